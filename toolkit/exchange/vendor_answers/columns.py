"""The columns of the vendor questionnaire: what stands over them and what they are called inside."""

ABOUT, ANSWERS, PRICES = "About", "Answers", "Prices"

#: Header -> column, in the order of the page.
ANSWER_COLUMNS = {
    "No.": "number",
    "What is needed": "statement",
    "Accepted when": "acceptance",
    "Priority": "priority",
    "Answer": "offer_class",
    "How, or which part of the product": "note",
    "Available from": "available",
    "Release": "release",
    "Quantity": "quantity",
    "Effort in days": "effort_days",
    "Price line": "price_line",
}
PRICE_COLUMNS = {
    "Line": "id",
    "What": "label",
    "Kind": "kind",
    "Paid": "charge",
    "Quantity": "quantity",
    "Unit price": "unit_price",
    "or: share of line": "share_line",
    "Share in %": "share_percent",
    "Every how many years": "interval_years",
    "Yearly rise in %": "yearly_rise_percent",
    "VAT in %": "vat_percent",
}
#: Line on the page `About` -> its name inside.
FACTS = {"engagement": "engagement", "vendor": "vendor", "currency": "currency", "round": "round"}
