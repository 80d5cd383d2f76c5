"""The section model under every profile: which sections, in which order, which are empty, who can fill them."""

from datetime import date
from pathlib import Path

import pytest

from toolkit.models.assignment.assignment import Edition
from toolkit.models.assignment.profile import Profile, ProfileEntry
from toolkit.stages.assignment.sections import SECTIONS, profile_faults
from toolkit.workflows.documents.desk import Desk
from toolkit.workflows.documents.profiles import load_profile, profile_names
from toolkit.workflows.session import Session

SAMPLES = Path(__file__).parents[3] / "samples"
PROFILES = ("crmkit", "gost-34.602-2020", "gost-34.602-89", "iso-29148", "v-modell-lastenheft", "volere")
CHAPTERS = {
    "crmkit": [
        "Subject and parties", "Purpose and goals", "Current state", "How the work shall run", "Key tasks",
        "Requirements", "Quality, safety and law", "Integrations", "Data and migration", "Phases and dates",
        "Prices and payments", "Commercial conditions", "Acceptance", "Training", "Support and warranty",
        "Documentation", "Enhancements", "Duties of the client", "Changes", "Annexes", "Signatures",
    ],
    "gost-34.602-2020": [
        "General information", "Purpose and goals of the system", "Description of the object of automation",
        "Requirements for the system", "Content of the work by stages", "Order of development",
        "Control and acceptance", "Preparing the object for operation", "Documentation",
        "Sources of the development", "Additions for the contract", "Compiled and agreed",
    ],
    "gost-34.602-89": [
        "General information", "Purpose and goals of the system", "Description of the object",
        "Requirements for the system", "Composition and content of the work", "Control and acceptance",
        "Preparing the object for operation", "Documentation", "Sources of the development",
        "Additions for the contract", "Compiled and agreed",
    ],
    "iso-29148": [
        "Introduction", "Business context", "System requirements", "Life cycle and sustainment", "Verification",
        "Project constraints", "Assumptions and open issues", "Origin and traceability",
        "Additions for the contract", "Approval",
    ],
    "v-modell-lastenheft": [
        "Initial situation and goals", "Functional demands", "Other demands",
        "Life cycle and overall architecture", "Safety levels and accepted risk", "Scope of delivery",
        "Acceptance criteria", "Tracing", "Additions for the contract", "Approval",
    ],
}  # fmt: skip


def desk(sample: str, edition: Edition, profile: str) -> Desk:
    return Desk(Session(SAMPLES / sample, date(2026, 3, 30)), edition, profile)


def test_these_profiles_come_with_crmkit() -> None:
    assert profile_names(None) == PROFILES


@pytest.mark.parametrize("name", PROFILES)
def test_every_profile_places_every_section_once(name: str) -> None:
    profile = load_profile(name, None)
    placed = [p.entry.section for p in profile.placed() if p.entry.section]
    assert sorted(placed) == sorted(SECTIONS)
    assert profile_faults(profile) == []
    assert profile.name == name


@pytest.mark.parametrize("name", list(CHAPTERS))
def test_chapters_stand_in_the_order_of_the_standard(name: str) -> None:
    assert [entry.title for entry in load_profile(name, None).entries] == CHAPTERS[name]


def test_volere_has_its_twenty_seven_chapters_first() -> None:
    entries = load_profile("volere", None).entries
    assert len(entries) == 29
    assert [entries[at].id for at in (0, 3, 8, 14, 16, 17, 21, 23, 25)] == [
        "purpose", "glossary", "requirements", "security", "law", "open_points", "data", "price", "gaps",
    ]  # fmt: skip


#: What the union table of the standards says is a must, by profile.
MUSTS = {
    "gost-34.602-2020": {
        "subject", "stakeholders", "purpose", "current_state", "future_state", "integrations", "key_tasks",
        "requirements", "roles", "quality", "security", "backup", "phases", "support", "acceptance",
        "client_duties", "training", "documentation", "sources", "changes", "signatures",
    },
    "gost-34.602-89": {
        "subject", "stakeholders", "purpose", "current_state", "future_state", "integrations", "key_tasks",
        "requirements", "roles", "quality", "security", "backup", "phases", "acceptance",
        "client_duties", "training", "documentation", "sources", "changes", "signatures",
    },
    "iso-29148": {
        "control", "scope", "glossary", "stakeholders", "purpose", "current_state", "future_state", "key_tasks",
        "requirements", "quality", "integrations", "roles", "security", "law", "acceptance", "open_points",
        "sources", "traceability", "signatures",
    },
    "v-modell-lastenheft": {
        "control", "purpose", "current_state", "scope", "future_state", "key_tasks", "requirements", "quality",
        "integrations", "roles", "security", "documentation", "phases", "client_duties", "acceptance",
        "traceability",
    },
    "volere": {
        "purpose", "stakeholders", "glossary", "current_state", "roles", "scope", "integrations", "requirements",
        "key_tasks", "quality", "support", "security", "law", "open_points", "data", "acceptance", "price",
        "training", "documentation", "gaps", "sources",
    },
    "crmkit": set(SECTIONS) - {"future_state", "commercial", "waivers"},
}  # fmt: skip


@pytest.mark.parametrize("name", list(MUSTS))
def test_what_each_standard_wants(name: str) -> None:
    found = {p.entry.section for p in load_profile(name, None).placed() if p.entry.mark == "must"}
    assert found == MUSTS[name]


@pytest.mark.parametrize("profile", PROFILES)
@pytest.mark.parametrize("edition", ["requirements", "contract"])
def test_nothing_that_is_wanted_is_empty_in_kaskad(profile: str, edition: Edition) -> None:
    found = desk("kaskad-pack", edition, profile).assignment
    assert found.missing == ()
    assert [s.id for s in found.sections if s.due and s.empty] == ["waivers"]
    left_out = [s.id for s in found.sections if not s.due]
    assert sorted(left_out) == ([] if edition == "contract" else ["gaps", "precedence", "price"])


def test_what_is_empty_says_who_can_fill_it() -> None:
    full = desk("kaskad-pack", "contract", "iso-29148")
    bare = full.dossier.model_copy(update={"flows": (), "access_roles": (), "processes": ()})
    empty = desk("kaskad-pack", "contract", "iso-29148")
    empty.dossier = bare
    assert [(s.number, s.id, s.who_can_fill) for s in empty.assignment.missing] == [
        ("2.3", "future_state", "process owners (F02)"),
        ("3.3", "integrations", "IT administrator (F08)"),
        ("3.4", "roles", "IT administrator and sponsor (F10)"),
    ]


def test_a_profile_with_unknown_or_double_sections_is_refused() -> None:
    entry = ProfileEntry(title="Goals", section="purpose")
    odd = Profile(name="own", title="Own", entries=(entry, entry, ProfileEntry(title="X", section="nowhere")))
    assert profile_faults(odd) == ["There is no section 'nowhere'.", "'purpose' stands in it twice."]


def test_numbers_follow_from_the_order() -> None:
    inner = ProfileEntry(title="Inner", section="scope")
    profile = Profile(
        name="own",
        title="Own",
        entries=(
            ProfileEntry(title="One", section="purpose"),
            ProfileEntry(
                title="Two", chapter="two", entries=(inner, ProfileEntry(title="Last", section="data"))
            ),
        ),
    )
    assert [(p.number, p.level, p.entry.id) for p in profile.placed()] == [
        ("1", 1, "purpose"), ("2", 1, "two"), ("2.1", 2, "scope"), ("2.2", 2, "data"),
    ]  # fmt: skip


@pytest.mark.parametrize("given", [{}, {"section": "purpose", "chapter": "aims"}])
def test_an_entry_is_a_section_or_a_chapter(given: dict[str, str]) -> None:
    with pytest.raises(ValueError, match="needs either 'section' or 'chapter'"):
        ProfileEntry.model_validate({"title": "Goals", **given})
