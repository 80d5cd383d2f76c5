"""Q03 Escape clause: a way out that makes the demand optional.

Why: "If possible" means that the vendor decides whether it is done, and it is priced as if it were not.

Bad (en): If possible, the system shall attach the e-mail to the deal.
Good (en): The system shall attach an e-mail to the deal whose number stands in its subject.
Bad (de): Das System muss gegebenenfalls eine Freigabe einholen.
Good (de): Das System muss für Rabatte über 7 % eine Freigabe einholen.
Bad (ru): Система должна по возможности подставлять реквизиты клиента.
Good (ru): Система должна подставлять реквизиты клиента по его регистрационному номеру.
Source: INCOSE GtWR v4 R8; Femmer et al. 2017 (loopholes); NASA ARM 1997 (options); GOST 2.105-95, 4.2.2.
"""

from toolkit.stages.requirements.wording.rule import Match, Rule, where
from toolkit.stages.requirements.wording.sentence import Sentence

#: "As required by law" and "bei Bedarf von 20 Lizenzen" name who or what decides.
_NAMED = frozenset({"by", "under", "in", "durch", "von", "an", "согласно", "в"})
_MAY_BE_NAMED = frozenset({"required", "needed", "applicable", "necessary", "bedarf", "необходимости"})


def _leaves_the_choice(sentence: Sentence, match: Match) -> bool:
    if sentence.lower(match.last - 1) not in _MAY_BE_NAMED:
        return True
    return sentence.lower(match.last) not in _NAMED


RULE = Rule(
    code="Q03",
    name="escape clause",
    level="error",
    words={
        "en": """
            if possible; where possible; whenever possible; wherever possible; when possible; if at all possible;
            as far as possible; as much as possible; to the extent possible; to the extent practicable; if feasible;
            where feasible; if practicable; where practicable; if necessary; where necessary; when necessary;
            as necessary; if needed; where needed; when needed; as needed; if required; where required; as required;
            when required; if appropriate; where appropriate; as appropriate; when appropriate; if applicable;
            where applicable; as applicable; as far as reasonable; if deemed necessary; if so desired;
            within reason; subject to feasibility; unless impractical; as the case may be; if need be;
            on a best effort basis; best effort; where suitable; if reasonable; if available""",
        "de": """
            wenn möglich; falls möglich; soweit möglich; sofern möglich; wo möglich; nach Möglichkeit;
            gegebenenfalls; ggf; bei Bedarf; nach Bedarf; je nach Bedarf; soweit sinnvoll; wenn sinnvoll;
            falls sinnvoll; wo sinnvoll; wenn nötig; falls nötig; soweit nötig; wo nötig; wenn erforderlich;
            falls erforderlich; soweit erforderlich; sofern erforderlich; wo erforderlich; wenn notwendig;
            falls notwendig; soweit notwendig; soweit zumutbar; =eventuell; evtl; unter Umständen; =u =U;
            im Rahmen der Möglichkeiten; notfalls; soweit vertretbar; falls gewünscht; wenn gewünscht;
            nach Belieben; soweit zutreffend; falls zutreffend; sofern vorhanden; soweit technisch möglich;
            sofern technisch möglich; falls technisch möglich; wenn technisch möglich""",
        "ru": """
            =по =возможности; =при =возможности; =при =необходимости; =в =случае =необходимости; если возможно;
            если это возможно; =по =мере =возможности; =по =мере =необходимости; =по =необходимости;
            =если =потребуется; =если =необходимо; =если =нужно; =где =это =возможно; =где =возможно;
            =где =применимо; =где =уместно; =если =применимо; =насколько =это =возможно; =насколько =возможно;
            =в =случае =надобности; =по =мере =надобности; =по =усмотрению; =если =это =целесообразно;
            =при =желании; =там =где =возможно; =если =это =необходимо; =по =потребности; =в =разумных =пределах;
            =при =наличии =возможности""",
    },
    find=where(_leaves_the_choice),
    in_criterion=True,
    reason={
        "en": "It lets the vendor decide whether this is done at all.",
        "de": "Damit entscheidet der Anbieter, ob es überhaupt gebaut wird.",
        "ru": "Так поставщик сам решает, делать это или нет.",
    },
    question={
        "en": 'In which cases exactly is "{words}" true, and who decides?',
        "de": "In welchen Fällen genau gilt „{words}“, und wer entscheidet?",
        "ru": "В каких именно случаях действует «{words}» и кто решает?",
    },
)
