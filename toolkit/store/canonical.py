"""Nouns as YAML in one canonical form: the same noun always gives the same bytes, and reads back equal.

Keys stand in the order of the noun's fields; what is empty is left out; a text that other YAML tools would
take for a number, a date or a truth value stands in quotes; text of several lines stands as a block that a
person can read. Own emitter, because a library's choice of quotes may change with its version.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from pydantic import BaseModel

#: For the head of every file that the program owns.
OWNED = "Written by crmkit. Values may be changed by hand; comments and order are not kept."

#: YAML reads no key of more than 1024 characters in one line; an escape may take ten for one.
_LONGEST_KEY = 100
_EMPTY: tuple[object, ...] = (None, "", [], {})
#: Words that YAML tools take for a truth value or for nothing.
_WORDS = frozenset({"y", "n", "yes", "no", "true", "false", "on", "off", "null"})
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}:\d{2}Z)?\Z")
#: Begins with a letter, or with a number and a word, and holds nothing that means something in YAML.
_PLAIN = re.compile(r"(?:[^\W\d_]|\d+ [^\W\d_])(?:[^\s:#\\]|:(?=[^\s:])| (?=[^\s#])|(?<=[^\s])#)*\Z")
#: Characters that a text may have as it is; everything else is written as an escape.
_SEEN = r"\x20-\x7e\xa1-\u1fff\u2010-\u2027\u2030-\ud7ff\uf900-\ufdcf\ufdf0-\ufefe\uff00-\uffef"
_SEEN += "\U00010000-\U0001fffd\U00020000-\U0003fffd"
_HIDDEN = re.compile(f'[^{_SEEN}]|["\\\\]')
_SEEN_LINE = re.compile(f"[{_SEEN}]*\\Z")
_SHORT = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t", "\r": "\\r"}


def dump(value: BaseModel | Mapping[str, Any], head_comment: str = OWNED) -> bytes:
    """Return the canonical YAML of a noun, or of plain data (text, numbers, lists, mappings).

    Args:
        value: what is written; its keys keep their order.
        head_comment: printed as comment lines at the top; "" for none.

    Raises:
        ValueError: a key is not text, a value is of no kind that YAML can hold, or a text has half a
            surrogate pair.
    """
    data = _full_but_not_empty(value) if isinstance(value, BaseModel) else value
    lines = [f"# {line}".rstrip() for line in head_comment.splitlines()]
    lines += _mapping(data, "") if data else ["{}"]
    return ("\n".join(lines) + "\n").encode("utf-8")


def _full_but_not_empty(noun: BaseModel) -> Any:
    full = noun.model_dump(mode="json")
    return _merge(full, noun.model_dump(mode="json", exclude_defaults=True))


def _merge(full: Any, lean: Any) -> Any:
    """`full` without the fields that are empty by default; an empty value somebody set stays."""
    if isinstance(full, dict) and isinstance(lean, dict):
        return {
            key: _merge(value, lean[key]) if key in lean else value
            for key, value in full.items()
            if key in lean or value not in _EMPTY
        }
    if isinstance(full, list) and isinstance(lean, list) and len(full) == len(lean):
        return [_merge(one, other) for one, other in zip(full, lean, strict=True)]
    return full


def _mapping(data: Mapping[str, Any], indent: str) -> Iterator[str]:
    for key, value in data.items():
        if not isinstance(key, str):
            raise ValueError(f"the key {key!r} is not text")
        if len(key) > _LONGEST_KEY:
            raise ValueError(f"the key '{key[:40]}…' is longer than {_LONGEST_KEY} characters")
        yield from _entry(f"{indent}{_one_line(key)}:", value, f"{indent}  ")


def _sequence(items: list[Any] | tuple[Any, ...], indent: str) -> Iterator[str]:
    for item in items:
        if isinstance(item, Mapping) and item:
            first, *rest = _mapping(item, f"{indent}  ")
            yield f"{indent}- {first[len(indent) + 2 :]}"
            yield from rest
        else:
            yield from _entry(f"{indent}-", item, f"{indent}  ")


def _entry(begin: str, value: Any, indent: str) -> Iterator[str]:
    """One key or dash with its value; `indent` is that of lines below."""
    if isinstance(value, Mapping):
        yield begin if value else f"{begin} {{}}"
        yield from _mapping(value, indent)
    elif isinstance(value, list | tuple):
        yield begin if value else f"{begin} []"
        yield from _sequence(value, indent)
    elif isinstance(value, str) and _fits_block(value):
        body = value.removesuffix("\n")
        yield f"{begin} |" + ("" if value.endswith("\n") else "-")
        yield from (f"{indent}{line}" if line else "" for line in body.split("\n"))
    elif value is None:
        yield begin
    else:
        yield f"{begin} {_one_line(value)}"


def _fits_block(text: str) -> bool:
    """Whether the text has several lines and comes back unchanged from a literal block."""
    if "\n" not in text or text.endswith("\n\n") or text.startswith((" ", "\n")):
        return False
    lines = text.split("\n")
    return all(_SEEN_LINE.match(line) and line == line.rstrip() for line in lines)


def _one_line(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return repr(value)
    if not isinstance(value, str):
        raise ValueError(f"{value!r} cannot be written; give text, a number, a list or a mapping")
    plain = _PLAIN.match(value) and _SEEN_LINE.match(value) and value.lower() not in _WORDS
    return value if plain or _DAY.match(value) else '"' + _HIDDEN.sub(_escape, value) + '"'


def _escape(found: re.Match[str]) -> str:
    character = found.group()
    if short := _SHORT.get(character):
        return short
    code = ord(character)
    if 0xD800 <= code <= 0xDFFF:
        raise ValueError("the text has half a character (a lone surrogate); type it again")
    return f"\\x{code:02X}" if code < 0x100 else f"\\u{code:04X}" if code < 0x10000 else f"\\U{code:08X}"
