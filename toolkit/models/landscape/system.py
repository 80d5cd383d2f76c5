"""System: a program in use and its fate; flow: one data kind in one direction between it and the CRM."""

from typing import Literal

from toolkit.models.ids import Id
from toolkit.models.noun import Noun
from toolkit.models.scalars import Amount, Day

Fate = Literal["replace", "integrate", "keep_separate", "retire", "undecided"]


class System(Noun):
    """A program, service, sheet or notebook. `yearly_cost` in the engagement's currency."""

    id: Id
    name: str
    used_for: str = ""
    users: str = ""
    yearly_cost: Amount | None = None
    owner: str = ""
    fate: Fate
    fate_reason: str = ""
    switch_off: Day | None = None
    adapted: Literal["standard", "slightly_adapted", "heavily_adapted", "unknown"] | None = None
    exchange_by: str = ""
    holds_also: str = ""
    remark: str = ""
    sources: tuple[Id, ...] = ()


class Flow(Noun):
    """One data kind, one direction. `master` names who wins when both sides changed a record."""

    id: Id
    data: str
    system: Id
    direction: Literal["into_crm", "out_of_crm", "both_ways"]
    filter: str = ""
    trigger: str = ""
    master: str = ""
    serves_task: Id | None = None
    reason: str = ""
    failure_notice: str = ""
    records_a_day: Amount | None = None
    status: Literal["agreed", "proposed", "refused"] = "agreed"
    sources: tuple[Id, ...] = ()


class DataSource(Noun):
    """Where data lies that may come along. `right_of_20` of twenty records drawn at random were right."""

    id: Id
    name: str
    holds: str = ""
    records: int | None = None
    last_maintained: Literal["daily_use", "this_year", "older_than_a_year", "unknown"] | None = None
    right_of_20: int | None = None
    fate: Literal[
        "migrate_all",
        "migrate_active_only",
        "migrate_after_cleaning",
        "archive_readable",
        "throw_away",
        "undecided",
    ]
    rule: str = ""
    cleaner: Id | None = None
    private: bool = False
    sources: tuple[Id, ...] = ()


class SystemList(Noun):
    """`landscape/systems.yaml`."""

    schema_version: Literal["1"]
    systems: tuple[System, ...] = ()


class FlowList(Noun):
    """`landscape/flows.yaml`."""

    schema_version: Literal["1"]
    flows: tuple[Flow, ...] = ()


class DataSourceList(Noun):
    """`landscape/data-sources.yaml`."""

    schema_version: Literal["1"]
    trial_load: bool | None = None
    data_sources: tuple[DataSource, ...] = ()
