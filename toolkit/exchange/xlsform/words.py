"""The vocabulary of XLSForm: sheets, columns, types and their older spellings."""

import re

SURVEY, CHOICES, SETTINGS = "survey", "choices", "settings"
#: What XLSForm has no word for; other programs leave these sheets alone.
OWN_FORM, OWN_TEMPLATES = "crmkit_form", "crmkit_templates"
#: A column of the survey sheet: how answers of several people are compared.
OWN_COMPARE = "crmkit_compare"
#: A column of the survey sheet that marks rows which export adds and import leaves out.
OWN_MARK = "crmkit_added"
#: The list of choices that such a row may offer.
OWN_PEOPLE = "crmkit_people"

#: Column -> field of a question, for the columns that mean the same to us.
FIELDS = {
    "name": "name",
    "label": "label",
    "hint": "hint",
    "required": "required",
    "required_message": "required_message",
    "relevant": "relevant",
    "constraint": "constraint",
    "constraint_message": "constraint_message",
    "calculation": "calculation",
    "default": "default",
    "choice_filter": "choice_filter",
    "repeat_count": "repeat_count",
    OWN_COMPARE: "compare",
}
EXPRESSIONS = frozenset({"relevant", "constraint", "calculation", "choice_filter", "repeat_count", "default"})
#: Stands in the list of languages for texts without one.
NO_LANGUAGE = "-"
#: Fields whose text may stand in several languages.
TRANSLATED = ("label", "hint", "constraint_message", "required_message")

#: Older spellings of survey columns.
SURVEY_ALIASES = {
    "relevance": "relevant",
    "calculate": "calculation",
    "constraining_message": "constraint_message",
    "jr:constraintmsg": "constraint_message",
    "jr:requiredmsg": "required_message",
    "requiredmsg": "required_message",
    "caption": "label",
    "value": "name",
    "tag": "name",
    "command": "type",
    "readonly": "read_only",
    "count": "repeat_count",
    "jr:count": "repeat_count",
    "noapperrorstring": "no_app_error_string",
}
#: Columns once written with the name of the XForm element in front.
PREFIXED = {
    "bind::relevant": "relevant",
    "bind::constraint": "constraint",
    "bind::required": "required",
    "bind::calculate": "calculation",
    "bind::readonly": "read_only",
    "bind::jr:constraintmsg": "constraint_message",
    "bind::jr:requiredmsg": "required_message",
    "control::appearance": "appearance",
    "body::appearance": "appearance",
    "control::jr:count": "repeat_count",
    "body::jr:count": "repeat_count",
    "media::image": "image",
    "media::audio": "audio",
    "media::video": "video",
    "media::big-image": "big-image",
}
CHOICES_ALIASES = {"caption": "label", "value": "name"}
SETTINGS_ALIASES = {"set_form_title": "form_title", "set_form_id": "form_id", "id_string": "form_id"}

#: Columns of the survey sheet that other programs show and that change nothing of what is asked.
KEPT = frozenset(
    {
        "guidance_hint",
        "appearance",
        "read_only",
        "image",
        "big-image",
        "audio",
        "video",
        "autoplay",
        "rows",
        "parameters",
        "no_app_error_string",
    }
)
KEPT_PREFIXES = ("bind::", "body::", "control::", "instance::")
#: Columns whose meaning we cannot keep, and why.
NOT_COVERED = {
    "trigger": "crmkit computes a calculation whenever one of its answers changes",
    "save_to": "crmkit keeps no entities",
    "query": "crmkit has no external lists",
    "intent": "crmkit calls no other program",
}

SURVEY_WORDS = frozenset({*FIELDS, *KEPT, *NOT_COVERED, "type", "disabled", OWN_MARK})
SURVEY_TRANSLATED = frozenset({*TRANSLATED, "guidance_hint", "image", "big-image", "audio", "video"})
CHOICES_WORDS = frozenset({"list_name", "name", "label", "image", "big-image", "audio", "video"})
CHOICES_TRANSLATED = CHOICES_WORDS - {"list_name", "name"}
SETTINGS_WORDS = frozenset(
    {"form_title", "form_id", "version", "default_language", "style", "instance_name", "name", "prefix",
     "allow_choice_duplicates", "public_key", "submission_url", "auto_send", "auto_delete", "clean_text_values"}
)  # fmt: skip

_SPOKEN = ("{}", "add {} prompt", "q {}")


def _spellings(word: str, *more: str) -> dict[str, str]:
    return {pattern.format(name): word for name in (word, *more) for pattern in _SPOKEN}


#: Spelling (small letters, single blanks) -> our type.
TYPES = {
    **_spellings("text", "string"),
    **_spellings("integer", "int"),
    **_spellings("decimal"),
    **_spellings("date"),
    **_spellings("time"),
    **_spellings("note"),
    **_spellings("acknowledge"),
    **_spellings("calculate"),
    **_spellings("range"),
    **_spellings("file"),
    "trigger": "acknowledge",
}
#: What a device notes by itself. Kept in the order given when it stands before all questions.
METADATA = frozenset(
    {
        "start",
        "end",
        "today",
        "deviceid",
        "phonenumber",
        "username",
        "email",
        "audit",
        "simserial",
        "subscriberid",
        "imei",
        "start time",
        "end time",
        "device id",
        "phone number",
        "background-audio",
        "start-geopoint",
    }
)
#: Types we do not have -> what could be used instead.
OTHER_TYPES = {
    "image": "file",
    "photo": "file",
    "audio": "file",
    "video": "file",
    "barcode": "text",
    "datetime": "a date and a time",
    "date time": "a date and a time",
    "geopoint": "text",
    "gps": "text",
    "location": "text",
    "geotrace": "text",
    "geoshape": "text",
    "hidden": "calculate",
    "percentage": "integer",
}

_SELECTS = {
    "select_one": "select_one",
    "select one": "select_one",
    "select1": "select_one",
    "select one from": "select_one",
    "select one using": "select_one",
    "add select one prompt using": "select_one",
    "select_multiple": "select_multiple",
    "select multiple": "select_multiple",
    "select all that apply": "select_multiple",
    "select all that apply from": "select_multiple",
    "select multiple from": "select_multiple",
    "select multiple using": "select_multiple",
    "add select multiple prompt using": "select_multiple",
    "rank": "rank",
}
_SELECT = re.compile(
    rf"(?P<word>{'|'.join(sorted(map(re.escape, _SELECTS), key=len, reverse=True))}) +(?P<list>\S+)"
    r"(?P<other> +or(?:_| )(?:specify )?other)?",
    re.IGNORECASE,
)
_BOUND = re.compile(
    r"(?P<end>begin|end)[ _](?P<kind>group|repeat|lgroup|looped group|loop)(?P<more> +.+)?", re.IGNORECASE
)
_CONTAINERS = {"group": "group", "repeat": "repeat", "lgroup": "repeat", "looped group": "repeat"}

_YES = frozenset({"yes", "true", "true()"})
_NO = frozenset({"no", "false", "false()"})


def as_bound(text: str) -> tuple[bool, str] | None:
    """Return whether a type begins (True) or ends (False) a group or repeat, and which; None if neither.

    `loop` is named as it is: nothing of ours is like it.
    """
    found = _BOUND.fullmatch(text)
    if not found:
        return None
    kind = found["kind"].lower()
    return found["end"].lower() == "begin", _CONTAINERS.get(kind, kind)


def as_select(text: str) -> tuple[str, str, bool] | None:
    """Return our type, the name of the list, and whether `or_other` follows; None for any other type."""
    found = _SELECT.fullmatch(text)
    return (_SELECTS[found["word"].lower()], found["list"], bool(found["other"])) if found else None


def as_truth(text: str) -> bool | None:
    """Return yes or no in any of their spellings, None for anything else."""
    word = text.strip().lower()
    return True if word in _YES else False if word in _NO else None


def straight(text: str) -> str:
    """Return an expression with the quotes that word processors bend made straight."""
    return text.translate({0x2018: "'", 0x2019: "'", 0x201C: '"', 0x201D: '"'})
