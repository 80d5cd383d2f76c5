"""The questionnaires of the repository, read without the store: every scalar arrives as text."""

from functools import cache
from pathlib import Path
from typing import Any

import yaml

from toolkit.kernel.questions.assembly import assemble
from toolkit.kernel.questions.form import Form, compile_form
from toolkit.models.interviews.interview import Interview
from toolkit.models.interviews.questionnaire import Block, ChoiceLists, Questionnaire

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "questionnaires"
KASKAD = ROOT / "samples" / "kaskad-pack" / "interviews"


def read(path: Path) -> Any:
    return yaml.load(path.read_text("utf-8"), yaml.BaseLoader)  # noqa: S506 - BaseLoader makes only text


@cache
def lists() -> ChoiceLists:
    return ChoiceLists.model_validate(read(FOLDER / "choices.yaml"))


@cache
def blocks() -> dict[str, Block]:
    return {path.stem: Block.model_validate(read(path)) for path in sorted(FOLDER.glob("blocks/*.yaml"))}


@cache
def questionnaires() -> dict[str, Questionnaire]:
    return {path.stem: Questionnaire.model_validate(read(path)) for path in sorted(FOLDER.glob("F*.yaml"))}


@cache
def assembled(name: str) -> Questionnaire:
    return assemble(questionnaires()[name], lists(), blocks())


@cache
def form(name: str) -> Form:
    return compile_form(assembled(name))


@cache
def kaskad() -> tuple[Interview, ...]:
    return tuple(Interview.model_validate(read(path)) for path in sorted(KASKAD.glob("*.yaml")))
