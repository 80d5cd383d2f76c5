"""A group of commands one of which needs no name: `crmkit interview F03_sales` asks."""

from typing import Any

from typer.core import TyperGroup


class AskingGroup(TyperGroup):
    """Takes the first word for the argument of `ask` unless it is a command of the group."""

    DEFAULT = "ask"

    # The library keeps the class of its contexts to itself.
    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Put the default command in front where the line names none."""
        if args and args[0] not in self.commands and args[0] not in ctx.help_option_names:
            args = [self.DEFAULT, *args]
        return super().parse_args(ctx, args)
