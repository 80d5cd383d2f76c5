"""Money: an exact amount in one currency (ISO 4217)."""

import re
from typing import Annotated

from pydantic import AfterValidator

from toolkit.models.noun import Noun
from toolkit.models.scalars import Number

_CODE = re.compile(r"[A-Z]{3}\Z")


def _check_currency(code: str) -> str:
    if not _CODE.match(code):
        raise ValueError(f"'{code}' is no currency; write the three letters of ISO 4217, for example EUR")
    return code


Currency = Annotated[str, AfterValidator(_check_currency)]


class Money(Noun):
    """An amount with its currency. Adding two currencies is an error, never a guess."""

    amount: Number
    currency: Currency

    def __add__(self, other: "Money") -> "Money":
        if self.currency != other.currency:
            raise ValueError(f"{self.currency} and {other.currency} cannot be added without a dated rate")
        return Money(amount=self.amount + other.amount, currency=self.currency)
