"""What all tests share: outside programs that may be missing, and how hard hypothesis looks."""

import gc
import os
import shutil

import pytest
from hypothesis import HealthCheck, settings

# Looking for garbage after every few hundred objects costs a tenth of the suite and finds next to nothing.
gc.set_threshold(100_000, 20, 20)

# Same examples every time, so that a red run can be repeated; `make soak` searches further.
settings.register_profile("steady", derandomize=True, deadline=None, max_examples=100)
settings.register_profile(
    "soak", deadline=None, max_examples=5_000, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "steady"))


def require_program(name: str) -> None:
    """Skip the running test, naming the program that is missing; under CI a missing program is a failure."""
    if shutil.which(name):
        return
    if os.environ.get("CI"):
        pytest.fail(f"NOT CHECKED: the program '{name}' is missing; 'make tools' installs it.", pytrace=False)
    pytest.skip(f"NOT CHECKED: the program '{name}' is missing; 'make tools' installs it.")


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Ask for the programs that a test names with `@pytest.mark.needs_program("soffice")`."""
    for mark in item.iter_markers("needs_program"):
        for name in mark.args:
            require_program(name)
