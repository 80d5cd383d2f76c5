"""Q19 Empty verb: support, handle, provide, "die Bearbeitung erfolgt", "осуществлять ввод".

Why: The work hides in a noun, and with it who does what to which thing. Written as a verb the gaps show.

Bad (en): The system shall support complaint handling.
Good (en): The system shall assign each complaint to a seller within 1 hour.
Bad (de): Die Prüfung der Bonität erfolgt im System.
Good (de): Das System muss die Bonität vor jedem Angebot prüfen.
Bad (ru): Система должна осуществлять проверку лимита.
Good (ru): Система должна проверять лимит перед каждым предложением.
Source: SOPHIST rules (nominalisation); Tjong and Berry 2013.
"""

from toolkit.stages.requirements.wording.rule import Match, Rule, where
from toolkit.stages.requirements.wording.sentence import Sentence

#: Empty only before a noun of action.
_RUSSIAN_CARRIERS = frozenset({"обеспечивать", "обеспечить", "производить", "произвести", "выполнять", "проводить", "поддерживать", "вести"})  # fmt: skip
_OF_ACTION = ("ние", "тие", "ция", "ка", "вод", "ёт", "ет", "бор", "иск")
#: "Provide the seller with a list" hands something over, "process" and "support" may be nouns.
_NOUNS_TOO = frozenset({"support", "process", "handle"})
_BEFORE_A_NOUN = frozenset(
    {"the", "a", "an", "this", "each", "every", "of", "vendor", "technical", "priority"}
)


def _is_empty(sentence: Sentence, match: Match) -> bool:
    token = sentence.tokens[match.first]
    if sentence.language == "ru" and token.form.lemma in _RUSSIAN_CARRIERS:
        return any(
            "NOUN" in t.form.marks and t.form.lemma.endswith(_OF_ACTION)
            for t in sentence.following(match.last - 1, 3)
        )
    return token.lower not in _NOUNS_TOO or sentence.lower(match.first - 1) not in _BEFORE_A_NOUN


RULE = Rule(
    code="Q19",
    name="empty verb, nominalisation",
    level="hint",
    words={
        "en": """
            support; supports; handle; handles; process; processes; manage; manages; perform; performs; facilitate;
            facilitates; ensure; ensures; deal with; carry out; cater for; accommodate; provide for;
            provide; provides; enable; enables""",
        "de": """
            erfolgen; erfolgt; durchführen; durchgeführt; ermöglichen; ermöglicht; vornehmen; vorgenommen;
            unterstützen; unterstützt; gewährleisten; gewährleistet; sicherstellen; sichergestellt; verwalten;
            verwaltet; bereitstellen; bereitgestellt; stattfinden; abwickeln; bewerkstelligen""",
        "ru": """
            осуществлять; осуществить; осуществляться; обеспечивать; обеспечить; производить; произвести;
            производиться; выполнять; проводить; поддерживать; реализовывать; реализовать; вести; способствовать""",
    },
    find=where(_is_empty),
    reason={
        "en": "The verb says nothing; what is done to which thing stays hidden.",
        "de": "Das Verb ist leer; was womit geschieht, bleibt verborgen.",
        "ru": "Глагол пустой: что и с чем делается, не видно.",
    },
    question={
        "en": '"{words}": what does the system do, step by step, and with which data?',
        "de": "„{words}“: Was tut das System Schritt für Schritt, mit welchen Daten?",
        "ru": "«{words}»: что система делает по шагам и с какими данными?",
    },
)
