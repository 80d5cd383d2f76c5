"""The first page: what waits for the person who was invited."""

from starlette.responses import Response

from toolkit.models.access.invitation import Grant
from toolkit.web.visit import Visit
from toolkit.workflows.access.doors import names_of


def home(visit: Visit) -> Response:
    """Everything the person was invited to, one button each."""
    if visit.session.member is None:
        return visit.go("/invitation")
    grants = _granted(visit)
    names = names_of(visit.work, grants)
    doors = [_door(grant, names[grant]) for grant in grants]
    if visit.session.facilitates:
        doors.append(("/dashboard", "Look at the dashboard"))
    return visit.page("home.html", doors=doors)


def pulse(visit: Visit) -> Response:
    """An open page says that somebody is there."""
    return visit.json({"member": visit.member})


def _granted(visit: Visit) -> list[Grant]:
    return sorted(visit.session.grants, key=lambda grant: (grant.purpose, grant.about))


def _door(grant: Grant, name: str) -> tuple[str, str]:
    """Where it leads, and what stands on the button."""
    return {
        "rate": (f"/rate/{grant.about}", f"Rate the demo of {name}"),
        "interview": (f"/interview/{grant.about}", f"Answer the questions: {name}"),
        "read": ("/read", "Read the Technical Assignment"),
        "facilitate": ("/room", "Lead the room"),
    }[grant.purpose]
