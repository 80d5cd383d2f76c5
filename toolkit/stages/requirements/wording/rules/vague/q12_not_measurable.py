"""Q12 No measurable criterion: speed, load, availability or capacity without a figure and a unit.

Why: These are the demands that fail at acceptance, and they cost most to mend later. Only they are looked
at: most good requirements hold no figure at all. A figure in the acceptance criterion counts.

Bad (en): The system shall give the response time that users expect.
Good (en): The system shall keep the response time of the customer search below 2 seconds.
Bad (de): Die Verfügbarkeit des Systems muss den Anforderungen des Vertriebs genügen.
Good (de): Die Verfügbarkeit des Systems muss 99,5 % im Monat betragen.
Bad (ru): Система должна обеспечивать производительность, нужную отделу продаж.
Good (ru): Система должна выдерживать нагрузку 60 заказов в час.
Source: INCOSE GtWR v4 R34 and R6; ISO/IEC/IEEE 29148 (verifiable).
"""

import re

from toolkit.stages.requirements.wording.rule import Match, Rule, where
from toolkit.stages.requirements.wording.sentence import Sentence

_FIGURE = re.compile(r"\d")


def _has_no_figure(sentence: Sentence, match: Match) -> bool:
    return match.weak or not (_FIGURE.search(sentence.text) or _FIGURE.search(sentence.companion))


RULE = Rule(
    code="Q12",
    name="no measurable criterion",
    level="warn",
    words={
        "en": """
            response time; response times; reaction time; performance; throughput; uptime; downtime; availability;
            high availability; highly available; scalable; scalability; capacity; peak load; under load; load peaks; system load;
            latency; loading speed; response speed; processing speed; search speed; speed of the system; concurrent users; simultaneous users; real-time; real time; maintainable; extensible;
            reliability; usability; stability; fault-tolerant; resilient""",
        "de": """
            Antwortzeit; Antwortzeiten; Reaktionszeit; Reaktionszeiten; Ladezeit; Ladezeiten; Performance;
            Durchsatz; Verfügbarkeit; hochverfügbar; Ausfallzeit; skalierbar; Skalierbarkeit; Kapazität; Systemlast;
            Spitzenlast; Arbeitsgeschwindigkeit; Suchgeschwindigkeit; Ladegeschwindigkeit;
            Geschwindigkeit des Systems; Geschwindigkeit der Suche; gleichzeitige Benutzer; gleichzeitige Nutzer; Echtzeit; wartbar;
            erweiterbar; Zuverlässigkeit; ausfallsicher; belastbar""",
        "ru": """
            время отклика; время ответа; время реакции; производительность; пропускная способность; отказоустойчивый;
            отказоустойчивость; доступность; масштабируемый; масштабируемость; нагрузка; пиковая нагрузка; скорость работы; скорость загрузки;
            скорость поиска; скорость отклика; скорость обработки;
            быстродействие; одновременная работа; реальное время; надёжность; стабильность; стабильно""",
    },
    weak={
        "en": """
            indication; details; detail; required; indicated; limit; limited; simplified; minimise;
            minimised; minimize; minimized; minimizing""",
        "de": "Details; Einzelheiten; Hinweis",
        "ru": "детали; подробности; сведение; подробный",
    },
    find=where(_has_no_figure),
    reason={
        "en": "There is no figure with a unit that could be measured at acceptance.",
        "de": "Es fehlt eine Zahl mit Einheit, die sich bei der Abnahme messen lässt.",
        "ru": "Нет числа с единицей, которое можно измерить при приёмке.",
    },
    question={
        "en": 'Which figure for "{words}" would you accept, in which unit, measured how?',
        "de": "Welchen Wert für „{words}“ würden Sie abnehmen, in welcher Einheit, wie gemessen?",
        "ru": "Какое значение для «{words}» вы примете, в каких единицах и как измерите?",
    },
)
