"""Reports on vendors: claims against grades, cost over the years; and what one may do instead of buying."""

from collections.abc import Sequence
from pathlib import Path

from toolkit.documents.content.selection import vendors as content
from toolkit.documents.exporters import xlsx
from toolkit.models.blocks import Block
from toolkit.models.document import Brand, Document, Properties
from toolkit.models.dossier import Dossier
from toolkit.models.selection.claim import VendorClaims
from toolkit.models.selection.cost import CostSheet
from toolkit.models.selection.price_lock import Alternative, Alternatives
from toolkit.models.selection.vendor import VendorState
from toolkit.problems import UsageError
from toolkit.stages.selection.vendors import claims, prices
from toolkit.stages.selection.vendors.cost import cost_sheets
from toolkit.stages.selection.vendors.incoming import demanded
from toolkit.store import canonical, typed, yaml_source
from toolkit.store.dossier import ALTERNATIVES, read_dossier
from toolkit.store.files import ensure_folder, read_given, saying, write_file
from toolkit.store.folder import find_root
from toolkit.store.transaction import transaction
from toolkit.workflows.clock import now_or, today_or
from toolkit.workflows.publish import out_folder
from toolkit.workflows.results import comparison_of
from toolkit.workflows.selection.seen import seen_by_user
from toolkit.workflows.selection.vendor_files import known_vendor
from toolkit.workflows.session import Session
from toolkit.workflows.user import user_or_fail

#: Over how many years cost is compared where no budget says.
_YEARS = 5


def claims_of(dossier: Dossier, wanted: Sequence[str] = ()) -> tuple[VendorClaims, ...]:
    """Claims against grades for the shortlisted vendors that answered, or for those named."""
    names = {known_vendor(dossier, v).id for v in wanted}
    comparison, asked = comparison_of(dossier), demanded(dossier)
    return tuple(
        claims.claims(vendor, result, dossier.key_tasks.tasks, asked)
        for vendor in dossier.vendors
        if (result := comparison.result(vendor.id)) and (vendor.id in names if names else vendor.answers)
    )


def beside_ratings(dossier: Dossier) -> dict[str, tuple[Block, ...]]:
    """What the comparison prints beside the ratings and never counts: claims, interface, references, cost."""
    shown = [v for v in dossier.vendors if v.state is VendorState.SHORTLISTED]
    people = dossier.engagement.names
    cards = [c for c in dossier.scorecards if any(v.id == c.vendor for v in shown)]
    return {
        "claims": content.claims_blocks(claims_of(dossier)),
        "interface": content.interface_blocks(cards, people),
        "references": content.reference_blocks(shown),
        "cost": content.cost_overview(_sheets(dossier, _horizon(dossier))) if dossier.prices_open else (),
    }


def claims_report(
    session: Session, wanted: Sequence[str]
) -> tuple[tuple[VendorClaims, ...], tuple[str, ...]]:
    """Claims against grades as the person at work may see them, and the vendors hidden from that person."""
    seen, hidden = seen_by_user(session)
    named = [v for v in wanted if v.casefold() not in {h.casefold() for h in hidden}]
    return (() if wanted and not named else claims_of(seen, named)), hidden


def costs(session: Session, years: int | None = None) -> tuple[Dossier, int, tuple[CostSheet, ...]]:
    """What each shortlisted vendor and each alternative costs over the years of the budget's horizon.

    Raises:
        Refused: prices are locked.
    """
    dossier = read_dossier(find_root(session.directory))
    prices.require_open(dossier)
    span = years or _horizon(dossier)
    return dossier, span, _sheets(dossier, span)


def sheets_of(dossier: Dossier) -> tuple[CostSheet, ...]:
    """What each way of going on costs over the years of the budget."""
    return _sheets(dossier, _horizon(dossier))


def _horizon(dossier: Dossier) -> int:
    return dossier.plan.budget.horizon_years if dossier.plan else _YEARS


def _sheets(dossier: Dossier, years: int) -> tuple[CostSheet, ...]:
    competing = [v for v in dossier.vendors if v.state is VendorState.SHORTLISTED]
    currency = dossier.engagement.currency
    return cost_sheets(competing, dossier.alternatives, dossier.gap_decisions, years, currency)


def write_costs(session: Session, years: int | None = None) -> Path:
    """Write the costs to out/vendor-cost.xlsx."""
    dossier, span, sheets = costs(session, years)
    own = dossier.engagement.brand
    document = Document(
        title=f"Cost over {span} years",
        subtitle=dossier.engagement.title,
        language=dossier.engagement.language,
        properties=Properties(
            document_id=f"{dossier.engagement.id}-COST".upper(),
            version="1",
            day=today_or(session.today),
            client=dossier.engagement.client.name,
            author=own.name,
            brand=Brand(name=own.name, accent=own.accent, legal_footer=own.legal_footer),
        ),
        blocks=content.cost_tables(sheets),
    )
    file = out_folder(find_root(session.directory)) / "vendor-cost.xlsx"
    with saying(file.parent):
        ensure_folder(file.parent)
    write_file(file, xlsx.render(document))
    return file


def set_alternative(session: Session, file: Path) -> Alternative:
    """Record what doing nothing, or building it, would cost, from a YAML file.

    Raises:
        UsageError: the file cannot be read.
        BadData: it does not hold.
        Refused: prices are locked, for these figures stand beside them.
    """
    source = read_given(file)
    alternative = typed.build(Alternative, yaml_source.parse(source, str(file)), source, str(file))
    root = find_root(session.directory)
    with transaction(root, command=f"vendors alternative {alternative.id}", at=now_or(session.today)) as tx:
        dossier = read_dossier(root)
        prices.require_open(dossier)
        if alternative.price_sheet.currency != dossier.engagement.currency:
            raise UsageError(
                f"The sheet is in {alternative.price_sheet.currency}, the engagement in {dossier.engagement.currency}.",
                "Give all sums in one currency.",
            )
        noted = alternative.model_copy(update={"by": user_or_fail(session.by, dossier)})
        kept = tuple(a for a in dossier.alternatives if a.id != noted.id)
        tx.write(ALTERNATIVES, canonical.dump(Alternatives(schema_version="1", alternatives=(*kept, noted))))
    return noted
