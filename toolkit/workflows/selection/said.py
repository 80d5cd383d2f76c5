"""What somebody said on the command line as a noun; faults are told without lines, for there is no file."""

from typing import Any, TypeVar

from pydantic import BaseModel

from toolkit.problems import BadData, Place, Problem
from toolkit.store import canonical, typed

M = TypeVar("M", bound=BaseModel)


def said(kind: type[M], fields: dict[str, Any], about: str) -> M:
    """The fields as a noun.

    Args:
        kind: the class of the noun.
        fields: plain data as it would stand in a file; None leaves a field out.
        about: what the words are about, for messages.

    Raises:
        BadData: a field does not hold.
    """
    data = {name: value for name, value in fields.items() if value is not None}
    try:
        return typed.build(kind, data, canonical.dump(data, ""), about)
    except BadData as bad:
        raise BadData(Problem(Place(about), p.code, p.what, p.how_to_mend) for p in bad.problems) from None
