"""Q02 Weak word: an adverb or adjective of quantity, degree or frequency without a figure.

Why: "Several", "appropriate", "usually" leave the amount to whoever builds it. In the right company they are
harmless ("sufficient to pay the invoice"), therefore what follows is looked at.

Bad (en): The system shall keep sufficient history of the contacts.
Good (en): The system shall keep the contacts of the last 5 years.
Bad (de): Das System muss mehrere Ansprechpartner je Kunde verwalten.
Good (de): Das System muss bis zu 20 Ansprechpartner je Kunde verwalten.
Bad (ru): Система должна хранить достаточный объём истории контактов.
Good (ru): Система должна хранить контакты за последние 5 лет.
Source: Femmer et al. 2017 (ambiguous adverbs and adjectives); Krisch et al. 2016 (weak words in context);
    INCOSE GtWR v4 R7.
"""

from toolkit.stages.requirements.wording.rule import Match, Rule, where
from toolkit.stages.requirements.wording.sentence import Sentence

#: Words that a figure right after makes exact: "minimum 3", "regelmäßig alle 7 Tage", "регулярно раз в 7 дней".
_REACH_OF_A_FIGURE = 4
#: "Sufficient to" and "appropriate for the role" say what it is measured by.
_MEASURED_BY = {"en": frozenset({"to", "for"}), "de": frozenset({"um"}), "ru": frozenset({"чтобы"})}
_RELATIVE = frozenset({"sufficient", "sufficiently", "adequate", "ausreichend", "достаточный", "достаточно"})


def _leaves_open(sentence: Sentence, match: Match) -> bool:
    after = list(sentence.following(match.last - 1, _REACH_OF_A_FIGURE))
    if any(token.is_number for token in after):
        return False
    form = sentence.tokens[match.first].form
    nearest = after[0] if after and not after[0].apart else None
    if nearest and form.lower in _RELATIVE:
        return nearest.lower not in _MEASURED_BY[sentence.language]
    if nearest and form.lower.startswith("соответств"):
        return "datv" not in nearest.form.marks
    return True


RULE = Rule(
    code="Q02",
    name="weak word",
    level="warn",
    words={
        "en": """
            appropriate; appropriately; adequate; adequately; sufficient; sufficiently; several;
            many; various; numerous; few; a few; almost; nearly; usually; typically; generally; mostly; often;
            frequently; sometimes; occasionally; commonly; rarely; significant; significantly; considerable;
            considerably; substantial; substantially; largely; extremely; widely; correctly; properly;
            potentially; regularly; quite; fairly; a lot of; lots of; a number of; minimal;
            variety of; freely; actually""",
        "de": """
            angemessen; ausreichend; =mehrere; =mehreren; =mehrerer; viel; viele; verschieden; diverse; einige;
            wenige; nahezu; fast; in der Regel; üblicherweise; gewöhnlich; normalerweise; meist; meistens; oft;
            häufig; manchmal; gelegentlich; selten; erheblich; wesentlich; weitgehend; größtenteils; besonders;
            regelmäßig; ordnungsgemäß; entsprechende; entsprechenden; entsprechender; hinreichend;
            zahlreich; möglicherweise; ziemlich; relativ; eine Reihe von; grundsätzlich; passend; gewisse""",
        "ru": """
            ~соответствующий; достаточный; достаточно; несколько; многий; много; немного; различный; разный; почти;
            как правило; обычно; часто; иногда; редко; значительный; значительно; существенный; существенно;
            регулярно; регулярный; надлежащий; адекватный; корректно; корректный; некоторый;
            преимущественно; в основном; ряд; оптимально; практически; весьма; довольно; приемлемый; своего рода;
            правильно; многочисленный""",
    },
    weak={
        "en": """
            some; particular; different; multiple; automatically; additional; additionally; minimum; maximum; similar;
            other; previous; later; detailed; atleast; regular; too; particularly; currently; already; possibility""",
        "de": "unterschiedlich; zusätzlich; weitere; weiteren; ähnlich; automatisch",
        "ru": "дополнительный; похожий; аналогичный; другой; отдельный; автоматически",
    },
    find=where(_leaves_open),
    in_criterion=True,
    reason={
        "en": "How much or how often is left to whoever builds it.",
        "de": "Wie viel oder wie oft, entscheidet, wer es baut.",
        "ru": "Сколько или как часто, решит тот, кто будет делать.",
    },
    question={
        "en": 'Which figure, list or condition stands behind "{words}"?',
        "de": "Welche Zahl, Liste oder Bedingung steht hinter „{words}“?",
        "ru": "Какое число, перечень или условие стоит за словом «{words}»?",
    },
)
