"""The samples stay true: made by the script, canonical, and what can be frozen can be frozen."""

import shutil
from pathlib import Path

import pytest

from scripts.make_kaskad import TODAY, reviewed_register, signed_files, write_all
from toolkit.models.interviews.interview import Interview
from toolkit.models.selection.scorecard import Scorecard
from toolkit.models.selection.vendor import Vendor
from toolkit.stages.requirements.derive import derive
from toolkit.stages.requirements.merge import merge
from toolkit.store import canonical, typed
from toolkit.store.dossier import read_dossier
from toolkit.workflows.forms import contradictions_of, forms_of
from toolkit.workflows.status import take_stock

SAMPLES = Path(__file__).parents[2] / "samples"
PACK, SIGNED = SAMPLES / "kaskad-pack", SAMPLES / "kaskad-signed"


def files(root: Path) -> dict[str, bytes]:
    return {p.relative_to(root).as_posix(): p.read_bytes() for p in sorted(root.rglob("*")) if p.is_file()}


def test_the_register_is_what_the_script_makes() -> None:
    for name, data in reviewed_register(PACK).items():
        assert data == (PACK / name).read_bytes(), name


def test_the_signed_sample_is_what_the_script_makes(tmp_path: Path) -> None:
    made = Path(shutil.copytree(PACK, tmp_path / "signed"))
    write_all(made, signed_files(made))
    assert files(made) == files(SIGNED)


@pytest.mark.parametrize("root", [PACK, SIGNED], ids=lambda root: root.name)
def test_deriving_again_changes_nothing(root: Path) -> None:
    dossier = read_dossier(root)
    forms = forms_of(dossier)
    candidates = derive(forms, dossier.interviews, contradictions_of(dossier, forms), TODAY)
    changes = merge(dossier.requirements, candidates)
    assert changes.new == ()
    assert changes.vanished == ()
    if root == PACK:
        assert changes.changed == ()


@pytest.mark.parametrize(
    ("pattern", "model"),
    [("interviews/*.yaml", Interview), ("vendors/*.yaml", Vendor), ("scorecards/*/*.yaml", Scorecard)],
)
def test_program_files_are_in_canonical_form(
    pattern: str, model: type[Interview] | type[Vendor] | type[Scorecard]
) -> None:
    found = sorted(PACK.glob(pattern))
    assert found
    for file in found:
        source = file.read_bytes()
        assert canonical.dump(typed.read(model, source, file.name)) == source, file.name


def test_what_blocks_the_pack() -> None:
    stock = take_stock(PACK, today=TODAY)
    freeze = [b for b in stock.open_points if b.check.startswith("freeze-")]
    said = [b.message for b in freeze]
    assert [m.split(" is ")[0].split(" has ")[0] for m in said if not m.startswith("Must")] == [
        "Contradiction C10 (pr_owner)",
        "Contradiction C7 (bo_pay_see)",
        "Gap G7 (select a segment with consent for a mailing)",
    ]
    drafts = [r for r in stock.dossier.requirements.requirements if r.status.value == "draft"]
    assert sorted(r.template for r in drafts if r.priority.value == "must") == ["R-INT-05", "R-PRC-02"]


def test_blockers_of_the_advice_checks_join_them_and_nothing_is_said_twice() -> None:
    points = take_stock(PACK, today=TODAY).open_points
    assert [(p.check, p.about) for p in points if not p.check.startswith("freeze-")] == [
        ("AP-01", "viktors"),
        ("AP-02", "production"),
        ("AP-08", "order-to-dispatch"),
        ("AP-11", "FL7"),
        ("AP-12", "FL7"),
        ("AP-21", "backup"),
        ("AP-22", "roles"),
        ("AP-22", "export"),
        ("AP-22", "passwords"),
        ("AP-22", "leavers"),
        ("AP-24", "wishes"),
        ("AP-28", "V4"),
        ("AP-29", "KT19"),
        ("AP-31", "V2"),
        ("AP-39", "teachers"),
        ("AP-39", "groups"),
    ]


def test_nothing_blocks_the_signed_one() -> None:
    assert take_stock(SIGNED, today=TODAY).open_points == ()


def test_the_twelve_contradictions() -> None:
    found = take_stock(PACK).contradictions
    assert sorted((int((c.number or "C0")[1:]), c.question, c.state) for c in found) == [
        (1, "sal_vol", "decided"),
        (2, "sal_assign", "decided"),
        (3, "sal_own", "decided"),
        (4, "sal_disc", "decided"),
        (5, "sal_stock", "decided"),
        (6, "bo_res", "decided"),
        (7, "bo_pay_see", "open"),
        (8, "srv_first", "decided"),
        (9, "sys_all", "decided"),
        (10, "pr_owner", "open"),
        (11, "sec_leaver", "decided"),
        (12, "hst", "decided"),
    ]


def test_musts_stay_below_sixty_percent() -> None:
    system = [
        r
        for r in take_stock(PACK).dossier.requirements.requirements
        if r.in_assignment and r.category.split(".")[0] in ("F", "IF", "DM", "NF")
    ]
    assert sum(r.priority.value == "must" for r in system) / len(system) <= 0.6
