"""AP-08 no_or_two_owners: one name answers for the whole of a process and for each kind of data.

Why: where two are named, each waits for the other, and every rule of the process is disputed later.
Bad: Andris names Guntis, Guntis names Andris.
Good: the sponsor has named one person for each.
"""

from collections.abc import Iterator

from toolkit.models.advice.advice_check import AdviceCheck
from toolkit.models.advice.facts import Facts
from toolkit.models.advice.outcome import Hit, Outcome
from toolkit.stages.advice.answers import rounds
from toolkit.stages.advice.words import name_of, outcome, plain, some, spots

_FILE = "landscape/processes.yaml"
CHECK = AdviceCheck(
    code="AP-08",
    name="no_or_two_owners",
    severity="block",
    sections=("S1",),
    looks_at="the owners of the processes; who may create and change each kind of data (bo_master)",
    fires_when="a process or kind of data has no owner, or different people name different ones",
    message="Nobody, or more than one, answers for something.",
    advice="Sponsor decides on one name; requirements of the process stay draft until then.",
    clears="'owner' stands in landscape/processes.yaml, and the contradictions on owners are decided",
    landscape=("processes",),
)


def look(facts: Facts) -> Outcome:
    """Processes and kinds of data."""
    if not facts.dossier.processes and not rounds(facts, "bo_master"):
        return outcome((), f"no process has been drawn ({_FILE}) and no kind of data named (form F06)")
    drawn = "" if facts.dossier.processes else f"no process has been drawn ({_FILE})"
    return outcome((*_processes(facts), *_data(facts)), drawn)


def _processes(facts: Facts) -> Iterator[Hit]:
    for n, process in enumerate(facts.dossier.processes):
        if process.owner and not process.owner_open:
            continue
        names = some(process.owner_open) or "nobody answers for it"
        yield Hit(
            about=process.id,
            message=f"For '{process.name}' nobody is named once and for all: {names}.",
            spots=spots(_FILE, "processes", n),
        )


def _data(facts: Facts) -> Iterator[Hit]:
    for one in rounds(facts, "bo_master"):
        kind = one.text("bo_ent")
        if kind and not one.text("bo_who"):
            message = f"For the data '{plain(kind)}' nobody is named who may create and change it."
            yield Hit(about=kind, message=message, spots=(one.spot,))
    for c in facts.contradictions:
        if c.question == "bo_who" and c.state == "open":
            kind = c.instance.rpartition("=")[2] or "data"
            names = some(f"{name_of(facts, v.member)} says {v.value}" for v in c.versions)
            yield Hit(
                about=kind, message=f"For the data '{plain(kind)}' different owners are named: {names}."
            )
