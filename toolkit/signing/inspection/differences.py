"""What differs between a revision of a PDF and the file as it is now, in words; to be told, not to be judged by."""

from collections.abc import Iterator
from itertools import zip_longest

from pyhanko.pdf_utils.generic import ArrayObject, DictionaryObject, IndirectObject, PdfObject
from pyhanko.pdf_utils.reader import HistoricalResolver, PdfFileReader

from toolkit.signing.inspection.embedded import embedded_files

_PROGRAMS = ("/OpenAction", "/AA")


def differences(reader: PdfFileReader, base: int) -> Iterator[str]:
    """Pages, remarks, attachments, programs and properties that were changed after the revision `base`."""
    old = reader.get_historical_resolver(base)
    new = reader.get_historical_resolver(reader.xrefs.total_revisions - 1)
    later = range(base + 1, reader.xrefs.total_revisions)
    replaced = {
        (ref.idnum, ref.generation) for n in later for ref in reader.xrefs.explicit_refs_in_revision(n)
    }
    yield from _pages(old, new, replaced)
    before, now = dict(embedded_files(old.root)), dict(embedded_files(new.root))
    for name in sorted(before.keys() | now.keys()):
        if before.get(name) != now.get(name):
            how = "added" if name not in before else "removed" if name not in now else "changed"
            yield f"attachment '{name}' {how}"
    if any(_held(old.root, key) != _held(new.root, key) for key in _PROGRAMS) or (
        _scripts(old) != _scripts(new)
    ):
        yield "something that runs when the file is opened"
    if _info(old) != _info(new):
        yield "title or other properties"


def _pages(old: HistoricalResolver, new: HistoricalResolver, replaced: set[tuple[int, int]]) -> Iterator[str]:
    pairs = zip_longest(_kids(old.root["/Pages"]), _kids(new.root["/Pages"]))
    for number, (before, now) in enumerate(pairs, 1):
        if before is None or now is None:
            yield "pages added or removed"
            return
        keys = ("/Contents", "/Resources", "/MediaBox", "/CropBox", "/Rotate")
        if any(_held(before, key) != _held(now, key) or _among(before, key, replaced) for key in keys):
            yield f"text or pictures of page {number}"
        if _held(before, "/Annots") != _held(now, "/Annots"):
            yield f"remarks, links or fields on page {number}"


def _kids(node: DictionaryObject) -> Iterator[DictionaryObject]:
    kids = node["/Kids"]
    for kid in (kids[at] for at in range(len(kids))):  # by position, which follows references
        if "/Kids" in kid:
            yield from _kids(kid)
        else:
            yield kid


def _held(thing: DictionaryObject, key: str) -> PdfObject | None:
    return thing.raw_get(key) if key in thing else None


def _among(page: DictionaryObject, key: str, replaced: set[tuple[int, int]]) -> bool:
    """Whether what a page refers to under a key was replaced in its place."""
    held = _held(page, key)
    many = held if isinstance(held, ArrayObject) else [held]
    return any(
        isinstance(one, IndirectObject) and (one.idnum, one.generation) in replaced
        for one in list.__iter__(many)
    )


def _scripts(revision: HistoricalResolver) -> PdfObject | None:
    return _held(revision.root["/Names"], "/JavaScript") if "/Names" in revision.root else None


def _info(revision: HistoricalResolver) -> dict[str, str]:
    info = revision.trailer_view["/Info"] if "/Info" in revision.trailer_view else {}  # noqa: SIM401  # `get` follows no reference
    return {key: str(info[key]) for key in info if key not in {"/ModDate", "/Producer"}}
