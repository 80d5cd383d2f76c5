"""All questionnaires load, hold together and say what the question bank says."""

import pytest

from tests.questionnaires.library import FOLDER, assembled, blocks, form, questionnaires
from toolkit.kernel.questions.assembly import form_hash
from toolkit.kernel.questions.checks.form import check_form
from toolkit.kernel.questions.form import walk

NAMES = sorted(path.stem for path in FOLDER.glob("F*.yaml"))


def test_eighteen_forms_and_two_blocks() -> None:
    assert len(NAMES) == 18
    assert set(blocks()) == {"B_KEYTASK", "B_WISH"}
    assert all(name == questionnaire.id for name, questionnaire in questionnaires().items())


@pytest.mark.parametrize("name", NAMES)
def test_nothing_is_wrong_with(name: str) -> None:
    assert [str(problem) for problem in check_form(assembled(name))] == []


@pytest.mark.parametrize("name", NAMES)
def test_hash_does_not_depend_on_templates(name: str) -> None:
    whole = assembled(name)
    assert form_hash(whole) == form_hash(whole.model_copy(update={"yields": ()}))
    assert form_hash(whole) != form_hash(whole.model_copy(update={"version": "2"}))


def test_template_ids_are_unique_over_all_forms() -> None:
    ids = [template.id for questionnaire in questionnaires().values() for template in questionnaire.yields]
    ids += [template.id for block in blocks().values() for template in block.yields]
    assert len(ids) == len(set(ids)) > 150


def test_every_question_and_choice_has_words() -> None:
    for name in NAMES:
        for question, _chain, _groups in walk(assembled(name).questions):
            assert question.label
            assert all(choice.label and "_" not in choice.label for choice in question.listed)


def test_question_names_mean_one_thing_over_all_forms() -> None:
    seen: dict[str, str] = {}
    for questionnaire in questionnaires().values():
        for question, _chain, _groups in walk(questionnaire.questions):
            assert seen.setdefault(question.name, questionnaire.id) == questionnaire.id


def test_blocks_close_the_departmental_forms() -> None:
    for name in NAMES:
        closing = {"kt", "ws"}.intersection(form(name).asked)
        assert closing == {"kt" if block == "B_KEYTASK" else "ws" for block in questionnaires()[name].close}


def test_repeats_are_matched_by_their_first_question() -> None:
    assert form("F03_sales").first_of("kt") == "kt_name"
    assert form("F03_sales").first_of("sal_stage") == "sal_st_name"
    assert form("F08_systems").first_of("fl") == "fl_ent"
    assert questionnaires()["F02_process"].subject == "pr_name"
    assert {q.id for q in questionnaires().values() if q.run_by != "interview"} == {
        "F13_enhancements",
        "F17_vendors",
        "F18_demo_rating",
    }
