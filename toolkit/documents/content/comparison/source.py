"""The comparison with the names that its readers know."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from toolkit.documents.content.labels import GRADES, sentence
from toolkit.models.scoring.analysis import Analysis
from toolkit.models.selection.comparison import Comparison, TaskResult
from toolkit.models.selection.grade import Grade


@dataclass(frozen=True)
class Source:
    """Results and names: the day as it is printed, vendor, task and person ids -> names, and the bounds of the verdict."""

    client: str
    day: str
    comparison: Comparison
    analysis: Analysis
    vendors: Mapping[str, str]
    tasks: Mapping[str, str]
    people: Mapping[str, str]
    weight_play_percent: int
    clear_percent: int
    close_percent: int

    def vendor(self, vendor_id: str) -> str:
        """`V1 Regatta CRM`."""
        return f"{vendor_id} {self.vendors.get(vendor_id, '')}".strip()

    def task(self, task_id: str) -> str:
        """`KT09 Stop an order of an overdue customer`."""
        return f"{task_id} {sentence(self.tasks.get(task_id, ''))}".strip()

    def person(self, member_id: str) -> str:
        """The name of a person."""
        return self.people.get(member_id, member_id)

    def result(self, vendor_id: str, task_id: str) -> TaskResult | None:
        """One task at one vendor."""
        result = self.comparison.result(vendor_id)
        return result.task(task_id) if result else None

    def said(self, ratings: Iterable[tuple[str, Grade]]) -> str:
        """`excellent: Andris Kalns; good: Guntis Roze, Laura Zarina`: best grade first."""
        given = list(ratings)
        parts = []
        for grade in reversed(Grade):
            names = [self.person(rater) for rater, said in given if said is grade]
            if names:
                parts.append(f"{GRADES[grade]}: {', '.join(names)}")
        return "; ".join(parts)


def percent(share: Fraction) -> Decimal:
    """59.3 for a share of 0.593, exact; the column rounds."""
    return Decimal(share.numerator * 100) / Decimal(share.denominator)
