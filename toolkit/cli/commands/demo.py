"""`demo`: what the ratings of the vendors' demos come to."""

from typing import Annotated

import typer

from toolkit.cli import screen
from toolkit.problems import UsageError
from toolkit.workflows.session import Session

app = typer.Typer(
    help="Rate the vendors' demos and compare the vendors.\n\nExample: crmkit demo list", no_args_is_help=True
)

_WEIGHTS = 3


@app.command()
def compare(
    context: typer.Context,
    weights: Annotated[
        str | None,
        typer.Option(help="Weights of must, should, could for this comparison, for example 3,2,1."),
    ] = None,
    expert: Annotated[
        bool, typer.Option("--expert", help="Show grades by task, agreement, raters and stability too.")
    ] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON, with all of it.")] = False,
) -> None:
    """Compare the shortlisted vendors: verdict, gate, merit, points, where you disagree.

    Example: crmkit demo compare --weights 3,2,1
    """
    from toolkit.cli.views.comparing import as_json as json_view  # slow: loads the models
    from toolkit.cli.views.comparing import expert as expert_view  # slow: see above
    from toolkit.cli.views.comparing import short  # slow: see above
    from toolkit.workflows.selection.comparison import compare_vendors  # slow: loads the models

    session: Session = context.obj
    compared = compare_vendors(session, _read_weights(weights), in_depth=expert or as_json)
    if compared.hidden:
        screen.complain(f"Hidden until your own scorecard is handed in: {', '.join(compared.hidden)}.")
    if as_json and compared.analysis:
        screen.as_json(json_view.to_json(compared.comparison, compared.analysis))
        return
    short.show(compared.comparison, {v.id: v.name for v in compared.dossier.vendors})
    if compared.analysis:
        expert_view.show(compared.comparison, compared.analysis)


def _read_weights(text: str | None) -> tuple[int, int, int] | None:
    if text is None:
        return None
    parts = text.split(",")
    if len(parts) != _WEIGHTS or not all(part.strip().isascii() and part.strip().isdigit() for part in parts):
        raise UsageError(
            f"--weights '{text}' is not understood.", "Give three whole numbers, for example 5,3,2."
        )
    must, should, could = (int(part) for part in parts)
    return must, should, could
