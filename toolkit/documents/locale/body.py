"""A template in another language: each line of its text is one sentence of the catalogue.

Marks of Markdown before the text (`#`, `-`, `1.`, `>`) and the id after a heading stay as they are; lines
that hold nothing but tags of the template are left alone. So line numbers stay true in messages.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from toolkit.documents.locale.catalogue import Catalogue
from toolkit.documents.template import Template
from toolkit.problems import BadData, Place, Problem

_TAG = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{##.*?##\}")
_LINE = re.compile(
    r"(?P<before>\s*(?:(?:#{1,6}|[-*+]|\d+[.)]|>|\[[ xX]\])\s+)*)(?P<text>.*?)(?P<after>\s*(?:\{#[^{}#]*\})?\s*)"
)
_LETTER = re.compile(r"[^\W\d_]")


@dataclass(frozen=True, slots=True)
class Sentence:
    """One text to translate, with its line (from 1) and what stands around it there."""

    line: int
    before: str
    text: str
    after: str


def sentences(body: str) -> Iterator[Sentence]:
    """The texts of a template's body."""
    for number, line in enumerate(body.split("\n"), 1):
        found = _LINE.fullmatch(line)
        if found and _LETTER.search(_TAG.sub("", found["text"])):
            yield Sentence(number, found["before"], found["text"], found["after"])


def translated(template: Template, catalogue: Catalogue, file: str) -> Template:
    """The template in the language of the catalogue.

    Args:
        template: in English.
        catalogue: of the other language.
        file: name of the catalogue, for messages.

    Raises:
        BadData: sentences have no translation, or one whose tags differ from the English ones.
    """
    problems: list[Problem] = []
    lines = template.body.split("\n")
    for sentence in sentences(template.body):
        said = _look_up(sentence.text, sentence.line, catalogue, file, problems)
        lines[sentence.line - 1] = sentence.before + said + sentence.after
    title = _look_up(template.manifest.title, 0, catalogue, file, problems)
    if template.manifest.kind:
        # Replaced later, by `Translator`: its values are filled in first.
        _look_up(template.manifest.kind, 0, catalogue, file, problems)
    if problems:
        raise BadData(problems)
    manifest = template.manifest.model_copy(update={"title": title})
    return replace(template, body="\n".join(lines), manifest=manifest, catalogue=catalogue)


def _look_up(text: str, line: int, catalogue: Catalogue, file: str, problems: list[Problem]) -> str:
    said = catalogue.get(("", text), "")
    where = f"line {line} of the template" if line else "title or kind"
    if not said:
        what = f"'{_short(text)}' ({where}) is not translated."
        problems.append(Problem(Place(file), "CATALOGUE", what, "Add it to the catalogue."))
    elif _tags(said) != _tags(text):
        what = f"The translation of '{_short(text)}' ({where}) has other tags than the English text."
        mend = f"Keep {', '.join(_tags(text)) or 'it without tags'} as written."
        problems.append(Problem(Place(file), "CATALOGUE", what, mend))
    return said or text


def _tags(text: str) -> Sequence[str]:
    return sorted(_TAG.findall(text))


def _short(text: str) -> str:
    return text if len(text) <= 60 else f"{text[:57]}..."  # fits on a line of the screen
