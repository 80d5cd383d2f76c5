"""Answers collected elsewhere, whatever the file: CSV, a zip or folder of CSV, a workbook, JSON."""

from collections.abc import Collection, Mapping

from toolkit.exchange.submissions.joining import read_tables
from toolkit.exchange.submissions.json_records import read_json
from toolkit.exchange.submissions.submission import Columns, Submission
from toolkit.exchange.submissions.tables import csv_archive, csv_table, sheet_tables
from toolkit.kernel.questions.form import Form
from toolkit.problems import Problem

SUFFIXES = (".csv", ".zip", ".xlsx", ".json")


def read_submissions(
    form: Form, files: Mapping[str, bytes], also: Collection[str] = ()
) -> tuple[list[Submission], list[Problem]]:
    """Return the submissions of a form, and everything that is wrong with them.

    Args:
        form: the form that was filled in.
        files: name (with its ending) -> content; several only for the tables of one export.
        also: columns that are no questions and say something else, such as who answered.

    Raises:
        BadData: a file cannot be read at all.
    """
    problems: list[Problem] = []
    columns = Columns(form, also)
    tables = []
    found: list[Submission] = []
    for name, data in files.items():
        small = name.lower()
        if small.endswith(".json"):
            found += read_json(form, data, name, (columns, problems))
        elif small.endswith(".zip"):
            tables += csv_archive(data, name)
        elif small.endswith(".xlsx"):
            tables += sheet_tables(data, name)
        else:
            tables.append(csv_table(data, name))
    if tables:
        found += read_tables(form, tables, (columns, problems))
    return found, sorted(set(problems))
