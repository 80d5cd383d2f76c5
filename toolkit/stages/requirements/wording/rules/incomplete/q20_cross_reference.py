"""Q20 Cross reference without target: see below, as above, as follows.

Why: Texts are moved, split and quoted. "Above" is then another paragraph, and the demand with it another one.

Bad (en): The system shall check the limits described above.
Good (en): The system shall check the limits of REQ-SAL-012.
Bad (de): Das System muss die oben genannten Grenzen prüfen.
Good (de): Das System muss die Grenzen aus REQ-SAL-012 prüfen.
Bad (ru): Система должна проверять указанные выше лимиты.
Good (ru): Система должна проверять лимиты из REQ-SAL-012.
Source: NASA ARM 1997 (continuances).
"""

import re

from toolkit.stages.requirements.wording.rule import Match, Rule, where
from toolkit.stages.requirements.wording.sentence import Sentence

#: An id or a number of a section right behind names the target; "above 500" is an amount.
_TARGET = re.compile(
    r"\s*(?:[(:]\s*)?(?:[A-Z]{2,}[-\w]*\d|§|\d|section\b|table\b|Abschnitt\b|Tabelle\b|раздел|п\.)"
)


def _has_no_target(sentence: Sentence, match: Match) -> bool:
    return not _TARGET.match(sentence.text, sentence.tokens[match.last - 1].end)


RULE = Rule(
    code="Q20",
    name="cross reference without target",
    level="hint",
    words={
        "en": """
            as follows; see below; see above; below-mentioned; above-mentioned; abovementioned; aforementioned;
            as above; as below; described above; described below; mentioned above; mentioned below; listed below;
            listed above; defined above; defined below; stated above; shown below; shown above; given below;
            the above; the below; the following; specified below; specified above; said before; refer to; see also""",
        "de": """
            siehe unten; siehe oben; s u; s o; wie folgt; oben genannte; oben genannten; obengenannt; o g; obig;
            unten genannte; unten genannten; nachfolgend; nachstehend; vorgenannt; vorstehend; oben beschrieben;
            unten beschrieben; folgende; weiter unten; weiter oben; unten aufgeführt; oben aufgeführt; siehe dort""",
        "ru": """
            =см =ниже; =см =выше; ~указанный =выше; ~указанный =ниже; вышеуказанный; нижеуказанный; вышеперечисленный;
            нижеперечисленный; ~описанный =выше; ~описанный =ниже; ~перечисленный =ниже; ~перечисленный =выше; ~приведённый =ниже; ~приведённый =выше; =следующее; =следующие; =следующий; =следующим =образом; вышеописанный;
            ~упомянутый =выше; вышеупомянутый; =ниже =приведённый; =смотри =ниже; =выше =указанные; =выше =указанных""",
    },
    find=where(_has_no_target),
    reason={
        "en": "The place it points to is lost when the text is moved or quoted.",
        "de": "Worauf es zeigt, geht verloren, sobald der Text verschoben wird.",
        "ru": "То, на что это указывает, теряется при переносе текста.",
    },
    question={
        "en": 'Which requirement, table or list is meant by "{words}"?',
        "de": "Welche Anforderung, Tabelle oder Liste ist mit „{words}“ gemeint?",
        "ru": "Какое требование, таблица или список имеется в виду: «{words}»?",
    },
)
