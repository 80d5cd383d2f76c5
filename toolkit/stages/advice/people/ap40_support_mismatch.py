"""AP-40 support_mismatch: help comes as quickly as a standstill hurts.

Why: for a first system of the kind the cheapest package is the dearest hour of standstill.
Bad: first such system, no own skill, free basic support; an hour costs 310.
Good: priority support for the first year, a named reporter, remote access with consent each time.
"""

from collections.abc import Iterator

from toolkit.models.advice.advice_check import AdviceCheck
from toolkit.models.advice.facts import Facts
from toolkit.models.advice.outcome import Hit, Outcome
from toolkit.stages.advice.answers import counting, texts, was_asked
from toolkit.stages.advice.words import figure, name_of, outcome

_ASKED = ("su_own", "su_first", "su_pack", "su_remote", "su_hours", "su_resp")
_FROM_AFAR = frozenset({"remote_session"})
CHECK = AdviceCheck(
    code="AP-40",
    name="support_mismatch",
    severity="warn",
    sections=("S15",),
    looks_at="su_own, su_first, su_cost, su_resp, su_chan, su_remote, su_who, su_pack",
    fires_when="the first system of the kind comes with free basic support; nobody in the house has the skill and no "
    "response time is named; the cost of an hour is unknown; remote access is forbidden and help is remote only; "
    "nobody is named who reports",
    message="Help is not promised as quickly as a standstill hurts.",
    advice="Priority support for the first year, review date, report form, consent per session.",
    clears="form F15 names package, response times, cost of an hour and who reports, and they fit each other",
)


def look(facts: Facts) -> Outcome:
    """What is wanted of support beside what a standstill costs."""
    if not was_asked(facts, *_ASKED):
        return outcome((), "nobody was asked about support (form F15)")
    return outcome((*_package(facts), *_response(facts), *_cost(facts), *_remote(facts), *_reporter(facts)))


def _package(facts: Facts) -> Iterator[Hit]:
    if "first_such_system" not in texts(facts, "su_first"):
        return
    cost = next((s.number for s in counting(facts, "su_cost") if s.number is not None), None)
    hour = (
        f"an hour's standstill costs {figure(cost)}"
        if cost is not None
        else "nobody knows what an hour costs"
    )
    for said in counting(facts, "su_pack"):
        if said.text == "free_basic":
            yield Hit(
                about="package",
                message=f"{name_of(facts, said.member)} wants free basic support for the first system of the kind; {hour}.",
                spots=(said.spot,),
            )


def _response(facts: Facts) -> Iterator[Hit]:
    skill = texts(facts, "su_own")
    if skill and "own_it_with_crm_experience" not in skill and not was_asked(facts, "su_resp"):
        spot = counting(facts, "su_own")[0].spot
        message = "Nobody in the house has experience with such systems, and no response time is named."
        yield Hit(about="response", message=message, spots=(spot,))


def _cost(facts: Facts) -> Iterator[Hit]:
    if was_asked(facts, "su_own", "su_first", "su_hours") and not was_asked(facts, "su_cost"):
        spot = next(s.spot for q in ("su_own", "su_first", "su_hours") for s in counting(facts, q))
        yield Hit(about="cost", message="Nobody knows what an hour of standstill costs.", spots=(spot,))


def _remote(facts: Facts) -> Iterator[Hit]:
    ways = texts(facts, "su_chan")
    if "forbidden" in texts(facts, "su_remote") and ways and ways <= _FROM_AFAR:
        spot = counting(facts, "su_remote")[0].spot
        yield Hit(
            about="remote", message="Remote access is forbidden, and help comes only that way.", spots=(spot,)
        )


def _reporter(facts: Facts) -> Iterator[Hit]:
    if was_asked(facts, "su_chan", "su_resp") and not was_asked(facts, "su_who"):
        spot = next(s.spot for q in ("su_chan", "su_resp") for s in counting(facts, q))
        yield Hit(
            about="reporter", message="Nobody is named who reports faults to the vendor.", spots=(spot,)
        )
