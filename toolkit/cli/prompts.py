"""The only door to questionary: single prompts that return an answer or a signal, never a traceback.

questionary's prompts know neither 'back' nor 'help', crop long questions, and end in an exception when
the input does. Here every prompt has the same keys, and whatever ends it comes back as a value.
"""

import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import Enum
from shutil import get_terminal_size
from textwrap import wrap
from typing import Any

import questionary
from prompt_toolkit.input import Input
from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent, merge_key_bindings
from prompt_toolkit.output import Output

from toolkit.problems import UsageError

#: How far a choice is set in by what marks it.
_INDENT = "     "
#: Lists longer than this can be searched by typing.
_LONG_LIST = 12
#: No colours: bold and reverse can be read on every background.
_STYLE = questionary.Style(
    [
        ("qmark", "bold"),
        ("question", "bold"),
        ("answer", ""),
        ("pointer", "bold"),
        ("highlighted", "bold"),
        ("selected", "bold"),
        ("instruction", ""),
        ("text", ""),
        ("disabled", ""),
    ]
)


class Signal(Enum):
    """What somebody wants instead of answering."""

    BACK = "back"
    SKIP = "skip"
    HELP = "help"
    MENU = "menu"
    QUIT = "quit"


@dataclass(frozen=True)
class Option:
    """One thing to choose: what is returned and what is shown."""

    value: str
    label: str


@dataclass(frozen=True)
class Terminal:
    """Where prompts read and show. Without `input` it is the real terminal, which must be there."""

    input: Input | None = None
    output: Output | None = None

    @property
    def present(self) -> bool:
        """Whether somebody can answer."""
        return self.input is not None or (sys.stdin.isatty() and sys.stdout.isatty())

    def require(self, instead: str = "Give the answers with --answers FILE.") -> None:
        """Check that somebody can answer.

        Args:
            instead: what to do where nobody can.

        Raises:
            UsageError: there is no terminal.
        """
        if not self.present:
            raise UsageError("There is no terminal to ask at.", instead)

    def line(self, message: str, default: str = "") -> str | Signal:
        """Ask for a text; an empty one is a skip, a lone `?` asks for help, Ctrl-O opens the editor."""
        return self._typed(self._ask(questionary.text, message, default=default, qmark=">"))

    def path(self, message: str, default: str = "") -> str | Signal:
        """Ask for a file; the tab key completes its name."""
        return self._typed(self._ask(questionary.path, message, default=default, qmark=">"))

    def secret(self, message: str) -> str:
        """Ask for a pass-phrase; nothing is shown.

        Raises:
            UsageError: it was broken off.
        """
        reply = self._ask(questionary.password, message, qmark=">")
        if not isinstance(reply, str):
            raise UsageError("Broken off; nothing was done.")
        return reply

    @staticmethod
    def _typed(reply: object) -> str | Signal:
        if not isinstance(reply, str):
            return reply if isinstance(reply, Signal) else Signal.SKIP
        if reply.strip() == "?":
            return Signal.HELP
        return reply.strip() or Signal.SKIP

    def one(self, message: str, options: Sequence[Option], default: str = "", skip: str = "") -> str | Signal:
        """Ask for one of a list; `skip` is the label of a last entry that answers nothing."""
        choices = [questionary.Choice(_fit(option.label), value=option.value) for option in options]
        if skip:
            choices.append(questionary.Choice(skip, value=Signal.SKIP))
        if not choices:
            return Signal.SKIP
        # A stored answer may have left the list since; questionary raises where its default is missing.
        known = next((choice for choice in choices if choice.value == default), None)
        long = len(choices) > _LONG_LIST
        reply = self._ask(
            questionary.select,
            message,
            choices=choices,
            default=known,
            qmark=">",
            instruction="(type to search)" if long else " ",
            use_search_filter=long,
            use_jk_keys=False,
            _help_key=not long,
        )
        return reply if isinstance(reply, str | Signal) else Signal.SKIP

    def several(
        self, message: str, options: Sequence[Option], chosen: Sequence[str] = ()
    ) -> tuple[str, ...] | Signal:
        """Ask for any number of a list; the space bar ticks, Enter confirms."""
        if not options:
            return Signal.SKIP
        reply = self._ask(
            questionary.checkbox,
            message,
            choices=[
                questionary.Choice(_fit(option.label), value=option.value, checked=option.value in chosen)
                for option in options
            ],
            qmark=">",
            instruction="(space bar ticks, Enter confirms)",
            use_jk_keys=False,
            _help_key=True,
        )
        if isinstance(reply, Signal):
            return reply
        return tuple(reply) if isinstance(reply, list) else ()

    def order(self, message: str, options: Sequence[Option]) -> tuple[str, ...] | Signal:
        """Ask for the entries of a list, the weightiest first, until one says that is all."""
        picked: list[str] = []
        while left := [option for option in options if option.value not in picked]:
            done = "that is all" if picked else "(no answer)"
            reply = self.one(f"{message} {len(picked) + 1}.", left, skip=done)
            if reply is Signal.SKIP:
                break
            if isinstance(reply, Signal):
                return reply
            picked.append(reply)
        return tuple(picked) if picked else Signal.SKIP

    def yes(self, message: str, default: bool = False) -> bool | Signal:
        """Ask for yes or no."""
        options = [Option("yes", "yes"), Option("no", "no")]
        reply = self.one(message, options, default="yes" if default else "no")
        return reply if isinstance(reply, Signal) else reply == "yes"

    def _ask(self, prompt: Callable[..., Any], message: str, _help_key: bool = False, **how: Any) -> Any:
        streams = {"input": self.input, "output": self.output} if self.input else {}
        try:
            question = prompt(message, style=_STYLE, **how, **streams)
            application = question.application
            application.key_bindings = merge_key_bindings([application.key_bindings, _keys(_help_key)])
            return question.unsafe_ask()
        except (KeyboardInterrupt, EOFError):
            return Signal.QUIT


def _fit(label: str) -> str:
    """The label in lines that the screen can show whole; the library would cut them off."""
    width = max(get_terminal_size().columns - len(_INDENT) - 1, 20)
    return f"\n{_INDENT}".join(wrap(label, width)) or " "


def _keys(help_key: bool) -> KeyBindings:
    keys = KeyBindings()

    def leave(signal: Signal) -> Callable[[KeyPressEvent], None]:
        return lambda event: event.app.exit(result=signal)

    keys.add("c-b", eager=True)(leave(Signal.BACK))
    keys.add("c-x", eager=True)(leave(Signal.MENU))
    keys.add("c-c", eager=True)(leave(Signal.QUIT))
    if not help_key:
        keys.add("c-o", eager=True)(lambda event: event.current_buffer.open_in_editor())
    # Alt-Enter would end a prompt with an empty answer.
    keys.add("escape", "enter", eager=True)(lambda _: None)
    if help_key:
        keys.add("?", eager=True)(leave(Signal.HELP))
    return keys
