"""The text of the sections: `sections/<id>.md.j2` of a template, else that of the Technical Assignment."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from toolkit.documents.content.made import MadeBlocks
from toolkit.documents.locale.body import translated
from toolkit.documents.render import render_blocks
from toolkit.documents.template import Template, TemplateManifest
from toolkit.models.blocks import Blocks
from toolkit.stages.assignment.sections import SECTIONS
from toolkit.store import library
from toolkit.workflows.documents.profiles import ASSIGNMENT


class SectionBodies(Mapping[str, Blocks]):
    """Blocks by section id; a body is read and filled when it is looked up.

    Args:
        template: whose sections win, with the sentences of its language.
        root: the engagement, whose own sections win.
        view: values for the text.
        blocks: blocks the text may place.
    """

    def __init__(
        self, template: Template, root: Path, view: Mapping[str, object], blocks: MadeBlocks
    ) -> None:
        self._name, self._root, self._view, self._blocks = template.manifest.name, root, view, blocks
        self._catalogue = template.catalogue

    def __getitem__(self, section: str) -> Blocks:
        file = f"sections/{section}.md.j2"
        own = f"{section}.md.j2" in library.template_files(self._name, "sections", self._root)
        folder = self._name if own else ASSIGNMENT
        template = Template(
            manifest=TemplateManifest(name=folder, title=""),
            body=library.read_template(folder, file, self._root),
            file=f"templates/{folder}/{file}",
        )
        if self._catalogue:
            template = translated(template, self._catalogue, f"templates/locale/{folder}.po")
        return render_blocks(template, self._view, self._blocks)

    def __iter__(self) -> Iterator[str]:
        return iter(SECTIONS)

    def __len__(self) -> int:
        return len(SECTIONS)
