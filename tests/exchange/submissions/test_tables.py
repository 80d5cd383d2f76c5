"""CSV of ODK and workbooks of Kobo: one table for the form, one for each repeat, tied by keys."""

import io
import zipfile
from datetime import UTC, datetime

import pytest

from tests.exchange.submissions.small import FIRST, small, taken
from tests.exchange.xlsform.tables import Rows, workbook
from toolkit.exchange.submissions.reading import read_submissions
from toolkit.problems import BadData

MAIN = """\
SubmissionDate,start,firm,about-staff,about-main,about-all,about-all/red,about-since,about-opens,about-twice,KEY,SET-OF-site
2026-03-20T10:00:00Z,2026-03-20T09:00:00.000+02:00,Kaskad,12,red,red blue,1,2020-01-31,09:30:00.000+02:00,24,uuid:1,uuid:1/site
2026-03-21T10:00:00Z,,Other,,,,,,,,uuid:2,
"""
SITES = """\
town,PARENT_KEY,KEY,SET-OF-room
Riga,uuid:1,uuid:1/site[1],x
Bonn,uuid:1,uuid:1/site[2],x
"""
ROOMS = """\
size,PARENT_KEY,KEY
12.5,uuid:1/site[1],a
8,uuid:1/site[1],b
"""
ODK = {"S1.csv": MAIN, "S1-site.csv": SITES, "S1-site-room.csv": ROOMS}


def test_odk_tables_in_any_order() -> None:
    for files in (ODK, dict(reversed(ODK.items()))):
        found, problems = taken(files)
        assert problems == []
        assert [(s.key, s.answers) for s in found] == [("uuid:1", FIRST), ("uuid:2", {"firm": "Other"})]


def test_times_in_utc() -> None:
    (one, two), _ = taken(ODK)
    start, end = datetime(2026, 3, 20, 7, tzinfo=UTC), datetime(2026, 3, 20, 10, tzinfo=UTC)
    assert one.times() == (start, end)
    submitted = datetime(2026, 3, 21, 10, tzinfo=UTC)
    assert two.times() == (submitted, submitted)


def test_places_are_those_of_the_tables() -> None:
    (one, _), _ = taken(ODK)
    assert str(one.place_of(("about", "staff"))) == "S1.csv:2"
    assert str(one.place_of(("staff",))) == "S1.csv:2:4"
    assert str(one.place_of(("site", 0, "room", 1, "size"))) == "S1-site-room.csv:3:1"
    assert str(one.place_of(("site", 1, "room"))) == "S1-site.csv:3"


def test_the_same_in_a_zip() -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, text in ODK.items():
            archive.writestr(name, text)
        archive.writestr("media/photo.jpg", "")
    found, problems = read_submissions(small(), {"S1.zip": buffer.getvalue()})
    assert (problems, found[0].answers) == ([], FIRST)
    assert str(found[0].place_of(("staff",))) == "S1.zip/S1.csv:2:4"


def test_a_workbook_of_kobo() -> None:
    sheets: dict[str, Rows] = {
        "Small": [
            ["start", "firm", "about/staff", "about/main", "about/all", "about/all/red", "about/since", "about/opens",
             "_id", "_uuid", "_index"],
            ["2026-03-20T09:00:00.000+02:00", "Kaskad", 12, "Bright red", "red blue", 1, "2020-01-31", "09:30", 7, "u1", 1],
        ],
        "site": [["town", "_index", "_parent_table_name", "_parent_index"], ["Riga", 1, "Small", 1], ["Bonn", 2, "Small", 1]],
        "room": [["size", "_index", "_parent_index"], [12.5, 1, 1], [8, 2, 1]],
    }  # fmt: skip
    found, problems = read_submissions(small(), {"S1.xlsx": workbook(sheets)})
    assert problems == []
    assert [s.answers for s in found] == [FIRST]
    assert str(found[0].place_of(("site", 0, "room", 0, "size"))) == "S1.xlsx [room]:2:1"


@pytest.mark.parametrize("mark", [";", "\t"])
def test_other_separators_and_a_byte_order_mark(mark: str) -> None:
    (one,), problems = taken({"a.csv": f"\ufefffirm{mark}staff\nKaskad{mark}3\n"})
    assert (problems, one.answers, one.key) == ([], {"firm": "Kaskad", "staff": "3"}, "row 2")


@pytest.mark.parametrize(
    ("files", "wanted"),
    [
        ({"a.csv": "firm,frim2\nA,B\n"}, ["a.csv:1:2: unknown-column", "Rename it to 'firm'"]),
        ({"a.csv": "firm,firm\nA,B\n"}, ["a.csv:1:2: column-twice", "1 and 2"]),
        ({"a.csv": "firm,town,KEY\nA,Riga,1\n"}, ["a.csv: tables", "No table is that of the form itself"]),
        ({"a.csv": "firm\nA\n", "b.csv": "firm\nB\n"}, ["b.csv: tables", "more than one table"]),
        (
            {"a.csv": MAIN, "b.csv": "town,KEY\nRiga,1\n"},
            ["b.csv: no-parent-key", "Export it with PARENT_KEY"],
        ),
        ({"a.csv": MAIN, "b.csv": "town,PARENT_KEY\nRiga,uuid:3\n"}, ["b.csv:2:2: no-parent", "'uuid:3'"]),
        ({"a.csv": MAIN, "b.csv": "x,PARENT_KEY\nRiga,uuid:1\n"}, ["b.csv: tables", "Take the table out"]),
        (
            {"a.csv": MAIN, "b.csv": "town,firm,PARENT_KEY\nRiga,A,uuid:1\n"},
            ["b.csv:1:2: column-misplaced", "question of the form itself"],
        ),
    ],
)
def test_faults_of_tables(files: dict[str, str], wanted: list[str]) -> None:
    _, problems = taken(files)
    assert len(problems) == 1, problems
    assert all(words in problems[0] for words in wanted), problems


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("a.csv", b"", "The table is empty"),
        ("a.csv", b"\n \n", "The table is empty"),
        ("a.csv", "firm\nGüte".encode("latin-1"), "not in UTF-8"),
        ("a.csv", b'firm\n"' + b"x" * 200_000, "is no CSV"),
        ("a.zip", b"PK", "is no zip"),
        ("a.xlsx", b"PK", "no .xlsx workbook"),
    ],
)
def test_files_that_are_none(name: str, data: bytes, words: str) -> None:
    with pytest.raises(BadData, match=words):
        read_submissions(small(), {name: data})


def test_an_empty_zip() -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("readme.txt", "")
    with pytest.raises(BadData, match=r"There is no \.csv file in the zip"):
        read_submissions(small(), {"a.zip": buffer.getvalue()})
