"""Q13 Absolute: all, always, never, every, any.

Why: One exception breaks it, and there is always an exception: old records, the night of the backup, the
director. Said in earnest it costs more than anybody meant.

Bad (en): The system shall always show the current stock.
Good (en): The system shall show stock that is at most 15 minutes old.
Bad (de): Das System muss immer den aktuellen Bestand anzeigen.
Good (de): Das System muss den Bestand anzeigen, der höchstens 15 Minuten alt ist.
Bad (ru): Система должна всегда показывать текущий остаток.
Good (ru): Система должна показывать остаток не старше 15 минут.
Source: INCOSE GtWR v4 R26 and R32; SOPHIST rules (universal quantifier).
"""

from toolkit.stages.requirements.wording.rule import Rule

RULE = Rule(
    code="Q13",
    name="absolute",
    level="hint",
    words={
        "en": """
            all; always; never; every; any; at all times; at any time; completely; entirely; fully; totally; nobody;
            everybody; everyone; everything; anything; anyone; none; whole; without exception; whenever; wherever""",
        "de": """
            =alle; =allen; =aller; =alles; =jede; =jeder; =jedes; =jeden; =jedem; immer; stets; nie; niemals;
            jederzeit; vollständig; komplett; sämtlich; lückenlos; ausnahmslos; =niemand; überall; ständig; beliebig;
            gesamt""",
        "ru": """
            все; весь; всегда; никогда; любой; каждый; полностью; всякий; никто; ничто; постоянно; полный;
            без исключения; в любое время; везде; целиком; абсолютно; исключительно""",
    },
    reason={
        "en": "A single exception would break it.",
        "de": "Eine einzige Ausnahme würde es verletzen.",
        "ru": "Одно исключение нарушит это требование.",
    },
    question={
        "en": 'Does "{words}" hold without exception? Which cases are left out?',
        "de": "Gilt „{words}“ ohne Ausnahme? Welche Fälle sind ausgenommen?",
        "ru": "«{words}» — действительно без исключений? Какие случаи не входят?",
    },
)
