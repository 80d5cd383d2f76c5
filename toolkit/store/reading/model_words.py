"""pydantic's errors in words for a consultant: code, what is wrong, how to mend."""

import difflib
import re
import types
from collections.abc import Iterable, Mapping, Sequence
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic import BaseModel

Said = tuple[str, str, str]
WRONG_TYPE = "wrong-type"
_SHOWN = 60

#: pydantic's type of error (its beginning) -> what the value must be, how to write it.
_WANTED: Sequence[tuple[str, str, str]] = (
    ("string", "a text", "Write a text behind the key."),
    ("int", "a whole number", "Write digits only, for example 12."),
    ("bool", "yes or no", "Write yes or no."),
    ("float", "a number", "Write digits with a point, for example 12.5."),
    ("decimal", "a number", "Write digits with a point, for example 12.5."),
    ("date", "a day", "Write it as YYYY-MM-DD, for example 2026-03-30."),
    ("list", "a list", "Begin each item on a line of its own with '- '."),
    ("tuple", "a list", "Begin each item on a line of its own with '- '."),
    ("set", "a list", "Begin each item on a line of its own with '- '."),
    ("frozen_set", "a list", "Begin each item on a line of its own with '- '."),
    ("dict", "keys with values", "Write 'key: value' lines below it, indented."),
    ("model", "keys with values", "Write 'key: value' lines below it, indented."),
)
_LIMITS = {
    "greater_than_equal": ("at least {ge}", "Give a number from {ge} on."),
    "greater_than": ("more than {gt}", "Give a number above {gt}."),
    "less_than_equal": ("at most {le}", "Give a number up to {le}."),
    "less_than": ("less than {lt}", "Give a number below {lt}."),
    "string_too_short": ("at least {min_length} characters long", "Write more."),
    "string_too_long": ("at most {max_length} characters long", "Shorten it."),
    "too_short": ("a list of at least {min_length}", "Add what is missing."),
    "too_long": ("a list of at most {max_length}", "Take some out."),
}


def sentence(kind: type[BaseModel], path: Sequence[str | int], item: Mapping[str, Any]) -> Said:
    """Code, fault and mend of one of pydantic's errors.

    Args:
        kind: the noun that was to be built.
        path: where in the data, as keys and positions.
        item: one element of `ValidationError.errors()`.
    """
    error = item["type"]
    if error == "extra_forbidden":
        return _unknown_key(kind, item["loc"])
    if error in {"missing", "union_tag_not_found"}:
        key = item["loc"][-1] if error == "missing" else str(item["ctx"]["discriminator"]).strip("'")
        return "missing-key", f"The key '{key}' is missing.", f"Add '{key}:' here."
    if error in {"value_error", "assertion_error"}:
        return _validator_words(item)
    return _about_the_value(error, _subject(path), item)


def _about_the_value(error: str, name: str, item: Mapping[str, Any]) -> Said:
    given, details = item["input"], item.get("ctx", {})
    if error in {"enum", "literal_error"}:
        return _unknown_word(name, given, _quoted_words(details["expected"]))
    if error == "union_tag_invalid":
        return _unknown_word(name, details["tag"], _quoted_words(details["expected_tags"]))
    if error in _LIMITS:
        wanted, mend = (text.format(**details) for text in _LIMITS[error])
        return "wrong-value", f"{name} is {_show(given)}; it must be {wanted}.", mend
    return _wrong_type(error, name, given, item["msg"])


def _quoted_words(text: object) -> list[str]:
    return re.findall(r"'([^']*)'", str(text))


def _subject(path: Sequence[str | int]) -> str:
    if not path:
        return "The file"
    last = path[-1]
    return f"Item {last + 1}" if isinstance(last, int) else f"'{last}'"


def _show(given: object) -> str:
    if isinstance(given, Mapping):
        return "a group of keys"
    if isinstance(given, list | tuple):
        return "a list"
    text = str(given)
    return f"'{text if len(text) <= _SHOWN else text[:_SHOWN] + '…'}'"


def _wrong_type(error: str, name: str, given: object, said: str) -> Said:
    for begins, wanted, mend in _WANTED:
        if error.startswith(begins):
            if given is None:
                return WRONG_TYPE, f"{name} is empty; it must be {wanted}.", "Fill it in or delete the key."
            return WRONG_TYPE, f"{name} is {_show(given)}; it must be {wanted}.", mend
    return WRONG_TYPE, f"{name} is {_show(given)}: {said}.", "Correct the value."


def _unknown_word(name: str, given: object, allowed: Sequence[str]) -> Said:
    if given is None:
        what = f"{name} is empty."
    elif isinstance(given, str):
        what = f"{name} has the word {_show(given)}, which is not known here."
    else:
        what = f"{name} is {_show(given)}; it must be one word."
    return "unknown-word", what, _choose(str(given), allowed)


def _choose(given: str, allowed: Sequence[str]) -> str:
    near = _nearest(given, allowed)
    return (f"Did you mean '{near}'? " if near else "") + f"Allowed: {', '.join(allowed)}."


def _nearest(given: str, allowed: Iterable[str]) -> str:
    simple = {re.sub(r"[\W_]+", "_", word.casefold()): word for word in allowed}
    found = difflib.get_close_matches(re.sub(r"[\W_]+", "_", given.casefold()), simple, n=1)
    return simple[found[0]] if found else ""


def _validator_words(item: Mapping[str, Any]) -> Said:
    """The words of a validator of ours; what stands behind the first ';' is the mend."""
    what, _, mend = str(item["ctx"]["error"]).partition("; ")
    return "wrong-value", _as_sentence(what), _as_sentence(mend) if mend else "Correct the value."


def _as_sentence(text: str) -> str:
    text = text.strip()
    return text[:1].upper() + text[1:] + ("" if text.endswith((".", "?", "!")) else ".")


def _unknown_key(kind: type[BaseModel], steps: Sequence[str | int]) -> Said:
    known = _keys_at(kind, steps[:-1])
    key = str(steps[-1])
    mend = _choose(key, known) if known else "Delete it or correct its name."
    return "unknown-key", f"The key '{key}' is not known here.", mend


# --- which keys are lawful at a place ---------------------------------------------------------------


def _keys_at(kind: type[BaseModel], steps: Sequence[str | int]) -> list[str]:
    """The keys of the noun, or of all nouns of a union, at the end of pydantic's `loc`."""
    here = [kind]
    for step in steps:
        further = [option for one in here for option in _inside(one, step)]
        # No way on: the step names a branch of a union, which is no step in the data.
        here = further or [one for one in here if _goes_by(one, step)] or here
    return list(dict.fromkeys(name for one in here if _is_noun(one) for name in one.model_fields))


def _goes_by(kind: Any, branch: str | int) -> bool:
    """Whether a noun is the branch of a union that goes by this name or by this word in one of its keys."""
    return _is_noun(kind) and (
        kind.__name__ == branch or any(branch in get_args(f.annotation) for f in kind.model_fields.values())
    )


def _is_noun(kind: Any) -> bool:
    return isinstance(kind, type) and issubclass(kind, BaseModel)


def _inside(kind: Any, step: str | int) -> list[Any]:
    """The types one finds under `step` in a value of type `kind`."""
    if _is_noun(kind):
        field = kind.model_fields.get(step)
        return _options(field.annotation) if field else []
    origin, inner = get_origin(kind), [one for one in get_args(kind) if one is not Ellipsis]
    if isinstance(origin, type) and issubclass(origin, Mapping):
        return _options(inner[1])
    if isinstance(step, int):
        return [option for one in inner for option in _options(one)]
    return []


def _options(kind: Any) -> list[Any]:
    """The members of a union, without annotations."""
    if get_origin(kind) is Annotated:
        return _options(get_args(kind)[0])
    if get_origin(kind) in {Union, types.UnionType}:
        return [option for one in get_args(kind) for option in _options(one)]
    return [kind]
