"""`questionnaire`: what forms there are, whether they hold, and their way to other tools and back."""

from pathlib import Path
from typing import Annotated

import typer

from toolkit.cli import screen
from toolkit.workflows.session import Session

app = typer.Typer(
    help="List and check questionnaires; exchange them with ODK, Kobo and paper.\n\nExample: crmkit questionnaire list",
    no_args_is_help=True,
)


@app.command(name="list")
def list_forms(
    context: typer.Context,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
) -> None:
    """List the questionnaires that come with crmkit and the engagement's own.

    Example: crmkit questionnaire list
    """
    from toolkit.cli.views import questionnaires as view  # slow: loads the models
    from toolkit.workflows.questionnaires.listing import list_questionnaires  # slow: loads the forms

    shelf = list_questionnaires(context.obj)
    if as_json:
        screen.as_json(view.to_json(shelf))
    else:
        view.show_list(shelf)
    view.show_broken(shelf)


@app.command()
def check(
    context: typer.Context,
    names: Annotated[
        list[str] | None, typer.Argument(help="Ids or files (.yaml, .xlsx); all questionnaires without one.")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
) -> None:
    """Look for faults: names that do not exist or come later, wrong types, expressions that cannot be read.

    Every fault is named with file, line and column. Exit code 1 when there are any.

    Example: crmkit questionnaire check questionnaires/my_form.yaml
    """
    from toolkit.cli.views import questionnaires as view  # slow: loads the models
    from toolkit.workflows.questionnaires.listing import check_questionnaires  # slow: loads the forms

    looked = check_questionnaires(context.obj, names or ())
    if as_json:
        screen.as_json(view.looked_json(looked))
    else:
        view.show_looked(looked)
    if looked.problems:
        raise typer.Exit(1)


@app.command()
def export(
    context: typer.Context,
    questionnaire: Annotated[str, typer.Argument(help="The form, for example F03_sales.")],
    format_: Annotated[
        str, typer.Option("--format", help="xlsform for ODK and Kobo, docx for paper.")
    ] = "xlsform",
    out: Annotated[Path | None, typer.Option(help="The file; ID.xlsx or ID.docx here if not given.")] = None,
    ask_who: Annotated[
        bool,
        typer.Option("--ask-who", help="XLSForm: begin by asking which of the engagement's people answers."),
    ] = False,
    replace: Annotated[bool, typer.Option("--replace", help="Write over a file that is there.")] = False,
) -> None:
    """Write a questionnaire as an XLSForm workbook or as a paper form.

    Example: crmkit questionnaire export F03_sales --format xlsform --out sales.xlsx
    """
    from toolkit.workflows.questionnaires import transfer  # slow: loads the exporters

    request = transfer.ExportRequest(questionnaire, format_, out, ask_who=ask_who, replace=replace)
    screen.say(str(transfer.export_questionnaire(context.obj, request)))


@app.command(name="import")
def import_(  # noqa: PLR0913 - the options of the command
    context: typer.Context,
    file: Annotated[Path, typer.Argument(help="An XLSForm (.xlsx); or answers, with --answers-to.")],
    out: Annotated[
        Path | None, typer.Option(help="Write the questionnaire here; into questionnaires/ if not given.")
    ] = None,
    answers_to: Annotated[
        str, typer.Option(help="The file holds answers to this form (.csv, .zip, .xlsx, .json, or a folder).")
    ] = "",
    member: Annotated[str, typer.Option(help="Answers: who gave all of them.")] = "",
    respondent: Annotated[str, typer.Option(help="Answers: the column that says who gave them.")] = "",
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Answers: show what would come in, write nothing.")
    ] = False,
    leave_out: Annotated[
        bool, typer.Option("--leave-out", help="Go on without what crmkit does not cover; it is listed.")
    ] = False,
    replace: Annotated[bool, typer.Option("--replace", help="Write over a file that is there.")] = False,
) -> None:
    """Read an XLSForm workbook into a questionnaire; or, with --answers-to, answers collected with ODK or Kobo.

    Every filled-in form becomes one sitting. Look first with --dry-run.

    Example: crmkit questionnaire import visit.xlsx --out questionnaires/visit.yaml

    Example: crmkit questionnaire import sales.zip --answers-to F03_sales --respondent who --dry-run
    """
    if answers_to:
        _answers(context.obj, (answers_to, file, member, respondent), leave_out=leave_out, dry_run=dry_run)
        return
    from toolkit.cli.views import questionnaires as view  # slow: loads the models
    from toolkit.workflows.questionnaires.transfer import import_questionnaire  # slow: loads the readers

    done = import_questionnaire(context.obj, file, out, leave_out=leave_out, replace=replace)
    view.show_left_out(done.left_out)
    for written in done.files:
        screen.say(str(written))
    if not done.form.audience:
        screen.say("Write into it for whom it is (audience), why (purpose) and how long it takes (minutes).")


def _answers(session: Session, what: tuple[str, Path, str, str], *, leave_out: bool, dry_run: bool) -> None:
    from toolkit.cli.views import questionnaires as view  # slow: loads the models
    from toolkit.problems import BadData
    from toolkit.workflows.questionnaires import answers, taking  # slow: loads the readers

    form, file, member, column = what
    request = taking.AnswersRequest(form, file, member, column, leave_out=leave_out, dry_run=dry_run)
    result = answers.import_answers(session, request)
    view.show_left_out(result.left_out)
    view.show_taken(result, dry_run=dry_run)
    if result.all_problems:
        raise BadData(result.all_problems)
