"""The demo script: the key tasks in their order, with a timetable."""

from functools import partial

from toolkit.documents.content.made import MadeBlocks
from toolkit.documents.content.selection import demos as content
from toolkit.documents.template import Template
from toolkit.models.blocks import TitlePage
from toolkit.workflows.documents.desk import Desk
from toolkit.workflows.documents.supply import Given, Item, Lack, Supply
from toolkit.workflows.selection.papers import script_paper


def _lacks(desk: Desk) -> Lack | None:
    if not desk.dossier.key_tasks.tasks:
        return Lack(
            "There are no key tasks to show.", "Take them in with 'crmkit keytasks derive --accept all'."
        )
    return None


def _give(desk: Desk, _: Template, __: Item) -> Given:
    paper = script_paper(desk.dossier, desk.dossier.key_tasks.tasks)
    made = {"title-page": (TitlePage(),), **content.script_data(paper)}
    view = content.script_view(paper, desk.dossier.engagement.client.name)
    return Given(view, MadeBlocks({name: partial(tuple, found) for name, found in made.items()}))


SUPPLY = Supply("the cases of the demo with a timetable", _lacks, _give)
