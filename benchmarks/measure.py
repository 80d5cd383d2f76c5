"""Run a command and say what it cost: CPU seconds and peak memory of its process."""

import os
import shutil
import statistics
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

_KIB = 1024


@dataclass(frozen=True)
class Cost:
    """Median CPU seconds (user and system) and largest resident memory in MiB."""

    cpu_s: float
    mib: float


def line(what: str, cost: Cost, limit: str) -> None:
    """Print one figure: what was measured, CPU seconds, MiB, and the limit it is to keep."""
    print(f"{what:<48} {cost.cpu_s:>7.3f} {cost.mib:>6.0f}   {limit}")


def run(
    command: Sequence[str],
    *,
    times: int = 5,
    environment: Mapping[str, str] | None = None,
    accept: Sequence[int] = (0,),
) -> Cost:
    """Run `command` several times and return its cost; `accept` are the exit codes that are no failure.

    Raises:
        RuntimeError: the command failed; its error output is in the message.
    """
    seconds, memory = [], []
    for _ in range(times):
        process = subprocess.Popen(
            command,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            env={**os.environ, **(environment or {})},
        )
        complaint = process.stderr.read() if process.stderr else b""
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.stderr:
            process.stderr.close()
        if process.returncode not in accept:
            raise RuntimeError(f"{' '.join(command)} failed: {complaint.decode(errors='replace')}")
        seconds.append(usage.ru_utime + usage.ru_stime)
        memory.append(usage.ru_maxrss / (_KIB if sys.platform != "darwin" else _KIB * _KIB))
    return Cost(cpu_s=statistics.median(seconds), mib=max(memory))


def cold(root: Path, command: Sequence[str], *, accept: Sequence[int] = (0,)) -> Cost:
    """The cheapest of three runs, each without anything kept in `root`: other work on the machine only adds."""
    costs = []
    for _ in range(3):
        shutil.rmtree(root / ".crmkit", ignore_errors=True)
        costs.append(run(command, times=1, accept=accept))
    return min(costs, key=lambda cost: cost.cpu_s)
