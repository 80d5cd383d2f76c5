"""Two channels of failure: problems in the user's data are values, a run that cannot go on is an error.

A `Problem` says where, what and how to mend; all problems of one reading are collected, sorted
by place and shown together. A `CrmkitError` ends the command; it is caught once in each face
(`cli`, `web`) and carries the exit code of design section 5.

    CrmkitError
     +- UsageError    2   the command line does not hold together
     +- BadData       3   the engagement's files have problems (carries them all)
     +- Refused       4   the state of the engagement does not allow it
     +- CannotWrite   5   the disk or the rights do not allow it
"""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, order=True, slots=True)
class Place:
    """Where something stands: file as the user names it, line and column from 1 (0 = whole file)."""

    file: str
    line: int = 0
    column: int = 0

    def __str__(self) -> str:
        return ":".join([self.file] + [str(n) for n in (self.line, self.column) if n])


@dataclass(frozen=True, order=True, slots=True)
class Problem:
    """One fault in the user's data. `code` is stable, `what` and `how_to_mend` are whole sentences."""

    place: Place
    code: str
    what: str
    how_to_mend: str

    def __str__(self) -> str:
        return f"{self.place}: {self.code} {self.what} {self.how_to_mend}".rstrip()


class CrmkitError(Exception):
    """The run cannot go on. The message is for a person; `how_to_mend` says what to do next."""

    exit_code = 1

    def __init__(self, message: str, how_to_mend: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.how_to_mend = how_to_mend

    def __str__(self) -> str:
        return f"{self.message} {self.how_to_mend}".rstrip()


class UsageError(CrmkitError):
    """The command line names something that does not exist or does not go together."""

    exit_code = 2


class BadData(CrmkitError):
    """The data has problems; all of them are in `problems`, sorted by place."""

    exit_code = 3

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(problems))
        count = len(self.problems)
        super().__init__(f"{count} problem{'' if count == 1 else 's'} in the data.")

    def __str__(self) -> str:
        return "\n".join(str(problem) for problem in self.problems)


class Refused(CrmkitError):
    """The state of the engagement does not allow the command."""

    exit_code = 4


class CannotWrite(CrmkitError):
    """The disk is full, the folder is read-only, or another process holds the lock."""

    exit_code = 5
