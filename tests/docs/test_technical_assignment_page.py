"""docs/technical-assignment.md says every section, document, supply and key there is, and nothing that is not."""

import re

import pytest
from pydantic import BaseModel

from scripts.make_assignment_page import KEYS, PAGE, filled
from toolkit.models.assignment.profile import Profile, ProfileEntry
from toolkit.workflows.documents.profiles import profile_names

TEXT = PAGE.read_text("utf-8")


def below(title: str) -> str:
    """The text below a heading, up to the next one."""
    return re.split(r"\n#+ ", re.split(rf"\n#+ {re.escape(title)}\n", TEXT)[1])[0]


def test_the_tables_follow_from_the_data() -> None:
    assert filled(TEXT) == TEXT, "python -m scripts.make_assignment_page"


@pytest.mark.parametrize(("title", "noun"), KEYS.items())
def test_every_key(title: str, noun: type[BaseModel]) -> None:
    said = re.findall(r"^\| `(\w+)` \|", below(title), flags=re.MULTILINE)
    assert sorted(said) == sorted(noun.model_fields)


def test_every_key_of_a_profile() -> None:
    text = below("Keys of a profile")
    for noun in (Profile, ProfileEntry):
        for key in noun.model_fields:
            assert re.search(rf"\b{key}\b", text), key


def test_every_profile() -> None:
    text = below("One model, six structures")
    assert all(f"`{name}`" in text for name in profile_names(None))
