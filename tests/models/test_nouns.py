"""Nouns are frozen, refuse unknown keys, and read text strictly."""

import importlib
import pkgutil
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pytest
from pydantic import BaseModel, TypeAdapter, ValidationError

import toolkit.models
from toolkit.models.engagement.settings import GradePoints
from toolkit.models.ids import Id
from toolkit.models.interviews.attachment import Attachment
from toolkit.models.money import Money
from toolkit.models.noun import Noun
from toolkit.models.planning.estimate import Estimate
from toolkit.models.scalars import Amount, Day, Moment, Number


def nouns() -> list[type[BaseModel]]:
    modules = [
        importlib.import_module(i.name)
        for i in pkgutil.walk_packages(toolkit.models.__path__, "toolkit.models.")
    ]
    return [
        value
        for module in modules
        for value in vars(module).values()
        if isinstance(value, type) and issubclass(value, BaseModel) and value.__module__ == module.__name__
    ]


@pytest.mark.parametrize("noun", nouns(), ids=lambda noun: noun.__name__)
def test_every_noun_is_frozen_and_closed(noun: type[BaseModel]) -> None:
    assert issubclass(noun, Noun)
    assert noun.model_config["frozen"] is True
    assert noun.model_config["extra"] == "forbid"
    assert noun.__doc__


@pytest.mark.parametrize(
    ("kind", "text", "value"),
    [
        (Day, "2026-03-30", date(2026, 3, 30)),
        (Number, "1.10", Decimal("1.10")),
        (Number, "010", Decimal(10)),
        (Amount, "0", Decimal(0)),
        (Moment, "2026-03-30T14:05:00+03:00", datetime(2026, 3, 30, 11, 5, tzinfo=UTC)),
        (Id, "kaskad-pack", "kaskad-pack"),
    ],
)
def test_text_that_is_read(kind: Any, text: str, value: object) -> None:
    assert TypeAdapter(kind).validate_python(text) == value


@pytest.mark.parametrize(
    ("kind", "text", "said"),
    [
        (Day, "2026-02-30", "does not exist"),
        (Day, "1234567890", "no day"),
        (Day, "30.3.2026", "YYYY-MM-DD"),
        (Number, "1,5", "no number"),
        (Number, "nan", "no number"),
        (Number, "1e400", "no number"),
        (Number, "9999999999999", "million millions"),
        (Amount, "-1", "greater than or equal"),
        (Moment, "2026-03-30T14:05:00", "time zone"),
        (Id, "../V1", "letter"),
        (Id, "", "letter"),
        (Id, "con", "Windows"),
        (Id, "LPT1", "Windows"),
        (Id, "a" * 65, "64"),
    ],
)
def test_text_that_is_refused(kind: Any, text: str, said: str) -> None:
    with pytest.raises(ValidationError, match=said):
        TypeAdapter(kind).validate_python(text)


def test_two_currencies_are_never_added() -> None:
    euro, dollar = Money(amount=Decimal(1), currency="EUR"), Money(amount=Decimal(1), currency="USD")
    assert (euro + euro).amount == 2
    with pytest.raises(ValueError, match="dated rate"):
        euro + dollar


@pytest.mark.parametrize(("o", "m", "p"), [("3", "2", "5"), ("1", "3", "2")])
def test_an_estimate_is_in_order(o: str, m: str, p: str) -> None:
    with pytest.raises(ValidationError, match="below"):
        Estimate.model_validate({"optimistic": o, "likely": m, "pessimistic": p})


def test_an_attachment_never_leads_out_of_its_folder() -> None:
    given = Attachment(name="..\\..\\etc/passwd", sha256="0" * 64, size=1)
    assert given.stored_as == "attachments/000000000000-passwd"


def test_points_rise_with_the_grade() -> None:
    assert GradePoints(excellent=10, good=7, satisfactory=4, not_performed=0).good == 7
    with pytest.raises(ValidationError, match="let points rise with the grade"):
        GradePoints(excellent=1)
