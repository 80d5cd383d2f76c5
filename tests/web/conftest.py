"""The room that most tests meet in."""

from pathlib import Path

import pytest

from tests.web.room import Room, unrated


@pytest.fixture
def room(tmp_path: Path) -> Room:
    return unrated(tmp_path / "kaskad")
