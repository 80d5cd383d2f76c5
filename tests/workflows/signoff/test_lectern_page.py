"""What a reader is shown of a section that was changed after it was read."""

from dataclasses import replace
from pathlib import Path

from tests.workflows.signoff import rounds
from toolkit.models.blocks import Paragraph
from toolkit.stages.signoff.contents import Section
from toolkit.workflows.signoff.lectern_page import changes_of, line_of, overview
from toolkit.workflows.signoff.reading import lectern


def test_what_was_put_in_since_it_was_read_is_marked(tmp_path: Path) -> None:
    folder = rounds.read(tmp_path / "kaskad")
    place = lectern(rounds.at(folder, "ilze"))
    old = place.sections[0]
    assert line_of(place, old).state == "read"
    new = Section(old.id, old.title, (*old.blocks, Paragraph(inlines=("A new <sentence>.",))))
    changed = replace(place, sections=(new, *place.sections[1:]))
    assert line_of(changed, new).state == "changed"
    html = changes_of(changed, new)
    assert '<ins class="whole">' in html
    assert "A new &lt;sentence&gt;." in html


def test_a_reader_who_has_read_nothing_has_nothing_that_changed(tmp_path: Path) -> None:
    folder = rounds.frozen(tmp_path / "kaskad")
    place, lines = overview(rounds.at(folder, "natalja"))
    assert {line.state for line in lines} == {"unread"}
    assert changes_of(place, place.sections[0]) == ""
