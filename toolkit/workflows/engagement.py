"""Begin an engagement, copy a sample, take a command back."""

import json
from pathlib import Path
from string import Template

from toolkit.models.engagement.engagement import Engagement
from toolkit.models.ids import check_id
from toolkit.problems import UsageError
from toolkit.store import library, transaction, typed, yaml_source
from toolkit.store.dossier import ENGAGEMENT
from toolkit.store.files import make_folder
from toolkit.store.folder import find_root


def copy_sample(name: str, target: Path) -> None:
    """Copy a sample engagement to a folder that does not exist yet (or is empty)."""
    library.copy_sample(name, target)


def create(target: Path, client: str, country: str, currency: str) -> None:
    """Make a folder with a commented engagement.yaml.

    Raises:
        UsageError: the folder's name cannot serve as id.
        BadData: country or currency are none.
        CannotWrite: the folder is there already, or cannot be made.
    """
    try:
        engagement_id = check_id(target.resolve().name)
    except ValueError as problem:
        raise UsageError(
            f"'{target.name}' cannot be the id of an engagement: {problem}.", "Choose another name."
        ) from None
    values = {
        "id": engagement_id,
        "title": json.dumps(f"Introduction of a CRM system at {client}", ensure_ascii=False),
        "client": json.dumps(client, ensure_ascii=False),
        "country": json.dumps(country),
        "currency": json.dumps(currency),
    }
    text = Template(library.read_template("new-engagement", ENGAGEMENT)).substitute(values)
    typed.build(Engagement, yaml_source.parse(text, ENGAGEMENT), text, ENGAGEMENT)
    make_folder(target, {ENGAGEMENT: text.encode()})


def take_back(directory: Path) -> list[str]:
    """Take back the last command; returns what to tell the person."""
    return transaction.undo(find_root(directory))
