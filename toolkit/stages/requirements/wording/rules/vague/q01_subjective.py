"""Q01 Subjective language: a word that everybody reads otherwise.

Why: "User-friendly" pleases everyone and binds nobody. At acceptance each side means something else by it,
and nothing can be tried.

Bad (en): The order form shall be user-friendly.
Good (en): A new seller shall enter an order of five lines without help in under 3 minutes.
Bad (de): Die Erfassungsmaske muss benutzerfreundlich sein.
Good (de): Ein neuer Verkäufer muss einen Auftrag mit fünf Positionen ohne Hilfe in unter 3 Minuten erfassen.
Bad (ru): Карточка клиента должна быть удобной.
Good (ru): Новый менеджер должен без подсказки оформить заказ из пяти позиций менее чем за 3 минуты.
Source: Femmer et al. 2017 (subjective language); INCOSE GtWR v4 R7.
"""

from toolkit.stages.requirements.wording.rule import Match, Rule, where
from toolkit.stages.requirements.wording.sentence import Sentence

#: After these English words "clear", "free", "smooth" and the like are verbs.
_BEFORE_A_VERB = frozenset({"to", "shall", "must", "can", "may", "should", "will", "and"})
#: "Readable by the auditor", "effective from 1 May" say for whom or from when.
_WITH_A_MEASURE = {
    "readable": frozenset({"by", "only", "without", "in", "with"}),
    "accessible": frozenset({"by", "only", "to", "from", "via", "through"}),
    "effective": frozenset({"from", "for", "on", "at", "as", "until"}),
    "free": frozenset({"of", "from"}),
}
_VERBS_TOO = frozenset({"clear", "smooth", "quiet", "secure"})


def _is_judged(sentence: Sentence, match: Match) -> bool:
    if "COMP" in sentence.tokens[match.first].form.marks:
        return False  # "быстрее" is a comparative, which Q10 looks at
    word = sentence.lower(match.first)
    if word in _WITH_A_MEASURE:
        return sentence.lower(match.last) not in _WITH_A_MEASURE[word]
    if word not in _VERBS_TOO:
        return True
    return sentence.lower(match.first - 1) not in _BEFORE_A_VERB


RULE = Rule(
    code="Q01",
    name="subjective language",
    level="warn",
    words={
        "en": """
            user-friendly; user friendly; easy; easily; easy-to-use; simple; simply; fast; fastly; quick; quickly;
            rapid; rapidly; flexible; flexibly; modern; intuitive; intuitively; convenient; conveniently; comfortable;
            comfortably; attractive; appealing; state-of-the-art; state of the art; seamless; seamlessly; robust;
            powerful; good; nice; useful; effective; effectively; efficient; efficiently; smooth; smoothly;
            professional; professionally; friendly; handy; elegant; ergonomic; high-quality; reasonable; reasonably;
            understandable; meaningful; readable; legible; desirable; beautiful; well-designed; lightweight;
            performant; reliable; reliably; helpful; ease; ease of use; user-friendliness; hassle-free; up-to-date;
            clear; clearly; safely; compact; rich; rough; slow; suitable; suitably; usual; customary; transparent; transparently; accessible""",
        "de": """
            benutzerfreundlich; nutzerfreundlich; anwenderfreundlich; bedienerfreundlich; kundenfreundlich; einfach;
            schnell; zügig; flexibel; flexible; modern; zeitgemäß; übersichtlich; intuitiv; komfortabel; komfortable;
            bequem; ansprechend; nahtlos; robust; leistungsfähig; leistungsstark; gut; schön; nützlich; effektiv;
            effizient; reibungslos; professionell; handlich; ergonomisch; hochwertig; verständlich; aussagekräftig;
            lesbar; performant; zuverlässig; praktisch; hilfreich; unkompliziert; mühelos; leicht; klar; deutlich;
            langsam; transparent; sauber; geeignet; üblich; Benutzerfreundlichkeit; Übersichtlichkeit""",
        "ru": """
            удобный; удобно; удобство; простой; просто; быстрый; быстро; гибкий; гибко; современный; интуитивный;
            интуитивно; комфортный; комфортно; привлекательный; красивый; красиво; хороший; хорошо; эффективный;
            эффективно; надёжный; надёжно; качественный; качественно; понятный; понятно; наглядный; наглядно;
            эргономичный; мощный; лёгкий; легко; полезный; плавный; плавно; дружественный; дружелюбный; бесшовный;
            бесшовно; профессиональный; разумный; желаемый; читаемый; читабельный; медленный; медленно; прозрачный;
            аккуратный; грамотный; подходящий; обычный""",
    },
    weak={
        "en": """
            relevant; important; standard; special; specific; certain; normal; normally; general;
            means; part; automatic; advanced; basic; critical; available; partial; external; necessary; same;
            related; distinctive; distinct; full; large; small; short; long; high; low; unnecessary;
            successful; valid; compatible; alternative; alternatives; secure; securely; safe""",
        "de": """
            wichtig; relevant; speziell; bestimmt; normal; allgemein; verfügbar; sicher; groß; klein; kurz; lang;
            standardmäßig; notwendig; interessant""",
        "ru": """
            важный; актуальный; специальный; определённый; нормальный; общий; доступный; безопасный; большой;
            небольшой; краткий; стандартный; необходимый""",
    },
    find=where(_is_judged),
    in_criterion=True,
    reason={
        "en": "Each reader takes it differently, so it cannot be tried at acceptance.",
        "de": "Jeder versteht es anders; bei der Abnahme lässt es sich nicht prüfen.",
        "ru": "Каждый понимает это по-своему, при приёмке это не проверить.",
    },
    question={
        "en": 'What would you see or measure to say that it is "{words}"?',
        "de": "Woran würden Sie erkennen oder messen, dass „{words}“ erfüllt ist?",
        "ru": "Что вы увидите или измерите, чтобы сказать, что «{words}» выполнено?",
    },
)
