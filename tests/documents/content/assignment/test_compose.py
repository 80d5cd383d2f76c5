"""Sections at their places: headings with stable ids, bodies at their depth, empty and absent sections said."""

from datetime import date

import pytest

from toolkit.documents.content.assignment.compose import compose
from toolkit.models.assignment.assignment import Assignment, SectionState
from toolkit.models.assignment.profile import Profile, ProfileEntry, SectionMark
from toolkit.models.blocks import Blocks, Comment, Heading, Paragraph
from toolkit.models.engagement.engagement import Client

BODY: Blocks = (
    Paragraph(inlines="Text."),
    Heading(level=2, inlines="Sub", id="sub"),
    Heading(level=3, inlines="Deep", id="deep"),
)
SCOPE = ProfileEntry(title="Scope", section="scope")
PROFILE = Profile(
    name="own",
    title="Own",
    entries=(
        ProfileEntry(title="Goals", section="purpose", mark="must"),
        ProfileEntry(title="Chapter", chapter="chapter", entries=(SCOPE,)),
        ProfileEntry(title="Nothing", chapter="nothing"),
    ),
)


def state(name: str, *, due: bool = True, empty: bool = False, mark: SectionMark = "must") -> SectionState:
    return SectionState(
        id=name, number="1", title=name, mark=mark, due=due, empty=empty, who_can_fill="sponsor"
    )


def assignment(*states: SectionState, draft: bool = False) -> Assignment:
    return Assignment(
        edition="contract", version="1", day=date(2026, 1, 1), draft=draft, open_points=0, title="T", language="en",
        currency="EUR", client=Client(name="C"), sections=states,
    )  # fmt: skip


def headings(blocks: Blocks) -> list[tuple[int, str, bool]]:
    return [(b.level, b.id, b.numbered) for b in blocks if isinstance(b, Heading)]


def test_bodies_stand_below_their_headings() -> None:
    blocks = compose(PROFILE, assignment(state("purpose"), state("scope")), {"purpose": BODY, "scope": BODY})
    assert headings(blocks) == [
        (1, "purpose", True), (2, "sub", True), (3, "deep", True),
        (1, "chapter", True), (2, "scope", True), (3, "sub", True), (4, "deep", True),
        (1, "nothing", True),
    ]  # fmt: skip
    assert blocks[-1] == Paragraph(role="note", inlines="Nothing is asked for here.")


def test_headings_of_a_body_leave_the_numbers_to_sections_inside() -> None:
    outer = ProfileEntry(title="Goals", section="purpose", entries=(SCOPE,))
    profile = Profile(name="own", title="Own", entries=(outer,))
    blocks = compose(profile, assignment(state("purpose"), state("scope")), {"purpose": BODY, "scope": ()})
    assert headings(blocks) == [
        (1, "purpose", True),
        (2, "sub", False),
        (3, "deep", False),
        (2, "scope", True),
    ]


@pytest.mark.parametrize(
    ("given", "draft", "said"),
    [
        (state("purpose", due=False), True, "This section is part of the contract edition."),
        (state("purpose", empty=True), False, "Nothing has been stated here yet."),
        (state("purpose", empty=True, mark="should"), True, "Nothing has been stated here yet."),
    ],
)
def test_a_section_without_a_body_says_so(given: SectionState, draft: bool, said: str) -> None:
    blocks = compose(PROFILE, assignment(given, state("scope"), draft=draft), {"scope": BODY})
    assert blocks[1] == Paragraph(role="note", inlines=(said,))


def test_a_draft_names_who_can_fill_what_is_wanted() -> None:
    blocks = compose(
        PROFILE, assignment(state("purpose", empty=True), state("scope"), draft=True), {"scope": ()}
    )
    said = Comment(
        inlines="Nothing has been stated here yet.", text="Can be filled in by: sponsor.", audience="client"
    )
    assert blocks[1] == Paragraph(role="note", inlines=(said,))
