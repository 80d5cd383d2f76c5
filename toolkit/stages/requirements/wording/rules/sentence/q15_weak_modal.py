"""Q15 Missing or weak modal: does it oblige at all?

Why: "Should", "can" and "may" wish or allow; a sentence without any such word describes. The vendor is bound by
neither. Where another word of the sentence obliges, "can" is harmless. Many texts say "should" for the priority
"should", so the profile default warns only where a must is worded so, and where no such word stands at all.

Bad (en): The system should remind the seller of the visit.
Good (en): The system shall remind the seller of the visit.
Bad (de): Das System sollte den Verkäufer an den Besuch erinnern.
Good (de): Das System muss den Verkäufer an den Besuch erinnern.
Bad (ru): Система может напоминать менеджеру о визите.
Good (ru): Система должна напоминать менеджеру о визите.
Source: NASA ARM 1997 (imperatives, options); ISO/IEC/IEEE 29148, 5.2.4; GOST 2.105-95, 4.2.2.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from toolkit.stages.requirements.wording.obligation import binding_positions, is_weak
from toolkit.stages.requirements.wording.rule import Hit, Match, Rule, hit
from toolkit.stages.requirements.wording.sentence import Sentence

#: Fewer words are a heading.
_LEAST_WORDS = 4
_DESCRIBING = {
    "en": frozenset({"that", "which", "who", "whom", "what", "whose", "how", "where"}),
    "de": frozenset({"der", "die", "das", "dass", "damit", "welche", "welcher", "welches", "den", "dem"}),
    "ru": frozenset(
        {"который", "которые", "которая", "которое", "которых", "которого", "чтобы", "что", "как"}
    ),
}


def _find(sentence: Sentence, matches: Sequence[Match]) -> Iterator[Hit]:  # noqa: ARG001 (a finder's signature)
    binding = binding_positions(sentence)
    weak = [n for n, token in enumerate(sentence.tokens) if is_weak(token, sentence.language)]
    for position in weak:
        bound, describes = _is_bound(sentence, position, binding), _describes(sentence, position)
        if not (bound and describes):
            harmless = bound or describes or _forbids(sentence, position) or not sentence.is_must
            yield hit(sentence, position, position + 1, weak=harmless)
    if not binding and not weak and len(sentence.tokens) >= _LEAST_WORDS:
        yield hit(sentence, 0, len(sentence.tokens))


def _forbids(sentence: Sentence, position: int) -> bool:
    """"May only", "may not", "kann nur", "не может" bind: they forbid all else."""  # fmt: skip
    if sentence.language == "ru":
        return sentence.lower(position - 1) == "не"
    return sentence.lower(position + 1) in {"only", "not", "nur", "nicht"}


def _describes(sentence: Sentence, position: int) -> bool:
    """"The files that the user can open" says which files, "so that he can" says what for."""  # fmt: skip
    able = sentence.lower(position) in {"can", "may", "could", "kann", "können"} or sentence.language == "ru"
    for n in sentence.back_from(position) if able else ():
        if sentence.lower(n) in _DESCRIBING[sentence.language]:
            return n > 0
        if sentence.tokens[n + 1].apart:
            return False
    return False


def _is_bound(sentence: Sentence, position: int, binding: Sequence[int]) -> bool:
    """Whether another word obliges in the same sentence."""
    part = next(part for part in sentence.parts if position in part)
    nearest = bisect_left(binding, part.start)
    return nearest < len(binding) and binding[nearest] < part.stop


RULE = Rule(
    code="Q15",
    name="missing or weak modal",
    level="warn",
    find=_find,
    reason={
        "en": "It wishes, allows or describes, but binds nobody.",
        "de": "Es wünscht, erlaubt oder beschreibt, aber bindet niemanden.",
        "ru": "Это пожелание, разрешение или описание, оно никого не обязывает.",
    },
    question={
        "en": "Is this a must? What stops if it is missing?",
        "de": "Ist das ein Muss? Was steht still, wenn es fehlt?",
        "ru": "Это обязательно? Что остановится, если этого не будет?",
    },
)
