"""Q22 Temporal vagueness: soon, immediately, in good time.

Why: "Immediately" is a second for the seller, a night's run for the vendor. Only a span with a figure can
be measured.

Bad (en): The system shall notify the seller immediately when a complaint comes in.
Good (en): The system shall notify the seller within 5 minutes when a complaint comes in.
Bad (de): Das System muss den Verkäufer zeitnah über eine Reklamation informieren.
Good (de): Das System muss den Verkäufer innerhalb von 5 Minuten über eine Reklamation informieren.
Bad (ru): Система должна своевременно оповещать менеджера о жалобе.
Good (ru): Система должна оповещать менеджера о жалобе в течение 5 минут.
Source: INCOSE GtWR v4 R35.
"""

from toolkit.stages.requirements.wording.rule import Match, Rule, where
from toolkit.stages.requirements.wording.sentence import Sentence

_REACH = 6


def _has_no_span(sentence: Sentence, match: Match) -> bool:
    """"Immediately, at most after 5 minutes" says it all."""  # fmt: skip
    return not any(token.is_number for token in sentence.following(match.last - 1, _REACH))


RULE = Rule(
    code="Q22",
    name="temporal vagueness",
    level="warn",
    words={
        "en": """
            immediately; promptly; eventually; soon; as soon as possible; asap; timely; in a timely manner; in time;
            in good time; instantly; instantaneously; without delay; without undue delay; shortly; periodically;
            from time to time; at short notice; at the earliest; in due time; in due course; quickly as possible;
            in real time; in near real time; at regular intervals""",
        "de": """
            =sofort; umgehend; zeitnah; unverzüglich; demnächst; baldmöglichst; =bald; =schnellstens; rechtzeitig;
            =kurzfristig; =zeitig; =sofortige; =sofortigen; fristgerecht; von Zeit zu Zeit; =periodisch; =rasch;
            =alsbald; in absehbarer Zeit; =in =Echtzeit; in regelmäßigen Abständen""",
        "ru": """
            немедленно; немедленный; своевременно; своевременный; оперативно; оперативный; незамедлительно;
            незамедлительный; в кратчайший срок; =вовремя; =сразу; мгновенно; мгновенный; безотлагательно; =скоро;
            вскоре; периодически; время от времени; заблаговременно; моментально; в срок; в разумный срок""",
    },
    weak={
        "en": "before; after; until; later",
        "de": "=vor; =nach; =bis; =später",
        "ru": "=до; =после; =позже; =позднее; =затем",
    },
    find=where(_has_no_span),
    in_criterion=True,
    reason={
        "en": "No span of time is named, so nobody can be late.",
        "de": "Keine Frist ist genannt; niemand kann zu spät sein.",
        "ru": "Срок не назван, опоздать невозможно.",
    },
    question={
        "en": 'Within how many seconds, hours or days does "{words}" end?',
        "de": "Nach wie vielen Sekunden, Stunden oder Tagen endet „{words}“?",
        "ru": "Сколько это секунд, часов или дней: «{words}»?",
    },
)
