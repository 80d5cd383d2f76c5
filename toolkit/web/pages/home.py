"""The first page: what waits for the person who was invited."""

from starlette.responses import Response

from toolkit.web.visit import Visit


def home(visit: Visit) -> Response:
    """Everything the person was invited to, one button each."""
    if visit.session.member is None:
        return visit.go("/invitation")
    doors = [_door(purpose, about) for purpose, about in _granted(visit)]
    if visit.session.facilitates:
        doors.append(("/dashboard", "Look at the dashboard"))
    return visit.page("home.html", doors=doors)


def _granted(visit: Visit) -> list[tuple[str, str]]:
    return sorted((grant.purpose, grant.about) for grant in visit.session.grants)


def _door(purpose: str, about: str) -> tuple[str, str]:
    """Where it leads, and what stands on the button."""
    return {
        "rate": (f"/rate/{about}", f"Rate the demo of {about}"),
        "interview": (f"/interview/{about}", f"Answer the questions of {about}"),
        "read": ("/read", "Read the Technical Assignment"),
        "facilitate": ("/room", "Lead the room"),
    }[purpose]
