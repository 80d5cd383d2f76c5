"""What Ctrl-X offers during an interview: jump, quote, comment, don't know, take out."""

from collections.abc import Callable

from toolkit.cli.dialogs.sitting_desk import Desk, line_of
from toolkit.cli.prompts import Option, Signal
from toolkit.models.ids import check_id
from toolkit.stages.interview import sitting as on
from toolkit.stages.interview.review import review


def menu(desk: Desk) -> None:
    """Offer what can be done at the stop and do it."""
    options, actions = [], dict[str, Callable[[], None]]()
    for name, label, action in _entries(desk):
        options.append(Option(name, label))
        actions[name] = action
    reply = desk.terminal.one("More", options, skip="go on")
    if isinstance(reply, str):
        actions[reply]()


def jump(desk: Desk) -> None:
    """Offer all questions and go to the one that is chosen."""
    rows = review(desk.state)
    options = [Option(str(place), line_of(row)) for place, row in enumerate(rows)]
    here = next((str(place) for place, row in enumerate(rows) if row.stop == desk.state.position), "")
    reply = desk.terminal.one("Go to", options, default=here, skip="stay here")
    if isinstance(reply, str):
        desk.move(on.jump(desk.state, rows[int(reply)].stop))


def _entries(desk: Desk) -> list[tuple[str, str, Callable[[], None]]]:
    state, stop = desk.state, desk.state.position
    entries: list[tuple[str, str, Callable[[], None]]] = [
        ("jump", "go to another question", lambda: jump(desk)),
        ("end", "go to the end and look it over", lambda: desk.move(on.jump(state, None))),
    ]
    if stop is not None and stop.kind == "question":
        entries += [
            ("quote", "take down their own words", lambda: _quote(desk)),
            ("comment", "add a comment", lambda: _comment(desk)),
            ("open", "they don't know: whom to ask?", lambda: _leave_open(desk)),
            ("clear", "take the answer out", lambda: desk.move(on.clear(state))),
        ]
    if stop is not None and stop.rounds and state.form.asked[stop.rounds[-1][0]].count is None:
        label = f"take out the whole entry '{stop.headings[-1]}'"
        entries.append(("drop", label, lambda: desk.move(on.forget_round(state, stop))))
    return entries


def _quote(desk: Desk) -> None:
    reply = desk.terminal.line("In their own words", desk.state.given.quote if desk.state.given else "")
    if isinstance(reply, str):
        desk.move(on.remark(desk.state, quote=reply))


def _comment(desk: Desk) -> None:
    reply = desk.terminal.line("Comment", desk.state.given.comment if desk.state.given else "")
    if isinstance(reply, str):
        desk.move(on.remark(desk.state, comment=reply))


def _leave_open(desk: Desk) -> None:
    options = [Option(member, name) for member, name in desk.opened.people.items()]
    ask = desk.terminal.one("Whom to ask?", options) if options else desk.terminal.line("Whom to ask (id)?")
    if isinstance(ask, Signal):
        return
    try:
        check_id(ask)
    except ValueError as error:
        desk.say(f"! {error}")
        return
    text = desk.terminal.line("What exactly?")
    desk.move(on.leave_open(desk.state, ask, text if isinstance(text, str) else "", desk.now()))
