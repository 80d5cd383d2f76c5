"""Precision, recall and F1 of the wording rules against the labels of ARTA.

    python -m benchmarks.wording DS1.xlsx [--write docs/wording-figures.json]

DS1 (985 requirements of 6 documents, MIT, m-zakeri/ARTA) has a column a smell, with the offending words
in the cells. A sentence counts as found when the column's rule has a finding in it. The commonest labels of all
rows were known when the lists were written. After that the rules were tuned on the even rows (counted from 0);
of the odd rows only the sums were looked at, never a sentence. Whether all words of a rule count or only its
clear ones is chosen a column on the even rows too.
"""

import argparse
import json
import re
import warnings
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from openpyxl import load_workbook

from toolkit.models.requirements.wording import WordingFinding, WordingSettings
from toolkit.stages.requirements.wording.catalogue import all_rules
from toolkit.stages.requirements.wording.check import Statement, check, statements_of
from toolkit.stages.requirements.wording.known_terms import context_of
from toolkit.stages.requirements.wording.rule import Context
from toolkit.store.dossier import read_dossier

#: Column of the sheet, its heading, our rule, and the F1 that ARTA's own tool reaches on DS1.
COLUMNS = (
    (10, "uncertain verb", "Q15", 0.87),
    (7, "comparative", "Q10", 0.62),
    (6, "superlative", "Q11", 0.50),
    (8, "negative", "Q09", 0.44),
    (5, "non-verifiable", "Q12", 0.28),
    (2, "subjective", "Q01", 0.40),
    (3, "ambiguous", "Q02", 0.40),
    (9, "pronoun", "Q14", 0.23),
)
_SAMPLE = Path(__file__).parents[1] / "samples/kaskad-pack"
_STRICT = WordingSettings(profile="strict")


def read_labelled(file: Path) -> list[tuple[Any, ...]]:
    """The rows of the sheet that hold a requirement."""
    with warnings.catch_warnings():
        # The sheet has a page header that openpyxl cannot read and nobody needs.
        warnings.simplefilter("ignore", UserWarning)
        sheet = load_workbook(file, read_only=False).worksheets[0]
    return [row for row in sheet.iter_rows(min_row=2, values_only=True) if row[0]]


def measure(file: Path) -> dict[str, Any]:
    """All figures: a column of ARTA each, the share of flagged requirements, a rule each."""
    rows = read_labelled(file)
    statements = [
        Statement(str(n), str(n), re.sub(r"\s+", " ", str(row[0])).strip()) for n, row in enumerate(rows)
    ]
    strict = check(statements, "en", _STRICT, Context())
    usual = check(statements, "en", WordingSettings(), Context())
    # Where Q15 warns in the profile default, no word of the sentence obliges, allows or wishes.
    describing = {f.id for f in usual if f.rule == "Q15" and f.level == "warn"}
    dossier = read_dossier(_SAMPLE)
    context = context_of(dossier.engagement, (system.name for system in dossier.systems))
    ours = list(statements_of(dossier.requirements, "requirements.yaml"))
    our_usual = check(ours, "en", WordingSettings(), context)
    return {
        "columns": [_column(rows, strict, usual, *column) for column in COLUMNS],
        "flagged_percent": {
            "ARTA DS1": _flagged(usual, len(rows)),
            "ARTA DS1, sentences with a modal verb": _flagged(
                [f for f in usual if f.id not in describing], len(rows) - len(describing)
            ),
            "Kaskad Pack": _flagged(our_usual, len(ours)),
        },
        "rules": {
            rule.code: {
                "arta_percent": _percent({f.id for f in _graver(usual) if f.rule == rule.code}, len(rows)),
                "arta_strict_percent": _percent({f.id for f in strict if f.rule == rule.code}, len(rows)),
                "kaskad_percent": _percent({f.id for f in _graver(our_usual) if f.rule == rule.code}, len(ours)),
            }
            for rule in all_rules()
        },
    }  # fmt: skip


def _column(  # noqa: PLR0913 (a line of COLUMNS)
    rows: Sequence[tuple[Any, ...]],
    strict: Sequence[WordingFinding],
    usual: Sequence[WordingFinding],
    column: int,
    name: str,
    rule: str,
    arta: float,
) -> dict[str, Any]:
    labelled = {n for n, row in enumerate(rows) if str(row[column] or "-").strip() not in ("", "-")}
    level = next(r.level for r in all_rules() if r.code == rule)
    every = _found(f for f in strict if f.rule == rule)
    clear = _found(f for f in usual if f.rule == rule and f.level == level)
    even, odd = range(0, len(rows), 2), range(1, len(rows), 2)
    words, found = max(
        (("all", every), ("clear", clear)), key=lambda pair: _scores(labelled, pair[1], even)["f1"]
    )
    return {
        "column": name,
        "rule": rule,
        "words": words,
        "labelled": len(labelled),
        "arta_f1": arta,
        "even": _scores(labelled, found, even),
        "odd": _scores(labelled, found, odd),
        "all": _scores(labelled, found, range(len(rows))),
    }


def _found(findings: Iterable[WordingFinding]) -> set[int]:
    """Rows with a finding; where no modal stands at all there is no word that ARTA could have marked."""
    return {int(f.id) for f in findings if f.rule != "Q15" or " " not in f.words}


def _scores(labelled: set[int], found: set[int], rows: range) -> dict[str, float]:
    wanted, got = labelled & set(rows), found & set(rows)
    right = len(wanted & got)
    precision = right / len(got) if got else 0.0
    recall = right / len(wanted) if wanted else 0.0
    f1 = 2 * precision * recall / (precision + recall) if right else 0.0
    return {"precision": round(precision, 3), "recall": round(recall, 3), "f1": round(f1, 3)}


def _graver(findings: Iterable[WordingFinding]) -> list[WordingFinding]:
    return [f for f in findings if f.level in ("error", "warn")]


def _flagged(findings: Iterable[WordingFinding], count: int) -> float:
    return _percent({f.id for f in _graver(findings)}, count)


def _percent(some: set[str], count: int) -> float:
    return round(100 * len(some) / count, 1)


def show(figures: dict[str, Any]) -> None:
    """Print the figures beside ARTA's."""
    print("column          rule  words  n    precision recall  F1 even  odd   all   ARTA")
    for c in figures["columns"]:
        beaten = "beaten" if c["all"]["f1"] > c["arta_f1"] else "not beaten"
        print(
            f"{c['column']:<15} {c['rule']}   {c['words']:<6} {c['labelled']:<4} {c['all']['precision']:.2f}      "
            f"{c['all']['recall']:.2f}    {c['even']['f1']:.2f}     {c['odd']['f1']:.2f}  {c['all']['f1']:.2f}  "
            f"{c['arta_f1']:.2f}  {beaten}"
        )
    won = Counter(c["all"]["f1"] > c["arta_f1"] for c in figures["columns"])[True]
    print(f"F1 over all rows is above ARTA's own in {won} of {len(figures['columns'])} columns.")
    for name, percent in figures["flagged_percent"].items():
        print(f"flagged by the profile default (error or warning), {name}: {percent:.1f} %")


def main() -> None:
    """Measure, print, and write the figures for the documentation if asked."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", maxsplit=1)[0])
    parser.add_argument("sheet", type=Path, help="DS1.xlsx of ARTA")
    parser.add_argument("--write", type=Path, help="write the figures here, as JSON")
    options = parser.parse_args()
    figures = measure(options.sheet)
    show(figures)
    if options.write:
        options.write.write_text(json.dumps(figures, indent=2) + "\n", "utf-8")


if __name__ == "__main__":
    main()
