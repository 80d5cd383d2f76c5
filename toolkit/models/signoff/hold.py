"""Hold: which frozen edition keeps the files of the engagement from being changed in silence."""

from typing import Literal

from toolkit.models.ids import Id
from toolkit.models.noun import Noun


class Hold(Noun):
    """`signoff/hold.yaml`; `change` is the change request under which files are being edited, "" for none."""

    schema_version: Literal["1"] = "1"
    baseline: Id
    edition: Literal["requirements", "contract"]
    change: str = ""
