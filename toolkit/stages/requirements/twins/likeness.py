"""Likeness of short texts: TF-IDF over character n-grams within words, cosine, the nearest of each.

Character n-grams (3 to 5, a space at each end of a word) beat words on requirements, as endings, compounds
and typing errors cost them little. Weight of an n-gram: (1 + ln tf) * (ln((1 + n) / (1 + df)) + 1).
"""

import math
from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

_LENGTHS = (3, 4, 5)
#: Columns of the matrix for sentences and for cores; a larger vocabulary is folded onto them with signs, which
#: keeps cosines true on average (feature hashing) and the matrix of 5,000 texts near 100 MB.
_COLUMNS, _CORE_COLUMNS = 4096, 1024
_ROWS_AT_ONCE = 512

Words = Sequence[str]
Matrix = NDArray[np.float32]
Grams = tuple[NDArray[np.int64], NDArray[np.int64]]
Weights = tuple[NDArray[np.int64], NDArray[np.float32]]


class Texts:
    """Sentences made ready for comparison, each with its core (verb and object), as sequences of words.

    The likeness of two is the mean of the cosines of their sentences and of their cores.
    """

    def __init__(self, texts: Sequence[Words], cores: Sequence[Words]) -> None:
        """Count the n-grams of all texts; the commoner one is, the less it weighs."""
        self._grams_of: dict[str, tuple[int, ...]] = {}
        self._weights_of: dict[tuple[str, ...], Weights] = {}
        self._known: dict[str, int] = {}
        counts = [self._count(words) for words in texts]
        heads = [self._count(words) for words in cores]
        seen = np.zeros(len(self._known) + 1)
        for grams, _ in counts:
            seen[grams] += 1
        self._idf = (np.log((1 + len(texts)) / (1 + seen)) + 1).astype(np.float32)
        self._texts = [self._weigh(count) for count in counts]
        self._cores = [self._weigh(count) for count in heads]

    def likeness(self, words: Words, others: Words) -> float:
        """The cosine of two texts, with the weights of the whole collection."""
        (grams, weights), (others_grams, others_weights) = self._weights(words), self._weights(others)
        if not len(others_grams):
            return 0.0
        at = np.minimum(np.searchsorted(others_grams, grams), len(others_grams) - 1)
        shared = others_grams[at] == grams
        return float(weights[shared] @ others_weights[at[shared]])

    def _weights(self, words: Words) -> Weights:
        """The n-grams of a text in rising order with their weights; the same texts come again and again."""
        key = tuple(words)
        found = self._weights_of.get(key)
        if found is None:
            found = self._weights_of[key] = self._weigh(self._count(words))
        return found

    def nearest(self, places: Sequence[int], count: int, least: float) -> Iterator[tuple[int, int, float]]:
        """Yield for each of the texts at `places` the `count` nearest among them, as (place, other, likeness).

        What is less alike than `least` is left out; a pair may come from both of its sides.
        """
        matrix = self._matrix(places)
        for start in range(0, len(places), _ROWS_AT_ONCE):
            part = matrix[start : start + _ROWS_AT_ONCE] @ matrix.T
            rows = np.arange(part.shape[0])
            part[rows, rows + start] = -1
            best = np.argpartition(-part, min(count, part.shape[1] - 1), axis=1)[:, :count]
            values = np.take_along_axis(part, best, axis=1)
            for row, at in zip(*(found.tolist() for found in np.nonzero(values >= least)), strict=True):
                yield places[row + start], places[int(best[row, at])], float(values[row, at])

    def _matrix(self, places: Sequence[int]) -> Matrix:
        """A row a text, sentence and core beside each other, both of length the root of a half.

        So the product of two rows is the mean of the two cosines.
        """
        wide = min(_COLUMNS, len(self._known) or 1)
        narrow = min(_CORE_COLUMNS, len(self._known) or 1)
        matrix = np.zeros((len(places), wide + narrow), dtype=np.float32)
        for part, known in ((matrix[:, :wide], self._texts), (matrix[:, wide:], self._cores)):
            columns, signs = _columns(len(self._known), part.shape[1])
            for row, place in enumerate(places):
                grams, weights = known[place]
                np.add.at(part[row], columns[grams], weights * signs[grams])
        matrix *= np.float32(math.sqrt(0.5))
        return matrix

    def _weigh(self, count: Grams) -> Weights:
        grams, often = count
        # A word of a later text may be unknown to the collection.
        idf = self._idf[np.minimum(grams, len(self._idf) - 1)]
        weights = (1 + np.log(often)).astype(np.float32) * idf
        length = float(np.sqrt(weights @ weights)) or 1.0
        return grams, weights / np.float32(length)

    def _count(self, words: Words) -> Grams:
        every = [gram for word in words for gram in self._grams(word)]
        return np.unique(np.array(every, dtype=np.int64), return_counts=True)

    def _grams(self, word: str) -> tuple[int, ...]:
        found = self._grams_of.get(word)
        if found is None:
            padded = f" {word} "
            grams = (padded[i : i + n] for n in _LENGTHS for i in range(len(padded) - n + 1))
            found = tuple(self._known.setdefault(gram, len(self._known)) for gram in grams)
            self._grams_of[word] = found
        return found


def _columns(grams: int, columns: int) -> tuple[NDArray[np.int64], Matrix]:
    """The column and the sign of each n-gram: its own one where there is room, else one by a hash."""
    numbers = np.arange(grams, dtype=np.uint64)
    if grams <= columns:
        return numbers.astype(np.int64), np.ones(grams, dtype=np.float32)
    # The finisher of splitmix64: texts bring their n-grams in runs of numbers, and a hash that is linear
    # would lay one run on another whole.
    mixed = numbers + np.uint64(0x9E3779B97F4A7C15)
    mixed = (mixed ^ (mixed >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    mixed = (mixed ^ (mixed >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    mixed ^= mixed >> np.uint64(31)
    signs = np.where(mixed >> np.uint64(63), -1.0, 1.0).astype(np.float32)
    return (mixed % np.uint64(columns)).astype(np.int64), signs
