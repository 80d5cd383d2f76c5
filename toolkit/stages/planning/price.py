"""The price that is offered for an item of work: what is signed, not what is expected."""

from decimal import Decimal

from toolkit.kernel.money import round_half_up
from toolkit.models.planning.offer import OfferItem, PriceModel


def offered_price(item: OfferItem, rate_per_day: Decimal) -> Decimal:
    """The price that is signed for the item: fixed, pessimistic days x rate, or likely days x rate."""
    if item.fixed_price is not None:
        return round_half_up(item.fixed_price)
    if item.estimate is None:
        return Decimal(0)
    days = item.estimate.pessimistic if item.price_model is PriceModel.CEILING else item.estimate.likely
    return round_half_up(days * rate_per_day)
