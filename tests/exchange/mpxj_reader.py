"""Run as a program: read a project file with mpxj and print what it holds, before and after its scheduler.

python mpxj_reader.py FILE
"""

import json
import sys
from typing import Any

import jpype
import mpxj  # noqa: F401 - puts its jars on the class path


def main() -> None:
    """Print tasks, links, calendar faults and what mpxj's own scheduler would move."""
    jpype.startJVM()
    reader = jpype.JClass("org.mpxj.reader.UniversalProjectReader")()
    project = reader.read(sys.argv[1])
    calendar = project.getDefaultCalendar()
    tasks = [task for task in project.getTasks() if task.getName() is not None]
    leaves = [task for task in tasks if not task.getSummary()]
    found: dict[str, Any] = {
        "currency": str(project.getProjectProperties().getCurrencyCode()),
        "tasks": {str(task.getName()): _facts(task) for task in leaves},
        "summaries": [str(task.getName()) for task in tasks if task.getSummary()],
        "rates": {str(r.getName()): str(r.getStandardRate()) for r in project.getResources() if r.getName()},
        "broken": [str(task.getName()) for task in leaves if not _holds(task, calendar)],
    }
    scheduler = jpype.JClass("org.mpxj.cpm.MicrosoftScheduler")()
    before = {str(task.getName()): (str(task.getStart()), str(task.getFinish())) for task in leaves}
    scheduler.schedule(project, project.getProjectProperties().getStartDate())
    after = {str(task.getName()): (str(task.getStart()), str(task.getFinish())) for task in leaves}
    found["moved"] = [name for name, days in before.items() if after[name] != days]
    sys.stdout.write(json.dumps(found) + "\n")
    jpype.shutdownJVM()


def _facts(task: Any) -> dict[str, Any]:
    links = {
        str(link.getPredecessorTask().getName()): float(link.getLag().getDuration())
        for link in task.getPredecessors()
    }
    cost = task.getCost()
    return {
        "start": str(task.getStart()),
        "finish": str(task.getFinish()),
        "cost": f"{float(str(cost)):.2f}" if cost is not None else None,
        "duration": str(task.getDuration()),
        "links": links,
    }


def _holds(task: Any, calendar: Any) -> bool:
    """Whether the duration is what mpxj's calendar counts between start and finish, and links are kept."""
    worked = calendar.getWork(task.getStart(), task.getFinish(), task.getDuration().getUnits())
    if abs(worked.getDuration() - task.getDuration().getDuration()) > 0.01:
        return False
    return all(
        not task.getStart().isBefore(link.getPredecessorTask().getFinish()) for link in task.getPredecessors()
    )


if __name__ == "__main__":
    main()
