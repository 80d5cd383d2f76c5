"""Which words are verbs in the infinitive: Russian by its grammar, German by its ending, English by a list."""

import re

from toolkit.stages.requirements.wording.sentence import Sentence

_ENGLISH = frozenset(
    """accept add adjust alert allow allocate analyse analyze append apply approve archive arrange ask assign attach
    block book build calculate call cancel capture change check choose classify close collect combine compare complete
    compute configure confirm connect contain continue control convert copy count create customise customize
    deactivate define delete deliver describe detect determine dial disable discard display distribute download
    draw edit enable encrypt enforce ensure enter escalate estimate evaluate exclude execute export extract fetch
    fill filter find flag follow forecast forward generate get give group guide handle hide hold identify import
    include inform insert install integrate invite issue keep let link list load lock log look maintain make manage
    map mark match measure merge modify monitor move notify number offer open order overwrite pass pay perform
    permit plan play post prepare present prevent print prioritise process produce propose protect provide publish
    put query read receive recognise recognize record recover reduce refuse register reject release remember remind
    remove rename repeat replace report request require reserve reset resolve respond restore restrict retain
    retrieve return reuse review route run save scan schedule search select send set share show sign sort split
    start state stop store submit suggest support suspend synchronise synchronize take tell test track transfer
    transmit trigger undo unlock update upload use validate verify view visualise wait warn withdraw write""".split()  # noqa: SIM905 (a list of words reads better so)
)
_GERMAN = re.compile(r"\w{3,}(?:en|eln|ern)\Z")


def is_verb(sentence: Sentence, position: int) -> bool:
    """Whether an infinitive begins at this word; a German one ends its clause."""
    token = sentence.tokens[position]
    if token.quoted:
        return False
    if sentence.language == "en":
        return token.lower in _ENGLISH or (token.lower == "be" and sentence.lower(position + 1) == "able")
    if sentence.language == "ru":
        return "INFN" in token.form.marks
    return _german_infinitive_ends(sentence, position)


def _german_infinitive_ends(sentence: Sentence, position: int) -> bool:
    """Before the "und" stands one infinitive, and the clause behind it ends with another."""
    before = sentence.tokens[position - 2]
    if not (before.word[0].islower() and _GERMAN.match(before.lower)):
        return False
    clause = [sentence.tokens[position]]
    for token in sentence.tokens[position + 1 :]:
        if token.apart or token.opens:
            break
        clause.append(token)
    return clause[-1].word[0].islower() and bool(_GERMAN.match(clause[-1].lower))


def is_english_verb(word: str) -> bool:
    """Whether a sentence that begins so commands: "Provide a list"."""
    return word in _ENGLISH
