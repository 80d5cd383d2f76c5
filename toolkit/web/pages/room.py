"""Lead the room: the agenda with its timer, who is there, how many have rated; afterwards the group's talk."""

from starlette.responses import Response

from toolkit.models.selection.grade import Grade
from toolkit.problems import CrmkitError, Refused, UsageError
from toolkit.web.visit import NotHere, Visit
from toolkit.workflows.selection import rounds
from toolkit.workflows.selection.comparison import compare_vendors
from toolkit.workflows.selection.rating import agree
from toolkit.workflows.selection.room import RoomState, Round, room_state, talk_about


def index(visit: Visit) -> Response:
    """All demos, how far they are, and who is connected."""
    visit.require_facilitator()
    state = room_state(visit.work)
    return visit.page("room/index.html", state=state, present=_present(visit, state))


def demo(visit: Visit) -> Response:
    """One vendor's demo: agenda, timer, counts, who is missing."""
    state, found = _round(visit)
    if visit.posted:
        task = visit.form.get("task", "")
        if task and all(t.id != task for t in found.tasks):
            raise NotHere
        if task:
            visit.agenda.show(found.vendor.id, task)
        else:
            visit.agenda.rest()
        return visit.go(f"/room/{found.vendor.id}")
    return visit.page("room/demo.html", **_shown(visit, state, found))


def screen(visit: Visit) -> Response:
    """For the projector: the case and its timer, how many have rated, nobody's name."""
    state, found = _round(visit)
    return visit.page("room/screen.html", **_shown(visit, state, found))


def live(visit: Visit) -> Response:
    """What changes while people rate, for the script of the page; counts only."""
    state, found = _round(visit)
    now = visit.agenda.at(found.vendor.id)
    many = len(found.raters)
    return visit.json(
        {f"rated {task}": f"{count} of {many}" for task, count in found.rated.items()}
        | {f"state {rater}": found.state(rater) for rater in found.raters}
        | {
            "handed_in": f"{found.handed_in} of {many}",
            "present": _names(_present(visit, state)),
            "now": now.task if now else "",
            "rated_now": f"{found.rated.get(now.task, 0)} of {many}" if now else "",
        }
    )


def close(visit: Visit) -> Response:
    """Close the round of a vendor without those who are missing: what that does, why, and a word that it is meant."""
    state, found = _round(visit)
    words = ""
    if visit.posted and not visit.form.get("sure"):
        words = "Say that you mean it."
    elif visit.posted:
        try:
            rounds.close(visit.work, found.vendor.id, visit.form.get("reason", ""))
            return visit.go(f"/room/{found.vendor.id}")
        except UsageError as fault:
            words = fault.message
    else:
        rounds.missing(visit.work, found.vendor.id)
    shown = {"state": state, "round": found, "words": words, "does": rounds.WHAT_IT_DOES, "sent": visit.form}
    return visit.page("room/close.html", 400 if words else 200, **shown)


def talk(visit: Visit) -> Response:
    """The disagreements of one vendor, and what the group agrees on."""
    visit.require_facilitator()
    vendor = visit.parameters["vendor"]
    words = ""
    if visit.posted:
        try:
            agree(
                visit.work,
                vendor,
                visit.form.get("task", ""),
                visit.form.get("grade", ""),
                tuple(visit.lists.get("agreed", ())),
                visit.form.get("reason", "").strip(),
            )
            return visit.go(f"/room/{vendor}/talk#{visit.form.get('task', '')}")
        except UsageError as fault:
            words = fault.message if visit.form.get("grade") else "Choose the grade that the group agreed on."
    try:
        found = talk_about(visit.work, vendor)
    except Refused as fault:
        return _not_yet(visit, fault)
    except UsageError:
        raise NotHere from None
    return visit.page(
        "room/talk.html", 400 if words else 200, talk=found, grades=list(Grade), words=words, sent=visit.form
    )


def comparison(visit: Visit) -> Response:
    """The vendors side by side, once everybody has rated everybody."""
    visit.require_facilitator()
    state = room_state(visit.work)
    if not state.may_compare:
        left = [f"{r.vendor.id}: {', '.join(map(state.name, r.missing))}" for r in state.rounds if r.missing]
        words = (
            f"Scorecards are still missing ({'; '.join(left)})." if left else "There is nothing to compare."
        )
        return _not_yet(
            visit, Refused(words, "Whoever saw a result before would rate the next vendor by it.")
        )
    compared = compare_vendors(visit.work)
    names = {v.id: v.name for v in compared.dossier.vendors}
    tasks = {t.id: t.name for t in compared.dossier.key_tasks.tasks}
    found = compared.comparison
    return visit.page("room/comparison.html", found=found, names=names, tasks=tasks, hidden=compared.hidden)


def _round(visit: Visit) -> tuple[RoomState, Round]:
    visit.require_facilitator()
    state = room_state(visit.work)
    found = state.round(visit.parameters["vendor"])
    if found is None:
        raise NotHere
    return state, found


def _shown(visit: Visit, state: RoomState, found: Round) -> dict[str, object]:
    now = visit.agenda.at(found.vendor.id)
    order = [task.id for task in found.tasks]
    at = order.index(now.task) if now and now.task in order else -1
    return {
        "state": state,
        "round": found,
        "now": now,
        "task": found.tasks[at] if now else None,
        "before": order[at - 1] if at > 0 else "",
        "after": order[at + 1] if at + 1 < len(order) else "",
        "present": _present(visit, state),
    }


def _present(visit: Visit, state: RoomState) -> tuple[str, ...]:
    return tuple(sorted(state.name(member) for member in visit.sessions.present()))


def _names(names: tuple[str, ...]) -> str:
    return ", ".join(names)


def _not_yet(visit: Visit, fault: CrmkitError) -> Response:
    return visit.page("room/not_yet.html", 409, words=str(fault))
