"""The files that travel inside a PDF."""

from collections.abc import Iterator

from pyhanko.pdf_utils.generic import DictionaryObject, Reference

_LARGEST = 64_000_000


def embedded_files(root: DictionaryObject) -> Iterator[tuple[str, bytes]]:
    """Name and content of each; `root` is the document's catalogue.

    Raises:
        ValueError: one of them is larger than 64 MB.
    """
    if "/Names" not in root or "/EmbeddedFiles" not in root["/Names"]:
        return
    seen: set[Reference] = set()
    waiting = [root["/Names"]["/EmbeddedFiles"]]
    while waiting:
        node = waiting.pop(0)
        if node.container_ref is not None:
            if node.container_ref in seen and "/Kids" in node:
                return
            seen.add(node.container_ref)
        waiting += list(node["/Kids"]) if "/Kids" in node else []
        names = node["/Names"] if "/Names" in node else []  # noqa: SIM401  # `get` does not follow references
        for at in range(0, len(names) - 1, 2):
            label, data = names[at], names[at + 1]["/EF"]["/F"].data
            if len(data) > _LARGEST:
                raise ValueError(f"the attachment {label} is larger than 64 MB")
            yield str(label), bytes(data)
