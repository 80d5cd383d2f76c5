"""The words of a questionnaire in other languages: what they name wrongly, and what they leave out."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from toolkit.kernel.questions.translate import Stranger, strangers, untranslated
from toolkit.models.interviews.questionnaire import Questionnaire
from toolkit.models.interviews.translation import Translation
from toolkit.problems import BadData, Place, Problem
from toolkit.store import library, typed, yaml_source


@dataclass(frozen=True)
class Words:
    """One file of words looked through; `left` are the places that stay in the language of the form."""

    label: str
    problems: tuple[Problem, ...]
    left: tuple[str, ...] = ()


def check_words(form: Questionnaire, name: str, root: Path | None = None) -> Iterator[Words]:
    """Look through the words of a form in every language it has some in.

    Args:
        form: as it stands in its file, without its closing blocks.
        name: name of its file, without ending; that is how the words are found.
        root: the engagement.
    """
    for language in library.languages(name, root):
        file = library.find_translation(name, language, root)
        if file is None:
            continue
        label = f"questionnaires/locale/{language}/{file.name}"
        source = file.read_bytes()
        try:
            words = typed.read(Translation, source, label)
        except BadData as fault:
            yield Words(label, fault.problems)
            continue
        found = tuple(strangers(form, words))
        problems = [*_problems(found, source, label), *_head(words, (form.id, language), source, label)]
        yield Words(label, tuple(problems), tuple(untranslated(form, words)))


def _problems(found: tuple[Stranger, ...], source: bytes, label: str) -> Iterator[Problem]:
    places = yaml_source.places(source, [stranger.path for stranger in found])
    for stranger in found:
        place = Place(label, *places[stranger.path][0])
        yield Problem(place, "unknown-words", stranger.what, stranger.mend)


def _head(words: Translation, wanted: tuple[str, str], source: bytes, label: str) -> Iterator[Problem]:
    """`of` and `language` have to say what the name of the file and its folder say."""
    for key, given, right in zip(("of", "language"), (words.of, words.language), wanted, strict=True):
        if given != right:
            place = Place(label, *yaml_source.locate(source, (key,)))
            yield Problem(
                place,
                "wrong-words",
                f"'{key}' is '{given}', the file is that of '{right}'.",
                f"Write '{right}'.",
            )
