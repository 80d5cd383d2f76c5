"""Files that somebody hands over in an interview: copied into the engagement under their hash."""

from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path

from toolkit.kernel.questions.answers_check import LocateAnswer
from toolkit.kernel.questions.form import Form
from toolkit.models.interviews.answer import Answer, Answers, Entry
from toolkit.models.interviews.attachment import Attachment
from toolkit.problems import BadData, Problem, UsageError
from toolkit.store.folder import ATTACHMENTS
from toolkit.store.transaction import Transaction
from toolkit.workflows.interviews.file_kinds import KINDS, wrong_kind

MOST_BYTES = 100_000_000
MOST_RECEIVED_BYTES = 256_000_000
"""Of all files in `attachments/`, before another one is taken over the network."""


@dataclass(frozen=True)
class Handed:
    """One file, read, and what it is stored as."""

    attachment: Attachment
    data: bytes = field(repr=False)

    @property
    def name(self) -> str:
        """Its name in `attachments/`; that is what the answer says."""
        return self.attachment.stored_as.rpartition("/")[2]


def take(path: Path) -> Handed:
    """Read a file that is handed over.

    Raises:
        UsageError: it is not there, no plain file, empty, too large or cannot be read.
    """
    try:
        if not path.is_file():
            what = f"'{path}' is a folder." if path.is_dir() else f"There is no file '{path}'."
            raise UsageError(what, "Name one file, with the folders that lead to it.")
        size = path.stat().st_size
        if size > MOST_BYTES:
            raise UsageError(
                f"'{path.name}' has {size // 1_000_000} MB.",
                f"At most {MOST_BYTES // 1_000_000} MB are kept.",
            )
        data = path.read_bytes()
    except OSError as fault:
        raise UsageError(f"'{path}' cannot be read ({fault.strerror}).", "Check the rights.") from None
    return _handed(path.name, data)


def received(name: str, data: bytes, root: Path) -> Handed:
    """Take a file that came over the network: its kind is judged by its content, its name only shown.

    Raises:
        UsageError: it is empty, of a kind that is not taken, not what its name says, or there is no room.
    """
    last = name.replace("\\", "/").rpartition("/")[2]
    if fault := wrong_kind(last, data):
        raise UsageError(fault, f"Taken are: {', '.join(KINDS)}.")
    kept = sum(file.stat().st_size for file in (root / ATTACHMENTS).glob("*") if file.is_file())
    if kept + len(data) > MOST_RECEIVED_BYTES:
        raise UsageError("There is no room for more files.", "Hand it to the facilitator instead.")
    return _handed(last, data)


def _handed(name: str, data: bytes) -> Handed:
    if not data:
        raise UsageError(f"'{name}' is empty.", "Name a file that holds something.")
    shown = "".join(letter if letter.isprintable() else "_" for letter in name)[-120:]
    return Handed(Attachment(name=shown, sha256=sha256(data).hexdigest(), size=len(data)), data)


def put(tx: Transaction, handed: Handed) -> None:
    """Write a file into `attachments/`; the same file is kept once."""
    if not tx.exists(handed.attachment.stored_as):
        tx.write(handed.attachment.stored_as, handed.data)


def hand_over(
    form: Form, answers: Answers, root: Path, base: Path, locate: LocateAnswer
) -> tuple[Answers, list[Handed]]:
    """Read the files that the answers of a file name, and say in the answers what they are stored as.

    Args:
        form: the form; its questions of type `file` are looked at.
        answers: as read from the file.
        root: the engagement; an answer may name what lies in `attachments/` already.
        base: the folder that relative paths start from.
        locate: where an answer stands.

    Raises:
        BadData: files that cannot be taken, all of them.
    """
    taker = _Taker(form, root, base, locate)
    named = taker.level(answers, ("answers",))
    if taker.problems:
        raise BadData(sorted(taker.problems))
    return named, taker.handed


@dataclass
class _Taker:
    form: Form
    root: Path
    base: Path
    locate: LocateAnswer
    handed: list[Handed] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    def level(self, answers: Answers, path: tuple[str | int, ...]) -> Answers:
        return {name: self._entry(name, entry, (*path, name)) for name, entry in answers.items()}

    def _entry(self, name: str, entry: Entry, path: tuple[str | int, ...]) -> Entry:
        if not isinstance(entry, Answer):
            return tuple(
                item.model_copy(update={"answers": self.level(item.answers, (*path, place))})
                for place, item in enumerate(entry)
            )
        row = self.form.asked.get(name)
        return self._taken(entry, path) if row is not None and row.question.type == "file" else entry

    def _taken(self, answer: Answer, path: tuple[str | int, ...]) -> Answer:
        said = answer.value.strip() if isinstance(answer.value, str) else ""
        if not said or ("/" not in said and (self.root / ATTACHMENTS / said).is_file()):
            return answer
        try:
            handed = take(self.base / said)
        except UsageError as fault:
            self.problems.append(
                Problem(self.locate(path), "no-attachment", fault.message, fault.how_to_mend)
            )
            return answer
        self.handed.append(handed)
        return answer.model_copy(update={"value": handed.name})
