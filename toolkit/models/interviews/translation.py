"""The words of a questionnaire, a block or the shared lists in another language.

`questionnaires/locale/<language>/<id>.yaml`; what it leaves out is asked in the language of the form.
"""

from toolkit.models.ids import Id
from toolkit.models.interviews.question import ChoiceName, QuestionName
from toolkit.models.noun import Noun


class QuestionWords(Noun):
    """The words of one question; `choices` only where the list belongs to the question alone."""

    label: str = ""
    hint: str = ""
    constraint_message: str = ""
    required_message: str = ""
    choices: dict[ChoiceName, str] = {}


class TemplateWords(Noun):
    """The sentences of one requirement template."""

    statement: str = ""
    acceptance: str = ""


class Translation(Noun):
    """One file: of a form or block (`of` is its id), or of the shared lists (`of: choices`)."""

    of: Id
    language: str
    title: str = ""
    audience: str = ""
    purpose: str = ""
    questions: dict[QuestionName, QuestionWords] = {}
    lists: dict[str, dict[ChoiceName, str]] = {}
    yields: dict[Id, TemplateWords] = {}
