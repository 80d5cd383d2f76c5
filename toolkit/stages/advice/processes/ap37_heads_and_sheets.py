"""AP-37 heads_and_sheets: customers, deals and stock do not live in private sheets and heads.

Why: what one person keeps leaves with that person, and nobody else can serve the customer.
Bad: 640 customers in a private sheet, the last prices in a notebook.
Good: the lists are migrated, and entering is quicker than the notebook.
"""

import re
from collections.abc import Iterator

from toolkit.models.advice.advice_check import AdviceCheck
from toolkit.models.advice.facts import Facts
from toolkit.models.advice.outcome import Hit, Outcome
from toolkit.stages.advice.answers import counting, rounds, was_asked
from toolkit.stages.advice.words import in_sheets, many, name_of, outcome, plain, some, spots

_SHEET_STOCK = frozenset({"spreadsheet", "paper", "none"})
_CUSTOMER_FIRST = re.compile(r"(customer|kunde|клиент|покупател)\w*", re.IGNORECASE)
CHECK = AdviceCheck(
    code="AP-37",
    name="heads_and_sheets",
    severity="warn",
    sections=("S11",),
    looks_at="private data sources, bo_stock_sys, bo_sys, the tools of key tasks (kt_tools), what is forgotten in steps",
    fires_when="customers, deals or stock are mastered in sheets, mailboxes, paper or private notes; key tasks are done "
    "in such; something is forgotten and the customer notices first",
    message="Work and data are kept outside any system.",
    advice="Make capture quicker than the notebook; migrate the private lists.",
    clears="the private lists have a fate and a cleaner, and the steps and key tasks run in a system",
    landscape=("processes", "data_sources"),
)


def look(facts: Facts) -> Outcome:
    """Lists, stock, key tasks, steps."""
    drawn = facts.dossier.data_sources or any(p.steps for p in facts.dossier.processes)
    known = drawn or was_asked(facts, "kt_tools", "bo_stock_sys", "sal_note")
    hits = (*_lists(facts), *_masters(facts), *_tasks(facts), *_forgotten(facts))
    missing = "neither data sources nor processes nor key tasks are known (forms F02, F03-F06, F09)"
    return outcome(hits, "" if known else missing)


def _lists(facts: Facts) -> Iterator[Hit]:
    private = [(n, s) for n, s in enumerate(facts.dossier.data_sources) if s.private]
    if private:
        names = some(f"{s.name} ({s.records or '?'} records)" for _, s in private)
        yield Hit(
            about="lists",
            message=f"{many(len(private), 'private list')} of customers outside any system: {names}.",
            spots=spots("landscape/data-sources.yaml", "data_sources", private[0][0]),
        )


def _masters(facts: Facts) -> Iterator[Hit]:
    for said in counting(facts, "bo_stock_sys"):
        if said.text in _SHEET_STOCK:
            yield Hit(about="stock", message=f"Stock is kept in: {plain(said.text)}.", spots=(said.spot,))
    for one in rounds(facts, "bo_master"):
        if in_sheets(one.text("bo_sys")):
            message = f"'{plain(one.text('bo_ent'))}' is right in '{one.text('bo_sys')}'."
            yield Hit(about=one.text("bo_ent") or "data", message=message, spots=(one.spot,))


def _tasks(facts: Facts) -> Iterator[Hit]:
    found = [one for one in rounds(facts, "kt") if in_sheets(one.text("kt_tools"))]
    if found:
        people = some(dict.fromkeys(name_of(facts, one.member) for one in found))
        names = some((f"'{one.text('kt_name')}'" for one in found), 2)
        message = f"{many(len(found), 'key task')} run in sheets, paper or mailboxes ({people}): {names}."
        yield Hit(about="key-tasks", message=message, spots=tuple(one.spot for one in found[:3]))


def _forgotten(facts: Facts) -> Iterator[Hit]:
    for n, process in enumerate(facts.dossier.processes):
        for m, step in enumerate(process.steps):
            if _CUSTOMER_FIRST.search(step.forgotten):
                yield Hit(
                    about=f"{process.id}-{m + 1}",
                    message=f"'{step.name}' ({process.name}) is forgotten and the customer notices: {step.forgotten}",
                    spots=spots("landscape/processes.yaml", "processes", n, "steps", m, "forgotten"),
                )
