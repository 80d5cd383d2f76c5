"""Begin an engagement, or copy a sample."""

import json
from collections.abc import Iterable
from pathlib import Path

from toolkit.kernel.questions.slug import slug
from toolkit.models.engagement.beginning import Beginning
from toolkit.models.ids import check_id
from toolkit.problems import UsageError
from toolkit.store import library, typed, yaml_source
from toolkit.store.files import make_folder, read_given
from toolkit.store.folder import ENGAGEMENT
from toolkit.workflows.engagement.head_file import engagement_text

_HOURS = "2"
_TYPED = "what was typed"


def copy_sample(name: str, target: Path) -> None:
    """Copy a sample engagement to a folder that does not exist yet (or is empty)."""
    library.copy_sample(name, target)


def create(target: Path, beginning: Beginning) -> None:
    """Make a folder with a commented engagement.yaml.

    Raises:
        UsageError: the folder's name cannot serve as id.
        BadData: country or currency are none, or two people have one id.
        CannotWrite: the folder is there already, or cannot be made.
    """
    make_folder(target, {ENGAGEMENT: engagement_text(beginning, id_of(target)).encode()})


def id_of(target: Path) -> str:
    """The id of an engagement, which is its folder's name.

    Raises:
        UsageError: the name cannot serve as one.
    """
    try:
        return check_id(target.resolve().name)
    except ValueError as problem:
        raise UsageError(
            f"'{target.name}' cannot be the id of an engagement: {problem}.", "Choose another name."
        ) from None


def read_beginning(file: Path) -> Beginning:
    """What a YAML file says about a new engagement.

    Raises:
        UsageError: the file cannot be read.
        BadData: it does not hold together.
    """
    return typed.read(Beginning, read_given(file), str(file))


def build_beginning(values: dict[str, object]) -> Beginning:
    """A beginning from what was typed.

    Raises:
        BadData: something of it does not hold.
    """
    text = json.dumps(values, ensure_ascii=False)
    return typed.build(Beginning, yaml_source.parse(text, _TYPED), text, _TYPED)


def member_from(words: str, taken: Iterable[str]) -> dict[str, str]:
    """A member from `NAME, ROLE, DEPARTMENT[, HOURS A WEEK]`.

    Raises:
        UsageError: parts are missing.
    """
    parts = [part.strip() for part in words.split(",")]
    if len(parts) not in (3, 4) or not all(parts):
        raise UsageError(
            f"'{words}' is no member.",
            'Write it as "NAME, ROLE, DEPARTMENT, HOURS", the hours released a week.',
        )
    name, role, department, *hours = parts
    return {
        "id": person_id(name, taken),
        "name": name,
        "role": role,
        "department": department,
        "hours_per_week": hours[0] if hours else _HOURS,
    }


def person_id(name: str, taken: Iterable[str]) -> str:
    """A short id for a person: the first name, with a number where somebody has it already."""
    first = slug(name.split(maxsplit=1)[0]) if name.split() else "member"
    stem = first if first[:1].isalpha() else f"m-{first}"
    used = {one.casefold() for one in taken}
    number = 1
    while (found := stem if number == 1 else f"{stem}{number}") in used:
        number += 1
    return found
