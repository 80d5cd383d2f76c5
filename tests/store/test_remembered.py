"""What a server remembers of the files it read is never older than the files themselves."""

import os
import shutil
from pathlib import Path

import pytest

from toolkit.models.selection.scorecard import Scorecard
from toolkit.problems import BadData, UsageError
from toolkit.store.dossier import read_dossier
from toolkit.store.files import matching, read_file
from toolkit.store.reading import remembered
from toolkit.store.reading.remembered import noun_in

SAMPLE = Path(__file__).parents[2] / "samples" / "kaskad-pack"
CARD = "scorecards/V1/guntis.yaml"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    shutil.copytree(SAMPLE, tmp_path / "k")
    return tmp_path / "k"


@pytest.fixture
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """A disk whose clock never ticks twice alike, so that nothing has to grow old first."""
    monkeypatch.setattr(remembered, "_TICK_NS", 0)


def reads(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The files that are read from now on."""
    read: list[str] = []

    def noted(root: Path, file: str) -> bytes:
        read.append(file)
        return read_file(root, file)

    monkeypatch.setattr(remembered, "read_file", noted)
    return read


@pytest.mark.usefixtures("at_once")
def test_only_what_changed_is_read_again(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = read_dossier(folder)
    read = reads(monkeypatch)
    assert read_dossier(folder) == before
    assert read == []
    text = (folder / CARD).read_text("utf-8")
    (folder / CARD).write_text(text.replace("excellent", "good", 1), "utf-8")
    assert read_dossier(folder) != before
    assert read == [CARD]


@pytest.mark.usefixtures("at_once")
@pytest.mark.parametrize("way", ["in place", "replaced", "old time put back"])
def test_however_a_file_is_changed_it_is_seen(folder: Path, way: str) -> None:
    path = folder / CARD
    before, told = noun_in(folder, CARD, Scorecard), path.stat()
    text = path.read_text("utf-8")
    other = text.replace("excellent", "EXCELLENT".lower()[::-1], 1)
    assert len(other) == len(text)
    if way == "replaced":
        path.with_suffix(".new").write_text(other, "utf-8")
        path.with_suffix(".new").replace(path)
    else:
        path.write_text(other, "utf-8")
    if way == "old time put back":
        os.utime(path, ns=(told.st_atime_ns, told.st_mtime_ns))
    with pytest.raises(BadData, match="tnellecxe"):
        noun_in(folder, CARD, Scorecard)
    path.write_text(text, "utf-8")
    assert noun_in(folder, CARD, Scorecard) == before


def test_a_file_that_changed_a_moment_ago_is_read_each_time(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its next change may fall into the same tick of the disk's clock."""
    (folder / CARD).write_bytes((folder / CARD).read_bytes())
    read = reads(monkeypatch)
    noun_in(folder, CARD, Scorecard)
    noun_in(folder, CARD, Scorecard)
    assert read == [CARD, CARD]


@pytest.mark.usefixtures("at_once")
def test_a_file_that_is_gone_is_gone(folder: Path) -> None:
    noun_in(folder, CARD, Scorecard)
    (folder / CARD).unlink()
    with pytest.raises(BadData, match="missing"):
        noun_in(folder, CARD, Scorecard)


@pytest.mark.usefixtures("at_once")
def test_a_link_that_leads_out_is_refused_although_the_file_was_read_before(folder: Path) -> None:
    noun_in(folder, CARD, Scorecard)
    outside = folder.parent / "outside.yaml"
    outside.write_bytes((folder / CARD).read_bytes())
    (folder / CARD).unlink()
    (folder / CARD).symlink_to(outside)
    with pytest.raises(UsageError, match="through a symbolic link"):
        noun_in(folder, CARD, Scorecard)


@pytest.mark.usefixtures("at_once")
def test_a_name_that_leads_nowhere_is_found_after_a_sound_reading_too(folder: Path) -> None:
    read_dossier(folder)
    path = folder / CARD
    text = path.read_text("utf-8")
    path.write_text(text.replace("KT01", "KT99", 1), "utf-8")
    with pytest.raises(BadData, match="KT99"):
        read_dossier(folder)
    path.write_text(text, "utf-8")
    read_dossier(folder)
    members = folder / "engagement.yaml"
    members.write_text(members.read_text("utf-8").replace("id: guntis", "id: gunars"), "utf-8")
    with pytest.raises(BadData, match="guntis"):
        read_dossier(folder)


def test_a_pattern_finds_what_the_shell_finds(folder: Path) -> None:
    for pattern in ("interviews/*.yaml", "scorecards/*/*.yaml", "vendors/*.yaml", "nothing/*.yaml"):
        found = [path.relative_to(folder).as_posix() for path in folder.glob(pattern)]
        assert sorted(matching(folder, *pattern.split("/"))) == sorted(found)
