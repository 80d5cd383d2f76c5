"""AP-15 attraction_without_need: what glitters answers a requirement, or is left out of the rating.

Why: a forecast by artificial intelligence over 2,900 records is paid for every month and changes no decision.
Bad: 'a serious database, Oracle' for 15,000 records.
Good: 'forecast by stage' answers a decision that somebody takes every Monday.
"""

import re
from collections.abc import Iterator

from toolkit.models.advice.advice_check import AdviceCheck
from toolkit.models.advice.facts import Facts
from toolkit.models.advice.outcome import Hit, Outcome
from toolkit.models.selection.vendor import VendorState
from toolkit.stages.advice.answers import rounds, said
from toolkit.stages.advice.words import name_of, outcome, plain, some, spots, whole

_ATTRACTION = re.compile(
    r"\b(artificial intelligence|ai|machine learning|neural net\w*|virtual reality|vr|block ?chain|big data|olap|"
    r"data warehouse|oracle|sap hana|künstliche\w* intelligenz|ki|maschinelles lernen|искусственн\w+ интеллект\w*|ии|"
    r"машинн\w+ обучен\w+|нейросет\w+|блокчейн\w*|больши\w+ данны\w+)\b",
    re.IGNORECASE,
)
CHECK = AdviceCheck(
    code="AP-15",
    name="attraction_without_need",
    severity="warn",
    sections=("S3",),
    looks_at="wishes (ws_text, ws_problem) and the attractions that vendors praise",
    fires_when="a wish or a vendor's praise names artificial intelligence, machine learning, virtual reality, blockchain, big "
    "data, OLAP or a database brand without a problem or requirement behind it",
    message="An attraction answers no requirement.",
    advice="Ask which decision would change; otherwise park it and leave it out of the rating.",
    clears="the wish names what goes wrong without it, or the vendor's attraction says which requirement it answers",
)


def look(facts: Facts) -> Outcome:
    """Wishes and praise."""
    if not rounds(facts, "ws") and not facts.dossier.vendors:
        return outcome((), "neither wishes (block B_WISH) nor vendors are there")
    return outcome((*_wishes(facts), *_praise(facts)))


def _rows(facts: Facts) -> str:
    known = [s.number for s in said(facts, "gr_rec_now") if s.number and s.number > 0]
    total = known[0] if known else sum(s.records or 0 for s in facts.dossier.data_sources)
    return f"; you hold {whole(total)} records" if total else ""


def _wishes(facts: Facts) -> Iterator[Hit]:
    for wish in rounds(facts, "ws"):
        found = _ATTRACTION.search(wish.text("ws_text"))
        if found and not wish.text("ws_problem"):
            yield Hit(
                about=f"wish-{wish.member}",
                message=f"'{found.group()}' ({name_of(facts, wish.member)}: {wish.text('ws_text')}) answers no "
                f"requirement{_rows(facts)}.",
                spots=(wish.spot,),
            )


def _praise(facts: Facts) -> Iterator[Hit]:
    for vendor in facts.dossier.vendors:
        praised = [a for a in vendor.facts.attractions if a != "none"]
        if praised and not vendor.facts.attractions_for.strip() and vendor.state is not VendorState.DROPPED:
            yield Hit(
                about=vendor.id,
                message=f"{vendor.name} ({vendor.id}) praises {some(plain(a) for a in praised)}; it answers no "
                f"requirement{_rows(facts)}.",
                spots=spots(f"vendors/{vendor.id}.yaml", "facts", "attractions"),
            )
