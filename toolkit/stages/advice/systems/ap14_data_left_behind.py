"""AP-14 data_left_behind: every source has a safe way into the new system, or a decided end.

Why: bad data is found on the first day by the customer; good data left behind is never entered again.
Bad: a sheet with 9 of 20 records right shall be cleaned, and nobody is named who cleans it.
Good: fate, cleaner, date; a trial load ten working days before go-live.
"""

from collections.abc import Iterator

from toolkit.models.advice.advice_check import AdviceCheck
from toolkit.models.advice.facts import Facts
from toolkit.models.advice.outcome import Hit, Outcome
from toolkit.models.landscape.system import DataSource
from toolkit.stages.advice.answers import counting, rounds, said, texts, was_asked
from toolkit.stages.advice.words import name_of, outcome, plain, some, spots

_FILE = "landscape/data-sources.yaml"
CHECK = AdviceCheck(
    code="AP-14",
    name="data_left_behind",
    severity="warn",
    sections=("S2",),
    looks_at="the data sources with age, quality, fate and cleaner; dat_test, dat_export, sal_note",
    fires_when="a source in use has no fate or is thrown away; fewer than {right_of_20} of 20 records are right and nobody "
    "cleans them; there is no trial load; private lists are not listed; export is forbidden",
    message="A source has no safe way into the new system.",
    advice="Decide fate, cleaner, date; trial load 10 working days before go-live.",
    clears="each source has a fate and, where it needs cleaning, a cleaner; a trial load is agreed",
    thresholds=("right_of_20",),
    landscape=("data_sources",),
)


def look(facts: Facts) -> Outcome:
    """Sources, trial load, private lists, export."""
    if not facts.dossier.data_sources and not was_asked(facts, "dat_name", "dat_test", "sal_note"):
        return outcome((), f"no source of data is listed ({_FILE}, form F09)")
    missing = "" if facts.dossier.data_sources else f"no source of data is listed ({_FILE})"
    return outcome((*_sources(facts), *_trial(facts), *_private(facts), *_export(facts)), missing)


def _sources(facts: Facts) -> Iterator[Hit]:
    for n, source in enumerate(facts.dossier.data_sources):
        if why := _unsafe(facts, source):
            yield Hit(
                about=source.id,
                message=f"Source '{source.name}' has no safe way into the new system: {some(why)}.",
                spots=spots(_FILE, "data_sources", n),
            )


def _unsafe(facts: Facts, source: DataSource) -> list[str]:
    why = []
    if source.fate == "undecided":
        why.append("nobody has decided what becomes of it")
    if source.fate == "throw_away" and source.last_maintained in ("daily_use", "this_year"):
        why.append(f"it is thrown away although it is in use ({plain(source.last_maintained)})")
    right = source.right_of_20
    if source.fate.startswith("migrate") and right is not None and right < facts.limits.right_of_20:
        why += [f"only {right} of 20 records are right and nobody cleans it"] if not source.cleaner else []
    elif source.fate == "migrate_after_cleaning" and not source.cleaner:
        why.append("it is to be cleaned and nobody is named who does it")
    return why


def _trial(facts: Facts) -> Iterator[Hit]:
    if "straight_in" in texts(facts, "dat_test"):
        spot = counting(facts, "dat_test")[0].spot
        yield Hit(
            about="trial-load", message="The data goes straight in, without a trial load.", spots=(spot,)
        )


def _private(facts: Facts) -> Iterator[Hit]:
    notes = said(facts, "sal_note")
    if notes and facts.dossier.data_sources and not any(s.private for s in facts.dossier.data_sources):
        names = some(dict.fromkeys(name_of(facts, note.member) for note in notes))
        message = f"{names} told of notes of their own; no private list stands among the sources."
        yield Hit(about="private-lists", message=message, spots=tuple(note.spot for note in notes))


def _export(facts: Facts) -> Iterator[Hit]:
    for one in rounds(facts, "dat"):
        if one.text("dat_export") == "export_forbidden":
            message = f"'{one.text('dat_name')}' may not be exported."
            yield Hit(about="export", message=message, spots=(one.spot,))
