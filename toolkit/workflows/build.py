"""Write documents: results to a model, the model into a template, the template to bytes, bytes to out/."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from toolkit.documents.content import offers
from toolkit.documents.content.plan.detail import PlanInside
from toolkit.documents.content.trace import trace_matrix
from toolkit.documents.render import render
from toolkit.documents.template import Template
from toolkit.kernel.questions.form import Form
from toolkit.models.assignment.assignment import Assignment, Edition
from toolkit.models.blocks import Block
from toolkit.models.document import Document, Properties
from toolkit.models.dossier import Dossier
from toolkit.problems import Refused, UsageError
from toolkit.stages.assignment.assemble import assemble
from toolkit.stages.assignment.request import AssignmentRequest
from toolkit.stages.scoring.compare import required_level
from toolkit.store.dossier import read_dossier
from toolkit.store.folder import find_root
from toolkit.workflows.calendar import days_off, holidays_of
from toolkit.workflows.clock import today_or
from toolkit.workflows.documents.branding import brand_of
from toolkit.workflows.documents.press import PressRequest, open_press
from toolkit.workflows.forms import forms_of
from toolkit.workflows.publish import choose_formats, load_template, out_folder
from toolkit.workflows.register.proposals import moved_since
from toolkit.workflows.register.trace import trace_rows
from toolkit.workflows.results import require_prices
from toolkit.workflows.selection.comparison import comparison_document
from toolkit.workflows.selection.seen import seen_by_user
from toolkit.workflows.session import Session
from toolkit.workflows.status import Stock, stock_of

DOCUMENTS = ("technical-assignment", "gap-list", "enhancement-plan", "comparison")
_EDITIONS: tuple[Edition, ...] = ("contract", "requirements")
_COMPARISON = "comparison"
_NEED_VENDOR = ("gap-list", "enhancement-plan")


@dataclass(frozen=True)
class BuildRequest:
    """Which documents in which formats and edition, and how they come out; empty means all that can be made.

    `language` is that of fixed texts and formats; empty means the engagement's.
    """

    documents: tuple[str, ...] = ()
    formats: tuple[str, ...] = ()
    edition: str = "contract"
    press: PressRequest = field(default_factory=PressRequest)
    language: str = ""


@dataclass(frozen=True)
class Built:
    """The files that were written, whether any carries DRAFT, and the state they were made from."""

    files: tuple[Path, ...]
    draft: bool
    stock: Stock


def build_documents(session: Session, request: BuildRequest, announce: Callable[[str], None]) -> Built:
    """Write the requested documents to out/.

    Args:
        session: folder and day.
        request: what to build.
        announce: told before each file, so that a person sees long work go on.

    Raises:
        UsageError: a document, format or edition is not known, or a document has no such format.
        Refused: a document needs a chosen vendor or a plan, and there is none; its texts are not there in the language.
        BadData: the engagement or a template has faults.
        CannotWrite: out/ cannot be written.
    """
    press = open_press(request.press, find_root(session.directory))
    edition = _edition(request.edition)
    root = find_root(session.directory)
    dossier = read_dossier(root)
    forms = forms_of(dossier, root)
    stock = stock_of(dossier, forms, holidays_of(dossier))
    language = request.language or dossier.engagement.language
    assignment = _assemble(stock, forms, session, edition).model_copy(update={"language": language})
    moved = moved_since(dossier, forms, stock.contradictions, today_or(session.today))
    trace = trace_matrix(trace_rows(stock, moved))
    files: list[Path] = []
    draft = False
    hidden = seen_by_user(session)[1]
    for name in _names(request.documents, stock, edition):
        if name == _COMPARISON and hidden:
            if name in request.documents:
                raise Refused(
                    f"Others' ratings of {', '.join(hidden)} are hidden until your own scorecard is handed in.",
                    f"Rate first: crmkit demo rate --vendor {hidden[0]}",
                )
            continue
        template = load_template(name, root, language)
        if name == _COMPARISON:
            document = comparison_document(template, _printed_in(dossier, language), assignment.day)
        else:
            document = _render(template, assignment, stock, trace, root)
        draft = draft or document.properties.draft
        formats = choose_formats(template.manifest, request.formats, named=bool(request.documents))
        files += press.publish(document, template, out_folder(root) / name, formats, announce)
    files += press.finish(announce)
    return Built(files=tuple(files), draft=draft, stock=stock)


def _printed_in(dossier: Dossier, language: str) -> Dossier:
    engagement = dossier.engagement.model_copy(update={"language": language})
    return dossier.model_copy(update={"engagement": engagement})


def _edition(word: str) -> Edition:
    for edition in _EDITIONS:
        if edition == word:
            return edition
    raise UsageError(f"There is no edition '{word}'.", f"Choose one of: {', '.join(_EDITIONS)}.")


def _names(wanted: Sequence[str], stock: Stock, edition: Edition) -> tuple[str, ...]:
    for name in wanted:
        if name not in DOCUMENTS:
            raise UsageError(f"There is no document '{name}'.", f"Known are: {', '.join(DOCUMENTS)}.")
    chosen = stock.dossier.chosen is not None
    if not chosen and edition == "contract" and (not wanted or "technical-assignment" in wanted):
        raise Refused(
            "No vendor has been chosen yet, so there is no contract edition.",
            "Build the client's demands with --edition requirements, or record the choice with 'crmkit vendors choose'.",
        )
    rated = any(result.shown for result in stock.comparison.vendors)
    possible = [n for n in DOCUMENTS if (chosen or n not in _NEED_VENDOR) and (rated or n != _COMPARISON)]
    names = wanted or possible
    priced = {*_NEED_VENDOR, *(("technical-assignment",) if edition == "contract" else ())}
    if stock.dossier.chosen and priced & set(names):
        require_prices(stock.dossier, stock.dossier.chosen.vendor)
    for name in names:
        if name in _NEED_VENDOR and (not chosen or stock.plan is None):
            raise Refused(
                f"'{name}' needs a chosen vendor and a plan.",
                "Choose one with 'crmkit vendors choose', and write plan.yaml.",
            )
    return tuple(dict.fromkeys(names))


def _assemble(stock: Stock, forms: dict[str, Form], session: Session, edition: Edition) -> Assignment:
    dossier = stock.dossier
    vendor = dossier.vendor(dossier.chosen.vendor) if dossier.chosen else None
    result = stock.comparison.result(vendor.id) if vendor else None
    return assemble(
        AssignmentRequest(
            dossier=dossier,
            vendor=vendor,
            result=result,
            required={t.id: required_level(t, dossier.engagement.settings) for t in dossier.key_tasks.tasks},
            gaps=stock.gaps,
            plan=stock.plan,
            titles={name: form.questionnaire.title for name, form in forms.items()},
            edition=edition,
            day=today_or(session.today),
            version="0.1",
            open_points=len(stock.open_points),
        )
    )


def _detail(template: Template, stock: Stock) -> PlanInside | None:
    """The plan with schedule and simulation, for templates that ask for it."""
    dossier = stock.dossier
    if "plan" not in template.manifest.needs or dossier.plan is None or dossier.chosen is None:
        return None
    from toolkit.workflows.planning.plan import detailed_plan  # slow: loads the solver

    made = detailed_plan(dossier)
    first = min(phase.start for phase in dossier.plan.phases)
    last = max(phase.finish for phase in dossier.plan.phases)
    return PlanInside(
        plan=made.plan,
        inputs=dossier.plan,
        detail=made.detail,
        cash=made.cash,
        closed=tuple(day for day in days_off(dossier) if first <= day <= last),
        language=dossier.engagement.language,
    )


def _render(
    template: Template, assignment: Assignment, stock: Stock, trace: tuple[Block, ...], root: Path
) -> Document:
    inside = offers.Inside(
        plan=stock.plan,
        inputs=stock.dossier.plan,
        verdict=stock.comparison.verdict,
        vendors={v.id: v.name for v in stock.dossier.vendors},
        detail=_detail(template, stock),
    )
    document = render(
        template,
        offers.view(assignment, inside),
        {**offers.data(assignment, inside), "trace": trace},
        Properties(
            document_id=_document_id(stock.dossier.engagement.id, template.manifest.name),
            version=assignment.version,
            day=assignment.day,
            client=assignment.client.name,
            vendor=assignment.vendor_name,
            author=stock.dossier.engagement.brand.name,
            draft=assignment.draft,
            brand=brand_of(stock.dossier.engagement, root),
        ),
        title=template.manifest.title,
        subtitle=assignment.title,
        language=assignment.language,
    )
    kind = document.kind.replace("{edition}", assignment.edition.capitalize())
    return document.model_copy(update={"kind": kind})


def _document_id(engagement: str, template: str) -> str:
    """`kaskad-pack`, `gap-list` -> `KASKAD-PACK-GL`."""
    initials = "".join(word[:1] for word in template.split("-"))
    return f"{engagement}-{initials}".upper()
