"""An archive comes back as it was, has the same bytes each time, and a hostile one does no harm."""

import io
import json
import stat
import zipfile
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.problems import BadData
from toolkit.store.carrying.pack import packed
from toolkit.store.carrying.unpack import unpacked

CONTENTS = {
    "engagement.yaml": b"a: 1\n",
    "interviews/x.yaml": b"b: 2\n",
    "issued/B1/frozen.pdf": b"%PDF\0\xff",
}

names = st.from_regex(r"[a-z][a-z0-9]{2,6}(/[a-z][a-z0-9]{2,6}){0,2}\.yaml", fullmatch=True)


@given(st.dictionaries(names, st.binary(max_size=200), max_size=6))
def test_it_comes_back_as_it_was(more: dict[str, bytes]) -> None:
    contents = {**more, "engagement.yaml": b"x"}
    data = packed("acme", contents)
    found = unpacked(data, "a.zip")
    assert found.contents == contents
    assert found.manifest.engagement == "acme"
    assert packed("acme", dict(reversed(contents.items()))) == data


def rebuilt(change: Callable[[zipfile.ZipFile, zipfile.ZipInfo, bytes], None], **manifest: object) -> bytes:
    """The archive written anew; `change` is called for each entry and writes what it likes."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(packed("acme", CONTENTS))) as old, zipfile.ZipFile(stream, "w") as new:
        for entry in old.infolist():
            data = old.read(entry)
            if entry.filename == "manifest.json" and manifest:
                data = json.dumps({**json.loads(data), **manifest}).encode()
            change(new, entry, data)
    return stream.getvalue()


def added(name: str, data: bytes = b"x", attributes: int = 0) -> bytes:
    def change(new: zipfile.ZipFile, entry: zipfile.ZipInfo, old: bytes) -> None:
        new.writestr(entry, old)
        if entry.filename == "manifest.json":
            more = zipfile.ZipInfo(name)
            more.external_attr = attributes
            new.writestr(more, data)

    return rebuilt(change)


def changed(name: str) -> bytes:
    return rebuilt(lambda new, entry, data: new.writestr(entry, b"other" if entry.filename == name else data))


def without(name: str) -> bytes:
    def change(new: zipfile.ZipFile, entry: zipfile.ZipInfo, data: bytes) -> None:
        if entry.filename != name:
            new.writestr(entry, data)

    return rebuilt(change)


def lying_about_size() -> bytes:
    """The central directory says 5 bytes; the entry holds ten million."""
    contents = {**CONTENTS, "big.yaml": b"0" * 10_000_000}
    return packed("acme", contents).replace((10_000_000).to_bytes(4, "little"), (5).to_bytes(4, "little"))


HOSTILE = {
    "no zip": (b"PK nonsense", "no whole archive"),
    "empty": (b"", "no whole archive"),
    "cut off": (packed("acme", CONTENTS)[:-30], "no whole archive"),
    "up": (added("files/../../evil.yaml"), "leads out of the folder"),
    "absolute": (added("files//etc/passwd"), "leads out of the folder"),
    "drive": (added("files/C:/evil.yaml"), "leads out of the folder"),
    "backslash": (added("files/..\\evil.yaml"), "leads out of the folder"),
    "outside of files": (added("evil.yaml"), "does not lie in files/"),
    "hidden": (added("files/.git/config"), "is no file of an engagement"),
    "undo journal": (added("files/.crmkit/undo/000001/journal.json"), "is no file of an engagement"),
    "derived": (added("files/out/x.html"), "is no file of an engagement"),
    "symlink": (added("files/link.yaml", b"/etc/passwd", (stat.S_IFLNK | 0o777) << 16), "no plain file"),
    "device": (added("files/dev.yaml", b"", (stat.S_IFCHR | 0o666) << 16), "no plain file"),
    "folder entry": (added("files/sub/"), "no plain file"),
    "twice ignoring case": (added("files/Engagement.yaml"), "is there twice"),
    "file as folder": (added("files/engagement.yaml/x.yaml"), "lies in something that is a file"),
    "windows name": (added("files/con.yaml"), "not every system can keep"),
    "control character": (added("files/a\x07b.yaml"), "not every system can keep"),
    "changed": (changed("files/interviews/x.yaml"), "not as the manifest says"),
    "not listed": (added("files/more.yaml"), "is not in the manifest"),
    "missing": (without("files/interviews/x.yaml"), "is missing"),
    "no manifest": (without("manifest.json"), "does not begin with manifest.json"),
    "no engagement": (packed("acme", {"x.yaml": b"1"}), "no engagement.yaml"),
    "manifest of another shape": (rebuilt(lambda n, e, d: n.writestr(e, d), files=3), "files"),
    "id that leads out": (rebuilt(lambda n, e, d: n.writestr(e, d), engagement="../x"), "wrong-value"),
    "bomb": (lying_about_size(), ""),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_archive_is_refused(name: str) -> None:
    data, said = HOSTILE[name]
    with pytest.raises(BadData) as caught:
        unpacked(data, "a.zip")
    assert said in str(caught.value)


def test_sizes_are_looked_at_before_anything_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("toolkit.store.carrying.unpack.MAX_FILE_BYTES", 3)
    with pytest.raises(BadData, match="has more than"):
        unpacked(packed("acme", CONTENTS), "a.zip")
    monkeypatch.undo()
    monkeypatch.setattr("toolkit.store.carrying.unpack.MAX_ALL_BYTES", 10)
    with pytest.raises(BadData, match="Unpacked it would have"):
        unpacked(packed("acme", CONTENTS), "a.zip")
    monkeypatch.undo()
    monkeypatch.setattr("toolkit.store.carrying.unpack.MAX_FILES", 2)
    with pytest.raises(BadData, match="at most 2 are read"):
        unpacked(packed("acme", CONTENTS), "a.zip")
