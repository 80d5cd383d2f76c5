"""What the interviews on F02, F08, F09 and F10 propose for the landscape, each entry with its sources."""

import re
from collections.abc import Iterable, Iterator
from typing import Any, TypeVar

from toolkit.kernel.questions.slug import folded, slug
from toolkit.models.landscape.access_role import AccessRole
from toolkit.models.landscape.landscape import Landscape
from toolkit.models.landscape.process import FutureStep, Process, Step
from toolkit.models.landscape.system import DataSource, Flow, System
from toolkit.stages.landscape.heard import Asked, Heard, entry_id, rounds, sittings

E = TypeVar("E", Process, System, Flow, DataSource, AccessRole)


def propose(asked: Asked) -> Landscape:
    """The landscape as the submitted sittings tell it.

    Sittings that speak of the same thing are joined: the earliest answer to each question holds, all
    sittings stand as sources. A process whose owners differ has none until somebody decides.
    """
    return Landscape(
        processes=_joined(_processes(asked)),
        systems=_joined(_systems(asked)),
        flows=_joined(_flows(asked)),
        data_sources=_joined(_data_sources(asked)),
        roles=_joined(_roles(asked)),
    )


def _joined(entries: Iterable[E]) -> tuple[E, ...]:
    """Entries of one id become one: what the first leaves empty, a later one fills."""
    found: dict[str, E] = {}
    for entry in entries:
        first = found.setdefault(entry.id, entry)
        if first is not entry:
            found[entry.id] = _filled(first, entry)
    return tuple(found.values())


def _filled(first: E, later: E) -> E:
    update: dict[str, Any] = {}
    for name in type(first).model_fields:
        mine: Any = getattr(first, name)
        theirs: Any = getattr(later, name)
        if name in ("sources", "owner_open"):
            update[name] = tuple(dict.fromkeys((*mine, *theirs)))
        elif mine in (None, "", (), "undecided"):
            update[name] = theirs
    return first.model_copy(update=update)


def _processes(asked: Asked) -> Iterator[Process]:
    heard = list(sittings(asked, "F02_process"))
    named: dict[str, dict[str, str]] = {}
    for head, *_ in heard:
        if head.text("pr_name") and head.text("pr_owner"):
            about = named.setdefault(entry_id(head.text("pr_name")), {})
            about.setdefault(_person(asked, head.text("pr_owner")) or head.text("pr_owner"), _who(head))
    for places in heard:
        head = places[0]
        if not head.text("pr_name"):
            continue
        id_ = entry_id(head.text("pr_name"))
        owners = named.get(id_, {})
        disputed = len(owners) > 1
        yield Process(
            id=id_,
            name=head.text("pr_name"),
            owner=None if disputed else _person(asked, head.text("pr_owner")),
            owner_open=tuple(f"{who} names {owner}" for owner, who in owners.items()) if disputed else (),
            times_a_month=head.number("pr_count"),
            usual_days=head.number("pr_lead"),
            worst_days=head.number("pr_lead_worst"),
            target_days=head.number("pr_target"),
            late_of_10=head.count("pr_late"),
            steps=tuple(_step(place) for place in rounds(places, "st")),
            future=tuple(_future(place) for place in rounds(places, "tb")),
            sources=(head.interview.id,),
        )


def _step(said: Heard) -> Step:
    return Step.model_validate(
        {
            "name": said.text("st_what"),
            "role": said.text("st_who"),
            "tool": said.text("st_tool"),
            "minutes": said.number("st_touch"),
            "waiting_hours": said.number("st_wait"),
            "retyped": said.yes("st_retype"),
            "approval": said.yes("st_appr"),
            "refused_of_20": said.count("st_appr_no"),
            "forgotten": said.text("st_forget"),
            "verdict": said.text("st_verdict") or None,
            "reason": said.text("st_reason"),
        }
    )


def _future(said: Heard) -> FutureStep:
    return FutureStep.model_validate(
        {
            "name": said.text("tb_what"),
            "role": said.text("tb_who"),
            "limit_hours": said.number("tb_limit"),
            "signals": tuple(name for name in said.several("tb_signal") if name != "nothing"),
        }
    )


def _systems(asked: Asked) -> Iterator[System]:
    for places in sittings(asked, "F08_systems"):
        for said in rounds(places, "sys"):
            yield System.model_validate(
                {
                    "id": said.instance,
                    "name": said.text("sys_name"),
                    "used_for": said.text("sys_for"),
                    "users": said.text("sys_users"),
                    "yearly_cost": said.number("sys_pay"),
                    "owner": said.text("sys_owner"),
                    "fate": said.text("sys_fate") or "undecided",
                    "fate_reason": said.text("sys_fate_why"),
                    "switch_off": said.day("sys_retire"),
                    "adapted": said.text("sys_custom") or None,
                    "exchange_by": said.label("sys_api"),
                    "holds_also": said.text("sys_dup"),
                    "sources": (said.interview.id,),
                }
            )


def _flows(asked: Asked) -> Iterator[Flow]:
    for places in sittings(asked, "F08_systems"):
        for said in rounds(places, "sys", "fl"):
            why, both = said.text("fl_why"), said.text("fl_dir") == "both_ways"
            task = asked.tasks.get(slug(why)) if why else None
            system = entry_id(said.scope.rounds[0][1])
            justified = bool(why) and not (both and not said.text("fl_master"))
            yield Flow.model_validate(
                {
                    "id": f"{system}-{said.instance}"[:64],
                    "data": said.label("fl_ent"),
                    "system": system,
                    "direction": said.text("fl_dir") or "into_crm",
                    "filter": said.text("fl_filter"),
                    "trigger": said.label("fl_trig"),
                    "master": said.text("fl_master"),
                    "serves_task": task,
                    "reason": "" if task else why,
                    "failure_notice": said.text("fl_fail"),
                    "records_a_day": said.number("fl_vol"),
                    "status": "agreed" if justified else "proposed",
                    "sources": (said.interview.id,),
                }
            )


def _data_sources(asked: Asked) -> Iterator[DataSource]:
    for places in sittings(asked, "F09_data"):
        for said in rounds(places, "dat"):
            yield DataSource.model_validate(
                {
                    "id": said.instance,
                    "name": said.text("dat_name"),
                    "holds": said.label("dat_ent"),
                    "records": said.count("dat_rows"),
                    "last_maintained": said.text("dat_age") or None,
                    "right_of_20": said.count("dat_fill"),
                    "fate": said.text("dat_fate") or "undecided",
                    "rule": said.text("dat_active"),
                    "cleaner": _person(asked, said.text("dat_cleaner")),
                    "sources": (said.interview.id,),
                }
            )


def _roles(asked: Asked) -> Iterator[AccessRole]:
    for places in sittings(asked, "F10_security"):
        for said in rounds(places, "rol"):
            hidden = re.split(r",|;|\band\b", said.text("rol_hide"))
            yield AccessRole.model_validate(
                {
                    "id": said.instance,
                    "name": said.text("rol_name"),
                    "people": said.count("rol_count"),
                    "sees": said.several("rol_see"),
                    "records": said.text("rol_rows") or "all",
                    "may": said.several("rol_do"),
                    "hidden": tuple(part.strip() for part in hidden if part.strip()),
                    "sources": (said.interview.id,),
                }
            )


def _who(said: Heard) -> str:
    return said.interview.respondent


def _person(asked: Asked, text: str) -> str | None:
    """The id of the person whom an answer names; an answer may go on behind the name."""
    whole = folded(text)
    known = asked.people.get(whole)
    first = re.split(r"[ ,;(]", whole)[0] if whole else ""
    return known or asked.people.get(first)
