"""Register changes: what a derivation would do to the register."""

from toolkit.models.noun import Noun
from toolkit.models.requirements.requirement import Register, Requirement


class RegisterChanges(Noun):
    """What derivation proposes: the register before and after it; the tuples say what is different in it."""

    register_before: Register
    register_after: Register
    new: tuple[Requirement, ...] = ()
    changed: tuple[Requirement, ...] = ()
    vanished: tuple[Requirement, ...] = ()
    unchanged: int = 0
