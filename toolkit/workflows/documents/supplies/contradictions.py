"""Where answers do not go together, and what was decided."""

import sys

from toolkit.documents.content.inside.contradictions import (
    ContradictionLine,
    contradiction_table,
    contradiction_view,
)
from toolkit.documents.content.made import MadeBlocks
from toolkit.documents.template import Template
from toolkit.kernel.questions.labels import say
from toolkit.kernel.questions.typing import read_answer
from toolkit.models.blocks import TitlePage
from toolkit.models.interviews.contradiction import Contradiction
from toolkit.models.interviews.question import Question
from toolkit.workflows.documents.desk import Desk
from toolkit.workflows.documents.supply import Given, Item, Lack, Supply


def _lacks(desk: Desk) -> Lack | None:
    if not any(i.submitted for i in desk.dossier.interviews):
        return Lack("Nobody has been asked yet.", "Hold an interview: crmkit interview plan")
    return None


def _give(desk: Desk, _: Template, __: Item) -> Given:
    people = desk.dossier.engagement.names
    asked = {row.name: row.question for form in desk.forms.values() for row in form}
    lines = [_line(one, asked, people) for one in sorted(desk.stock.contradictions, key=_by_number)]
    return Given(
        contradiction_view(lines),
        MadeBlocks(
            {
                "title-page": lambda: (TitlePage(),),
                "open": lambda: contradiction_table([x for x in lines if x.open]),
                "decided": lambda: contradiction_table([x for x in lines if not x.open]),
            }
        ),
    )


def _by_number(one: Contradiction) -> tuple[int, str]:
    """C2 before C10; those without a number last."""
    digits = "".join(letter for letter in one.number or "" if letter.isdigit())
    return (int(digits) if digits else sys.maxsize, one.id)


def _line(one: Contradiction, asked: dict[str, Question], people: dict[str, str]) -> ContradictionLine:
    question = asked.get(one.question)

    def words(value: str | tuple[str, ...]) -> str:
        if question is None:
            return value if isinstance(value, str) else ", ".join(value)
        return say(question, read_answer(question, value))

    return ContradictionLine(
        number=one.number or one.id,
        question=question.label if question else one.question,
        about=one.instance.rpartition("=")[2].replace("-", " "),
        versions=tuple((people.get(v.member, v.member), words(v.value), v.quote) for v in one.versions),
        holds=words(one.decision) if one.decision is not None else "",
        owner=people.get(one.owner or "", one.owner or ""),
        reason=one.reason,
        open=one.state == "open",
    )


SUPPLY = Supply("answers that do not go together, with names; never for a vendor", _lacks, _give)
