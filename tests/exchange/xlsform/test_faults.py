"""What a workbook can have wrong, or says that crmkit does not cover: each with sheet, row and reason."""

import pytest

from tests.exchange.xlsform.tables import read, tables, workbook
from toolkit.exchange.xlsform.reading import read_xlsform
from toolkit.problems import BadData

LIST = """
| choices |
|  | list_name | name | label |
|  | yn        | yes  | Yes   |
|  | yn        | no   | No    |
"""

#: table -> sheet, row, column, code and a word of the reason, for every problem.
FAULTS: dict[str, tuple[str, list[tuple[str, str]]]] = {
    "types we do not have": (
        """
| survey |
|  | type       | name | label |
|  | geopoint   | a    | Where |
|  | barcode    | b    | Code  |
|  | dateTime   | c    | When  |
|  | image      | d    | Photo |
|  | integr     | e    | How many |
|  | text       | f    | Fine  |
""",
        [
            ("[survey]:2:1: not-covered", "Use text instead"),
            ("[survey]:3:1: not-covered", "Use text instead"),
            ("[survey]:4:1: not-covered", "Use a date and a time instead"),
            ("[survey]:5:1: not-covered", "Use file instead"),
            ("[survey]:6:1: not-covered", "Write 'integer'"),
        ],
    ),
    "lists": (
        """
| survey |
|  | type             | name | label |
|  | select_one ynn   | a    | A?    |
|  | select_one ${b}  | c    | C?    |
|  | rank             | d    | D?    |
"""
        + LIST,
        [
            ("[survey]:2:1: unknown-list", "Write 'yn'"),
            ("[survey]:3:1: not-covered", "earlier answers as choices"),
            ("[survey]:4:1: not-covered", "no question type 'rank'"),
        ],
    ),
    "names": (
        """
| survey |
|  | type        | name  | label |
|  | text        | a     | A?    |
|  | begin group | g     | G     |
|  | text        | A     | A?    |
|  | text        | 1st   | First? |
|  | text        |       | No name? |
|  | text        | id    | Id?   |
|  |             | empty | Typeless? |
|  | text        | fine  | Fine? |
|  | end group   |       |       |
""",
        [
            ("[survey]:4:2: name-twice", "stands in row 2 already"),
            ("[survey]:5:2: bad-row", "starts with a letter"),
            ("[survey]:6:2: name-missing", "The row has no name"),
            ("[survey]:7:2: bad-row", "is not 'id'"),
            ("[survey]:8:1: type-missing", "'empty' has no type"),
        ],
    ),
    "groups": (
        """
| survey |
|  | type         | name | label |
|  | end repeat   |      |       |
|  | begin group  | g    | G     |
|  | begin repeat | r    | R     |
|  | text         | a    | A?    |
|  | end group    |      |       |
""",
        [
            ("[survey]:2:1: wrong-end", "Here a repeat ends that has not begun"),
            ("[survey]:3:1: not-ended", "The group 'g' does not end"),
            ("[survey]:4:1: not-ended", "The repeat 'r' does not end"),
            ("[survey]:6:1: wrong-end", "A group ends inside the repeat 'r' (row 4)"),
        ],
    ),
    "what is not covered in cells": (
        """
| survey |
|  | type        | name | label | required   | default        | calculation | trigger | save_to |
|  | text        | a    | A?    | ${b} = 'x' |                |             |         |         |
|  | text        | b    | B?    |            | concat('x','y') |            |         |         |
|  | text        | c    | C?    |            |                | 1 + 1       |         |         |
|  | text        | d    | D?    |            |                |             | ${a}    | p       |
|  | begin group | g    | G     |            |                |             |         |         |
|  | end group   |      |       |            |                |             |         |         |
""",
        [
            ("[survey]:2:4: not-covered", "no conditions on 'required'"),
            ("[survey]:3:5: not-covered", "takes a fixed default"),
            ("[survey]:4:6: not-covered", "only in rows of type calculate"),
            ("[survey]:5:7: not-covered", "whenever one of its answers changes"),
            ("[survey]:5:8: not-covered", "keeps no entities"),
            ("[survey]:6:1: empty-group", "The group 'g' is empty"),
        ],
    ),
    "expressions": (
        """
| survey |
|  | type     | name | label  | relevant      | constraint | choice_filter |
|  | integer  | age  | Age?   |               | . >        |               |
|  | text     | a    | A?     | ${agee} > 3   |            |               |
|  | text     | b    | B?     | ${late} = 'x' |            |               |
|  | text     | c    | C?     | ${age} = 'x'  |            |               |
|  | text     | d    | D ${aeg}? |            |            |               |
|  | text     | late | Late?  | pulldata('x') |            |               |
|  | select_one yn | e | E?   |               |            | land = 'lv'   |
"""
        + LIST,
        [
            ("[survey]:2:5: bad-expression", "something is missing at the end"),
            ("[survey]:3:4: bad-reference", "Write ${age}"),
            ("[survey]:4:4: bad-reference", "'late' is asked later"),
            ("[survey]:5:4: bad-reference", "compared with a text"),
            ("[survey]:6:3: bad-reference", "Write ${age}"),
            ("[survey]:7:4: bad-expression", "no function 'pulldata'"),
            ("[survey]:8:6: bad-reference", "no column 'land'"),
        ],
    ),
    "choices": (
        """
| survey |
|  | type          | name | label |
|  | select_one yn | a    | A?    |
| choices |
|  | list_name | name    | label |
|  | yn        | two words | Two |
|  |           | b       | B     |
|  | yn        |         | C     |
|  | yn        | d       | D     |
""",
        [
            ("[choices]:2:2: choice-name", "without spaces or commas"),
            ("[choices]:3:1: choice-incomplete", "no list_name"),
            ("[choices]:4:2: choice-incomplete", "no name"),
        ],
    ),
    "the same choice twice": (
        """
| survey |
|  | type          | name | label |
|  | select_one yn | a    | A?    |
| choices |
|  | list_name | name | label |
|  | yn        | yes  | Yes   |
|  | yn        | yes  | Yes!  |
""",
        [("[survey]:2:1: choice-twice", "listed twice")],
    ),
    "columns twice": (
        """
| survey |
|  | type | name | label | caption | relevance | relevant |
|  | text | a    | A?    | A!      |           |          |
""",
        [
            ("[survey]:1:4: column-twice", "mean 'label': 3 and 4"),
            ("[survey]:1:6: column-twice", "mean 'relevant': 5 and 6"),
        ],
    ),
    "range": (
        """
| survey |
|  | type  | name | label | parameters            |
|  | range | a    | A?    | start=one end=5       |
|  | range | b    | B?    | start=5 end=5         |
|  | range | c    | C?    | start=0 end=5 tick=2  |
""",
        [
            ("[survey]:2:4: bad-range", "no number"),
            ("[survey]:3:4: bad-range", "where it has not begun"),
            ("[survey]:4:4: not-covered", "no parameter 'tick=2'"),
        ],
    ),
    "references to rows that cannot be read are no further faults": (
        """
| survey |
|  | type     | name | label | relevant                  |
|  | geopoint | spot | Where |                           |
|  | text     | a    | A?    | ${spot} != ''             |
|  | text     | b    | B?    | ${spott} != '' or ${aa} = 'x' |
""",
        [
            ("[survey]:2:1: not-covered", "Use text"),
            ("[survey]:4:4: bad-reference", "Write ${a}"),
            ("[survey]:4:4: bad-reference", "Write ${spot}"),
        ],
    ),
    "a group without a name": (
        """
| survey |
|  | type         | name | label |
|  | begin group  |      | G     |
|  | text         | a    | A?    |
|  | end group    |      |       |
""",
        [("[survey]:2:2: name-missing", "no name")],
    ),
    "sheets we do not cover": (
        """
| survey |
|  | type | name | label |
|  | text | a    | A?    |
| entities |
|  | dataset | label |
|  | trees   | ${a}  |
| external_choices |
|  | list_name | name |
|  | a         | b    |
""",
        [
            ("[entities]:1: not-covered", "keeps no entities"),
            ("[external_choices]:1: not-covered", "no external lists"),
        ],
    ),
    "metadata between questions": (
        """
| survey |
|  | type  | name  | label |
|  | text  | a     | A?    |
|  | start | start |       |
""",
        [("[survey]:3:1: not-covered", "only before the first question")],
    ),
    "a form that asks nothing": (
        """
| survey |
|  | type | name | label |
|  |      |      |       |
""",
        [("[survey]:1: no-questions", "asks nothing")],
    ),
    "a loop": (
        """
| survey |
|  | type               | name | label |
|  | begin loop over yn | l    | L     |
|  | text               | a    | A?    |
|  | end loop           |      |       |
|  | text               | b    | B?    |
"""
        + LIST,
        [("[survey]:2:1: not-covered", "no loops")],
    ),
    "our own sheets": (
        """
| survey |
|  | type | name | label | crmkit_compare |
|  | text | a    | A?    | same           |
| crmkit_form |
|  | key     | value |
|  | audiens | all   |
""",
        [("[crmkit_form]:2:1: unknown-key", "Write 'audience'"), ("[survey]:2:4: compare", "no rule")],
    ),
    "our own templates": (
        """
| survey |
|  | type | name | label |
|  | text | a    | A?    |
| crmkit_form |
|  | key     | value |
|  | audiens | all   |
| crmkit_templates |
|  | id   | when   | category | priority | statement | acceptance |
|  | R-01 | true() | F.salez  | M        | Pay.      | Paid.      |
|  | R 02 | true() | F.sales  | X        |           | Paid.      |
""",
        [
            ("[crmkit_form]:2:1: unknown-key", "Write 'audience'"),
            ("[crmkit_templates]:2:3: bad-template", "no category"),
            ("[crmkit_templates]:3:1: bad-template", "The id cannot be taken"),
            ("[crmkit_templates]:3:4: bad-template", "no priority"),
            ("[crmkit_templates]:3:5: bad-template", "no statement"),
        ],
    ),
}


@pytest.mark.parametrize("name", FAULTS)
def test_every_fault_with_its_place(name: str) -> None:
    table, wanted = FAULTS[name]
    with pytest.raises(BadData) as caught:
        read(table)
    said = [str(problem) for problem in caught.value.problems]
    assert len(said) == len(wanted), said
    for problem, (place, words) in zip(said, wanted, strict=True):
        assert problem.startswith(f"form.xlsx {place} "), problem
        assert words in problem


def test_what_is_not_covered_can_be_left_out() -> None:
    found = read_xlsform(
        workbook(tables(FAULTS["types we do not have"][0])), "form.xlsx", "data", leave_out=True
    )
    assert [question.name for question in found.questionnaire.questions] == ["f"]
    assert [problem.place.line for problem in found.left_out] == [2, 3, 4, 5, 6]


def test_a_loop_is_left_out_with_what_is_in_it() -> None:
    assert [question.name for question in read(FAULTS["a loop"][0], leave_out=True).questions] == ["b"]


def test_a_sheet_with_a_name_that_is_nearly_right() -> None:
    with pytest.raises(BadData, match=r"no sheet 'survey'. Rename the sheet 'Servey'"):
        read("| Servey |\n|  | type | name |\n|  | text | a |")


def test_ids_that_are_none_are_replaced_and_remembered() -> None:
    form = read(
        "| survey |\n|  | type | name |\n|  | text | a |\n| settings |\n|  | form_id |\n|  | my.form 1 |"
    )
    assert (form.id, form.xlsform["form_id"]) == ("data", "my.form 1")


def test_minutes_are_guessed_from_the_number_of_questions() -> None:
    rows = "".join(f"|  | integer | q{n} | Q{n}? |\n" for n in range(41))
    assert read(f"| survey |\n|  | type | name | label |\n{rows}").minutes == 20
