"""AP-34 sized_for_today: the plan does not end on the day of go-live.

Why: a system that nobody can adapt and that was priced for today's users is too small in three years.
Bad: core processes live in heads, and 'somebody will be found' to adapt the system.
Good: price at triple size asked, metrics measured from the first month, an own expert named.
"""

import re
from collections.abc import Iterator

from toolkit.models.advice.advice_check import AdviceCheck
from toolkit.models.advice.facts import Facts
from toolkit.models.advice.outcome import Hit, Outcome
from toolkit.stages.advice.answers import counting, rounds, texts, was_asked
from toolkit.stages.advice.words import outcome, some, whole

_NOBODY = re.compile(r"\b(nobody|no one|none|not known|niemand|никто)\b", re.IGNORECASE)
CHECK = AdviceCheck(
    code="AP-34",
    name="sized_for_today",
    severity="info",
    sections=("S8", "S1"),
    looks_at="gr_users, users_now, gr_proc, gr_metric, gr_who",
    fires_when="no more users are expected in three years than today, core processes are in heads, a measure of health "
    "is not measured, or nobody will adapt the system",
    message="The plan ends on the day of go-live.",
    advice="Ask for the price at triple size; measure the metrics from the first month.",
    clears="form F12 has growth in users, described processes, measured metrics and who adapts the system",
)


def look(facts: Facts) -> Outcome:
    """Users, processes, metrics, who adapts."""
    if not was_asked(facts, "gr_users", "gr_proc", "gr_who") and not rounds(facts, "gr_metric"):
        return outcome((), "nobody was asked about growth (form F12)")
    return outcome((*_users(facts), *_processes(facts), *_metrics(facts), *_adapter(facts)))


def _users(facts: Facts) -> Iterator[Hit]:
    now = facts.dossier.engagement.client.users_now
    for said in counting(facts, "gr_users"):
        if said.number is not None and now is not None and said.number <= now:
            message = f"{whole(said.number)} users are expected in three years, today there are {now}."
            yield Hit(about="users", message=message, spots=(said.spot,))


def _processes(facts: Facts) -> Iterator[Hit]:
    if "in_heads" in texts(facts, "gr_proc"):
        spot = counting(facts, "gr_proc")[0].spot
        yield Hit(about="processes", message="The core processes are in people's heads.", spots=(spot,))


def _metrics(facts: Facts) -> Iterator[Hit]:
    without = [r for r in rounds(facts, "gr_metric") if r.text("gr_m_now") == "not_measured"]
    if without:
        names = some(r.text("gr_m_name") or "a measure" for r in without)
        yield Hit(about="metrics", message=f"Not measured: {names}.", spots=(without[0].spot,))


def _adapter(facts: Facts) -> Iterator[Hit]:
    for said in counting(facts, "gr_who"):
        if _NOBODY.search(said.text):
            yield Hit(
                about="adapter", message="Nobody is named who will adapt the system.", spots=(said.spot,)
            )
