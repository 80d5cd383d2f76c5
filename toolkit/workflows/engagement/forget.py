"""Take a person's name and own words out of an engagement, and say what remains."""

import json
import shutil
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from toolkit.models.carrying.forgotten import Forgotten, Remains
from toolkit.models.dossier import Dossier
from toolkit.models.noun import Noun
from toolkit.models.requirements.requirement import Register
from toolkit.problems import UsageError
from toolkit.stages.privacy.forget import Person, mentions, own_words, replaced, without
from toolkit.stages.requirements.derive import derive
from toolkit.stages.requirements.fingerprint import answers_print, words_print
from toolkit.store import canonical, typed, yaml_source
from toolkit.store.dossier import noun_of, read_dossier
from toolkit.store.folder import ATTACHMENTS, CACHE, ISSUED, OUT, PRIVATE, find_root
from toolkit.store.signoff.hold import read_hold, watched_files
from toolkit.store.transaction import forget_history, transaction
from toolkit.workflows.clock import now_or
from toolkit.workflows.forms import contradictions_of, forms_of
from toolkit.workflows.session import Session

_TEXT = frozenset({".yaml", ".yml", ".jsonl", ".csv", ".md", ".txt", ".j2"})
#: (requirement, sitting, question) -> what is quoted.
_Said = dict[tuple[str, str, str], str]
_NOT_TOUCHED = frozenset({ISSUED, OUT, PRIVATE, ATTACHMENTS, ".git"})


def forget(session: Session, member: str, *, write: bool) -> Forgotten:
    """Replace the name by the role and drop the quotes, everywhere but in what was issued.

    Derived documents, the undo journal and kept results are deleted, for they hold the name too. The id stays:
    answers, requirements and the sign-off's log hang on it.

    Args:
        session: folder and day.
        member: id of a member or respondent.
        write: False only says what would happen.

    Raises:
        UsageError: nobody has this id.
        BadData: the engagement has faults; a half-read folder would be half forgotten.
        CannotWrite: disk or rights do not allow it; nothing is changed then.
    """
    root = find_root(session.directory)
    dossier = read_dossier(root)
    person = _person(dossier, member)
    said = _said_without(dossier, root, person)
    changed: list[tuple[str, int]] = []
    remains: list[Remains] = []
    with transaction(root, command=f"forget {person.id}", at=now_or(session.today)) as tx:
        for name in _texts(root):
            before = tx.read(name)
            after, count = _cleaned(name, before, person, said)
            if count:
                changed.append((name, count))
                if write:
                    tx.write(name, after, although_held=True)
            found = mentions(after.decode("utf-8", "replace"), person)
            remains += [Remains(file=name, line=line, words=words) for line, words in found]
    if write:
        forget_history(root)
        for place in (OUT, CACHE):
            shutil.rmtree(root / place, ignore_errors=True)
    return Forgotten(
        member=person.id,
        name=person.name,
        role=person.stand_in,
        changed=tuple(changed),
        frozen=_frozen(root, changed),
        remains=(*remains, *_elsewhere(root)),
    )


def _frozen(root: Path, changed: Sequence[tuple[str, int]]) -> str:
    hold = read_hold(root)
    if hold is None:
        return ""
    watched = watched_files(root, hold.edition)
    return hold.baseline if any(name in watched for name, _ in changed) else ""


def _person(dossier: Dossier, member: str) -> Person:
    found = dossier.engagement.person(member)
    if found is None:
        known = ", ".join(p.id for p in dossier.engagement.people)
        raise UsageError(f"There is nobody with the id '{member}'.", f"Known are: {known}.")
    quotes: set[str] = set()
    for sitting in dossier.interviews:
        if sitting.respondent == found.id:
            quotes.update(own_words(sitting.model_dump(mode="json")))
    for card in dossier.scorecards:
        if card.rater == found.id:
            quotes.update(own_words(card.model_dump(mode="json")))
    for requirement in dossier.requirements.requirements:
        quotes.update(s.quote for s in requirement.sources if s.member == found.id and s.quote)
    ordered = tuple(sorted(quotes, key=lambda quote: (-len(quote), quote)))
    return Person(found.id, found.name, found.role or found.department, ordered)


def _said_without(dossier: Dossier, root: Path, person: Person) -> _Said:
    """What the register would quote of the person's answers once the own words are gone: the answers themselves."""
    sittings = tuple(
        type(s).model_validate(without(s.model_dump(mode="json"), person, own=s.respondent == person.id)[0])
        for s in dossier.interviews
    )
    after = dossier.model_copy(update={"interviews": sittings})
    forms = forms_of(after, root)
    found = derive(forms, sittings, contradictions_of(after, forms))
    return {
        (one.id, source.interview, source.question): source.quote
        for one in found
        for source in one.sources
        if source.member == person.id
    }


def _with_answers(register: Register, person: Person, said: _Said) -> Register:
    """The person's sources with the answer in place of the quote, as a new derivation would have them."""
    return register.model_copy(
        update={
            "requirements": tuple(
                r.model_copy(
                    update={
                        "sources": tuple(
                            s.model_copy(update={"quote": said.get((r.id, s.interview, s.question), "")})
                            if s.member == person.id
                            else s
                            for s in r.sources
                        )
                    }
                )
                for r in register.requirements
            )
        }
    )


def _texts(root: Path) -> list[str]:
    found = []
    for path in root.rglob("*"):
        parts = path.relative_to(root).parts
        if parts[0] not in _NOT_TOUCHED and path.suffix in _TEXT and path.is_file() and not path.is_symlink():
            found.append("/".join(parts))
    return sorted(found)


def _cleaned(name: str, data: bytes, person: Person, said: _Said) -> tuple[bytes, int]:
    model = noun_of(name)
    if model is not None and issubclass(model, Noun):
        return _noun(typed.read(model, data, name), data, person, said)
    if name.endswith(".jsonl"):
        return _lines(data, person)
    if name.startswith(("signoff/", "landscape/", "decisions/")) and name.endswith(".yaml"):
        plain, count = without(yaml_source.parse(data, name), person, own=False)
        return (canonical.dump(plain), count) if count else (data, 0)
    text = data.decode("utf-8", "surrogateescape")
    after = replaced(text, person)
    return after.encode("utf-8", "surrogateescape"), int(after != text)


def _noun(noun: Noun, data: bytes, person: Person, said: _Said) -> tuple[bytes, int]:
    own = person.id in (getattr(noun, "respondent", None), getattr(noun, "rater", None))
    plain, count = without(noun.model_dump(mode="json"), person, own=own)
    if not count:
        return data, 0
    after = type(noun).model_validate(plain)
    if isinstance(noun, Register) and isinstance(after, Register):
        after = _as_reviewed(noun, _with_answers(after, person, said))
    return canonical.dump(after), count


def _as_reviewed(before: Register, after: Register) -> Register:
    """What was reviewed stays so: that a quote is gone is no change somebody has to look at."""
    kept = []
    for old, new in zip(before.requirements, after.requirements, strict=True):
        review = new.review
        if review is not None and old.review is not None:
            same: dict[str, str] = {}
            if old.review.answers == answers_print(old):
                same["answers"] = answers_print(new)
            if old.review.words == words_print(old):
                same["words"] = words_print(new)
            new = new.model_copy(update={"review": review.model_copy(update=same)})  # noqa: PLW2901  # the same one
        kept.append(new)
    return after.model_copy(update={"requirements": tuple(kept)})


def _lines(data: bytes, person: Person) -> tuple[bytes, int]:
    """One JSON value a line, spelled as it was where nothing changes."""
    lines, changed = [], 0
    for line in data.decode("utf-8").splitlines():
        value: Any = json.loads(line) if line.strip() else ""
        plain, count = without(value, person, own=False, past=True)
        lines.append(json.dumps(plain, ensure_ascii=False, separators=_separators(line)) if count else line)
        changed += count
    return ("\n".join(lines) + "\n").encode(), changed


def _separators(line: str) -> tuple[str, str]:
    return (", ", ": ") if '": ' in line else (",", ":")


def _elsewhere(root: Path) -> list[Remains]:
    """What is never touched: issued documents, and attachments, of which nobody can say what they hold."""
    found: list[Remains] = []
    for place, words in ((ISSUED, "issued; never changed"), (ATTACHMENTS, "handed over; look into it")):
        paths = sorted(path for path in (root / place).rglob("*") if path.is_file())
        found += [Remains(file=p.relative_to(root).as_posix(), line=0, words=words) for p in paths]
    return found
