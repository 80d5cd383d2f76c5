"""Names on scorecards: what was found good once is looked at again when the key tasks change."""

import shutil
from pathlib import Path

import pytest

from toolkit.problems import BadData
from toolkit.store.dossier import read_dossier

SAMPLE = Path(__file__).parents[2] / "samples" / "kaskad-pack"


def told(folder: Path) -> list[str]:
    """What is wrong with the scorecards, and where."""
    with pytest.raises(BadData) as caught:
        read_dossier(folder)
    return [
        f"{p.place.file}: {p.what}" for p in caught.value.problems if p.place.file.startswith("scorecards")
    ]


def test_a_task_that_is_none_is_told_on_the_card_that_names_it(tmp_path: Path) -> None:
    folder = shutil.copytree(SAMPLE, tmp_path / "kaskad")
    card = folder / "scorecards" / "V1" / "laura.yaml"
    card.write_text(card.read_text("utf-8").replace("task: KT03", "task: KT99"), "utf-8")
    assert told(folder) == ["scorecards/V1/laura.yaml: There is no key task 'KT99'."]


def test_cards_are_held_against_the_tasks_of_this_moment(tmp_path: Path) -> None:
    folder = shutil.copytree(SAMPLE, tmp_path / "kaskad")
    cards = read_dossier(folder).scorecards
    naming = [c for c in cards if c.rating("KT03") or c.abstention("KT03")]
    tasks = folder / "key-tasks.yaml"
    whole = tasks.read_text("utf-8")
    tasks.write_text(whole.replace("id: KT03", "id: KT93"), "utf-8")
    assert len(told(folder)) == len(naming) > 0
    tasks.write_text(whole, "utf-8")
    assert read_dossier(folder).scorecards == cards
