"""Data blocks that are made when a template places them, once: pictures cost time."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial

from toolkit.models.blocks import Block, Blocks

Making = Callable[[], Sequence[Block]]


class MadeBlocks(Mapping[str, Blocks]):
    """Blocks by name, from what makes them."""

    def __init__(self, makers: Mapping[str, Making]) -> None:
        self._makers = dict(makers)
        self._made: dict[str, Blocks] = {}

    def __getitem__(self, name: str) -> Blocks:
        if name not in self._made:
            self._made[name] = tuple(self._makers[name]())
        return self._made[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._makers)

    def __len__(self) -> int:
        return len(self._makers)

    def also(self, makers: Mapping[str, Making]) -> "MadeBlocks":
        """These and others, which win; what is made already stays made."""
        return MadeBlocks({**{name: partial(self.__getitem__, name) for name in self}, **makers})

    def joined(self, other: "MadeBlocks") -> "MadeBlocks":
        """These and all of `other`, whose blocks win."""
        return self.also({name: partial(other.__getitem__, name) for name in other})
