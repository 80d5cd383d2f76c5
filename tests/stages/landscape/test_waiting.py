"""Sittings that told of the landscape and are no source of it yet."""

from datetime import UTC, datetime
from typing import Any

from toolkit.models.interviews.interview import Interview
from toolkit.models.landscape.landscape import Landscape
from toolkit.stages.landscape.waiting import told, unaccepted

AT = datetime(2026, 1, 12, 8, tzinfo=UTC)


def sitting(form: str, answers: dict[str, Any], *, submitted: bool = True) -> Interview:
    data = {"id": f"{form}-juris", "questionnaire": form, "respondent": "juris", "interviewer": "ilze"}
    return Interview.model_validate(
        {**data, "started": AT, "submitted": AT if submitted else None, "answers": answers}
    )


SYSTEMS = sitting(
    "F08_systems", {"sys": [{"id": "onec", "sys_name": "1C", "fl": [{"id": "stock", "fl_ent": "stock"}]}]}
)
DATA = sitting("F09_data", {"dat": [{"id": "list", "dat_name": "List"}]})


def test_a_sitting_waits_until_an_entry_names_it_as_source() -> None:
    said = told([SYSTEMS, DATA])
    assert said == {"systems": (SYSTEMS.id,), "flows": (SYSTEMS.id,), "data_sources": (DATA.id,)}
    assert unaccepted(said, Landscape()) == said
    system = {"id": "onec", "name": "1C", "fate": "integrate", "sources": [SYSTEMS.id]}
    landscape = Landscape.model_validate({"systems": [system]})
    assert unaccepted(said, landscape) == {"flows": (SYSTEMS.id,), "data_sources": (DATA.id,)}
    other = Landscape.model_validate(
        {"data_sources": [{"id": "list", "name": "List", "fate": "migrate_all", "sources": [DATA.id]}]}
    )
    assert unaccepted(said, landscape, other) == {"flows": (SYSTEMS.id,)}


def test_nothing_waits_of_an_open_sitting_or_one_that_told_of_no_entry() -> None:
    assert told([sitting("F09_data", {"dat": [{"id": "list"}]}, submitted=False)]) == {}
    assert told([sitting("F08_systems", {"sys_all": "only_listed_flows"})]) == {}
    assert told([sitting("F02_process", {"pr_name": ""})]) == {}
