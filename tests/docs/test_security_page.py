"""docs/security.md says what holds, and every test that it or asvs.yaml names is there."""

import re
from pathlib import Path
from typing import Any, get_args

import pytest
import yaml

from toolkit.models.access.invitation import Purpose
from toolkit.stages.access.invitations import LONGEST as LONGEST_LINK
from toolkit.store.access.security_log import LOG
from toolkit.web.pages.entrance import SPAN, WRONG_CODES
from toolkit.web.security import gate, sessions
from toolkit.web.settings import BODY_BYTES, UPLOAD_BYTES
from toolkit.workflows.access.invitations import DAYS
from toolkit.workflows.interviews.attachments import MOST_RECEIVED_BYTES
from toolkit.workflows.interviews.file_kinds import KINDS

ROOT = Path(__file__).parents[2]
PAGE = " ".join((ROOT / "docs" / "security.md").read_text("utf-8").split())
CLAIMED: dict[str, dict[str, Any]] = yaml.safe_load((ROOT / "docs" / "asvs.yaml").read_text("utf-8"))
LEVEL_2 = {"1", "2", "5", "6", "7", "8", "16"}


@pytest.mark.parametrize("name", CLAIMED)
def test_every_requirement_has_tests_that_are_there_or_a_reason(name: str) -> None:
    entry = CLAIMED[name]
    assert sorted(set(entry) & {"tests", "not_used", "open"}) == [next(iter(set(entry) - {"level", "about"}))]
    assert entry["level"] == 1 or name.partition(".")[0] in LEVEL_2
    for test in entry.get("tests", ()):
        file, _, function = test.partition("::")
        text = (ROOT / file).read_text("utf-8")
        assert not function or re.search(rf"^def {function}\(", text, re.MULTILINE), test


def test_the_files_that_the_page_names_are_there() -> None:
    named = set(re.findall(r"`(tests/[a-z_/]+\.py)`", PAGE))
    assert len(named) >= 9
    assert [name for name in named if not (ROOT / name).is_file()] == []


def test_every_purpose_is_on_the_page() -> None:
    assert [p for p in get_args(Purpose) if f"| `{p}` |" not in PAGE] == []


def test_the_page_names_the_limits_that_hold() -> None:
    said = (
        f"{WRONG_CODES} wrong ones in {SPAN.seconds // 60} minutes",
        f"A link lasts {DAYS} days, {LONGEST_LINK.days} at most",
        f"{sessions.IDLE.seconds // 60} minutes of nothing, {sessions.LONGEST.seconds // 3600} hours in all",
        f"{sessions._MOST} at once",  # the page has to say it
        f"{gate._STRANGERS} a minute from an address",  # the same
        f"{gate._INVITED} a minute of a session",  # the same
        f"A form has {BODY_BYTES // 1024} KB, a file {UPLOAD_BYTES // 1024**2} MB",
        f"all files together {MOST_RECEIVED_BYTES // 1_000_000} MB",
        f"Kinds: {', '.join(KINDS)}.",
        f"`{LOG}`",
    )
    assert [words for words in said if words not in PAGE] == []
    events = {*gate._TOLD.values(), *gate._ENTRANCE.values(), "fault"}  # the same
    assert [event for event in events if f"`{event}`" not in PAGE] == []
