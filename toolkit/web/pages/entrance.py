"""The way in and out: the link is exchanged for a session, the first page says what waits, leaving ends it."""

from datetime import timedelta

from starlette.responses import Response

from toolkit.web.security.gate import forget, remember
from toolkit.web.security.limits import Limit
from toolkit.web.visit import Visit
from toolkit.workflows.access.invitations import use

WRONG_CODES, SPAN = 5, timedelta(minutes=15)


class Entrance:
    """Lets people in; counts wrong codes by address and by invitation."""

    def __init__(self, limit: Limit) -> None:
        self._wrong = limit

    def invitation(self, visit: Visit) -> Response:
        """The page that the link opens: its script hands the code over, or the person types it."""
        if not visit.posted:
            return visit.page("invitation.html", words="")
        code = visit.form.get("code", "").strip()
        if code.partition(".")[0].casefold() in {name.casefold() for name in visit.session.invitations}:
            return visit.go("/")  # the person's own link, opened once more where he or she is in already
        keys = (visit.caller, f"invitation {code.partition('.')[0][:64].casefold()}")
        if any(self._wrong.reached(key) for key in keys):
            return self._refused(visit, 429, "Too many wrong codes. Try again in a quarter of an hour.")
        found = use(visit.settings.session, code)
        if found is None:
            for key in keys:
                self._wrong.note(key)
            return self._refused(
                visit, 403, "This link cannot be used: it was used already, is too old, or was taken back."
            )
        token, _ = visit.sessions.admit(visit.token, found.member, found.grant, found.id)
        response = visit.json({"go": "/"}) if visit.wants_json else visit.go("/")
        remember(response, token)
        return response

    @staticmethod
    def leave(visit: Visit) -> Response:
        """Log out."""
        visit.sessions.end(visit.token)
        response = visit.go("/invitation")
        forget(response)
        return response

    @staticmethod
    def _refused(visit: Visit, status: int, words: str) -> Response:
        if visit.wants_json:
            return visit.json({"error": words}, status)
        return visit.page("invitation.html", status, words=words)
