"""AP-39 training_left_out: people learn their key tasks from people, in groups of one role, before go-live.

Why: a manual on the desk teaches nobody; makers, sellers and administrators in one room learn nothing either.
Bad: all 22 in one room on a Saturday, or 'they are grown up, give them the manual'.
Good: two experts with 6 relieved hours a week are trained on own data and train groups of eight at most.
"""

import re
from collections.abc import Iterator

from toolkit.models.advice.advice_check import AdviceCheck
from toolkit.models.advice.facts import Facts
from toolkit.models.advice.outcome import Hit, Outcome
from toolkit.stages.advice.answers import Round, counting, rounds, was_asked
from toolkit.stages.advice.words import name_of, outcome, plain, whole

_NOBODY_TEACHES = frozenset({"self_study_only", "nobody"})
#: A group that is named so has people of several roles.
_MIXED = re.compile(
    r"\b(all (users|staff|people|departments)|everybody|everyone|mixed|alle|gemischt|все|смешанн\w+)\b",
    re.IGNORECASE,
)
CHECK = AdviceCheck(
    code="AP-39",
    name="training_left_out",
    severity="block",
    sections=("S14",),
    looks_at="tr_who, tr_when, the internal experts (tr_exp) and the learning groups (tr_grp)",
    fires_when="somebody with a say wants self-study or nobody teaches; there is no internal expert, or one "
    "without relieved hours; a learning group is above {learning_group} people, or "
    "is said to be everybody together; training comes after go-live",
    message="People will meet the system unprepared.",
    advice="Train two experts on own data, then groups per role; check by key tasks.",
    clears="a form F14 says who teaches whom, with relieved experts, groups by role, before go-live",
    thresholds=("learning_group",),
)


def look(facts: Facts) -> Outcome:
    """Who teaches, which experts, which groups, when."""
    if (
        not was_asked(facts, "tr_who", "tr_when")
        and not rounds(facts, "tr_exp")
        and not rounds(facts, "tr_grp")
    ):
        return outcome((), "nobody was asked about training (form F14)")
    return outcome((*_teachers(facts), *_experts(facts), *_groups(facts), *_when(facts)))


def _teachers(facts: Facts) -> Iterator[Hit]:
    for said in counting(facts, "tr_who"):
        if said.text in _NOBODY_TEACHES:
            yield Hit(
                about="teachers",
                message=f"{name_of(facts, said.member)} wants '{plain(said.text)}' in place of training.",
                spots=(said.spot,),
            )


def _experts(facts: Facts) -> Iterator[Hit]:
    experts = rounds(facts, "tr_exp")
    if not experts and was_asked(facts, "tr_who"):
        spot = counting(facts, "tr_who")[0].spot
        yield Hit(about="experts", message="No internal expert is named.", spots=(spot,))
    for expert in experts:
        if not expert.number("tr_exp_free"):
            name = expert.text("tr_exp_name") or "The expert"
            yield Hit(
                about="experts",
                message=f"{name} shall be internal expert and is relieved of no hours.",
                spots=(expert.spot,),
            )


def _groups(facts: Facts) -> Iterator[Hit]:
    for group in rounds(facts, "tr_grp"):
        count = group.number("tr_grp_count")
        if count is not None and count > facts.limits.learning_group:
            yield Hit(about="groups", message=_too_large(facts, group), spots=(group.spot,))
        elif _MIXED.search(group.text("tr_grp_who")):
            message = (
                f"The learning group '{group.text('tr_grp_who')}' mixes roles; each learns its own tasks."
            )
            yield Hit(about="groups", message=message, spots=(group.spot,))


def _too_large(facts: Facts, group: Round) -> str:
    who, count = group.text("tr_grp_who") or "a group", group.number("tr_grp_count") or 0
    return f"The learning group '{who}' has {whole(count)} people; {facts.limits.learning_group} of one role are the most."


def _when(facts: Facts) -> Iterator[Hit]:
    for said in counting(facts, "tr_when"):
        if said.text == "after":
            yield Hit(about="date", message="Training comes after go-live.", spots=(said.spot,))
