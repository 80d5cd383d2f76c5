"""All wording rules, found by folder: adding a file to a room adds the rule."""

from functools import lru_cache

from toolkit.discover import modules
from toolkit.kernel.language.languages import Language
from toolkit.stages.requirements.wording.phrases import PhraseIndex
from toolkit.stages.requirements.wording.rule import Rule
from toolkit.stages.requirements.wording.rules import incomplete, register, sentence, vague

ROOMS = (vague, incomplete, sentence, register)


@lru_cache(maxsize=1)
def all_rules() -> tuple[Rule, ...]:
    """Every rule, by code.

    Raises:
        AttributeError: a module of a room has no `RULE`.
    """
    found = [module.RULE for room in ROOMS for _, module in modules(room)]
    return tuple(sorted(found, key=lambda rule: rule.code))


@lru_cache(maxsize=3)
def phrases_in(language: Language) -> PhraseIndex:
    """The phrases of all rules in one language."""
    return PhraseIndex(all_rules(), language)
