"""Workbooks (.xlsx) as plain text cells, within limits; and the same the other way, without a formula."""
