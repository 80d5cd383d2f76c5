"""Scorecards from files: all of them or, if anything is wrong in any, none."""

from collections.abc import Sequence
from pathlib import Path

from toolkit.exchange.scorecards.paper import read_paper
from toolkit.exchange.scorecards.reading import contradicting, read_scorecards
from toolkit.models.selection.returned.scorecard_row import CardSheet
from toolkit.problems import BadData, Problem, UsageError
from toolkit.stages.selection.demos import access, rules
from toolkit.stages.selection.demos.incoming import Incoming, read_cards
from toolkit.stages.selection.key_tasks.locks import require_locked
from toolkit.store import canonical
from toolkit.store.dossier import read_dossier
from toolkit.store.files import read_given
from toolkit.store.folder import find_root, scorecard_file
from toolkit.store.transaction import transaction
from toolkit.workflows.clock import now_or
from toolkit.workflows.session import Session

SUFFIXES = (".xlsx", ".docx", ".csv")


def import_cards(
    session: Session,
    files: Sequence[Path],
    *,
    vendor: str = "",
    rater: str = "",
    dry_run: bool = False,
    draft: bool = False,
) -> tuple[Incoming, ...]:
    """Take filled scorecards in and hand them in; a dry run shows what would change.

    Args:
        session: the folder, and who is at work.
        files: sheets made by `demo sheet` and filled in (xlsx, docx), or CSV.
        vendor: whom a file is about that does not say so.
        rater: who filled in a file that does not say so.
        dry_run: write nothing.
        draft: leave the cards open, so that their raters can go on.

    Raises:
        UsageError: a file cannot be read or is of no known kind.
        BadData: everything that is wrong in any of the files; nothing is written.
        Refused: weights are not locked, or prices are open.
    """
    root = find_root(session.directory)
    sheets: list[CardSheet] = []
    problems: list[Problem] = []
    for file in files:
        if file.suffix.lower() not in SUFFIXES:
            raise UsageError(f"'{file}' is no scorecard.", f"It ends with {' or '.join(SUFFIXES)}.")
        try:
            found, faults = _read(file, vendor, rater)
        except BadData as bad:
            problems += bad.problems
            continue
        sheets += found
        problems += faults
    now = now_or(session.today)
    with transaction(root, command="demo import", at=now) as tx:
        dossier = read_dossier(root)
        require_locked(dossier.key_tasks)
        access.require_prices_locked(dossier)
        cards, faults = read_cards(dossier, sheets)
        if problems or faults:
            raise BadData({*problems, *faults})
        for one in cards if not dry_run else ():
            card = one.card if draft else rules.submit(one.card, now)
            tx.write(scorecard_file(card.vendor, card.rater), canonical.dump(card))
    return cards


def _read(file: Path, vendor: str, rater: str) -> tuple[list[CardSheet], list[Problem]]:
    data = read_given(file)
    if file.suffix.lower() != ".docx":
        return read_scorecards(data, str(file), vendor, rater)
    sheet, problems = read_paper(data, str(file), tuple(rules.ABSTAIN.values()))
    head = {"vendor": sheet.vendor, "rater": sheet.rater}
    return [sheet], [*problems, *contradicting(head, str(file), vendor, rater)]
