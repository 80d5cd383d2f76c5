"""The register of sources: every submitted sitting with a short key that clauses refer to."""

from collections.abc import Mapping

from toolkit.models.assignment.clause import SourceEntry
from toolkit.models.dossier import Dossier
from toolkit.models.interviews.interview import Interview


def source_entries(dossier: Dossier, titles: Mapping[str, str]) -> tuple[SourceEntry, ...]:
    """One entry a submitted sitting, by date and id, with the keys S01, S02 ..."""
    sittings = sorted((i for i in dossier.interviews if i.submitted), key=lambda i: (i.started, i.id))
    width = max(2, len(str(len(sittings))))
    return tuple(
        SourceEntry(
            key=f"S{number:0{width}d}",
            interview=sitting.id,
            title=titles.get(sitting.questionnaire, sitting.questionnaire),
            who=_who(dossier, sitting),
            day=sitting.started.date(),
            questions=sitting.scope,
        )
        for number, sitting in enumerate(sittings, start=1)
    )


def _who(dossier: Dossier, sitting: Interview) -> str:
    """Role or name, as the setting says; with quotes off, the role still says where it comes from."""
    person = dossier.engagement.person(sitting.respondent)
    if person is None:
        return sitting.role or "respondent"
    return person.name if dossier.engagement.settings.quotes == "name" else person.role
