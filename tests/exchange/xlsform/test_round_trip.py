"""XLSForm -> questionnaire -> XLSForm is the same form to pyxform, and ours come back equal."""

import pytest

from tests.exchange.xlsform.forms import FORMS
from tests.exchange.xlsform.tables import read, tables, there_and_back, workbook, xform
from tests.questionnaires.library import blocks, lists, questionnaires
from toolkit.exchange.xlsform.reading import read_xlsform
from toolkit.exchange.xlsform.writing import write_xlsform
from toolkit.kernel.questions.assembly import assemble, gather
from toolkit.models.interviews.questionnaire import ChoiceLists, Questionnaire
from toolkit.store import canonical, typed


@pytest.mark.parametrize("name", FORMS)
def test_same_xform(name: str) -> None:
    data = workbook(tables(FORMS[name]))
    back = there_and_back(data)
    assert xform(back)[0] == xform(data)[0]


@pytest.mark.parametrize("name", FORMS)
def test_through_the_yaml_file(name: str) -> None:
    form = read(FORMS[name])
    assert typed.read(Questionnaire, canonical.dump(form), "form.yaml") == form
    assert read_xlsform(write_xlsform(form), "form.xlsx", "data").questionnaire == form


@pytest.mark.parametrize("name", sorted(questionnaires()))
def test_our_own_forms(name: str) -> None:
    whole = gather(questionnaires()[name], lists(), blocks())
    data = write_xlsform(whole)
    assert xform(data)[1] == []
    assert write_xlsform(whole) == data
    back = read_xlsform(data, "form.xlsx", "other").questionnaire
    assert back == whole
    assert assemble(back, ChoiceLists(lists={}), {}) == assemble(questionnaires()[name], lists(), blocks())
