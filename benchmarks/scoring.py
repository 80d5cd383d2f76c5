"""Speed of the scoring core on 10 vendors x 500 tasks x 30 raters, the data of the peers' figures.

Synthetic ordinal ratings, grades 0 to 3; one in five was not seen. With PEERS set, the same data go through
the krippendorff package in the peers' own environment, in the same run.
"""

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from toolkit.models.engagement.settings import Settings
from toolkit.models.selection.grade import Grade
from toolkit.models.selection.key_task import KeyTask, Priority
from toolkit.models.selection.scorecard import Rating, Scorecard
from toolkit.models.selection.vendor import Vendor, VendorState
from toolkit.stages.scoring.agreement.alpha import alpha
from toolkit.stages.scoring.compare import Ratings, compare, compare_and_analyse
from toolkit.stages.scoring.majority.judgment import majority_ranking
from toolkit.stages.scoring.stability.acceptability import acceptability

VENDORS, TASKS, RATERS = 10, 500, 30
_PRIORITIES = (Priority.MUST, Priority.SHOULD, Priority.COULD)
_SUBMITTED = datetime(2026, 3, 2, tzinfo=UTC)
_PEER = """
import json, sys, time
import numpy as np, krippendorff
table = np.load(sys.argv[1])
times = []
for _ in range(7):
    start = time.perf_counter()
    value = krippendorff.alpha(reliability_data=table, level_of_measurement="ordinal")
    times.append(time.perf_counter() - start)
print(json.dumps({"seconds": min(times), "value": value}))
"""


def measure() -> None:
    """Print the figures, measured in a process with one thread for numpy's products, as in the command."""
    sys.stdout.flush()
    one_thread = {**os.environ, "OPENBLAS_NUM_THREADS": "1"}  # see toolkit/cli/main.py
    subprocess.run([sys.executable, "-m", "benchmarks.scoring"], env=one_thread, check=True)


def figures() -> None:
    """Print the figures; each is the best of several runs."""
    table = grades()
    ratings = panel(table)
    print("\nscoring, 10 vendors x 500 tasks x 30 raters              s       CPU s")
    compared = _line(
        "comparison with its expert pages, 10,000 draws", lambda: compare_and_analyse(ratings), 3
    )
    _line("comparison alone", lambda: compare(ratings), 3)
    raw = table.reshape(VENDORS * TASKS, RATERS).T.copy()
    own = _line("alpha, ordinal, from raw ratings", lambda: alpha(raw), 7)
    means = np.nanmean(table, axis=2)
    criteria = [f"KT{n}" for n in range(TASKS)]
    rows = {f"V{n}": list(means[n]) for n in range(VENDORS)}
    _line("acceptability of a matrix 10 x 500, 10,000 draws", lambda: acceptability(rows, criteria), 3)
    tallies = {f"V{n}": [10**9 + n, 10**9, 10**9, 10**9 - n] for n in range(1000)}
    _line("majority judgment, 1,000 candidates x 4,000,000,000 votes", lambda: majority_ranking(tallies), 3)
    print(
        f"limit of the first line 1.000 s: {'kept' if compared <= 1 else 'MISSED (on a busy machine see CPU s)'}"
    )
    if os.environ.get("PEERS"):
        _beside(raw, own)


def grades(seed: int = 1) -> NDArray[np.float64]:
    """Vendors x tasks x raters, nan where nobody saw it."""
    chance = np.random.default_rng(seed)
    true = chance.normal(0, 0.35, (VENDORS, 1)) + chance.normal(0, 0.7, (VENDORS, TASKS)) + 1.7
    table = np.clip(np.rint(true[..., None] + chance.normal(0, 0.6, (VENDORS, TASKS, RATERS))), 0, 3)
    table[chance.random(table.shape) < 0.20] = np.nan
    return np.asarray(table)


def panel(table: NDArray[np.float64]) -> Ratings:
    """The same as nouns. No task is a must, so that all vendors compete and the verdict needs its runs."""
    by_rank = {grade.rank: grade for grade in Grade}
    tasks = [
        KeyTask(id=f"KT{n}", name=f"task {n}", owner=f"R{n % 12}", priority=_PRIORITIES[1 + n % 2])
        for n in range(TASKS)
    ]
    vendors = [
        Vendor(schema_version="1", id=f"V{n}", name=f"Vendor {n}", state=VendorState.SHORTLISTED)
        for n in range(VENDORS)
    ]
    cards = [
        Scorecard(
            schema_version="1",
            vendor=f"V{v}",
            rater=f"R{r}",
            submitted=_SUBMITTED,
            ratings=tuple(
                Rating(task=f"KT{t}", grade=by_rank[int(table[v, t, r])])
                for t in range(TASKS)
                if table[v, t, r] == table[v, t, r]
            ),
        )
        for v in range(VENDORS)
        for r in range(RATERS)
    ]
    return Ratings(tasks=tasks, vendors=vendors, scorecards=cards, overrides=(), settings=Settings())


def _line(what: str, work: Callable[[], Any], times: int) -> float:
    seconds, processor = [], []
    for _ in range(times):
        start, used = time.perf_counter(), time.process_time()
        work()
        seconds.append(time.perf_counter() - start)
        processor.append(time.process_time() - used)
    print(f"{what:<58} {min(seconds):.4f}  {min(processor):.4f}")
    return min(seconds)


def _beside(raw: NDArray[np.float64], own: float) -> None:
    """The same table through krippendorff in the peers' environment."""
    python = Path(os.environ["PEERS"]) / "bin" / "python"
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "table.npy"
        np.save(file, raw)
        said = subprocess.run([python, "-c", _PEER, file], capture_output=True, text=True, check=False)
    if said.returncode:
        print(f"krippendorff could not be measured: {said.stderr.strip().splitlines()[-1]}")
        return
    peer = json.loads(said.stdout)
    print(
        f"{'krippendorff, the same table':<58} {peer['seconds']:.4f}   ours / its: {own / peer['seconds']:.2f}, limit 2"
    )
    print(f"the same value: {abs(float(alpha(raw).alpha or 0) - peer['value']) < 1e-9}")


if __name__ == "__main__":
    figures()
