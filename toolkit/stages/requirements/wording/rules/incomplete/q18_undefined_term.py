"""Q18 Undefined acronym or term: capitals that no glossary explains, letters of two alphabets in one word.

Why: The vendor's SLA is not the client's. Each acronym is asked about once, where it comes first; what the
glossary of engagement.yaml or a bracket explains, and what every office knows (PDF, VAT), is left alone. A word that
mixes Cyrillic and Latin look-alikes cannot be searched for.

Bad (en): The system shall send the RMA to the warehouse.
Good (en): The system shall send the return material authorisation (RMA) to the warehouse.
Bad (de): Das System muss die ABW an das Lager senden.
Good (de): Das System muss die Abweichungsmeldung (ABW) an das Lager senden.
Bad (ru): Система должна передавать ЗНП на склад.
Good (ru): Система должна передавать заявку на перемещение (ЗНП) на склад.
Source: INCOSE GtWR v4 R4, R37 and R38.
"""

import re
from collections.abc import Iterator, Sequence

from toolkit.stages.requirements.wording.rule import Context, Entry, Hit, Rule
from toolkit.stages.requirements.wording.sentence import Sentence

_ACRONYM = re.compile(r"(?<![\w-])(?:[A-ZÄÖÜ]{2,6}|[А-ЯЁ]{2,6})s?(?![\w-])")
_MIXED = re.compile(r"\b(?=\w*[a-zA-Z])(?=\w*[а-яёА-ЯЁ])[a-zA-Zа-яёА-ЯЁ]+\b")
_WORD_OF_TEXT = re.compile(r"[^\W\d_]{2,}")
#: Known in every office, in the three languages.
_EVERYBODYS = frozenset(
    [
        "CRM",
        "ERP",
        "SAP",
        "PDF",
        "XML",
        "CSV",
        "JSON",
        "HTML",
        "HTTP",
        "HTTPS",
        "URL",
        "API",
        "SMS",
        "VAT",
        "GDPR",
        "EU",
        "ISO",
        "IT",
        "ID",
        "PC",
        "USB",
        "GPS",
        "QR",
        "IP",
        "LAN",
        "VPN",
        "SSL",
        "TLS",
        "FTP",
        "SFTP",
        "SMTP",
        "IMAP",
        "SQL",
        "FAQ",
        "CEO",
        "CFO",
        "CIO",
        "HR",
        "KPI",
        "OK",
        "AM",
        "PM",
        "EUR",
        "USD",
        "RUB",
        "USA",
        "UK",
        "UTC",
        "REST",
        "SOAP",
        "DOCX",
        "XLSX",
        "ODT",
        "JPG",
        "JPEG",
        "PNG",
        "SSO",
        "SaaS",
        "IBAN",
        "BIC",
        "SWIFT",
        "PIN",
        "NDA",
        "GB",
        "MB",
        "TB",
        "KB",
        "EAN",
        "DSGVO",
        "GmbH",
        "AG",
        "KG",
        "UG",
        "MwSt",
        "USt",
        "EDV",
        "DIN",
        "DATEV",
        "EDI",
        "СРМ",
        "ЕРП",
        "НДС",
        "ИНН",
        "КПП",
        "ОГРН",
        "ООО",
        "АО",
        "ПАО",
        "ЗАО",
        "ИП",
        "РФ",
        "ЭДО",
        "ГОСТ",
        "ФИО",
        "СМС",
        "ИТ",
        "ПО",
        "ПК",
        "БД",
        "ЕС",
        "ОКПО",
        "БИК",
        "США",
        "ТЗ",
    ]
)
#: Up to 39, as chapters and articles are counted.
_ROMAN = re.compile(r"X{0,3}(?:IX|IV|V?I{0,3})\Z")
#: "ONLY" or "NICHT" in capitals is shouting, not an acronym.
_SHOUTED = frozenset(
    [
        "NOT",
        "ALL",
        "AND",
        "OR",
        "ONLY",
        "MUST",
        "SHALL",
        "NO",
        "YES",
        "IF",
        "THEN",
        "ELSE",
        "THE",
        "TO",
        "IN",
        "ON",
        "OF",
        "AT",
        "BE",
        "IS",
        "ARE",
        "NEW",
        "FROM",
        "WITH",
        "FOR",
        "BY",
        "NICHT",
        "NUR",
        "UND",
        "ODER",
        "ALLE",
        "KEIN",
        "KEINE",
        "MUSS",
        "SOLL",
        "JA",
        "NEIN",
        "WENN",
        "DANN",
        "DER",
        "DIE",
        "DAS",
        "НЕ",
        "И",
        "ИЛИ",
        "ДА",
        "НЕТ",
        "ВСЕ",
        "ТОЛЬКО",
        "ЕСЛИ",
        "ТО",
        "ПРИ",
        "НА",
        "ДЛЯ",
    ]
)


def _find(entries: Sequence[Entry], context: Context) -> Iterator[tuple[int, Hit]]:
    seen = {term.casefold() for term in (*context.known_terms, *_EVERYBODYS)}
    for entry in entries:
        seen.update(_explained(entry.sentence.text))
    for position, entry in enumerate(entries):
        text = entry.sentence.text
        if not _is_shouted(text):
            for found in _ACRONYM.finditer(text):
                plain = found.group().removesuffix("s")
                if plain.casefold() not in seen and not _ROMAN.match(plain) and plain not in _SHOUTED:
                    seen.add(plain.casefold())
                    yield position, Hit(found.start(), found.end())
        if entry.sentence.language == "ru":
            yield from ((position, hit) for hit in _mixed(entry.sentence))


def _explained(text: str) -> Iterator[str]:
    """Acronyms in brackets behind their words, or with the words in brackets behind them."""
    for found in re.finditer(r"\(\s*([^()\s]{2,8})\s*\)|([^\s()]{2,8})\s*\([^()]*\s[^()]*\)", text):
        yield (found.group(1) or found.group(2)).casefold()


def _is_shouted(text: str) -> bool:
    """A text that is all capitals holds no acronyms that could be told apart."""
    written = _WORD_OF_TEXT.findall(text)
    return len(written) > 2 and sum(word.isupper() for word in written) > len(written) / 2


def _mixed(sentence: Sentence) -> Iterator[Hit]:
    for found in _MIXED.finditer(sentence.text):
        yield Hit(found.start(), found.end())


RULE = Rule(
    code="Q18",
    name="undefined acronym or term",
    level="warn",
    find_in_register=_find,
    reason={
        "en": "No glossary entry and no bracket says what it stands for.",
        "de": "Weder Glossar noch Klammer sagt, wofür es steht.",
        "ru": "Ни глоссарий, ни скобки не говорят, что это значит (или смешаны два алфавита).",
    },
    question={
        "en": 'What does "{words}" stand for in your company?',
        "de": "Wofür steht „{words}“ in Ihrem Haus?",
        "ru": "Что означает «{words}» у вас в компании?",
    },
)
