"""Write docs/wording-rules.md from the rules and from what benchmarks/wording.py has measured.

    python -m scripts.make_wording_rules

A test holds the page to the code: after a change of a rule run this again, after a change of its words
the benchmark too.
"""

import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import ModuleType
from typing import Any

from toolkit.discover import modules
from toolkit.kernel.language.languages import LANGUAGES
from toolkit.stages.requirements.wording.catalogue import ROOMS
from toolkit.stages.requirements.wording.rule import Rule

_DOCS = Path(__file__).parents[1] / "docs"
PAGE = _DOCS / "wording-rules.md"
FIGURES = _DOCS / "wording-figures.json"
_LANGUAGE_NAMES = {"en": "English", "de": "German", "ru": "Russian"}
_EXAMPLE = re.compile(r"^(Bad|Good) \((en|de|ru)\): (.+)$", re.MULTILINE)
_WHY = re.compile(r"^Why: (.+?)\n\n", re.MULTILINE | re.DOTALL)
_SOURCE = re.compile(r"^Source: (.+)", re.MULTILINE | re.DOTALL)

_HEAD = """\
# The wording rules

`crmkit requirements check` reads every requirement against these 25 rules, in English, German and Russian.
A finding names the words, says why they are a fault, and gives a question to put to the person who said it.
This page is made by `python -m scripts.make_wording_rules`; do not edit it.

**Levels.** `error`: nothing can be signed with it. `warn`: somebody has to answer the question. `hint`: often
harmless, worth a look. `info`: no fault. `requirements check` shows errors and warnings; `--level hint` and
`--level info` show the rest.

**Profiles.** `default` keeps a rule's level for its clear words and lowers the often harmless ones to hints;
`strict` takes all at the rule's level; `off` leaves the rule out. Set them in `engagement.yaml`:

    settings:
      wording:
        profile: default
        rules: {Q13: off, Q02: strict}
        glossary:
          - {term: enquiry, meaning: a customer asks for a price, instead_of: [inquiry, request]}

**Waivers.** `crmkit requirements waive REQ-SAL-012 Q22 --reason "..." --by ilze` lets words stand, with who, when and
why in `decisions/wording.yaml`. It holds while the rule finds these very words.

**How words are compared.** English by the word, German by Snowball stems, Russian by the lemmas of the
OpenCorpora dictionary (pymorphy3), so that удобным, удобной and удобные are one word. What stands in quotes
is a name or somebody's own words and is left alone, except by Q05. The rules for single words read the
acceptance criterion too. Q18 and Q25 look at the register as a whole.

## Measured

Against DS1 of ARTA (985 English requirements of six documents from railways, police, web guidelines and
others, labelled by hand; MIT, m-zakeri/ARTA). A sentence counts as found when the rule finds something in it.
The commonest labels of all rows were known when the lists were written; after that the rules were tuned on the
even rows, and of the odd rows only the sums were looked at. Whether all words of a rule count or its clear
ones only was chosen on the even rows too. Bold: above ARTA's own figure for all rows. Repeat it with
`python -m benchmarks.wording DS1.xlsx --write docs/wording-figures.json`.

"""

_BELOW_COLUMNS = """
With few labels (superlative 8, comparative 26) a single sentence moves the figure by several hundredths. Labelled are
words, not faults: ARTA's "non-verifiable" is for a good part the word "indication" of one railway document.

For German and Russian no labelled text is public. What stands for them are the cases of the tests (at least
two found and two not found a rule), written by the same hand as the rules: they hold the rules to their words,
they measure nothing about texts of others.

"""


def documented(module: ModuleType) -> tuple[str, str, dict[tuple[str, str], str], str]:
    """Title, reason, examples by kind and language, and source, from the docstring of a rule.

    Raises:
        ValueError: one of them is missing.
    """
    text = module.__doc__ or ""
    why, source = _WHY.search(text), _SOURCE.search(text)
    examples = {(kind, language): example for kind, language, example in _EXAMPLE.findall(text)}
    missing = [f"{k} ({lang})" for k in ("Bad", "Good") for lang in LANGUAGES if (k, lang) not in examples]
    if not why or not source or missing:
        raise ValueError(f"{module.__name__}: no {', '.join(missing) or 'Why: or Source:'} in its docstring")
    return text.split("\n", 1)[0], _one_line(why.group(1)), examples, _one_line(source.group(1))


def all_modules() -> list[ModuleType]:
    """The modules of all rules, by code."""
    found = [module for room in ROOMS for _, module in modules(room)]
    return sorted(found, key=lambda module: module.RULE.code)


def page(figures: Mapping[str, Any]) -> str:
    """The whole page."""
    lines = [_HEAD.rstrip("\n"), "", *_columns(figures), _BELOW_COLUMNS.rstrip("\n"), ""]
    lines += [f"The profile `default` flags (error or warning) {_flagged(figures)}.", ""]
    for module in all_modules():
        lines += _rule(module, figures["rules"][module.RULE.code])
    return "\n".join(lines).rstrip("\n") + "\n"


def _columns(figures: Mapping[str, Any]) -> Iterator[str]:
    yield "| ARTA's column | labelled | rule | words | precision | recall | F1 | F1 even rows | F1 odd rows | ARTA's own F1 |"
    yield "|---|---|---|---|---|---|---|---|---|---|"
    for c in figures["columns"]:
        whole = c["all"]
        f1 = f"**{whole['f1']:.2f}**" if whole["f1"] > c["arta_f1"] else f"{whole['f1']:.2f}"
        yield (
            f"| {c['column']} | {c['labelled']} | {c['rule']} | {c['words']} | {whole['precision']:.2f} | "
            f"{whole['recall']:.2f} | {f1} | {c['even']['f1']:.2f} | {c['odd']['f1']:.2f} | {c['arta_f1']:.2f} |"
        )


def _flagged(figures: Mapping[str, Any]) -> str:
    return ", ".join(f"{percent:.1f} % of {name}" for name, percent in figures["flagged_percent"].items())


def _rule(module: ModuleType, figures: Mapping[str, float]) -> Iterator[str]:
    rule: Rule = module.RULE
    title, why, examples, source = documented(module)
    yield f"## {title.split(' ', 1)[0]} {rule.name}"
    yield ""
    yield f"Level `{rule.level}`. {title.split(': ', 1)[-1][:1].upper()}{title.split(': ', 1)[-1][1:]}"
    yield ""
    yield why
    yield ""
    yield "| | found | not found |"
    yield "|---|---|---|"
    for language in LANGUAGES:
        bad, good = (examples[kind, language].replace("|", "<br>") for kind in ("Bad", "Good"))
        yield f"| {_LANGUAGE_NAMES[language]} | {bad} | {good} |"
    yield ""
    yield f"Question: {rule.question['en'].replace('{words}', '...').replace('{note}', '...')}"
    yield ""
    yield (
        f"Source: {source} Flags {figures['arta_percent']:.1f} % of ARTA DS1 in the profile `default` "
        f"({figures['arta_strict_percent']:.1f} % in `strict`) and {figures['kaskad_percent']:.1f} % of Kaskad Pack."
    )
    yield ""


def _one_line(text: str) -> str:
    return " ".join(text.split())


def main() -> None:
    """Write the page."""
    PAGE.write_text(page(json.loads(FIGURES.read_text("utf-8"))), "utf-8")
    print(f"{PAGE} written.")


if __name__ == "__main__":
    main()
