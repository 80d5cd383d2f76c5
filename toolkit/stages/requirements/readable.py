"""Does a filled sentence read well? What people said does not always fit the place it is put in."""

import re
from collections.abc import Iterator

_EMPTY_SLOT = re.compile(r"\[[A-Za-z_][A-Za-z0-9_.-]{0,63}\?\]")
#: Whoever speaks of themselves speaks, and does not demand.
_FIRST_PERSON = re.compile(
    r"\b(I|I'm|my|mine|myself|we|our|ours|ich|mein\w*|wir|unser\w*|я|мой|моя|моё|мои|моих|мне|мы|наш\w*)\b"
)
_DOUBLED_WORD = re.compile(r"\b([^\W\d_]{2,})\s+\1\b", re.IGNORECASE)
_SENTENCE_INSIDE = re.compile(r"[^\W\d_]{3,}[.!?]['\u2019\"»]?\s+[^\W\d_]|[!?](?![\]])")
_DOUBLED_MARK = re.compile(r"([,;:.])\s*([,;:.])|\(\s*\)|''")
_NO_VERB = re.compile(
    r"\bshall\s+(?:[^\W\d_a-zà-ÿа-яё]|(?:the|an?|it|its|there|this|that|to|shall|should|must|please|want)\b)"
)
_LONGEST_WORDS = 60


def faults(sentence: str) -> Iterator[str]:
    """Yield what is wrong with the sentence, in words; nothing for one that reads well.

    Empty slots are no fault of the sentence; they are asked for elsewhere.
    """
    text = _EMPTY_SLOT.sub("something", sentence)
    if found := _FIRST_PERSON.search(text):
        yield f"somebody speaks of themselves ('{found.group()}')"
    if found := _DOUBLED_WORD.search(text):
        yield f"'{found.group(1)}' stands twice"
    if _NO_VERB.search(text):
        yield "no verb follows 'shall'"
    if _SENTENCE_INSIDE.search(text):
        yield "there is a sentence inside the sentence"
    if _DOUBLED_MARK.search(text):
        yield "the punctuation is broken"
    if text.count("(") != text.count(")"):
        yield "a bracket is not closed"
    if len(text.split()) > _LONGEST_WORDS:
        yield f"it has more than {_LONGEST_WORDS} words"
