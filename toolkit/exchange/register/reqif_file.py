"""ReqIF through the `reqif` library: our own files come back whole, others give their texts.

Each requirement is one object with the attributes that other tools know (ReqIF.ForeignID, ReqIF.Name,
ReqIF.Text) and one of our own that holds all the rest as JSON, so that nothing is lost on the way.
"""

import html
import re
from collections.abc import Iterable, Iterator
from textwrap import shorten
from typing import Any

from reqif.models.reqif_core_content import ReqIFCoreContent
from reqif.models.reqif_data_type import ReqIFDataTypeDefinitionString
from reqif.models.reqif_namespace_info import ReqIFNamespaceInfo
from reqif.models.reqif_req_if_content import ReqIFReqIFContent
from reqif.models.reqif_reqif_header import ReqIFReqIFHeader
from reqif.models.reqif_spec_hierarchy import ReqIFSpecHierarchy
from reqif.models.reqif_spec_object import ReqIFSpecObject, SpecObjectAttribute
from reqif.models.reqif_spec_object_type import ReqIFSpecObjectType, SpecAttributeDefinition
from reqif.models.reqif_specification import ReqIFSpecification
from reqif.models.reqif_specification_type import ReqIFSpecificationType
from reqif.models.reqif_types import SpecObjectAttributeType
from reqif.object_lookup import ReqIFObjectLookup
from reqif.parser import ReqIFParser
from reqif.reqif_bundle import ReqIFBundle
from reqif.unparser import ReqIFUnparser

from toolkit.kernel.xml_text import legal
from toolkit.models.requirements.requirement import Register, Requirement
from toolkit.models.requirements.sheet import ForeignText, ReqIFContent
from toolkit.problems import BadData, Place, Problem

_MOST_BYTES = 32 * 1024 * 1024
_TYPE, _TEXT_TYPE, _SPECIFICATION = "crmkit-requirement", "crmkit-text", "crmkit-register"
_DATA = "crmkit.Data"
_NUMBERS = "crmkit.LastNumbers"
#: Attribute -> field; what another tool changed in these comes back as a change.
_SHOWN = {"ReqIF.Text": "statement", "crmkit.AcceptedWhen": "acceptance"}
_ATTRIBUTES = (
    "ReqIF.ForeignID", "ReqIF.Name", *_SHOWN, "crmkit.Category", "crmkit.Priority", "crmkit.Status", _DATA,
)  # fmt: skip
_TEXT_NAMES = ("reqif.text", "reqif.description", "object text", "text", "statement", "description")
_NUMBER = re.compile(r"REQ-([A-Z]+)-(\d{1,9})")
_TAG = re.compile(r"<[^>]*>")
#: A moment is asked for by the format; the real one would change the bytes each time.
_MOMENT = "1980-01-01T00:00:00Z"
_NAME_LENGTH = 80


def write_reqif(register: Register, title: str) -> bytes:
    """The whole register as a ReqIF file; the same register gives the same bytes."""
    text = ReqIFDataTypeDefinitionString(
        identifier=_TEXT_TYPE, long_name="Text", last_change=_MOMENT, max_length="1000000"
    )
    objects = [_object(requirement) for requirement in register.requirements]
    content = ReqIFReqIFContent(
        data_types=[text],
        spec_types=[_object_type(), _specification_type()],
        spec_objects=objects,
        spec_relations=[],
        specifications=[_specification(register, title)],
    )
    bundle = ReqIFBundle(
        namespace_info=ReqIFNamespaceInfo.create_default(),
        req_if_header=ReqIFReqIFHeader(
            identifier="crmkit",
            creation_time=_MOMENT,
            req_if_tool_id="crmkit",
            req_if_version="1.0",
            source_tool_id="crmkit",
            title=_shut(title),
        ),
        core_content=ReqIFCoreContent(content),
        tool_extensions_tag_exists=False,
        lookup=ReqIFObjectLookup.empty(),
        exceptions=[],
    )
    return str(ReqIFUnparser.unparse(bundle)).encode("utf-8")


def read_reqif(data: bytes, file: str) -> ReqIFContent:
    """What a ReqIF file holds: our own register with what other tools changed in it, or foreign texts.

    Raises:
        BadData: it is no ReqIF file.
    """
    bundle = _parsed(data, file)
    content = bundle.core_content.req_if_content if bundle.core_content else None
    names = {
        definition.identifier: definition.long_name or definition.identifier
        for kind in (content.spec_types or [] if content else [])
        for definition in getattr(kind, "attribute_definitions", None) or []
    }
    objects = [(o.identifier, _values(o, names)) for o in (content.spec_objects or [] if content else [])]
    if any(_DATA in values for _, values in objects):
        own = tuple(_requirement(values, file, id_) for id_, values in objects if _DATA in values)
        return ReqIFContent(own=Register(requirements=own, last_numbers=_numbers(content, own)))
    return ReqIFContent(foreign=tuple(_foreign(objects)))


def _object_type() -> ReqIFSpecObjectType:
    definitions = [
        SpecAttributeDefinition(
            attribute_type=SpecObjectAttributeType.STRING,
            identifier=f"{_TYPE}-{name}",
            datatype_definition=_TEXT_TYPE,
            long_name=name,
            last_change=_MOMENT,
        )
        for name in _ATTRIBUTES
    ]
    return ReqIFSpecObjectType(
        identifier=_TYPE, long_name="Requirement", last_change=_MOMENT, attribute_definitions=definitions
    )


def _specification_type() -> ReqIFSpecificationType:
    return ReqIFSpecificationType(
        identifier=f"{_SPECIFICATION}-type", long_name="Register", last_change=_MOMENT, is_self_closed=True
    )


def _object(r: Requirement) -> ReqIFSpecObject:
    shown = {
        "ReqIF.ForeignID": r.shown_id,
        "ReqIF.Name": shorten(r.statement, _NAME_LENGTH, placeholder=" ..."),
        "ReqIF.Text": r.statement,
        "crmkit.AcceptedWhen": r.acceptance,
        "crmkit.Category": r.category,
        "crmkit.Priority": r.priority.value,
        "crmkit.Status": r.status.value,
        _DATA: r.model_dump_json(exclude_defaults=True),
    }
    return ReqIFSpecObject(
        identifier=r.id,
        spec_object_type=_TYPE,
        last_change=_MOMENT,
        attributes=[
            SpecObjectAttribute(
                attribute_type=SpecObjectAttributeType.STRING,
                definition_ref=f"{_TYPE}-{name}",
                value=legal(" ".join(text.split()) if name != _DATA else text),
            )
            for name, text in shown.items()
            if text
        ],
    )


def _specification(register: Register, title: str) -> ReqIFSpecification:
    numbers = ",".join(f"{prefix}={number}" for prefix, number in register.last_numbers.items())
    return ReqIFSpecification(
        identifier=_SPECIFICATION,
        long_name=_shut(title),
        description=f"{_NUMBERS}:{numbers}",
        last_change=_MOMENT,
        specification_type=f"{_SPECIFICATION}-type",
        values=[],
        children=[
            ReqIFSpecHierarchy(
                identifier=f"place-{r.id}",
                spec_object=r.id,
                level=1,
                last_change=_MOMENT,
                is_self_closed=True,
            )
            for r in register.requirements
        ],
    )


def _numbers(content: ReqIFReqIFContent | None, own: Iterable[Requirement]) -> dict[str, int]:
    """The highest number ever given per prefix; another tool may have dropped our note of it."""
    highest = _noted(content)
    for requirement in own:
        if found := _NUMBER.fullmatch(requirement.number or ""):
            prefix, number = found.group(1), int(found.group(2))
            highest[prefix] = max(highest.get(prefix, 0), number)
    return highest


def _noted(content: ReqIFReqIFContent | None) -> dict[str, int]:
    for specification in content.specifications or [] if content else []:
        head, _, numbers = (specification.description or "").partition(":")
        if head == _NUMBERS:
            pairs = (entry.partition("=") for entry in numbers.split(",") if "=" in entry)
            return {prefix: int(number) for prefix, _, number in pairs if number.isdigit()}
    return {}


def _parsed(data: bytes, file: str) -> ReqIFBundle:
    if len(data) > _MOST_BYTES:
        raise _bad(file, f"The file has more than {_MOST_BYTES // 1024**2} MB.", "Split it.")
    if re.search(rb"<!DOCTYPE", data[:100_000], re.IGNORECASE):
        raise _bad(file, "The file declares a document type, which ReqIF does not need.", "Export it again.")
    try:
        return ReqIFParser.parse_from_string(data.decode("utf-8-sig"))
    except Exception as fault:  # noqa: BLE001 - the library raises whatever it stumbles over
        what = f"The file is no ReqIF that can be read ({type(fault).__name__})."
        raise _bad(file, what, "Export it again as ReqIF 1.2.") from None


def _values(found: ReqIFSpecObject, names: dict[str, str]) -> dict[str, str]:
    values = {}
    for attribute in found.attributes or []:
        value: Any = attribute.value_stripped_xhtml or attribute.value
        name = names.get(attribute.definition_ref, attribute.definition_ref)
        if isinstance(value, str):
            plain = html.unescape(_TAG.sub(" ", value)) if _is_markup(attribute) else value
            values[name] = plain if name == _DATA else " ".join(plain.split())
    return values


def _is_markup(attribute: SpecObjectAttribute) -> bool:
    return bool(attribute.attribute_type is SpecObjectAttributeType.XHTML)


def _requirement(values: dict[str, str], file: str, id_: str) -> Requirement:
    try:
        kept = Requirement.model_validate_json(values[_DATA])
    except ValueError:
        what = f"The object '{id_}' has lost the data of its requirement."
        raise _bad(file, what, "Export it again from the register.") from None
    update = {
        field: values.get(name, "")
        for name, field in _SHOWN.items()
        if " ".join(getattr(kept, field).split()) != values.get(name, "")
    }
    return kept.model_copy(update=update)


def _foreign(objects: list[tuple[str, dict[str, str]]]) -> Iterator[ForeignText]:
    for id_, values in objects:
        named = {name.casefold(): text for name, text in values.items() if text}
        text = next((named[name] for name in _TEXT_NAMES if name in named), "")
        text = text or max(values.values(), key=len, default="")
        if text:
            yield ForeignText(place=named.get("reqif.foreignid") or id_, text=text)


def _shut(text: str) -> str:
    """The library escapes values of attributes, but not the title of the file."""
    return re.sub(r'[<>&"]', " ", legal(text))


def _bad(file: str, what: str, mend: str) -> BadData:
    return BadData([Problem(Place(file), "no-reqif", what, mend)])
