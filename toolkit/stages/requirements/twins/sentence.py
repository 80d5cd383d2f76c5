"""A sentence as it is compared: its own words without the frame, and the slots of the demand in it.

Works on the surface of the words, alike for English, German and Russian: what carries a sentence in
all its siblings (the system shall ...) says nothing about what is demanded.
"""

import re
from dataclasses import dataclass

from toolkit.kernel.questions.slug import folded


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_WORD = re.compile(r"[^\W_]+")
_STEM = 5
#: Words of the frame and the little words, in the three languages of interviews.
_FRAME = _words(
    "the a an of to and or for by in on with at from as is are be been it its that this which who whom any each "
    "every all shall must should will can may system vendor user users when if while then where without into "
    "within one not no so than there their his her "
    "der die das des dem den ein eine einen einem einer eines und oder für von vom mit bei beim zu zum zur auf aus "
    "in im an am als ist sind wird werden soll sollen muss müssen kann können system anbieter benutzer nutzer wenn "
    "falls während dann wo ohne jede jeder jedes alle nicht kein keine so "
    "и или в во на с со по от до для из за к ко о об при как это этот эта что который которая которые система "
    "системы должна должен должны может могут пользователь пользователи если когда пока то где без каждый все не"
)
#: Where the object of the demand ends and its circumstances begin.
_BOUNDARY = _words(
    "and or but before after until while when if unless with without so for by from into to at on in against per "
    "within during because that which , ; : ( ) "
    "und oder bevor nachdem bis während wenn falls mit ohne damit für durch aus in an auf bei gegen je "
    "и или но до после пока когда если с без чтобы для из в на к при против"
)
_PERMISSION = _words("allow let enable permit erlauben ermöglichen позволять позволяет")
_CORE_TOKEN = re.compile(r"[^\W_]+|[,;:()]")
_MODAL = re.compile(
    r"\b(?:shall|must|should|will|can|may|muss|müssen|soll|sollen|sollte|kann|darf|должна|должен|должны|должно|может)\b",
    re.IGNORECASE,
)
_NEGATION = re.compile(
    r"\b(?:not|never|no|nobody|nicht|kein\w*|nie|niemals|не|никогда|нельзя|refuse|prevent)\b", re.IGNORECASE
)
_NUMBER = re.compile(r"(?<![\w.,])(\d+(?:[.,]\d+)?)\s*(%|[^\W\d_]+)?")
_ROLE = re.compile(
    r"(?:\brole|\bRolle|\bроль|\bроли)\s+['\u201e\u00ab\"]([^'\u201c\u00bb\"]+)"
    r"|\b(?:allow|let|inform|notify|remind)\s+the\s+([^\W\d_]+)",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Demand:
    """The slots of one sentence.

    `words` are its own words, `core` its verb and the object behind it without the circumstances,
    `objects` the beginnings of the words that name what it is about, `action` that of its verb.
    """

    words: tuple[str, ...]
    core: tuple[str, ...]
    action: str
    objects: frozenset[str]
    numbers: tuple[tuple[str, str], ...]
    roles: frozenset[str]
    negated: bool


def own_words(text: str) -> tuple[str, ...]:
    """The words of a sentence without those of the frame, folded, in their order."""
    plain = folded(text).replace("ё", "е")
    return tuple(word for word in _WORD.findall(plain) if word not in _FRAME)


def parse(text: str) -> Demand:
    """Take a sentence apart."""
    words = own_words(text)
    modal = _MODAL.search(text)
    core = _core(text[modal.end() :] if modal else text)
    action = core[0][:_STEM] if core else ""
    numbers = tuple((value.replace(",", "."), folded(unit)) for value, unit in _NUMBER.findall(text))
    roles = frozenset(folded(first or second) for first, second in _ROLE.findall(text))
    said = {word for role in roles for word in own_words(role)}
    units = {unit for _, unit in numbers}
    objects = frozenset(
        word[:_STEM]
        for word in words
        if word not in said and word not in units and not word[0].isdigit() and word[:_STEM] != action
    )
    return Demand(words, core, action, objects, numbers, roles, bool(_NEGATION.search(text)))


def _core(text: str) -> tuple[str, ...]:
    """Verb and object; `allow the role 'clerk' to print` and `let the clerk print` are about printing."""
    core: list[str] = []
    until = ""
    for token in _CORE_TOKEN.findall(folded(text).replace("ё", "е")):
        if until and not core:
            until = "" if token == until or (until == "." and token not in _FRAME) else until
        elif token in _PERMISSION and not core:
            until = "to" if " to " in text else "."
        elif token in _BOUNDARY:
            if len(core) > 1:
                break
        elif token not in _FRAME:
            core.append(token)
    return tuple(core)
