"""What the engagement has named already: its glossary, systems and people's departments."""

from collections.abc import Iterable, Iterator

from toolkit.kernel.language.words import spans
from toolkit.models.engagement.engagement import Engagement
from toolkit.stages.requirements.wording.rule import Context


def context_of(engagement: Engagement | None, systems: Iterable[str]) -> Context:
    """The terms that need no explanation, and the words of the glossary that are to be used instead."""
    if engagement is None:
        return Context()
    glossary = engagement.settings.wording.glossary
    names = (*systems, engagement.client.name, engagement.title, *engagement.client.departments)
    return Context(
        known_terms=frozenset({*(entry.term for entry in glossary), *_capitals(names)}),
        preferred={other: entry.term for entry in glossary for other in entry.instead_of},
    )


def _capitals(names: Iterable[str]) -> Iterator[str]:
    for name in names:
        yield from (word for word, _, _ in spans(name) if word.isupper())
