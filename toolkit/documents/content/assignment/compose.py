"""Sections put together as a profile places them: headings with stable ids, bodies below them at their depth."""

from collections.abc import Mapping

from toolkit.models.assignment.assignment import Assignment, SectionState
from toolkit.models.assignment.profile import Placed, Profile
from toolkit.models.blocks import Block, Blocks, Comment, Heading, Inline, Paragraph

_DEEPEST = 6
_NOTHING = "Nothing has been stated here yet."
_NOT_ASKED = "Nothing is asked for here."
_OTHER_EDITION = "This section is part of the contract edition."


def compose(profile: Profile, assignment: Assignment, bodies: Mapping[str, Blocks]) -> Blocks:
    """The whole of the document's text.

    Args:
        profile: order and names.
        assignment: states of the sections.
        bodies: blocks by section id, their headings from level 2 on; looked up only where they are printed.
    """
    return tuple(block for place in profile.placed() for block in _section(place, assignment, bodies))


def _section(place: Placed, assignment: Assignment, bodies: Mapping[str, Blocks]) -> Blocks:
    entry = place.entry
    heading = Heading(level=min(place.level, _DEEPEST), inlines=entry.title, id=entry.id)
    state = assignment.section(entry.section) if entry.section else None
    if state is None:
        return (heading,) if entry.entries else (heading, Paragraph(role="note", inlines=_NOT_ASKED))
    if not state.due:
        return (heading, Paragraph(role="note", inlines=_OTHER_EDITION))
    if state.empty:
        return (heading, _empty(state, draft=assignment.draft))
    body = tuple(_deeper(block, place.level - 1, numbered=not entry.entries) for block in bodies[state.id])
    return (heading, *body)


def _empty(state: SectionState, *, draft: bool) -> Paragraph:
    said: Inline = _NOTHING
    if draft and state.mark == "must":
        said = Comment(
            inlines=_NOTHING, text=f"Can be filled in by: {state.who_can_fill}.", audience="client"
        )
    return Paragraph(role="note", inlines=(said,))


def _deeper(block: Block, by: int, *, numbered: bool) -> Block:
    """A heading of a section's body, as many levels deeper as the section stands.

    Where further sections follow inside, headings of the body have no number: theirs come from the profile.
    """
    if not isinstance(block, Heading):
        return block
    level = min(block.level + by, _DEEPEST)
    return block.model_copy(update={"level": level, "numbered": block.numbered and numbered})
