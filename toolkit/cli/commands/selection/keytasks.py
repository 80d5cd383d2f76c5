"""`keytasks`: what nobody can work without; derived from the interviews, accepted, locked before the demos."""

from typing import Annotated

import typer

from toolkit.cli import screen
from toolkit.workflows.session import Session

app = typer.Typer(
    help="The tasks without which somebody cannot work: what vendors show and raters rate.\n\nExample: crmkit keytasks list",
    no_args_is_help=True,
)
_Reason = Annotated[str, typer.Option(help="Why; it is kept with the decision.")]


@app.command(name="list")
def list_tasks(
    context: typer.Context,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
) -> None:
    """List the key tasks with owner, weight, required level and case, and earlier versions of the weights.

    Example: crmkit keytasks list
    """
    from toolkit.cli.views.selection import key_tasks as view  # slow: loads the models
    from toolkit.workflows.selection.key_tasks import show  # slow: loads the models

    session: Session = context.obj
    shown = show(session)
    if as_json:
        screen.as_json(view.to_json(shown))
    else:
        view.show_list(shown)


@app.command()
def derive(
    context: typer.Context,
    accept: Annotated[
        list[str] | None,
        typer.Option(help="Take a proposal in (its name as listed), or 'all'; several times."),
    ] = None,
) -> None:
    """Show which key tasks the interviews name beside the list; with --accept take them in.

    Names that are alike are laid side by side: whose task it is decides with 'merge' or 'keep'.

    Example: crmkit keytasks derive --accept all
    """
    from toolkit.cli.views.selection import key_tasks as view  # slow: loads the models
    from toolkit.workflows.selection import key_tasks as work  # slow: loads the models

    session: Session = context.obj
    if accept:
        before = {t.id for t in work.show(session).dossier.key_tasks.tasks}
        view.show_accepted([t for t in work.accept(session, accept).tasks if t.id not in before])
    view.show_derived(work.show(session))


@app.command()
def edit(  # noqa: PLR0913  # one option a field
    context: typer.Context,
    task: Annotated[str, typer.Argument(help="Id, for example KT05.")],
    name: Annotated[str | None, typer.Option(help="Verb, object, result.")] = None,
    owner: Annotated[str | None, typer.Option(help="Whose task it is (member id).")] = None,
    priority: Annotated[str | None, typer.Option(help="must, should or could.")] = None,
    weight: Annotated[str | None, typer.Option(help='Its own weight; "" for that of its priority.')] = None,
    required: Annotated[
        str | None, typer.Option(help='Least level: excellent, good, satisfactory; "" for the usual one.')
    ] = None,
    per_week: Annotated[str | None, typer.Option(help="How often a week.")] = None,
    minutes: Annotated[str | None, typer.Option(help="Minutes it takes today.")] = None,
    case: Annotated[str | None, typer.Option(help="The real case the vendors get.")] = None,
    done_well: Annotated[str | None, typer.Option(help="How one sees that it is done well.")] = None,
    new: Annotated[bool, typer.Option("--new", help="Add a task that no interview named.")] = False,
) -> None:
    """Change a key task, or add one with --new. While the list is locked nothing can be changed.

    Example: crmkit keytasks edit KT05 --weight 5 --required excellent
    """
    from toolkit.cli.views.selection import key_tasks as view  # slow: loads the models
    from toolkit.workflows.selection import key_tasks as work  # slow: loads the models

    session: Session = context.obj
    words = work.TaskWords(
        name=name,
        owner=owner,
        priority=priority,
        weight=weight,
        required=required,
        per_week=per_week,
        minutes_today=minutes,
        demo_case=case,
        done_well=done_well,
    )
    changed = work.edit(session, task, words, new=new)
    view.show_one(changed, work.show(session).dossier.engagement.settings)


@app.command()
def merge(
    context: typer.Context,
    task: Annotated[str, typer.Argument(help="The key task that stays, for example KT03.")],
    other: Annotated[str, typer.Argument(help="The one that is the same (id, or name of a proposal).")],
    reason: _Reason = "",
) -> None:
    """Two names, one task: the first stays and gets the sources of both. Its owner decides (--by).

    Example: crmkit keytasks merge KT03 find-last-price --by viktors --reason "the same search"
    """
    from toolkit.workflows.selection.key_tasks import join  # slow: loads the models

    tasks = join(context.obj, task, other, same=True, reason=reason)
    screen.say(f"'{other}' is {task} now; {len(tasks.tasks)} key tasks.")


@app.command()
def keep(
    context: typer.Context,
    task: Annotated[str, typer.Argument(help="A key task, for example KT03.")],
    other: Annotated[
        str, typer.Argument(help="The one that is like it but another (id, or name of a proposal).")
    ],
    reason: _Reason = "",
) -> None:
    """Two names, two tasks: they are not laid side by side again.

    Example: crmkit keytasks keep KT13 KT14 --by laura --reason "one is entered, the other handed on"
    """
    from toolkit.workflows.selection.key_tasks import join  # slow: loads the models

    join(context.obj, task, other, same=False, reason=reason)
    screen.say(f"{task} and '{other}' stay two tasks.")


@app.command()
def drop(
    context: typer.Context,
    task: Annotated[str, typer.Argument(help="Id of a task, or name of a proposal.")],
    reason: _Reason = "",
) -> None:
    """Take a task off the list; it is not proposed again.

    Example: crmkit keytasks drop KT22 --by viktors --reason "nobody's work stops without it"
    """
    from toolkit.workflows.selection.key_tasks import drop as take_off  # slow: loads the models

    tasks = take_off(context.obj, task, reason)
    screen.say(f"'{task}' is off the list; {len(tasks.tasks)} key tasks.")


@app.command()
def lock(context: typer.Context, reason: _Reason = "") -> None:
    """Lock weights and required levels. Nothing can be rated before, nothing can be bent after.

    Example: crmkit keytasks lock --by andris --reason "agreed in the workgroup"
    """
    from toolkit.cli.views.selection import key_tasks as view  # slow: loads the models
    from toolkit.workflows.selection import key_tasks as work  # slow: loads the models

    view.show_lock(work.lock(context.obj, reason))


@app.command()
def unlock(context: typer.Context, reason: _Reason = "") -> None:
    """Open weights and levels again. What was locked is kept; results are shown under both versions.

    Example: crmkit keytasks unlock --by ilze --reason "dispatch was forgotten"
    """
    from toolkit.workflows.selection.key_tasks import unlock as open_again  # slow: loads the models

    open_again(context.obj, reason)
    screen.say(
        "Weights and levels are open; the earlier version is kept. Nothing can be rated until they are locked."
    )
