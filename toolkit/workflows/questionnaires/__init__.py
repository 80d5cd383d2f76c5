"""Questionnaires as files: on the shelf, checked, and exchanged with other tools."""
