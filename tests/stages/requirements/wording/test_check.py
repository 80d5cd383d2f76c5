"""Levels, profiles, places, excerpts and waivers of the check."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.kernel.language.languages import LANGUAGES, Language
from toolkit.models.engagement.engagement import Client, Engagement
from toolkit.models.engagement.settings import Settings
from toolkit.models.requirements.wording import Term, WordingFinding, WordingSettings, WordingWaiver
from toolkit.models.requirements.wording_level import Profile
from toolkit.stages.requirements.wording.catalogue import all_rules
from toolkit.stages.requirements.wording.check import Statement, check
from toolkit.stages.requirements.wording.known_terms import context_of
from toolkit.stages.requirements.wording.rule import Context
from toolkit.stages.requirements.wording.waivers import part_waived, with_waivers, without_waivers


def found(
    *statements: Statement, settings: WordingSettings | None = None, context: Context | None = None
) -> list[WordingFinding]:
    return check(statements, "en", settings or WordingSettings(), context or Context())


def one(text: str, **fields: object) -> Statement:
    return Statement("r1", "REQ-SAL-001", text, **fields)  # type: ignore[arg-type]  # built from plain fields


def test_a_finding_says_all_of_it() -> None:
    [finding, _] = found(one("If possible, the system shall print the offer.", file="requirements.yaml"))
    assert finding.model_dump() == {
        "rule": "Q03",
        "name": "escape clause",
        "level": "error",
        "id": "r1",
        "requirement": "REQ-SAL-001",
        "words": "If possible",
        "excerpt": "If possible, the system shall print the offer.",
        "place": {
            "file": "requirements.yaml", "line": 0, "column": 0, "field": "statement", "start": 0, "end": 11,
        },
        "reason": "It lets the vendor decide whether this is done at all.",
        "question": 'In which cases exactly is "If possible" true, and who decides?',
    }  # fmt: skip


@pytest.mark.parametrize(
    ("profile", "single", "level"),
    [("strict", None, "warn"), ("default", None, "hint"), ("off", None, None), ("default", "strict", "warn"),
     ("strict", "off", None), ("off", "default", "hint")],
)  # fmt: skip
def test_a_rule_set_apart_goes_before_the_profile(
    profile: Profile, single: Profile | None, level: str | None
) -> None:
    settings = WordingSettings(profile=profile, rules={"Q15": single} if single else {})
    levels = [
        f.level for f in found(one("The system should print it."), settings=settings) if f.rule == "Q15"
    ]
    assert levels == ([level] if level else [])


def test_a_weak_word_in_a_must_is_a_warning() -> None:
    assert [f.level for f in found(one("The system should print offers.", is_must=True))] == ["warn"]
    assert [f.level for f in found(one("The system should print offers."))] == ["hint"]


def test_a_figure_in_the_criterion_counts() -> None:
    text = "The system shall keep its response time."
    assert [f.rule for f in found(one(text))] == ["Q14", "Q12"]
    assert [f.rule for f in found(one(text, criterion="The search answers within 2 seconds."))] == ["Q14"]


def test_the_criterion_is_read_by_the_rules_for_words_only() -> None:
    findings = found(one("The system shall print offers.", criterion="A clerk prints it easily, etc."))
    assert [(f.rule, f.place.field, f.words) for f in findings] == [
        ("Q01", "acceptance", "easily"), ("Q04", "acceptance", "etc"),
    ]  # fmt: skip


def test_what_stands_in_quotes_is_somebodys_own() -> None:
    assert found(one("When step 'easy and fast check, etc.' ends, the system shall print offers.")) == [] or {
        f.rule
        for f in found(one("When step 'easy and fast check, etc.' ends, the system shall print offers."))
    } == {"Q17"}


def test_an_acronym_is_asked_about_once() -> None:
    findings = found(
        Statement("r1", "A", "The system shall print the RMA."),
        Statement("r2", "B", "The system shall send the RMA to the BUYER and the QBR."),
    )
    assert [(f.requirement, f.words) for f in findings if f.rule == "Q18"] == [
        ("A", "RMA"),
        ("B", "BUYER"),
        ("B", "QBR"),
    ]


def test_the_glossary_explains_terms_and_prefers_words() -> None:
    glossary = (
        Term(term="RMA", meaning="return authorisation"),
        Term(term="enquiry", instead_of=("inquiry",)),
    )
    engagement = Engagement(
        schema_version="1", id="e", title="T", client=Client(name="C"), country="LV", currency="EUR",
        settings=Settings(wording=WordingSettings(glossary=glossary)),
    )  # fmt: skip
    context = context_of(engagement, ["3CX PBX"])
    findings = found(one("The system shall print the RMA of the Inquiry from the PBX."), context=context)
    assert [(f.rule, f.words, f.reason) for f in findings] == [
        ("Q25", "Inquiry", "It says the same as enquiry.")
    ]


def test_sisters_from_one_template_are_no_duplicates() -> None:
    sisters = [
        Statement(f"r{n}", f"R{n}", f"The system shall keep the {thing} of each customer for the sales report of the month.",
                  category="F.sales", template=template)
        for n, (thing, template) in enumerate([("visits", "T1"), ("visit", "T1"), ("visits", "T2")])
    ]  # fmt: skip
    assert [(f.id, f.reason) for f in found(*sisters) if f.rule == "Q25"] == [
        ("r2", "It says the same as R0.")
    ]


def test_another_category_is_another_matter() -> None:
    text = "The system shall log the calls of the customer."
    two = [Statement("a", "A", text, category="F.sales"), Statement("b", "B", text, category="F.service")]
    assert found(*two) == []


ANY_TEXT = st.text(st.characters(codec="utf-8"), max_size=60) | st.lists(
    st.sampled_from(["must", "shall", "und", "нет", "??", "«", "”", "'", "etc.", "(a b)", "5-10", "wird", "RMA", "more", "не", "zu"]),
    max_size=25,
).map(" ".join)  # fmt: skip


@given(ANY_TEXT, st.sampled_from(LANGUAGES))
def test_any_text_gives_places_inside_it(text: str, language: Language) -> None:
    for finding in check([one(text)], language, WordingSettings(profile="strict"), Context()):
        assert text[finding.place.start : finding.place.end] == finding.words
        assert finding.words
        assert finding.question
        assert "{" not in finding.reason


@given(st.integers(0, 40), st.integers(0, 40))
def test_an_excerpt_holds_the_words(before: int, after: int) -> None:
    text = " ".join(["clerk"] * before + ["easily"] + ["order"] * after)
    [finding] = [f for f in found(one(text)) if f.rule == "Q01"]
    assert "easily" in finding.excerpt
    assert len(finding.excerpt) <= 118


def test_two_calls_give_the_same() -> None:
    statements = [
        Statement(f"r{n}", f"R{n}", t) for n, t in enumerate(["It is easy, etc.", "The RMA should be fast."])
    ]
    assert found(*statements) == found(*statements)


def test_there_are_25_rules_without_a_gap() -> None:
    assert [rule.code for rule in all_rules()] == [f"Q{n:02}" for n in range(1, 26)]
    assert all(set(rule.reason) == set(rule.question) == set(LANGUAGES) for rule in all_rules())


def waiver(**changes: object) -> WordingWaiver:
    fields = {"requirement": "r1", "rule": "Q03", "words": "if  POSSIBLE", "by": "ilze", "date": date(2026, 3, 30), "reason": "Law."}  # fmt: skip
    return WordingWaiver.model_validate(fields | changes)


def test_a_waiver_holds_for_the_same_words_only() -> None:
    findings = [f for f in found(one("If possible, the system shall print offers.")) if f.rule == "Q03"]
    assert part_waived(findings, [waiver()]) == ([], findings, [])
    other = waiver(words="where possible")
    assert part_waived(findings, [other]) == (findings, [], [other])


def test_a_waiver_is_given_once_and_taken_back() -> None:
    findings = [f for f in found(one("If possible, the system shall print offers.")) if f.rule == "Q03"]
    once = with_waivers((), findings, waiver(reason="First."))
    twice = with_waivers(once, findings, waiver(reason="Second."))
    assert [w.reason for w in twice] == ["Second."]
    assert without_waivers(twice, "r1", "Q03", "IF possible") == ()
    assert without_waivers(twice, "r1", "Q03", "when possible") == twice
