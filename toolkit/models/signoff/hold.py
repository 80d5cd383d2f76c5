"""Hold: which frozen edition keeps the files of the engagement from being changed in silence."""

from typing import Literal

from toolkit.models.ids import Id
from toolkit.models.noun import Noun


class Hold(Noun):
    """`signoff/hold.yaml`; `change` is the change request under which files are being edited, "" for none.

    `files` are the files that the text is made from as they were when it was frozen, or when a change of it was
    accepted: name and SHA-256. Empty where that is not known.
    """

    schema_version: Literal["1"] = "1"
    baseline: Id
    edition: Literal["requirements", "contract"]
    change: str = ""
    files: dict[str, str] = {}
