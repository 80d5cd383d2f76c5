"""Words for the codes of the models, as they stand in documents."""

from toolkit.models.planning.offer import OfferClass, PriceModel
from toolkit.models.selection.grade import Grade
from toolkit.models.selection.key_task import Priority

GRADES = {
    Grade.EXCELLENT: "excellent",
    Grade.GOOD: "good",
    Grade.SATISFACTORY: "satisfactory",
    Grade.NOT_PERFORMED: "not performed",
    Grade.NOT_SHOWN: "not shown",
}

PRIORITIES = {
    Priority.MUST: "Must",
    Priority.SHOULD: "Should",
    Priority.COULD: "Could",
    Priority.WONT: "Won't",
}

OFFER_CLASSES = {
    OfferClass.STANDARD: "standard",
    OfferClass.CONFIGURATION: "configuration",
    OfferClass.ADD_ON: "add-on",
    OfferClass.INTEGRATION: "integration",
    OfferClass.EXTENSION: "extension",
    OfferClass.MODIFICATION: "modification of the product",
    OfferClass.FUTURE_RELEASE: "future release",
    OfferClass.NOT_POSSIBLE: "not possible",
}

PRICE_MODELS = {
    PriceModel.FIXED: "fixed",
    PriceModel.CEILING: "ceiling",
    PriceModel.BY_EFFORT: "by effort",
}

DECISIONS = {
    "build_before_go_live": "build before go-live",
    "build_later": "build later",
    "adapt_process": "adapt our process",
    "live_without": "live without it",
    "other_system": "use another system",
}

CATEGORIES = {
    "F.core": "Customers and core functions",
    "F.process": "Processes and tasks",
    "F.sales": "Sales",
    "F.marketing": "Marketing",
    "F.service": "Customer service",
    "F.backoffice": "Back office",
    "F.reporting": "Figures and reports",
    "IF.integration": "Integrations",
    "DM.migration": "Data and migration",
    "NF.security": "Security and rights",
    "NF.availability": "Availability and backup",
    "NF.performance": "Speed",
    "NF.usability": "Ease of use",
    "NF.scalability": "Growth and platform",
    "NF.legal": "Law and personal data",
    "SV.training": "Training",
    "SV.support": "Support",
    "CM.commercial": "Commercial conditions",
}

UPDATES = {
    "survives_updates": "survives updates",
    "must_be_adapted_each_time": "adapted at each update",
    "blocks_updates": "blocks updates",
}

DIRECTIONS = {"into_crm": "into the CRM", "out_of_crm": "out of the CRM", "both_ways": "both ways"}


def decision(word: str | None, phase: str | None = None) -> str:
    """`build_in_phase_2` -> `build in phase P2`; undecided when there is no word."""
    if word is None:
        return "undecided"
    if word.startswith("build_in_phase_"):
        return f"build in phase {phase or word.removeprefix('build_in_phase_')}"
    return DECISIONS.get(word, spoken(word))


_ABBREVIATIONS = {"it": "IT", "hr": "HR", "crm": "CRM"}


def spoken(code: str) -> str:
    """Any other code as words: `keep_separate` -> `keep separate`, `it` -> `IT`."""
    return " ".join(_ABBREVIATIONS.get(word, word) for word in code.split("_"))


def sentence(text: str) -> str:
    """The text with a capital at its beginning."""
    return text[:1].upper() + text[1:]
