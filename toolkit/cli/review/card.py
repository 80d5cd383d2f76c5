"""What the screen shows of one requirement under review."""

from collections.abc import Iterator, Mapping, Sequence

from toolkit.models.requirements.requirement import Register, Requirement
from toolkit.stages.requirements.fingerprint import Suspicion, suspicions
from toolkit.stages.requirements.review import must_share

_CHANGED: dict[Suspicion, str] = {
    "words": "the words changed since the review",
    "answers": "what was said changed since the review",
}


DERIVE = "look at it with 'crmkit requirements derive'."


def card(
    r: Requirement,
    register: Register,
    findings: Sequence[str] = (),
    people: Mapping[str, str] | None = None,
    *,
    moved: bool = False,
) -> Iterator[str]:
    """Yield the lines of one requirement: words first, then what speaks against it, then its sources."""
    names = people or {}
    yield f"{r.shown_id}  {r.category}  {r.priority.value}  {r.status.value}"
    yield r.statement
    yield f"Accepted when: {r.acceptance or '(nothing yet)'}"
    if r.needed_by:
        yield f"Cannot work without it: {names.get(r.needed_by, r.needed_by)}"
    if r.owner:
        yield f"Owner: {names.get(r.owner, r.owner)}"
    if r.key_tasks:
        yield f"Tried out by: {', '.join(r.key_tasks)}"
    yield from against(r, findings)
    if moved:
        yield f"SUSPECT: the answers changed since the review and were not taken up; {DERIVE}"
    if r.merged_into:
        yield f"Merged into: {_shown(register, r.merged_into)}"
    if r.split_from:
        yield f"Split from: {_shown(register, r.split_from)}"
    if r.remark:
        yield f"Remark: {r.remark}"
    yield from origin(r, names)


def against(r: Requirement, findings: Sequence[str] = ()) -> Iterator[str]:
    """Yield what keeps it from being accepted as it stands."""
    if r.proposal and r.proposal.statement != r.statement:
        yield f"The answers propose: {r.proposal.statement}"
    for version in r.versions:
        yield f"Another version: {version}"
    for question in r.open_questions:
        yield f"Open: {question}"
    for suspicion in suspicions(r):
        yield f"SUSPECT: {_CHANGED[suspicion]} ({r.review.by}, {r.review.at:%Y-%m-%d})." if r.review else ""
    if r.vanished:
        yield "VANISHED: no answer asks for it any more."
    yield from (f"Wording: {finding}" for finding in findings)


def origin(r: Requirement, names: Mapping[str, str]) -> Iterator[str]:
    """Yield where it comes from, a line a source."""
    for source in r.sources:
        quote = f'  "{source.quote}"' if source.quote else ""
        who = names.get(source.member, source.member)
        yield f"Source: {who}, {source.interview}, {source.question or 'as a whole'}{quote}"
    for file in r.foreign:
        text = f'  "{file.text}"' if file.text and file.text != r.statement else ""
        yield f"Source: {file.file}, {file.place}{text}"


def share_of_musts(register: Register, limit: int) -> str:
    """How many are musts, and whether that is too many to mean anything."""
    musts, every = must_share(register)
    percent = 100 * musts // every if every else 0
    line = f"Musts: {musts} of {every} system requirements ({percent} %, limit {limit} %)."
    if every and musts * 100 > limit * every:
        line += " TOO MANY: ask for each what stops on the first day; the rest gets a date."
    return line


def _shown(register: Register, wanted: str) -> str:
    return next((r.shown_id for r in register.requirements if r.id == wanted), wanted)
