"""Access role: what a group of users may see and do in the new system."""

from typing import Literal

from pydantic import Field

from toolkit.models.ids import Id
from toolkit.models.noun import Noun

Right = Literal["create", "change", "delete", "export", "print", "mass_change", "give_rights"]


class AccessRole(Noun):
    """One row of the role and rights matrix."""

    id: Id
    name: str
    people: int | None = Field(default=None, ge=0)
    sees: tuple[str, ...] = ()
    records: Literal["own", "team", "branch", "all"] = "all"
    may: tuple[Right, ...] = ()
    hidden: tuple[str, ...] = ()
    sources: tuple[Id, ...] = ()


class AccessRoleList(Noun):
    """`landscape/roles.yaml`."""

    schema_version: Literal["1"]
    roles: tuple[AccessRole, ...] = ()
