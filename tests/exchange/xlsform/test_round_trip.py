"""XLSForm -> questionnaire -> XLSForm is the same form to pyxform, and ours come back equal."""

import pytest

from tests.exchange.xlsform.forms import FORMS
from tests.exchange.xlsform.tables import tables, there_and_back, workbook, xform
from tests.questionnaires.library import blocks, lists, questionnaires
from toolkit.exchange.xlsform.reading import read_xlsform
from toolkit.exchange.xlsform.writing import write_xlsform
from toolkit.kernel.questions.assembly import assemble, gather
from toolkit.models.interviews.questionnaire import ChoiceLists, Questionnaire
from toolkit.models.interviews.translation import QuestionWords, Translation
from toolkit.store import canonical, typed


@pytest.mark.parametrize("name", FORMS)
def test_same_xform(name: str) -> None:
    data = workbook(tables(FORMS[name]))
    back = there_and_back(data)
    assert xform(back)[0] == xform(data)[0]


@pytest.mark.parametrize("name", FORMS)
def test_through_the_yaml_files(name: str) -> None:
    came = read_xlsform(workbook(tables(FORMS[name])), "form.xlsx", "data")
    form = typed.read(Questionnaire, canonical.dump(came.questionnaire), "form.yaml")
    words = {
        code: typed.read(Translation, canonical.dump(said), "words.yaml") for code, said in came.words.items()
    }
    assert (form, words) == (came.questionnaire, came.words)
    again = read_xlsform(write_xlsform(form, words), "form.xlsx", "data")
    assert (again.questionnaire, again.words) == (form, words)


@pytest.mark.parametrize("name", sorted(questionnaires()))
def test_our_own_forms(name: str) -> None:
    whole = gather(questionnaires()[name], lists(), blocks())
    data = write_xlsform(whole)
    assert xform(data)[1] == []
    assert write_xlsform(whole) == data
    back = read_xlsform(data, "form.xlsx", "other").questionnaire
    assert back == whole
    assert assemble(back, ChoiceLists(lists={}), {}) == assemble(questionnaires()[name], lists(), blocks())


SAID = {
    "de": Translation(
        of="T1",
        language="de",
        questions={"a": QuestionWords(label="Gut?", choices={"yes": "Ja"}), "b": QuestionWords(hint="Genau")},
        lists={"ways": {"mail": "Post"}},
    )
}


def test_our_languages_become_columns_without_a_warning() -> None:
    form = Questionnaire.model_validate(
        {
            "id": "T1", "title": "T", "audience": "all", "minutes": 5, "purpose": "test",
            "lists": {"ways": [{"name": "mail", "label": "Mail"}, {"name": "phone", "label": "Phone"}]},
            "questions": [
                {"type": "select_one", "name": "a", "label": "Fine?", "choices": [{"name": "yes", "label": "Yes"}]},
                {"type": "text", "name": "b", "label": "Why?", "hint": "Exactly"},
                {"type": "select_multiple", "name": "c", "label": "How?", "choices": "ways"},
            ],
        }
    )  # fmt: skip
    data = write_xlsform(form, SAID)
    made, warnings = xform(data)
    assert warnings == []
    assert [word in made for word in ("Gut?", "Genau", "Post", ">Phone<", 'lang="English (en)"')] == [
        True
    ] * 5
    back = read_xlsform(data, "form.xlsx", "data")
    assert (back.questionnaire.language, list(back.words)) == ("en", ["de"])
    assert back.words["de"].questions["a"] == QuestionWords(label="Gut?", choices={"yes": "Ja"})
    assert back.words["de"].lists == {"ways": {"mail": "Post", "phone": "Phone"}}
