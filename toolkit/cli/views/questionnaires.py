"""Questionnaires: the list, what is wrong with them, what comes in from elsewhere."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from toolkit.cli import screen
from toolkit.problems import Problem

_AUDIENCE = 36

if TYPE_CHECKING:
    from toolkit.workflows.questionnaires.answers import TakenIn
    from toolkit.workflows.questionnaires.listing import Looked, Shelf
    from toolkit.workflows.questionnaires.taking import Taken


def to_json(shelf: "Shelf") -> dict[str, object]:
    """The contract of `questionnaire list --json`."""
    return {
        "questionnaires": [
            {
                "id": listed.form.id,
                "title": listed.form.title,
                "audience": listed.form.audience,
                "minutes": listed.form.minutes,
                "questions": listed.questions,
            }
            for listed in shelf.forms
        ]
    }


def show_list(shelf: "Shelf") -> None:
    """One line a questionnaire."""
    rows = [
        [
            f"{listed.form.id}{' (own)' if listed.own else ''}",
            listed.form.title,
            str(listed.questions),
            str(listed.form.minutes),
            _short(listed.form.audience),
        ]
        for listed in shelf.forms
    ]
    screen.table(["Id", "Title", "Questions", "Minutes", "For"], rows, numbers=frozenset({2, 3}))


def _short(text: str) -> str:
    """As much as stands in two lines beside the rest; `--json` has all of it."""
    return text if len(text) <= _AUDIENCE else f"{text[: _AUDIENCE - 1].rstrip(' ,;(')}…"


def show_broken(shelf: "Shelf") -> None:
    """A line for each questionnaire that cannot be read, on the error stream."""
    for name in shelf.broken:
        screen.complain(f"'{name}' has faults: crmkit questionnaire check {name}")


def show_looked(looked: "Looked") -> None:
    """Every problem, and how many there are."""
    for problem in looked.problems:
        screen.say(str(problem))
    for words in looked.untranslated:
        count = len(words.left)
        texts = "text is" if count == 1 else "texts are"
        screen.say(
            f"{words.label}: {count} {texts} asked in the form's own language, the first is {words.left[0]}."
        )
    count = len(looked.names)
    checked = f"{count} questionnaire{'' if count == 1 else 's'} checked"
    found = len(looked.problems)
    screen.say(
        f"{checked}, nothing is wrong."
        if not found
        else f"{checked}, {found} problem{'' if found == 1 else 's'}."
    )


def looked_json(looked: "Looked") -> dict[str, object]:
    """What `questionnaire check --json` prints."""
    return {
        "questionnaires": list(looked.names),
        "problems": [
            {
                "file": problem.place.file,
                "line": problem.place.line,
                "column": problem.place.column,
                "code": problem.code,
                "what": problem.what,
                "how_to_mend": problem.how_to_mend,
            }
            for problem in looked.problems
        ],
        "untranslated": {words.label: list(words.left) for words in looked.untranslated},
    }


def show_left_out(left_out: Sequence[Problem]) -> None:
    """What was left out, on the error stream."""
    for problem in left_out:
        screen.complain(f"Left out: {problem}")


def show_taken(result: "TakenIn", *, dry_run: bool) -> None:
    """One line a submission, then what becomes of them."""
    rows = [[one.key[:40], *_about(one)] for one in result.taken]
    screen.table(
        ["Submission", "Who", "Begun", "Answers", "What becomes of it"], rows, numbers=frozenset({3})
    )
    new = sum(1 for one in result.taken if one.interview and not one.known and not one.problems)
    word = "would come in" if dry_run else "came in"
    screen.say(f"{new} of {len(result.taken)} {word}.")


def _about(one: "Taken") -> list[str]:
    if one.interview is None:
        return ["", "", "", f"{len(one.problems)} problem{'' if len(one.problems) == 1 else 's'}"]
    return [
        one.interview.respondent,
        f"{one.interview.started:%Y-%m-%d %H:%M}",
        str(len(one.interview.answers)),
        "is there already" if one.known else one.interview.id,
    ]
