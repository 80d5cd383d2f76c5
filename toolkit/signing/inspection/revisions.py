"""A revision of a PDF in which the ways to replaced objects are found without reading all others.

To judge what was added to a signed file, pyHanko looks up all ways that lead from the document's root to each
object that was replaced, and reads the whole file for that: of a tagged document of 150 pages some 27,000 objects,
the most of them elements of its structure. Here it is shown only the objects that can lead to a replaced one.
"""

import re
from collections import defaultdict
from collections.abc import Iterator

from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.generic import Reference
from pyhanko.pdf_utils.misc import PdfReadError
from pyhanko.pdf_utils.reader import HistoricalResolver, PdfFileReader, RawPdfPath

Number = tuple[int, int]  # of an object: its number and its generation

_TOKEN = rb"<<|>>|[\[\]]|/[^\s\0()<>\[\]{}/%]*|\((?:[^()\\]|\\.)*+\)|<[0-9A-Fa-f\s]*+>|[-+.\d]++|R\b|true|false|null"
_OBJECT = re.compile(
    rb"\d+[\s\0]+\d+[\s\0]+obj[\s\0]*(?:(?:" + _TOKEN + rb")[\s\0]*+)*+(?=endobj|stream)", re.DOTALL
)
"""An object whose every token is understood, up to its end or its stream; others are left to pyHanko."""
_ELEMENT = re.compile(rb"\d+\s+\d+\s+obj\s*<</Type\s*/StructElem\s*/S\s*/\w+\s*/P\s*\d+\s+\d+\s+R")
_REFERENCE = re.compile(rb"(\d+)[\s\0]+(\d+)[\s\0]+R")


class NarrowRevision(HistoricalResolver):
    """A revision in which the ways to replaced objects are found without reading what cannot lead there."""

    def __init__(self, reader: PdfFileReader, revision: int, scan: "Scan") -> None:
        super().__init__(reader, revision)
        self._scan = scan
        self._sought: set[Number] = set()
        self._leading: set[Number] | None = None

    def get_object(self, ref: Reference, as_metadata_stream: bool = False) -> generic.PdfObject:
        """The object; nothing in place of one that leads nowhere, while ways are looked for."""
        if self._leading is not None and _number(ref) not in self._leading:
            return generic.NullObject()
        found: generic.PdfObject = super().get_object(ref, as_metadata_stream)
        return found

    def _load_reverse_xref_cache(self) -> None:
        if self._indirect_object_access_cache is not None:
            return
        self._sought = self._replaced() | set(self._fields())
        self._leading = self._leading_to(self._sought)
        super()._load_reverse_xref_cache()  # type: ignore[no-untyped-call]
        self._leading = None

    def _get_usages_of_ref(self, ref: Reference) -> set[RawPdfPath]:
        if _number(ref) not in self._sought:
            raise PdfReadError(f"The ways to {ref} were not looked for.")
        return super()._get_usages_of_ref(ref)

    def _replaced(self) -> set[Number]:
        later = range(self.revision + 1, self.reader.xrefs.total_revisions)
        return {_number(ref) for n in later for ref in self.reader.xrefs.explicit_refs_in_revision(n)}

    def _fields(self) -> Iterator[Number]:
        """The form fields and their appearances, which the rules for forms ask about."""
        form = self.root["/AcroForm"] if "/AcroForm" in self.root else {}  # noqa: SIM401  # `get` follows no reference
        waiting = list(form["/Fields"]) if "/Fields" in form else []
        seen: set[Number] = set()
        while waiting:
            field = waiting.pop()
            if not isinstance(field, generic.IndirectObject) or _number(field) in seen:
                continue
            seen.add(_number(field))
            yield _number(field)
            inside = self(field.reference)
            appearance = inside.raw_get("/AP") if "/AP" in inside else None
            if isinstance(appearance, generic.IndirectObject):
                yield _number(appearance)
            waiting += inside["/Kids"] if "/Kids" in inside else []  # noqa: SIM401  # as above

    def _leading_to(self, sought: set[Number]) -> set[Number]:
        """All objects from which a sought one can be reached.

        Pages count always, and are left through their own tree only: that is where pyHanko stops, too.
        """
        pages = set(self._page_tree())
        root = self.reader.trailer.raw_get("/Root", revision=self.revision)
        structure = self.root.raw_get("/StructTreeRoot") if "/StructTreeRoot" in self.root else root
        leading = {_number(root), *pages}
        leading |= {_number(structure)} if isinstance(structure, generic.IndirectObject) else set()
        sources = self._scan.sources(self)
        waiting = list(sought)
        while waiting:
            number = waiting.pop()
            if number in pages and number not in sought:
                continue
            new = sources[number] - leading
            leading |= new
            waiting += new
        return leading

    def _page_tree(self) -> Iterator[Number]:
        waiting, seen = [self.root.raw_get("/Pages")], set[Number]()
        while waiting:
            node = waiting.pop()
            if isinstance(node, generic.IndirectObject):
                if _number(node) in seen:
                    raise PdfReadError("The tree of pages runs in a circle.")
                seen.add(_number(node))
                yield _number(node)
                node = self(node.reference)
            if isinstance(node, generic.DictionaryObject) and "/Kids" in node:
                waiting.append(node.raw_get("/Kids"))
            elif isinstance(node, generic.ArrayObject):
                waiting += node


class Scan:
    """Which objects refer to which, read from the bytes as far as they are plain; kept for all revisions."""

    def __init__(self, reader: PdfFileReader) -> None:
        if reader.encrypted:
            raise PdfReadError("What is encrypted cannot be read from the bytes.")
        self._bytes: bytes = reader.stream.getvalue()
        self._read: dict[int, set[Number]] = {}

    def sources(self, revision: HistoricalResolver) -> dict[Number, set[Number]]:
        """Object -> the objects that refer to it, in this revision."""
        found: dict[Number, set[Number]] = defaultdict(set)
        xrefs = revision.reader.xrefs
        for n in range(revision.revision + 1):
            for ref in xrefs.explicit_refs_in_revision(n):
                for target in self._targets(revision, ref, xrefs.get_historical_ref(ref, revision.revision)):
                    found[target].add(_number(ref))
        return found

    def _targets(self, revision: HistoricalResolver, ref: Reference, place: object) -> set[Number]:
        if not isinstance(place, int):
            return _in_object(revision(ref))
        if place not in self._read:
            plain = _OBJECT.match(self._bytes, place)
            self._read[place] = _in_text(plain.group()) if plain else _in_object(revision(ref))
        return self._read[place]


def _in_text(text: bytes) -> set[Number]:
    """All references in an object; what looks like one inside a string does no harm.

    An element of the structure does not lead to its parent: pyHanko goes down that tree only.
    """
    element = _ELEMENT.match(text)
    return {(int(n), int(g)) for n, g in _REFERENCE.findall(text, element.end() if element else 0)}


def _in_object(thing: object) -> set[Number]:
    if isinstance(thing, generic.IndirectObject):
        return {_number(thing)}
    if isinstance(thing, generic.DictionaryObject):
        return {number for key in thing for number in _in_object(thing.raw_get(key))}
    if isinstance(thing, generic.ArrayObject):
        return {number for at in range(len(thing)) for number in _in_object(thing.raw_get(at))}
    return set()


def _number(ref: Reference | generic.IndirectObject) -> Number:
    return ref.idnum, ref.generation
