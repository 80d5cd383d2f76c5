"""AP-06 second_hand_tor: no old or borrowed specification takes the place of asking.

Why: it describes the firm of five years ago, or another firm.
Bad: the specification of 2019 was sent to two vendors.
Good: it served as interview material; every sentence has a living source.
"""

from collections.abc import Iterator

from toolkit.models.advice.advice_check import AdviceCheck
from toolkit.models.advice.facts import Facts
from toolkit.models.advice.outcome import Hit, Outcome
from toolkit.stages.advice.answers import counting, was_asked
from toolkit.stages.advice.words import many, name_of, outcome, some, spots

_OLD = {
    "1_to_3_years": "that is one to three years old",
    "older": "that is more than three years old",
    "from_another_company": "of another company",
}
CHECK = AdviceCheck(
    code="AP-06",
    name="second_hand_tor",
    severity="warn",
    sections=("S6",),
    looks_at="prj_old_tor; the sources of imported requirements",
    fires_when="a specification older than a year or of another company is there, or imported requirements have no "
    "source in an interview",
    message="An old or borrowed specification is being reused.",
    advice="Use it as interview material; every sentence needs a living source.",
    clears="nobody works with the old text any more, and every imported requirement has somebody who asks for it",
)


def look(facts: Facts) -> Outcome:
    """The old text, and what came in from files only."""
    known = was_asked(facts, "prj_old_tor") or facts.dossier.requirements.requirements
    hits = (*_old_text(facts), *_imported(facts))
    return outcome(hits, "" if known else "nobody was asked about an old specification (prj_old_tor)")


def _old_text(facts: Facts) -> Iterator[Hit]:
    for said in counting(facts, "prj_old_tor"):
        if said.text in _OLD:
            yield Hit(
                about="old-specification",
                message=f"A specification {_OLD[said.text]} is at hand ({name_of(facts, said.member)}).",
                spots=(said.spot,),
            )


def _imported(facts: Facts) -> Iterator[Hit]:
    foreign = [
        (n, r)
        for n, r in enumerate(facts.dossier.requirements.requirements)
        if r.in_assignment and r.foreign and not r.sources
    ]
    if foreign:
        names = [r.shown_id for _, r in foreign]
        yield Hit(
            about="imported",
            message=f"{many(len(foreign), 'imported requirement')} without a source among the living: {some(names)}.",
            spots=spots("requirements.yaml", "requirements", foreign[0][0]),
            saw=tuple(names),
        )
