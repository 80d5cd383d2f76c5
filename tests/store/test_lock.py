"""One at a time: threads of one server among themselves, and with other programs."""

import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from filelock import FileLock

from toolkit.problems import CannotWrite
from toolkit.store.folder import LOCK
from toolkit.store.lock import project_lock


def test_threads_of_one_program_come_in_one_after_the_other(tmp_path: Path) -> None:
    inside, most = 0, 0

    def come_in(_: int) -> None:
        nonlocal inside, most
        with project_lock(tmp_path):
            inside += 1
            most = max(most, inside)
            inside -= 1

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(come_in, range(200)))
    assert most == 1


@pytest.mark.parametrize("name", [".", "../same"], ids=["same-name", "another-name-of-it"])
def test_a_thread_that_waits_too_long_is_told_who_is_at_work(tmp_path: Path, name: str) -> None:
    root = tmp_path / "same"
    root.mkdir()
    told: list[str] = []

    def wait() -> None:
        with pytest.raises(CannotWrite) as caught, project_lock(root / name, wait=0):
            pass
        told.append(caught.value.message)

    with project_lock(root):
        beside = threading.Thread(target=wait)
        beside.start()
        beside.join()
    assert told == [f"Another crmkit is at work in '{root / name}'."]
    with project_lock(root / name, wait=0):
        pass


def test_after_another_program_kept_it_the_threads_are_free_again(tmp_path: Path) -> None:
    (tmp_path / LOCK).parent.mkdir()
    with FileLock(tmp_path / LOCK), pytest.raises(CannotWrite), project_lock(tmp_path, wait=0):
        pass
    with project_lock(tmp_path, wait=0):
        pass
