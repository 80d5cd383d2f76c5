"""An interview: one question at a time, back and forth, looked over and handed in; alone or with an interviewer."""

from dataclasses import dataclass
from urllib.parse import urlencode

from starlette.responses import Response

from toolkit.kernel.questions.question_type import AnswerError
from toolkit.problems import Refused, UsageError
from toolkit.stages.interview import sitting as on
from toolkit.stages.interview.place_names import END, name_of, said, stand_at
from toolkit.stages.interview.review import (
    HIDDEN_RULE,
    blockers,
    kept_but_hidden,
    progress,
    review,
    to_confirm,
)
from toolkit.stages.interview.sitting import Sitting
from toolkit.web.pages.question import Reply, reply_of, stamp, view
from toolkit.web.visit import NotHere, Visit
from toolkit.workflows.interviews.paging import PagedSitting, page_through

_MOST_AGAIN = 8


@dataclass(frozen=True)
class Chair:
    """Whose interview on which form a page is about, and whether an interviewer leads it."""

    form: str
    member: str
    leads: bool
    anew: bool

    def url(self, at: str = "", **more: str) -> str:
        """The page of a stop."""
        given = {
            "at": at,
            "member": self.member if self.leads else "",
            "anew": "1" if self.anew else "",
            **more,
        }
        words = urlencode({key: text for key, text in given.items() if text})
        return f"/interview/{self.form}{'?' + words if words else ''}"


@dataclass(frozen=True)
class Desk:
    """One visit at one chair, with the sitting as it is now."""

    visit: Visit
    chair: Chair
    paged: PagedSitting

    def stand(self) -> Sitting:
        """The sitting at the stop that the page is about, the first open one where none is named."""
        wanted = self.visit.query.get("at", "")
        if not wanted:
            return self.paged.sitting
        found = stand_at(self.paged.sitting, wanted)
        if found is None:
            raise Refused(
                "This question is not asked (any more): an earlier answer was changed.",
                "Open the interview again; it goes on where it was left.",
            )
        return found

    def go(self, state: Sitting, **more: str) -> Response:
        """On to where the sitting stands now."""
        url = self.chair.url(name_of(state.position), **more)
        return self.visit.json({"go": url}) if self.visit.wants_json else self.visit.go(url)


def interview(visit: Visit) -> Response:
    """The page of one stop of an interview."""
    chair = _chair(visit)
    for last in (False, True):
        paged = page_through(visit.work, chair.form, chair.member, anew=chair.anew)
        desk = Desk(visit, chair, paged)
        if paged.over:
            return _over(desk)
        try:
            return _act(desk) if visit.posted else _show(desk, desk.stand())
        except Refused:
            # Another window saved in this very moment: look again, so that it is shown what stands there.
            if last or not visit.posted:
                raise
    raise NotHere


def _chair(visit: Visit) -> Chair:
    form, asked = visit.parameters["form"], visit.query.get("member", "")
    anew = bool(visit.query.get("anew"))
    if asked and visit.session.facilitates:
        return Chair(form, asked, leads=True, anew=anew)
    visit.require("interview", form)
    if asked and asked.casefold() != visit.member.casefold():
        raise NotHere
    return Chair(form, visit.member, leads=False, anew=False)


def _act(desk: Desk) -> Response:
    state, do = desk.stand(), desk.visit.form.get("do", "next")
    if do == "submit":
        return _submit(desk, on.jump(state, None))
    if do == "drop" and state.position is not None and state.position.rounds:
        after = on.forget_round(state, state.position)
        desk.paged.move(after)
        return desk.go(after)
    if state.position is None or state.position.kind != "question":
        return desk.go(state)
    return _answer(desk, state, do)


def _answer(desk: Desk, state: Sitting, do: str) -> Response:
    reply = reply_of(desk.visit, state)
    shown = desk.visit.form.get("seen_before", "")
    if shown != stamp(state.given) and not reply.says(state.given):
        if desk.visit.wants_json:
            return desk.visit.json({"conflict": True}, 409)
        return _show(desk, state, reply=reply, status=409, conflict=True)
    try:
        after = on.skip(on.clear(state)) if do == "clear" else _taken(desk, state, reply)
    except (AnswerError, UsageError) as fault:
        if desk.visit.wants_json:
            return desk.visit.json({"error": str(fault)}, 400)
        return _show(desk, state, words=str(fault), reply=reply, status=400)
    desk.paged.move(after)
    kept = state.given is not None or after.to_save.answers != desk.paged.sitting.to_save.answers
    again = to_confirm(state, after, state.position.name) if state.given and state.position else []
    names = [name_of(row.stop) for row in again[:_MOST_AGAIN]]
    return desk.go(after, saved="1" if kept else "0", again=",".join(names))


def _taken(desk: Desk, state: Sitting, reply: Reply) -> Sitting:
    if reply.fault:
        raise UsageError(reply.fault)
    value = reply.value
    if reply.upload is not None:
        value = desk.paged.opened.receive(reply.upload.name, reply.upload.data)
    noted = on.remark(state, quote=reply.quote, comment=reply.comment)
    return said(noted, value, reply.ask, reply.ask_what, desk.paged.opened.now())


def _submit(desk: Desk, state: Sitting) -> Response:
    if blockers(state):
        return _show(desk, state, words="Some answers are still wanted.", status=409)
    desk.paged.hand_in(state)
    url = desk.chair.url()
    return desk.visit.json({"go": url}) if desk.visit.wants_json else desk.visit.go(url)


def _show(
    desk: Desk,
    state: Sitting,
    *,
    words: str = "",
    reply: Reply | None = None,
    status: int = 200,
    conflict: bool = False,
) -> Response:
    stop, chair = state.position, desk.chair
    before = on.back(state).position
    shared = {
        "chair": chair,
        "paged": desk.paged,
        "questionnaire": state.form.questionnaire,
        "progress": progress(state),
        "words": words,
        "saved": desk.visit.query.get("saved", ""),
        "again": _again(desk, state),
        "stop": stop,
        "back": chair.url(name_of(before)) if before is not None and before != stop else "",
        "review_url": chair.url(END),
        "here_url": chair.url(name_of(stop)),
        "can_drop": bool(stop and stop.rounds and state.form.asked[stop.rounds[-1][0]].count is None),
    }
    if stop is None:
        rows = [(row, chair.url(name_of(row.stop))) for row in review(state)]
        return desk.visit.page(
            "interview/review.html",
            status,
            rows=rows,
            left=len(blockers(state)),
            hidden=kept_but_hidden(state),
            hidden_rule=HIDDEN_RULE,
            **shared,
        )
    if stop.kind == "question":
        shown = view(state, reply)
        return desk.visit.page("interview/question.html", status, q=shown, conflict=conflict, **shared)
    question = state.form.asked[stop.name].question
    onward = on.skip(state) if stop.kind == "note" else on.another(state, more=False)
    more = on.another(state, more=True).position if stop.kind == "another" else None
    count = sum(bool(at) and at[:-1] == stop.rounds and at[-1][0] == stop.name for at in state.route.scopes)
    return desk.visit.page(
        "interview/between.html",
        status,
        label=state.spoken(question.label) or question.name,
        hint=state.spoken(question.hint),
        count=count,
        more=chair.url(name_of(more)) if more else "",
        onward=chair.url(name_of(onward.position)),
        **shared,
    )


def _again(desk: Desk, state: Sitting) -> list[tuple[str, str, str]]:
    """Answers that hang on one that was just changed: what is asked, what stands there, where."""
    wanted = set(desk.visit.query.get("again", "").split(",")[:_MOST_AGAIN]) - {""}
    if not wanted:
        return []
    rows = [(name_of(row.stop), row) for row in review(state)]
    return [(row.label, row.said, desk.chair.url(name)) for name, row in rows if name in wanted]


def _over(desk: Desk) -> Response:
    return desk.visit.page(
        "interview/done.html",
        chair=desk.chair,
        paged=desk.paged,
        questionnaire=desk.paged.sitting.form.questionnaire,
        rows=review(desk.paged.sitting),
        further=Chair(desk.chair.form, desk.chair.member, leads=True, anew=True).url()
        if desk.chair.leads
        else "",
    )
