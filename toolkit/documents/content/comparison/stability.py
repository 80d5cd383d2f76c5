"""The expert pages, second part: stability, central weights, order without points."""

from collections.abc import Iterator
from fractions import Fraction

from toolkit.documents.content.comparison.source import Source, percent
from toolkit.documents.content.labels import GRADES
from toolkit.documents.figures.bars import Bar, bars
from toolkit.documents.figures.tones import TONES, Tone
from toolkit.models.blocks import Block, Column, List, ListItem, Paragraph, Row, Table
from toolkit.models.scoring.analysis import Stability
from toolkit.models.selection.grade import Grade

_GRADES = (Grade.NOT_PERFORMED, Grade.SATISFACTORY, Grade.GOOD, Grade.EXCELLENT)
_SHOWN_RANKS = 3


def rank_chart(source: Source) -> Iterator[Block]:
    """How often each vendor stands at each rank, weights around the stated ones."""
    stability = source.analysis.stated
    if stability is None:
        return
    order = [r.vendor for r in source.comparison.vendors]
    shares = [stability.of(name).ranks for name in order]
    lines = [
        Bar(source.vendor(name), tuple(map(float, _first_and_rest(ranks))))
        for name, ranks in zip(order, shares, strict=True)
    ]
    first = "; ".join(
        f"{source.vendor(name)} first in {round(float(ranks[0]) * 100)} %"
        for name, ranks in zip(order, shares, strict=True)
    )
    yield bars(
        lines,
        _rank_tones(len(order)),
        caption="Share of runs at each rank, in percent, as if there were no gate",
        alt=f"Stacked bars of ranks. {first}.",
        figure_id="fig-ranks",
    )


def _first_and_rest(ranks: tuple[Fraction, ...]) -> tuple[Fraction, ...]:
    """The first three ranks, and all others together."""
    first = ranks[:_SHOWN_RANKS]
    missing = (Fraction(0),) * (_SHOWN_RANKS - len(first))
    return (*first, *missing, sum(ranks[_SHOWN_RANKS:], Fraction(0)))


def _rank_words(vendors: int) -> tuple[str, ...]:
    last = "Rank 4" if vendors == _SHOWN_RANKS + 1 else "Lower"
    return (
        *(f"Rank {n}" for n in range(1, min(vendors, _SHOWN_RANKS) + 1)),
        *([last] if vendors > _SHOWN_RANKS else []),
    )


def _rank_tones(vendors: int) -> list[Tone]:
    looks = [TONES[g] for g in (Grade.EXCELLENT, Grade.GOOD, Grade.SATISFACTORY, Grade.NOT_PERFORMED)]
    words = _rank_words(max(vendors, _SHOWN_RANKS + 1))
    return [
        Tone(look.fill, look.ink, "", word.lower(), look.hatch)
        for look, word in zip(looks, words, strict=True)
    ]


def ranks(source: Source) -> Iterator[Block]:
    """Both kinds of runs as tables."""
    for stability, table_id, caption in (
        (source.analysis.stated, "tbl-stated", "Runs with weights around the stated ones, percent"),
        (source.analysis.free, "tbl-free", "Runs with any weights, percent"),
    ):
        if stability:
            yield _rank_table(stability, table_id, caption, source)


def _rank_table(stability: Stability, table_id: str, caption: str, source: Source) -> Table:
    heads = _rank_words(len(stability.shares))
    columns = (
        Column(header="Vendor", width=30),
        *(Column(header=head, width=54 / len(heads), kind="number", decimals=1) for head in heads),
        Column(header="Confidence", width=16, kind="number", decimals=1),
    )
    rows = tuple(
        Row.of(
            source.vendor(share.name),
            *(percent(part) for part in _first_and_rest(share.ranks)[: len(heads)]),
            None if share.confidence is None else percent(share.confidence),
        )
        for share in (stability.of(result.vendor) for result in source.comparison.vendors)
    )
    return Table(id=table_id, caption=caption, columns=columns, rows=rows, audience="client")


def central(source: Source) -> Iterator[Block]:
    """What one has to care about to choose each vendor."""
    free = source.analysis.free
    if free:
        items = tuple(ListItem(blocks=(Paragraph(inlines=share.words),)) for share in free.shares)
        yield List(items=items, audience="client")


def majority(source: Source) -> Iterator[Block]:
    """Majority judgment over task weight."""
    columns = (
        Column(header="Rank", width=12, kind="number", decimals=0),
        Column(header="Vendor", width=38),
        Column(header="Majority grade", width=24),
        Column(header="Above, %", width=13, kind="number", decimals=1),
        Column(header="Below, %", width=13, kind="number", decimals=1),
    )
    rows = tuple(
        Row.of(
            s.rank,
            source.vendor(s.name),
            "no weight" if s.grade is None else GRADES[_GRADES[s.grade]],
            percent(s.above),
            percent(s.below),
        )
        for s in source.analysis.standings
    )
    yield Table(
        id="tbl-majority",
        caption="Majority judgment by task weight",
        columns=columns,
        rows=rows,
        audience="client",
    )


def dominance(source: Source) -> Iterator[Block]:
    """Who is better than whom under every increasing scale."""
    pairs = ", ".join(f"{source.vendor(a)} over {source.vendor(b)}" for a, b in source.analysis.dominance)
    yield Paragraph(
        inlines=f"Better whatever increasing points the grades are given: {pairs or 'nobody over anybody'}.",
        audience="client",
    )
