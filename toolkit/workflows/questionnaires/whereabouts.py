"""Where a question, a template or a key of a questionnaire stands in its file."""

from collections.abc import Iterator, Mapping

from toolkit.problems import Place
from toolkit.store import yaml_source
from toolkit.store.yaml_source import Data, Path, Spot


class Whereabouts:
    """Finds (name, field) in the text of a questionnaire and of the closing blocks it may have.

    The texts are read a second time only when the first place is asked for, and then once for all.
    """

    def __init__(self, label: str, source: bytes, blocks: Mapping[str, bytes]) -> None:
        self._label = label
        self._sources = {label: source, **blocks}
        self._found: dict[tuple[str, str], tuple[str, Spot]] | None = None

    def __call__(self, name: str, field: str) -> Place:
        """The place of a field of a question or template; of a key of the form where `name` is empty."""
        if self._found is None:
            self._found = self._read()
        for key in ((name, field), (name, ""), ("", field)):
            if key in self._found:
                label, spot = self._found[key]
                return Place(label, *spot)
        return Place(self._label, 1, 1)

    def _read(self) -> dict[tuple[str, str], tuple[str, Spot]]:
        found: dict[tuple[str, str], tuple[str, Spot]] = {}
        for label, source in self._sources.items():
            paths = dict(_paths(yaml_source.parse(source, label)))
            spots = yaml_source.places(source, paths.values())
            for key, path in paths.items():
                found.setdefault(key, (label, spots[path][1]))
        return found


def _paths(data: Data) -> Iterator[tuple[tuple[str, str], Path]]:
    if not isinstance(data, dict):
        return
    yield from ((("", key), (key,)) for key in data)
    if isinstance(subject := data.get("subject"), str):
        yield (subject, "subject"), ("subject",)
    yield from _items(data.get("questions"), ("questions",), "name")
    yield from _items(data.get("yields"), ("yields",), "id")


def _items(items: Data, path: Path, naming: str) -> Iterator[tuple[tuple[str, str], Path]]:
    for place, item in enumerate(items if isinstance(items, list) else ()):
        if not isinstance(item, dict):
            continue
        name, here = item.get(naming), (*path, place)
        if isinstance(name, str):
            yield (name, ""), here
            yield from (((name, field), (*here, field)) for field in item)
        yield from _items(item.get("questions"), (*here, "questions"), naming)
