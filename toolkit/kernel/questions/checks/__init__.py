"""Checks of the parts of a form, for `form_check`."""
