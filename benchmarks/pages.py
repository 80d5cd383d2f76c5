"""PDF and HTML of N requirements, beside LibreOffice printing our Word file of the same content.

    python -m benchmarks.pages                 the table
    python -m benchmarks.pages WAY N OUT       one way in this process: pdf, html, libreoffice

Each measurement is a fresh process, start and imports included; each file is checked for its ids.
"""

import io
import re
import shutil
import sys
import tempfile
from datetime import date
from pathlib import Path

from benchmarks.documents import demands
from benchmarks.measure import Cost, run
from toolkit.models.blocks import Block, Definition, DefinitionTable, Heading, Paragraph, TableOfContents
from toolkit.models.document import Document, Properties

SIZE = 1000
_ROOT = Path(__file__).parents[1]


def measure() -> None:
    """Print CPU seconds and memory of each way, and the ratio of LibreOffice to our PDF."""
    ways = ["html", "pdf", *(["libreoffice"] if shutil.which("soffice") else [])]
    with tempfile.TemporaryDirectory() as folder:
        costs = {way: _cost(way, Path(folder)) for way in ways}
    for way, cost in costs.items():
        ratio = f"{cost.cpu_s / costs['pdf'].cpu_s:.2f} of our PDF"
        print(f"{f'{SIZE:,} requirements to pages: {way}':<48} {cost.cpu_s:>7.3f} {cost.mib:>6.0f}   {ratio}")
    if "libreoffice" not in costs:
        print("LibreOffice was not measured: there is no program 'soffice'")


def _cost(way: str, folder: Path) -> Cost:
    file = folder / way
    command = [sys.executable, "-m", "benchmarks.pages", way, str(SIZE), str(file)]
    cost = run(command, times=3 if way != "libreoffice" else 1, environment={"PYTHONPATH": str(_ROOT)})
    found = len(set(re.findall(r"REQ-\d{5}", _text(file.read_bytes()))))
    if found != SIZE:
        raise RuntimeError(f"{way} wrote {found} ids for {SIZE} requirements")
    return cost


def _text(content: bytes) -> str:
    if not content.startswith(b"%PDF"):
        return content.decode()
    from pypdf import PdfReader  # slow: only here

    return " ".join(page.extract_text() for page in PdfReader(io.BytesIO(content)).pages)


def _document(count: int) -> Document:
    blocks: list[Block] = [TableOfContents()]
    for one in demands(count):
        blocks.append(Heading(level=1, inlines=f"{one['id']} {one['title']}", numbered=False))
        rows = tuple(Definition(label=name, inlines=text) for name, text in one["fields"])
        blocks += [DefinitionTable(rows=rows), Paragraph(inlines=one["body"])]
    return Document(title="Requirements", properties=Properties(day=date(2026, 3, 30)), blocks=tuple(blocks))


def _write(way: str, count: int) -> bytes:
    from toolkit.documents.exporters import docx, html, pdf  # slow: only the process that is measured
    from toolkit.documents.exporters.office import convert  # as above

    if way == "libreoffice":
        return convert.to_pdf({"all": docx.render(_document(count))})["all"]
    return html.render(_document(count)) if way == "html" else pdf.render(_document(count))


if __name__ == "__main__":
    if len(sys.argv) > 1:
        Path(sys.argv[3]).write_bytes(_write(sys.argv[1], int(sys.argv[2])))
    else:
        measure()
