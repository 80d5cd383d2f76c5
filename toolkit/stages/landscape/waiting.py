"""Sittings that told of the landscape and that nobody has accepted into it yet.

Seen from the names of the answers alone, without the forms: what exactly they propose, `landscape accept` says.
"""

from collections.abc import Collection, Mapping

from toolkit.models.interviews.answer import Answer, Answers
from toolkit.models.interviews.interview import Interview
from toolkit.models.landscape.landscape import KINDS, Kind, Landscape

#: Where a kind of entry is told: the form, then the question or the repeats, outside in.
_TOLD: Mapping[Kind, tuple[str, ...]] = {
    "processes": ("F02_process", "pr_name"),
    "systems": ("F08_systems", "sys"),
    "flows": ("F08_systems", "sys", "fl"),
    "data_sources": ("F09_data", "dat"),
    "roles": ("F10_security", "rol"),
}


def told(interviews: Collection[Interview]) -> Mapping[Kind, tuple[str, ...]]:
    """Kind -> the submitted sittings that told of it, by id; kinds that nobody told of are left out."""
    found: dict[Kind, tuple[str, ...]] = {}
    for kind, (form, *path) in _TOLD.items():
        ids = tuple(
            i.id
            for i in interviews
            if i.questionnaire == form and i.submitted is not None and _has(i.answers, path)
        )
        if ids:
            found[kind] = ids
    return found


def unaccepted(
    said: Mapping[Kind, tuple[str, ...]], *landscapes: Landscape
) -> Mapping[Kind, tuple[str, ...]]:
    """What was told less the sittings that stand as a source of an entry of that kind in one of the landscapes."""
    left: dict[Kind, tuple[str, ...]] = {}
    for kind in KINDS:
        known = {s for one in landscapes for entry in one.entries(kind) for s in entry.sources}
        if waiting := tuple(id_ for id_ in said.get(kind, ()) if id_ not in known):
            left[kind] = waiting
    return left


def _has(answers: Answers, path: Collection[str]) -> bool:
    name, *rest = path
    entry = answers.get(name)
    if isinstance(entry, Answer):
        return entry.value not in (None, "", ())
    if not isinstance(entry, tuple):
        return False
    return any(not rest or _has(instance.answers, rest) for instance in entry)
