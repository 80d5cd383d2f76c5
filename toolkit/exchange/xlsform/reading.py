"""An XLSForm workbook as a questionnaire, and everything in it that cannot be one: all of it at once."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Any

from pydantic import ValidationError

from toolkit.exchange.sheets.book import Sheet, read_book
from toolkit.exchange.xlsform.choices import ChoicesSheet
from toolkit.exchange.xlsform.columns import Grid, Words
from toolkit.exchange.xlsform.languages import take_out
from toolkit.exchange.xlsform.lists import inlined
from toolkit.exchange.xlsform.own_sheets import read_own
from toolkit.exchange.xlsform.settings import Settings, read_settings
from toolkit.exchange.xlsform.survey import SurveySheet
from toolkit.exchange.xlsform.words import (
    CHOICES,
    CHOICES_ALIASES,
    CHOICES_TRANSLATED,
    CHOICES_WORDS,
    SETTINGS,
    SURVEY,
    SURVEY_ALIASES,
    SURVEY_TRANSLATED,
    SURVEY_WORDS,
)
from toolkit.kernel.expressions.checks import nearest
from toolkit.kernel.questions.assembly import assemble_loosely
from toolkit.kernel.questions.checks.form import check_form
from toolkit.models.ids import check_id
from toolkit.models.interviews.questionnaire import ChoiceLists, Questionnaire
from toolkit.models.interviews.translation import Translation
from toolkit.problems import BadData, Place, Problem

#: Sheets that change the form and that we do not have.
_NOT_COVERED = {
    "external_choices": "crmkit has no external lists",
    "entities": "crmkit keeps no entities",
    "osm": "crmkit draws no maps",
}
#: Where nothing is said: half a minute for each question to be answered.
_QUESTIONS_PER_MINUTE = 2


@dataclass(frozen=True)
class Imported:
    """The questionnaire, its `words` in other languages by their codes, and what of the workbook is left out."""

    questionnaire: Questionnaire
    words: Mapping[str, Translation] = field(default_factory=dict)
    left_out: tuple[Problem, ...] = ()


def read_xlsform(data: bytes, file: str, name: str, *, leave_out: bool = False) -> Imported:
    """Return the questionnaire that a workbook describes.

    Args:
        data: content of the .xlsx file.
        file: its name as the user knows it.
        name: id of the form where the workbook gives none that can be one.
        leave_out: go on without what crmkit does not cover; it is listed in the result.

    Raises:
        BadData: everything that is wrong, or (without `leave_out`) not covered, by sheet and row.
    """
    sheets, problems = read_book(data, file)
    if SURVEY not in sheets:
        near = nearest(SURVEY, sheets)
        mend = (
            f"Rename the sheet '{sheets[near].title}'." if near else "Add it, with columns type, name, label."
        )
        raise BadData([Problem(Place(file), "no-survey", "The workbook has no sheet 'survey'.", mend)])
    settings = read_settings(sheets.get(SETTINGS))
    survey, choices = _sheets(sheets, settings.default_language)
    own, own_problems = read_own(sheets)
    missing = [*survey.missing, *_other_sheets(sheets)]
    faults = [*problems, *settings.problems, *survey.problems, *choices.problems, *own_problems]
    faults += [] if leave_out else missing
    try:
        form = _questionnaire(settings, survey, choices, own, lawful_id(name) or "form")
        # Whoever refers to a row that cannot be read is not at fault, unless that row is left out for good.
        faults += _expressions(form, survey, () if leave_out else survey.lost)
    except BadData as fault:
        faults += () if faults else fault.problems
    if faults:
        raise BadData(faults)
    bare, words = take_out(form)
    return Imported(bare, words, tuple(sorted(missing)))


def lawful_id(text: str) -> str:
    """Return `text` if a form can have it as its id, else nothing."""
    try:
        return check_id(text)
    except ValueError:
        return ""


def _sheets(sheets: Mapping[str, Sheet], default_language: str) -> tuple[SurveySheet, ChoicesSheet]:
    listed = sheets.get(CHOICES)
    grid = Grid(listed, Words(CHOICES_WORDS, CHOICES_TRANSLATED, CHOICES_ALIASES)) if listed else None
    choices = ChoicesSheet(grid, default_language)
    survey = Grid(sheets[SURVEY], Words(SURVEY_WORDS, SURVEY_TRANSLATED, SURVEY_ALIASES))
    return SurveySheet(survey, choices.lists, default_language), choices


def _other_sheets(sheets: Mapping[str, Sheet]) -> list[Problem]:
    return [
        Problem(
            sheets[name].place(1),
            "not-covered",
            f"The sheet '{sheets[name].title}' is used, but {why}.",
            "Delete it.",
        )
        for name, why in _NOT_COVERED.items()
        if name in sheets and len(sheets[name].rows) > 1
    ]


def _questionnaire(
    settings: Settings, survey: SurveySheet, choices: ChoicesSheet, own: dict[str, Any], name: str
) -> Questionnaire:
    if not survey.questions:
        mend = "Add questions to the sheet 'survey'."
        raise BadData([Problem(survey.place, "no-questions", "The form asks nothing.", mend)])
    questions, lists = inlined(survey.questions, choices.lists)
    count = sum(1 for key in survey.spots if key[1] == "name")
    title = settings.title or name
    ours = {
        "form_id": lawful_id(settings.id) or name,
        "form_title": title,
        "version": settings.version or "1",
    }
    kept = settings.kept(ours) | survey.kept | choices.kept
    values = {
        "id": ours["form_id"],
        "title": title,
        "version": ours["version"],
        "audience": "",
        "minutes": min(480, max(1, count // _QUESTIONS_PER_MINUTE)),
        "purpose": "",
        "lists": lists,
        "xlsform": kept,
        "questions": questions,
    }
    try:
        return Questionnaire.model_validate(values | own)
    except ValidationError as fault:
        said = [f"{'.'.join(map(str, item['loc']))}: {item['msg']}" for item in fault.errors()]
        raise BadData(
            Problem(survey.place, "bad-form", f"The form cannot be taken: {text}.", "Correct it.")
            for text in said
        ) from None


def _expressions(form: Questionnaire, survey: SurveySheet, lost: Collection[str]) -> list[Problem]:
    """What is wrong with expressions and names, each with its cell."""

    def locate(name: str, field: str) -> Place:
        return survey.spots.get((name, field)) or survey.spots.get((name, "name")) or survey.place

    return check_form(assemble_loosely(form, ChoiceLists(lists={}), {}), locate, lost)
