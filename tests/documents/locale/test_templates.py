"""A template and its data blocks in another language, and what is said when sentences are missing."""

from datetime import date

import pytest

from toolkit.documents.locale.body import sentences, translated
from toolkit.documents.locale.catalogue import read
from toolkit.documents.locale.said import Translator
from toolkit.documents.plain import plain
from toolkit.documents.render import render
from toolkit.documents.template import Template, TemplateManifest
from toolkit.models.blocks import Column, Definition, DefinitionTable, FillIn, Heading, Paragraph, Row, Table
from toolkit.models.document import Document, Properties
from toolkit.problems import BadData

BODY = """# The sheet {#sheet}

{% if client %}
- Signed for {{ client }}.
{% endif %}

{{ block("facts") }}

1. [ ] Read **all** of it
"""
GERMAN = """
msgid "Sheet"
msgstr "Blatt"
msgid "The sheet"
msgstr "Das Blatt"
msgid "Signed for {{ client }}."
msgstr "Für {{ client }} unterschrieben."
msgid "Read **all** of it"
msgstr "**Alles** gelesen"
msgid "Client"
msgstr "Auftraggeber"
msgid "Version {number}, {edition} edition"
msgstr "{edition}, Fassung {number}"
msgid "contract"
msgstr "Vertragsfassung"
msgid "For {item}"
msgstr "Für {item}"
msgid "the client"
msgstr "den Auftraggeber"
msgid "number of pages"
msgstr "Zahl der Seiten"
"""
FILE = "templates/locale/de/sheet.po"


def template(body: str = BODY) -> Template:
    return Template(
        TemplateManifest(name="sheet", title="Sheet", kind="For {item}"), body, "templates/sheet/body.md.j2"
    )


def test_marks_ids_and_tags_are_no_sentences() -> None:
    assert [(s.line, s.text) for s in sentences(BODY)] == [
        (1, "The sheet"),
        (4, "Signed for {{ client }}."),
        (9, "Read **all** of it"),
    ]


def test_the_document_comes_out_in_the_other_language() -> None:
    german = translated(template(), read(GERMAN.encode(), FILE), FILE)
    facts = DefinitionTable(rows=(Definition(label="Client", inlines=("Version 0.1, contract edition",)),))
    made = render(
        german,
        {"client": "Client & Co **x**"},
        {"facts": (facts,)},
        Properties(day=date(2026, 3, 30)),
        language="de",
    )
    made = Translator(german.catalogue).document(made.model_copy(update={"kind": "For the client"}))
    assert (made.title, made.kind) == ("Blatt", "Für den Auftraggeber")
    heading, first, table, last = made.blocks
    assert isinstance(heading, Heading)
    assert (heading.inlines, heading.id) == (("Das Blatt",), "sheet")
    assert "Für Client & Co **x** unterschrieben." in "".join(
        str(part) for part in first.model_dump_json().split('"')
    )
    assert isinstance(table, DefinitionTable)
    assert table.rows[0].label == ("Auftraggeber",)
    assert table.rows[0].inlines == ("Vertragsfassung, Fassung 0.1",)
    assert "gelesen" in last.model_dump_json()


def test_a_fixed_text_that_is_printed_as_a_value_is_translated() -> None:
    german = translated(
        template("# The sheet\n\nSigned for {{ client }}.\n\n- Read **all** of it\n"),
        read(GERMAN.encode(), FILE),
        FILE,
    )
    made = render(german, {"client": "the client"}, {}, Properties(day=date(2026, 3, 30)), language="de")
    assert plain(made.blocks[1].inlines) == "Für den Auftraggeber unterschrieben."  # type: ignore[union-attr]


def test_what_people_wrote_is_left_alone() -> None:
    table = Table(
        columns=(Column(header="Client"),),
        rows=(Row.of("Clients of the client"), Row.of((FillIn(id="n", hint="number of pages"),))),
    )
    document = Document(
        title="Client",
        properties=Properties(day=date(2026, 3, 30), client="Client"),
        blocks=(table, Paragraph(inlines="x")),
    )
    made = Translator(read(GERMAN.encode(), FILE)).document(document)
    found = made.blocks[0]
    assert isinstance(found, Table)
    assert found.columns[0].header == ("Auftraggeber",)
    assert found.rows[0] == table.rows[0]
    assert found.rows[1].cells[0].inlines == (FillIn(id="n", hint="Zahl der Seiten"),)
    assert made.blocks[1] is document.blocks[1]
    assert (made.title, made.properties.client) == ("Client", "Client")


def test_every_sentence_without_translation_is_named_with_its_line() -> None:
    with pytest.raises(BadData) as caught:
        translated(template(), read(b'msgid "Sheet"\nmsgstr "Blatt"\n', FILE), FILE)
    assert [problem.what for problem in caught.value.problems] == [
        "'For {item}' (title or kind) is not translated.",
        "'Read **all** of it' (line 9 of the template) is not translated.",
        "'Signed for {{ client }}.' (line 4 of the template) is not translated.",
        "'The sheet' (line 1 of the template) is not translated.",
    ]


def test_a_translation_keeps_the_tags_of_its_sentence() -> None:
    other = GERMAN.replace("Für {{ client }} unter", "Für {{ vendor }} unter")
    with pytest.raises(
        BadData, match=r"has other tags than the English text\. Keep \{\{ client \}\} as written\."
    ):
        translated(template(), read(other.encode(), FILE), FILE)
