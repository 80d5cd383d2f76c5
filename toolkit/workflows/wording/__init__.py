"""Check the wording of requirements and of other texts; let words stand."""
