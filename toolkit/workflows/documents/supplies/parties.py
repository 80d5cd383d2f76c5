"""One document for each party that signs: the baseline, its hash, lines to sign."""

from functools import partial

from toolkit.documents.content.made import MadeBlocks
from toolkit.documents.content.signing import signature_sheet as content
from toolkit.documents.template import Template
from toolkit.workflows.documents.desk import Desk
from toolkit.workflows.documents.supply import Given, Item, Lack, Supply

_PARTIES = {"client": "the client", "vendor": "the vendor"}


def _lacks(desk: Desk) -> Lack | None:
    if not desk.dossier.engagement.signatories:
        return Lack("Nobody is named who signs.", "Write 'signatories' in engagement.yaml.")
    return None


def _items(desk: Desk) -> tuple[Item, ...]:
    there = {s.party for s in desk.dossier.engagement.signatories}
    wanted = {
        p: name
        for p, name in _PARTIES.items()
        if p in there and (p == "client" or desk.edition == "contract")
    }
    return tuple(Item(party, name) for party, name in wanted.items())


def _give(desk: Desk, _: Template, item: Item) -> Given:
    baseline = desk.frozen
    assignment = desk.assignment
    return Given(
        {"party": item.name, "frozen": baseline is not None, "vendor": assignment.vendor_name},
        MadeBlocks(
            {
                "sheet-facts": partial(content.sheet_facts, assignment, baseline),
                "sheet-code": partial(content.sheet_code, baseline),
                "sheet-signatures": partial(content.sheet_signatures, assignment, item.key),
            }
        ),
        draft=baseline is None,
        vendor=assignment.vendor_name,
    )


SUPPLY = Supply("for each party that signs: baseline, hash and lines to sign", _lacks, _give, _items)
