"""A Word file of N requirements through template and writer, beside other ways to write the same content.

    python -m benchmarks.documents                 the table; PEERS=DIR with docx/bin/python adds the peers
    python -m benchmarks.documents WAY N OUT       one way in this process: ours, markdown, lxml, docxtpl, pandoc

One requirement is a heading, a two-column table of six rows and a paragraph of 45 words in three scripts.
Each measurement is a fresh process, start and imports included; each file is checked for what it must hold.
`ours` is the way of the product: the template places a data block. `markdown` prints all of it as text.
"""

import os
import random
import re
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from benchmarks.measure import Cost, run

SIZES = (1000, 5000)
MOST_MIB, MOST_GROWTH, MOST_OVER_FLOOR = 250, 5.5, 2.5
_PEERS = ("docxtpl", "pandoc")
_FIELDS = ("Source", "Priority", "Acceptance", "Vendor answer", "Phase", "Cost")
_WORDS = [
    "deal",
    "account",
    "contact",
    "pipeline",
    "stage",
    "owner",
    "report",
    "export",
    "import",
    "field",
    "role",
    "access",
    "audit",
    "backup",
    "invoice",
    "заявка",
    "сделка",
    "клиент",
    "этап",
    "отчёт",
    "доступ",
    "выгрузка",
    "журнал",
    "Angebot",
    "Kunde",
    "Vertrag",
    "Abnahme",
    "Schnittstelle",
]
_SPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_ROOT = Path(__file__).parents[1]
Demand = dict[str, Any]


def measure() -> None:
    """Print CPU seconds, memory and ratios of every way and size, and whether the limits hold."""
    folder = os.environ.get("PEERS", "")
    python = Path(folder) / "docx" / "bin" / "python"
    peers = _PEERS if folder and python.is_file() else ()
    if not peers:
        print("docxtpl and pandoc were not measured: PEERS has no docx/bin/python")
    ways = ("lxml", "ours", "markdown", *peers)
    with tempfile.TemporaryDirectory() as made:
        costs = {
            (way, size): _cost(way, size, python if way in peers else Path(sys.executable), Path(made))
            for size in SIZES
            for way in ways
        }
    for (way, size), cost in costs.items():
        floor = cost.cpu_s / costs["lxml", size].cpu_s
        growth = cost.cpu_s / costs[way, SIZES[0]].cpu_s if size != SIZES[0] else 0
        more = f"  {growth:.1f} times its {SIZES[0]:,}" if growth else ""
        what = f"{size:,} requirements to Word: {way}"
        print(f"{what:<48} {cost.cpu_s:>7.3f} {cost.mib:>6.0f}   {floor:.2f} of the lxml floor{more}")
    print(
        "  "
        + ("all limits hold" if not (missed := _missed(costs, peers)) else "MISSED: " + "; ".join(missed))
    )


def _cost(way: str, size: int, python: Path, folder: Path) -> Cost:
    file = folder / f"{way}-{size}.docx"
    command = [str(python), "-m", "benchmarks.documents", way, str(size), str(file)]
    cost = run(command, times=5 if size == SIZES[0] else 3, environment={"PYTHONPATH": str(_ROOT)})
    with zipfile.ZipFile(file) as package:
        text = package.read("word/document.xml").decode()
    found = (
        len(set(re.findall(r"REQ-\d{5}", text))),
        text.count("<w:tbl>"),
        len(re.findall(r"<w:tr[ >]", text)),
    )
    if found != (size, size, 6 * size):
        raise RuntimeError(f"{way} wrote {found} ids, tables and rows for {size} requirements")
    return cost


def _missed(costs: Mapping[tuple[str, int], Cost], peers: tuple[str, ...]) -> list[str]:
    small, large = (costs["ours", size] for size in SIZES)
    missed = [f"{large.mib:.0f} MiB"] if large.mib > MOST_MIB else []
    if large.cpu_s / small.cpu_s > MOST_GROWTH:
        missed.append(f"growth {large.cpu_s / small.cpu_s:.1f}")
    for size in SIZES:
        ours = costs["ours", size].cpu_s
        if ours > MOST_OVER_FLOOR * costs["lxml", size].cpu_s:
            missed.append(f"{ours / costs['lxml', size].cpu_s:.2f} of the floor at {size:,}")
        missed += [f"slower than {peer} at {size:,}" for peer in peers if ours >= costs[peer, size].cpu_s]
    return missed


def demands(count: int) -> list[Demand]:
    """The content, the same in every run."""
    chance = random.Random(7)  # noqa: S311  # content, no secret

    def text(words: int) -> str:
        return " ".join(chance.choice(_WORDS) for _ in range(words))

    return [
        {
            "id": f"REQ-{at:05d}",
            "title": text(6),
            "fields": [(name, text(8)) for name in _FIELDS],
            "body": text(45),
        }
        for at in range(1, count + 1)
    ]


def _ours(found: list[Demand]) -> bytes:
    from toolkit.models.blocks import Block, Definition, DefinitionTable, Heading, Paragraph

    blocks: list[Block] = []
    for one in found:
        blocks.append(Heading(level=2, inlines=f"{one['id']} {one['title']}", numbered=False))
        rows = tuple(Definition(label=name, inlines=text) for name, text in one["fields"])
        blocks += [DefinitionTable(rows=rows), Paragraph(inlines=one["body"])]
    return _built('{{ block("demands") }}\n', {}, {"demands": blocks})


def _markdown(found: list[Demand]) -> bytes:
    body = (
        "{% for one in found %}\n## {{ one.id }} {{ one.title }}\n\n"
        "| {{ one.fields[0][0] }} | {{ one.fields[0][1] }} |\n|---|---|\n"
        "{% for name, text in one.fields[1:] %}\n| {{ name }} | {{ text }} |\n{% endfor %}\n\n{{ one.body }}\n\n{% endfor %}"
    )
    return _built(body, {"found": found}, {})


def _built(body: str, view: dict[str, object], data: dict[str, Any]) -> bytes:
    from toolkit.documents.audience import for_audience
    from toolkit.documents.exporters import docx
    from toolkit.documents.render import render
    from toolkit.documents.template import Template, TemplateManifest
    from toolkit.models.document import Properties

    template = Template(TemplateManifest(name="bench", title="Requirements"), body, "body.md.j2")
    document = render(template, view, data, Properties(day=date(2026, 3, 30)))
    return docx.render(for_audience(document, "vendor"))


def _lxml(found: list[Demand]) -> bytes:
    """The floor: the same elements by hand, with nothing between content and XML."""
    import io

    from lxml import etree

    from toolkit.documents.exporters.word.parts.reference import house_reference

    def named(name: str) -> str:
        return f"{{{_SPACE}}}{name}"

    sub = etree.SubElement
    paragraph, run_, text_, properties, style, val = map(named, ("p", "r", "t", "pPr", "pStyle", "val"))
    root = etree.Element(named("document"), nsmap={"w": _SPACE})
    body = sub(root, named("body"))

    def write(parent: Any, text: str, look: str = "") -> None:
        made = sub(parent, paragraph)
        if look:
            sub(sub(made, properties), style, {val: look})
        sub(sub(made, run_), text_).text = text

    for one in found:
        write(body, f"{one['id']} {one['title']}", "Heading2")
        table = sub(body, named("tbl"))
        about = sub(table, named("tblPr"))
        sub(about, named("tblStyle"), {val: "Facts"})
        sub(about, named("tblW"), {named("w"): "0", named("type"): "auto"})
        columns = sub(table, named("tblGrid"))
        for _ in range(2):
            sub(columns, named("gridCol"), {named("w"): "4500"})
        for pair in one["fields"]:
            row = sub(table, named("tr"))
            for text in pair:
                cell = sub(row, named("tc"))
                sub(sub(cell, named("tcPr")), named("tcW"), {named("w"): "4500", named("type"): "dxa"})
                write(cell, text)
        write(body, one["body"])
    sub(body, named("sectPr"))
    buffer = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(house_reference())) as source,
        zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as made,
    ):
        for entry in source.infolist():
            content = source.read(entry)
            if entry.filename == "word/document.xml":
                content = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
            made.writestr(entry.filename, content)
    return buffer.getvalue()


def _docxtpl(found: list[Demand]) -> bytes:
    import io

    import docx
    from docxtpl import DocxTemplate

    body = docx.Document()
    body.add_paragraph("{%p for one in found %}")
    body.add_heading("{{ one.id }} {{ one.title }}", 2)
    table = body.add_table(rows=len(_FIELDS), cols=2)
    for at in range(len(_FIELDS)):
        for side in range(2):
            table.cell(at, side).text = f"{{{{ one.fields[{at}][{side}] }}}}"
    body.add_paragraph("{{ one.body }}")
    body.add_paragraph("{%p endfor %}")
    empty, buffer = io.BytesIO(), io.BytesIO()
    body.save(empty)
    template = DocxTemplate(empty)
    template.render({"found": found}, autoescape=True)
    template.save(buffer)
    return buffer.getvalue()


def _pandoc(found: list[Demand]) -> bytes:
    import pypandoc

    parts = []
    for one in found:
        first, *others = (f"| {name} | {text} |" for name, text in one["fields"])
        rows = "\n".join([first, "|---|---|", *others])
        parts.append(f"## {one['id']} {one['title']}\n\n{rows}\n\n{one['body']}\n")
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "out.docx"
        command = [pypandoc.get_pandoc_path(), "-f", "gfm", "-t", "docx", "-o", str(file)]
        subprocess.run(command, input="\n".join(parts).encode(), check=True)
        return file.read_bytes()


_WAYS: Mapping[str, Callable[[list[Demand]], bytes]] = {
    "ours": _ours,
    "markdown": _markdown,
    "lxml": _lxml,
    "docxtpl": _docxtpl,
    "pandoc": _pandoc,
}


if __name__ == "__main__":
    if len(sys.argv) > 1:
        way, size, target = sys.argv[1:]
        Path(target).write_bytes(_WAYS[way](demands(int(size))))
    else:
        measure()
