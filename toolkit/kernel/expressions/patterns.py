"""Regular expressions that a form may carry: only those that cannot run away.

Python's matcher tries every way to split a text, so a pattern such as `(a+)+` takes for ever on some
texts. The ways are counted beforehand (an open-ended repetition has as many as a text may be long, `?`
two, `a|b|c` three; one after the other they multiply), and a pattern with too many is refused, as are
repeated groups that vary in length, back references and look-around.
"""

import re
import warnings

LONGEST_PATTERN = 200
#: Texts longer than this never match.
LONGEST_SUBJECT = 256
_MOST_WAYS = LONGEST_SUBJECT**3
_REPEAT = re.compile(r"[*+?]|\{([0-9]{0,4})(,?)([0-9]{0,4})\}")
_CLASS = re.compile(r"\[\^?\]?(?:\\.|[^\]\\])*\]", re.DOTALL)


class PatternError(ValueError):
    """The pattern is refused; the message says why."""


def compile_pattern(pattern: str) -> re.Pattern[str]:
    """Return the compiled pattern; it must match a whole text, as in XLSForm.

    Raises:
        PatternError: it is no regular expression or could run away.
    """
    if len(pattern) > LONGEST_PATTERN:
        raise PatternError(f"a pattern has at most {LONGEST_PATTERN} characters")
    _Count().pattern(pattern)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error")  # Python warns where a later version may read it differently
            return re.compile(pattern)
    except (re.error, OverflowError, RecursionError, Warning) as error:
        raise PatternError(f"this is no regular expression: {error}") from None


class _Count:
    """Walks over a pattern and multiplies the ways in which its parts can match."""

    def __init__(self) -> None:
        self._ways = 1
        self._varies = [False]  # one entry an open group
        self._closed: bool | None = None  # whether the group that just ended varies

    def pattern(self, pattern: str) -> None:
        place = 0
        while place < len(pattern):
            piece = _piece(pattern, place)
            self._count(piece, pattern[place : place + 3])
            place += len(piece)
        if self._ways > _MOST_WAYS:
            raise PatternError("the pattern could match in too many ways; use fewer repetitions")

    def _count(self, piece: str, ahead: str) -> None:
        closed, self._closed = self._closed, None
        if piece[0] == "(":
            if ahead.startswith("(?") and ahead != "(?:":
                raise PatternError(
                    "only plain groups '( )' and '(?: )' are allowed, nothing that looks around"
                )
            self._varies.append(False)
        elif piece == ")" and len(self._varies) > 1:
            self._closed = self._varies.pop()
            self._varies[-1] |= self._closed
        elif re.match(r"\\[1-9]", piece):
            raise PatternError("a pattern cannot refer back to one of its groups")
        elif piece == "|":
            self._times(2)
        elif repeat := _REPEAT.fullmatch(piece):
            if closed and piece != "?":
                raise PatternError("a group that varies in length cannot be repeated")
            self._times(_ways(repeat))

    def _times(self, ways: int) -> None:
        self._ways = min(self._ways * ways, _MOST_WAYS + 1)
        self._varies[-1] |= ways > 1


def _piece(pattern: str, place: int) -> str:
    """Return the escape, character class, repetition or character that begins at `place`."""
    if pattern[place] == "\\":
        return pattern[place : place + 2]
    if pattern[place] == "[":
        found = _CLASS.match(pattern, place)
        return found.group() if found else pattern[place:]
    if pattern.startswith("(?:", place):
        return "(?:"
    found = _REPEAT.match(pattern, place)
    return found.group() if found else pattern[place]


def _ways(repeat: re.Match[str]) -> int:
    if repeat.group() in ("*", "+"):
        return LONGEST_SUBJECT
    if repeat.group() == "?":
        return 2
    least, comma, most = repeat.groups()
    if not comma:
        return 1
    return max(1, min(int(most or LONGEST_SUBJECT), LONGEST_SUBJECT) - int(least or 0) + 1)
