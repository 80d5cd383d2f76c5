"""Every fault of a questionnaire in one reading, each with file, line and column."""

from pathlib import Path

import pytest

from toolkit.problems import BadData, UsageError
from toolkit.workflows.questionnaires import shelf
from toolkit.workflows.questionnaires.listing import check_questionnaires, list_questionnaires
from toolkit.workflows.session import Session

HEAD = """\
id: visit
title: Visit
audience: everybody
minutes: '5'
purpose: To see.
"""


def problems(text: str) -> list[str]:
    return [str(problem) for problem in shelf.check_source(text.encode(), "visit.yaml").problems]


CASES: dict[str, tuple[str, list[tuple[str, str]]]] = {
    "nothing": (HEAD + "questions:\n  - {type: text, name: a, label: A?}\n", []),
    "unknown key, missing key, wrong type, expression and list at once": (
        """\
id: visit
titel: Visit
audience: everybody
minutes: many
questions:
  - type: integer
    name: age
    label: Age?
  - type: text
    nane: b
    label: B?
  - type: select_one
    name: c
    label: C?
    choices: frq
  - type: text
    name: d
    label: D?
    relevant: ${aeg} > 3
  - type: text
    name: e
    label: E ${late}?
    constraint: ${age} = 'old'
  - type: text
    name: late
    label: Late?
    colour: red
  - type: text
    name: last
    label: Last?
    relevant: ${late} = 'x'
close: [B_WISHES]
""",
        [
            ("visit.yaml:1:1:", "purpose"),
            ("visit.yaml:1:1:", "title"),
            ("visit.yaml:2:1:", "title"),
            ("visit.yaml:4:10:", "number"),
            ("visit.yaml:9:5:", "name"),
            ("visit.yaml:10:5:", "name"),
            ("visit.yaml:15:14:", "Write 'freq'"),
            ("visit.yaml:19:15:", "Write ${age}"),
            ("visit.yaml:23:17:", "compared with a text"),
            ("visit.yaml:27:5:", "'colour' is not known"),
            ("visit.yaml:32:8:", "B_WISH"),
        ],
    ),
    "a name that a closing block has too, and one that `or_other` asks": (
        HEAD
        + """\
close: [B_WISH]
questions:
  - {type: text, name: ws_text, label: A?}
  - {type: select_one, name: b, label: B?, choices: yn, or_other: 'yes'}
  - {type: text, name: b_other, label: C?}
""",
        [
            ("visit.yaml:8:24:", "also in the closing block 'B_WISH'"),
            ("visit.yaml:9:67:", "`or_other` of 'b' asks 'b_other'"),
        ],
    ),
    "templates": (
        HEAD
        + """\
subject: c
questions:
  - {type: text, name: a, label: A?}
yields:
  - {id: R-1, when: "${b} = ''", category: F.sales, priority: M, statement: "Do ${aa}.", acceptance: Done.}
  - {id: R-2, when: "true()", category: F.sals, priority: M, statement: Do., acceptance: Done.}
""",
        [
            ("visit.yaml:6:10:", "The subject 'c' is no question"),
            ("visit.yaml:10:21:", "There is no question 'b'"),
            ("visit.yaml:10:77:", "The slot ${aa} names no question"),
            ("visit.yaml:11:41:", "F.sales"),
        ],
    ),
    "inside a repeat": (
        HEAD
        + """\
questions:
  - type: repeat
    name: child
    label: Child
    questions:
      - {type: integer, name: age, label: Age?}
      - {type: range, name: grade, label: Grade?, start: five}
  - type: text
    name: why
    label: Why?
    relevant: ${age} > 3
    choice_filter: a = 'b
""",
        [
            ("visit.yaml:12:58:", "The start of 'grade' is no number"),
            ("visit.yaml:16:15:", "one answer for each 'child'"),
            ("visit.yaml:17:20:", "a quoted text does not end"),
        ],
    ),
    "no YAML": ("id: [", [("visit.yaml:2:1:", "")]),
    "no mapping": ("- a\n", [("visit.yaml:1:1:", "")]),
    "lists of its own": (
        HEAD
        + """\
lists:
  colours:
    - {name: red, label: Red}
    - {name: red, label: Crimson}
questions:
  - {type: select_one, name: a, label: A?, choices: colours}
  - {type: text, name: b, label: B?, relevant: "${a} = 'rde'"}
""",
        [("visit.yaml:11:53:", "listed twice"), ("visit.yaml:12:48:", "Write 'red'")],
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_every_fault_at_once(name: str) -> None:
    text, wanted = CASES[name]
    found = problems(text)
    assert len(found) == len(wanted), "\n".join(found)
    for said, (place, words) in zip(found, wanted, strict=True):
        assert said.startswith(place), said
        assert words in said


def test_shipped_questionnaires_hold(tmp_path: Path) -> None:
    looked = check_questionnaires(Session(tmp_path), ())
    assert (len(looked.names), looked.problems) == (18, ())


def engagement(folder: Path, **forms: str) -> Session:
    (folder / "engagement.yaml").write_text("", "utf-8")
    (folder / "questionnaires").mkdir()
    for name, text in forms.items():
        (folder / "questionnaires" / f"{name}.yaml").write_text(text, "utf-8")
    return Session(folder)


def test_own_ones_come_along_and_broken_ones_are_named(tmp_path: Path) -> None:
    fine = HEAD + "questions:\n  - {type: text, name: a, label: A?}\n  - {type: note, name: b, label: B}\n"
    session = engagement(tmp_path, visit=fine, other="id: other\n")
    listed = list_questionnaires(session)
    own = [entry for entry in listed.forms if entry.own]
    assert [(entry.form.id, entry.questions) for entry in own] == [("visit", 1)]
    assert (len(listed.forms), listed.broken) == (19, ("other",))
    assert {problem.place.file for problem in check_questionnaires(session, ()).problems} == {
        "questionnaires/other.yaml"
    }


def test_the_id_is_the_name_of_the_file(tmp_path: Path) -> None:
    fine = HEAD + "questions:\n  - {type: text, name: a, label: A?}\n"
    (problem,) = check_questionnaires(engagement(tmp_path, other=fine), ["other"]).problems
    assert (problem.code, str(problem.place)) == ("id-not-file", "questionnaires/other.yaml:1:1")


def test_names_that_are_none(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="F03_sales"):
        check_questionnaires(Session(tmp_path), ["F03_sale"])
    with pytest.raises(UsageError, match="cannot be read"):
        check_questionnaires(Session(tmp_path), [str(tmp_path / "none.yaml")])


def test_a_broken_own_form_ends_in_problems_not_in_an_exception(tmp_path: Path) -> None:
    wrong = HEAD + "questions:\n  - {type: select_one, name: a, label: A?, choices: nowhere}\n"
    engagement(tmp_path, visit=wrong)
    for read in (shelf.gathered, shelf.checked):
        with pytest.raises(BadData, match=r"questionnaires/visit\.yaml:7:53: assembly 'a' names the list"):
            read("visit", tmp_path)


WORDS = """\
of: visit
language: de
questions:
  a: {label: A auf Deutsch?, choices: {rot: Rot}}
  bb: {label: B?}
lists:
  colour: {red: Rot}
  colours: {red: Rot, blau: Blau}
yields:
  R-1: {statement: Mach es.}
"""


def test_words_in_other_languages_are_looked_through_too(tmp_path: Path) -> None:
    form = (
        "lists: {colours: [{name: red, label: Red}]}\nquestions:\n  - {type: text, name: a, label: A?, hint: Now}\n"
        "  - {type: text, name: b, label: B?}\n"
    )
    session = engagement(tmp_path, visit=HEAD + form)
    folder = tmp_path / "questionnaires" / "locale"
    for language, text in (("de", WORDS), ("fr", "of: visite\nlanguage: de\n"), ("ru", "of: [")):
        (folder / language).mkdir(parents=True)
        (folder / language / "visit.yaml").write_text(text, "utf-8")
    looked = check_questionnaires(session, ["visit"])
    said = [
        (str(problem.place).removeprefix("questionnaires/locale/"), problem.what)
        for problem in looked.problems
    ]
    assert said[:-1] == [
        ("de/visit.yaml:4:40", "The form has no choice of 'a' 'rot'."),
        ("de/visit.yaml:5:3", "The form has no question 'bb'."),
        ("de/visit.yaml:7:3", "The form has no list 'colour'."),
        ("de/visit.yaml:8:23", "The form has no choice of the list 'colours' 'blau'."),
        ("de/visit.yaml:10:3", "The form has no template 'R-1'."),
        ("fr/visit.yaml:1:5", "'of' is 'visite', the file is that of 'visit'."),
        ("fr/visit.yaml:2:11", "'language' is 'de', the file is that of 'fr'."),
    ]
    assert said[-1][0].startswith("ru/visit.yaml:")
    assert {words.label.split("/")[2]: words.left for words in looked.untranslated} == {
        "de": ("a.hint", "b.label"),
        "fr": ("a.label", "a.hint", "b.label"),
    }
