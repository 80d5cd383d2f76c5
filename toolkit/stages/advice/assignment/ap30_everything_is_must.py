"""AP-30 everything_is_must: most of it can wait.

Why: where everything is a must nothing is, and the first phase never ends.
Bad: 80 % musts; one person owns nine key tasks that stop work.
Good: for each must somebody says what stops on day one; the rest has a date.
"""

from collections import Counter
from collections.abc import Iterator

from toolkit.models.advice.advice_check import AdviceCheck
from toolkit.models.advice.facts import Facts
from toolkit.models.advice.outcome import Hit, Outcome
from toolkit.models.selection.key_task import Priority
from toolkit.stages.advice.answers import rounds
from toolkit.stages.advice.words import many, name_of, outcome, percent, some, spots, whole

_SYSTEM = ("F", "IF", "DM", "NF")
CHECK = AdviceCheck(
    code="AP-30",
    name="everything_is_must",
    severity="warn",
    sections=("S7",),
    looks_at="priorities of the system requirements (F, IF, DM, NF; SV and CM are counted apart) and key tasks; "
    "wishes wanted just in case",
    fires_when="musts are above must_share_percent (settings) of the system requirements, somebody owns more than "
    "{key_tasks_a_person} key tasks of must or should, or a just-in-case wish stands in the Technical Assignment",
    message="Too much is a must; then nothing is.",
    advice="For each: what stops on day one? The rest gets a date.",
    clears="the ranking round has lowered musts, spread key tasks and parked what is wanted just in case",
    thresholds=("key_tasks_a_person",),
)


def look(facts: Facts) -> Outcome:
    """Shares, owners, just in case."""
    if not facts.dossier.requirements.requirements and not facts.dossier.key_tasks.tasks:
        return outcome((), "there are neither requirements nor key tasks yet")
    return outcome((*_musts(facts), *_owners(facts), *_just_in_case(facts)))


def _musts(facts: Facts) -> Iterator[Hit]:
    system = [
        r
        for r in facts.dossier.requirements.requirements
        if r.in_assignment and r.category.partition(".")[0] in _SYSTEM
    ]
    musts = sum(r.priority is Priority.MUST for r in system)
    share = percent(musts, len(system))
    if share > facts.dossier.engagement.settings.must_share_percent:
        message = (
            f"{whole(share)} % are musts ({musts} of {len(system)} system requirements); then nothing is."
        )
        yield Hit(about="musts", message=message, spots=spots("requirements.yaml", "requirements"))


def _owners(facts: Facts) -> Iterator[Hit]:
    pressing = (Priority.MUST, Priority.SHOULD)
    owned = Counter(t.owner for t in facts.dossier.key_tasks.tasks if t.priority in pressing)
    for owner, count in sorted(owned.items()):
        if count > facts.limits.key_tasks_a_person:
            message = f"{name_of(facts, owner)} owns {many(count, 'key task')} of must or should."
            yield Hit(about=owner, message=message, spots=spots("key-tasks.yaml", "tasks"))


def _just_in_case(facts: Facts) -> Iterator[Hit]:
    wishes = (w.text("ws_text") for w in rounds(facts, "ws") if w.text("ws_from") == "just_in_case")
    wanted = {text.casefold().strip(" .") for text in wishes if text.strip(" .")}
    inside = [
        (n, r)
        for n, r in enumerate(facts.dossier.requirements.requirements)
        if r.in_assignment and any(text in r.statement.casefold() for text in wanted)
    ]
    if inside:
        names = some(r.shown_id for _, r in inside)
        message = f"Wanted just in case, and yet in the Technical Assignment: {names}."
        yield Hit(
            about="just-in-case",
            message=message,
            spots=spots("requirements.yaml", "requirements", inside[0][0]),
        )
