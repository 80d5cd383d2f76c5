"""Answers put in, taken out and rounds added, without touching what was there."""

from toolkit.kernel.questions.slug import slug
from toolkit.models.interviews.answer import Answer, Answers, Instance
from toolkit.stages.interview.route import Rounds

#: How the id of a round begins until its first answer gives it one.
_NEW = "new-"


def find_answer(answers: Answers, rounds: Rounds, name: str) -> Answer | None:
    """Return the answer at a place, None if there is none."""
    for repeat, instance in rounds:
        entry = answers.get(repeat)
        inside = [item for item in entry if item.id == instance] if isinstance(entry, tuple) else []
        if not inside:
            return None
        answers = inside[0].answers
    entry = answers.get(name)
    return entry if isinstance(entry, Answer) else None


def put_answer(answers: Answers, rounds: Rounds, name: str, answer: Answer | None) -> Answers:
    """Return the answers with one of them set, or taken out for None."""
    if not rounds:
        rest = {key: value for key, value in answers.items() if key != name or answer is not None}
        return rest | ({} if answer is None else {name: answer})
    (repeat, instance), *inner = rounds
    present = instances(answers, repeat)
    if all(item.id != instance for item in present):  # a round that the form counts, not yet answered
        present = (*present, Instance(id=instance))
    changed = tuple(
        item.model_copy(update={"answers": put_answer(item.answers, tuple(inner), name, answer)})
        if item.id == instance
        else item
        for item in present
    )
    return answers | {repeat: changed}


def add_round(answers: Answers, rounds: Rounds, repeat: str) -> tuple[Answers, Rounds]:
    """Return the answers with an empty round more, and where it is."""
    if rounds:
        (outer, instance), *inner = rounds
        added: Rounds = ()
        changed = []
        for item in instances(answers, outer):
            if item.id == instance:
                below, added = add_round(item.answers, tuple(inner), repeat)
                changed.append(item.model_copy(update={"answers": below}))
            else:
                changed.append(item)
        return answers | {outer: tuple(changed)}, ((outer, instance), *added)
    present = instances(answers, repeat)
    taken = {item.id for item in present}
    name = next(f"{_NEW}{number}" for number in range(1, len(taken) + 2) if f"{_NEW}{number}" not in taken)
    return answers | {repeat: (*present, Instance(id=name))}, ((repeat, name),)


def name_round(answers: Answers, rounds: Rounds, first_answer: str) -> tuple[Answers, Rounds]:
    """Return the answers with a new round named after its first answer; a named one keeps its name."""
    *outer, (repeat, old) = rounds
    if not old.startswith(_NEW):
        return answers, rounds
    taken = {item.id for item in _within(answers, tuple(outer), repeat)}
    stem = slug(first_answer)
    tries = (stem if number == 1 else f"{stem}-{number}" for number in range(1, len(taken) + 2))
    new = next(name for name in tries if name not in taken)
    return _rename(answers, tuple(outer), repeat, (old, new)), (*outer, (repeat, new))


def drop_round(answers: Answers, rounds: Rounds) -> Answers:
    """Return the answers without one round of a repeat."""
    (repeat, instance), *inner = rounds
    if not inner:
        left = tuple(item for item in instances(answers, repeat) if item.id != instance)
        rest = {key: value for key, value in answers.items() if key != repeat}
        return rest | ({repeat: left} if left else {})
    changed = tuple(
        item.model_copy(update={"answers": drop_round(item.answers, tuple(inner))})
        if item.id == instance
        else item
        for item in instances(answers, repeat)
    )
    return answers | {repeat: changed}


def drop_empty_rounds(answers: Answers, keep: Rounds) -> Answers:
    """Return the answers without rounds in which nothing was said, but for the one that is being asked."""
    kept: Answers = {}
    for name, entry in answers.items():
        if isinstance(entry, Answer):
            kept[name] = entry
            continue
        standing = keep[0][1] if keep and keep[0][0] == name else None
        rounds = tuple(
            item.model_copy(
                update={"answers": drop_empty_rounds(item.answers, keep[1:] if item.id == standing else ())}
            )
            for item in entry
        )
        if left := tuple(item for item in rounds if item.answers or item.id == standing):
            kept[name] = left
    return kept


def instances(answers: Answers, repeat: str) -> tuple[Instance, ...]:
    """Return the rounds of a repeat."""
    entry = answers.get(repeat)
    return entry if isinstance(entry, tuple) else ()


def _within(answers: Answers, outer: Rounds, repeat: str) -> tuple[Instance, ...]:
    for name, instance in outer:
        answers = next(item.answers for item in instances(answers, name) if item.id == instance)
    return instances(answers, repeat)


def _rename(answers: Answers, outer: Rounds, repeat: str, names: tuple[str, str]) -> Answers:
    if not outer:
        old, new = names
        renamed = tuple(
            item.model_copy(update={"id": new}) if item.id == old else item
            for item in instances(answers, repeat)
        )
        return answers | {repeat: renamed}
    (name, instance), *inner = outer
    changed = tuple(
        item.model_copy(update={"answers": _rename(item.answers, tuple(inner), repeat, names)})
        if item.id == instance
        else item
        for item in instances(answers, name)
    )
    return answers | {name: changed}
