"""Register changes: what a derivation would do to the register."""

from toolkit.models.noun import Noun
from toolkit.models.requirements.requirement import Register, Requirement


class RegisterChanges(Noun):
    """`register_after` is the register after the derivation; the tuples say what is different in it."""

    register_after: Register
    new: tuple[Requirement, ...] = ()
    changed: tuple[Requirement, ...] = ()
    vanished: tuple[Requirement, ...] = ()
    unchanged: int = 0
