"""Each rule finds what it is there for and leaves alone what it is not, in each language."""

from pathlib import Path

import pytest
import yaml

from toolkit.kernel.language.languages import LANGUAGES, Language
from toolkit.models.requirements.wording import WordingFinding, WordingSettings
from toolkit.stages.requirements.wording.catalogue import all_rules
from toolkit.stages.requirements.wording.check import Statement, check
from toolkit.stages.requirements.wording.rule import Context

CASES = {
    language: yaml.safe_load((Path(__file__).parent / "cases" / f"{language}.yaml").read_text("utf-8"))
    for language in LANGUAGES
}
ALL = [
    (language, rule, kind, text)
    for language, rules in CASES.items()
    for rule, kinds in rules.items()
    for kind, texts in kinds.items()
    for text in texts
]


def findings(text: str, language: Language) -> list[WordingFinding]:
    statements = [Statement(f"s{n}", f"s{n}", part) for n, part in enumerate(text.split(" | "))]
    return check(statements, language, WordingSettings(profile="strict"), Context())


@pytest.mark.parametrize(("language", "rule", "kind", "text"), ALL)
def test_case(language: Language, rule: str, kind: str, text: str) -> None:
    found = [f.words for f in findings(text, language) if f.rule == rule]
    assert bool(found) == (kind == "found"), found


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_rule_has_two_cases_of_each_kind(language: Language) -> None:
    few = [
        (rule.code, kind)
        for rule in all_rules()
        for kind in ("found", "not_found")
        if len(CASES[language].get(rule.code, {}).get(kind, ())) < 2
    ]
    assert few == []
