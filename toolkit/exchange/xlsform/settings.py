"""The sheet `settings`: title, id and version are ours, everything else is kept as it is."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from toolkit.exchange.sheets.book import Sheet
from toolkit.exchange.xlsform.columns import Grid, Words
from toolkit.exchange.xlsform.words import SETTINGS_ALIASES, SETTINGS_WORDS
from toolkit.problems import Problem


@dataclass(frozen=True)
class Settings:
    """The settings by their present names, as far as the workbook gives them."""

    given: dict[str, str] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()

    @property
    def title(self) -> str:
        """Title of the form, empty if there is none."""
        return self.given.get("form_title", "")

    @property
    def id(self) -> str:
        """Id of the form as the workbook has it; it may be none that crmkit can use."""
        return self.given.get("form_id", "")

    @property
    def version(self) -> str:
        """Version, empty if there is none."""
        return self.given.get("version", "")

    @property
    def default_language(self) -> str:
        """The language of texts without one."""
        return self.given.get("default_language", "")

    def kept(self, ours: Mapping[str, str]) -> dict[str, str]:
        """What has to be remembered so that the same settings go out again.

        `ours` are title, id and version as the form has them now; where the workbook says something
        else, that is kept, and an empty text where it says nothing.
        """
        kept = {key: text for key, text in self.given.items() if key not in ours}
        return kept | {key: self.given.get(key, "") for key in ours if self.given.get(key, "") != ours[key]}


def read_settings(sheet: Sheet | None) -> Settings:
    """Return the settings of a workbook; only the first row below the header counts."""
    if sheet is None:
        return Settings()
    grid = Grid(sheet, Words(SETTINGS_WORDS, frozenset(), SETTINGS_ALIASES))
    first = next(grid.rows(), None)
    return Settings(dict(first.cells) if first else {}, tuple(grid.problems))
