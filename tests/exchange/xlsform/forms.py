"""Forms that other programs write, one or more for each thing XLSForm can say; ours all of them."""

FORMS: dict[str, str] = {
    "texts and numbers": """
| survey |
|  | type    | name  | label          | hint         |
|  | text    | who   | Who is it?     | First name   |
|  | integer | years | How old?       |              |
|  | decimal | tall  | How tall in m? | With a point |
|  | date    | since | Since when?    |              |
|  | time    | at    | At what time?  |              |
""",
    "settings": """
| survey |
|  | type | name | label |
|  | text | a    | A?    |
| settings |
|  | form_title   | form_id | version    | instance_name   | style | default_language |
|  | House visits | visits  | 2026013001 | concat(${a}, '') | pages | en               |
""",
    "settings in old words and an id with dots": """
| survey |
|  | type | name | label |
|  | text | a    | A?    |
| settings |
|  | Form Title | ID_string | submission_url            |
|  | Visits     | my.visits | https://example.org/take  |
""",
    "headers in any case and aliases": """
| survey |
|  | Type    | Value | Caption | Relevance | Constraining_message | Constraint | Read only |
|  | integer | a     | A?      |           | Too small.           | . > 3      |           |
|  | text    | b     | B?      | ${a} > 5  |                      |            | yes       |
| choices |
|  | List_Name | Name | Label |
""",
    "types in old words": """
| survey |
|  | command            | tag | label |
|  | int                | a   | A?    |
|  | string             | b   | B?    |
|  | q date             | c   | C?    |
|  | add decimal prompt | d   | D?    |
|  | add note prompt    | e   | E     |
""",
    "select one": """
| survey |
|  | type           | name | label |
|  | select_one yn  | ok   | Fine? |
|  | select one yn  | ok2  | Fine? |
|  | select1 yn     | ok3  | Fine? |
| choices |
|  | list_name | name | label |
|  | yn        | yes  | Yes   |
|  | yn        | no   | No    |
""",
    "select multiple": """
| survey |
|  | type                                | name | label | constraint            | constraint_message |
|  | select_multiple ways                | a    | A?    | count-selected(.) < 3 | At most two.       |
|  | select all that apply from ways     | b    | B?    |                       |                    |
|  | add select multiple prompt using ways | c  | C?    |                       |                    |
| choices |
|  | list name | value | caption |
|  | ways      | mail  | Mail    |
|  | ways      | phone | Phone   |
|  | ways      | none  | None    |
""",
    "several lists, one never used, in an order of their own": """
| survey |
|  | type            | name | label |
|  | select_one zoo  | zoo  | Zoo?  |
|  | select_one able | b    | B?    |
| choices |
|  | list_name | name | label |
|  | able      | 1    | One   |
|  | spare     | 1    | One   |
|  | zoo       | ape  | Ape   |
|  | able      | 2    | Two   |
""",
    "a list named as its question": """
| survey |
|  | type            | name | label |
|  | select_one ape  | ape  | Ape?  |
|  | select_one bee  | bee  | Bee?  |
| choices |
|  | list_name | name | label |
|  | ape       | a    | A     |
|  | bee       | b    | B     |
""",
    "a list named as its question, before a shared one": """
| survey |
|  | type            | name | label |
|  | select_one ape  | ape  | Ape?  |
|  | select_one zoo  | a    | A?    |
|  | select_one zoo  | b    | B?    |
| choices |
|  | list_name | name | label |
|  | ape       | a    | A     |
|  | zoo       | b    | B     |
""",
    "rank and acknowledge": """
| survey |
|  | type         | name | label      |
|  | rank things  | r    | Put in order |
|  | acknowledge  | ok   | I have read it |
| choices |
|  | list_name | name | label |
|  | things    | a    | A     |
|  | things    | b    | B     |
""",
    "range": """
| survey |
|  | type  | name | label | parameters            |
|  | range | a    | A?    | start=1 end=7 step=2  |
|  | range | b    | B?    |                       |
|  | range | c    | C?    | end=2.5 step=0.5 start=0 |
""",
    "file": """
| survey |
|  | type | name | label         | hint |
|  | file | plan | Hand it over  | PDF  |
""",
    "note without a name, and a line break": """
| survey |
|  | type | name | label |
|  | text | a    | First line\\nsecond line |
|  | note |      | Thank you, ${a}. |
""",
    "group": """
| survey |
|  | type        | name | label   | relevant |
|  | integer     | n    | N?      |          |
|  | begin group | g    | A group | ${n} > 1 |
|  | text        | a    | A?      |          |
|  | begin_group | h    |         |          |
|  | text        | b    | B?      |          |
|  | end_group   |      |         |          |
|  | end group   |      |         |          |
""",
    "repeat": """
| survey |
|  | type         | name  | label  | repeat_count | calculation     |
|  | begin repeat | child | Child  |              |                 |
|  | text         | who   | Who?   |              |                 |
|  | integer      | age   | Age?   |              |                 |
|  | end repeat   |       |        |              |                 |
|  | calculate    | all   |        |              | count(${child}) |
|  | calculate    | old   |        |              | max(${age})     |
""",
    "repeats by number and by expression": """
| survey |
|  | type         | name  | label  | count |
|  | integer      | n     | N?     |       |
|  | begin_repeat | a     | A      | 3     |
|  | text         | a1    | A1?    |       |
|  | end_repeat   |       |        |       |
|  | begin_repeat | b     | B      | ${n}  |
|  | text         | b1    | B1?    |       |
|  | end_repeat   |       |        |       |
|  | begin_repeat | c     | C      | ${n} + 1 |
|  | text         | c1    | C1?    |       |
|  | end_repeat   |       |        |       |
""",
    "repeat in a repeat": """
| survey |
|  | type         | name | label | relevant            |
|  | begin repeat | sys  | Program |                   |
|  | text         | name | Name? |                     |
|  | begin repeat | flow | Flow  |                     |
|  | text         | kind | Kind? |                     |
|  | text         | why  | Why?  | ${kind} != ${name}  |
|  | end repeat   |      |       |                     |
|  | end repeat   |      |       |                     |
""",
    "required": """
| survey |
|  | type | name | label | required | required_message |
|  | text | a    | A?    | yes      | We need it.      |
|  | text | b    | B?    | TRUE     |                  |
|  | text | c    | C?    | true()   |                  |
|  | text | d    | D?    | no       |                  |
|  | text | e    | E?    |          |                  |
""",
    "defaults": """
| survey |
|  | type          | name | label | default  |
|  | text          | a    | A?    | Riga     |
|  | integer       | b    | B?    | 3        |
|  | text          | c    | C?    | ${a}     |
|  | date          | d    | D?    | today()  |
|  | date          | e    | E?    | 2026-03-30 |
|  | select_one yn | f    | F?    | yes      |
| choices |
|  | list_name | name | label |
|  | yn        | yes  | Yes   |
|  | yn        | no   | No    |
""",
    "expressions": """
| survey |
|  | type      | name | label | relevant | calculation |
|  | integer   | n    | N?    |          |             |
|  | text      | t    | T?    | ${n} > 1 and (${n} < 9 or not(${n} = 5)) | |
|  | calculate | c1   |       |          | if(${n} > 3, 'many', "few") |
|  | calculate | c2   |       |          | coalesce(${t}, 'none') |
|  | calculate | c3   |       |          | round(${n} div 3, 2) * 2 - 1 |
|  | calculate | c4   |       |          | concat(${t}, ' ', string-length(${t})) |
|  | text      | u    | U?    | regex(${t}, '[A-Z]{2}[0-9]+') | |
""",
    "quotes that a word processor bent": """
| survey |
|  | type | name | label | relevant      |
|  | text | a    | A?    |               |
|  | text | b    | B?    | ${a} = ‘yes’  |
""",
    "two languages": """
| survey |
|  | type          | name | label::English (en) | label::German (de) | hint::English (en) | hint::German (de) |
|  | text          | a    | Name?               | Name?              | Full               | Ganz              |
|  | select_one yn | b    | Fine?               | Gut?               |                    |                   |
| choices |
|  | list_name | name | label::English (en) | label::German (de) |
|  | yn        | yes  | Yes                 | Ja                 |
|  | yn        | no   | No                  | Nein               |
| settings |
|  | default_language |
|  | German (de)      |
""",
    "three languages, messages too, the first without a name": """
| survey |
|  | type    | name | label | label::Latvian (lv) | label::Russian (ru) | constraint | constraint_message | constraint_message::Latvian (lv) | constraint_message::Russian (ru) |
|  | integer | a    | Age?  | Vecums?             | Возраст?            | . > 17     | Adults only.       | Tikai pieaugušie.                | Только взрослые.                 |
""",
    "single colons": """
| survey |
|  | type | name | label:English | label:French |
|  | text | a    | Name?         | Nom ?        |
""",
    "media and guidance": """
| survey |
|  | type          | name | label | guidance_hint | image | media::audio | autoplay |
|  | text          | a    | A?    | Ask slowly    | a.png | a.mp3        | audio    |
|  | select_one ab | b    | B?    |               |       |              |          |
| choices |
|  | list_name | name | label | image |
|  | ab        | a    | A     | a.png |
|  | ab        | b    | B     | b.png |
""",
    "appearance, parameters, body and bind columns": """
| survey |
|  | type            | name | label | appearance | parameters     | body::accuracyThreshold | bind::foo | instance::bar |
|  | text            | a    | A?    | multiline  | rows=4         | 5                       |           | baz           |
|  | select_one ab   | b    | B?    | minimal    | randomize=true |                         | x         |               |
|  | begin_group     | g    | G     | field-list |                |                         |           |               |
|  | integer         | c    | C?    |            |                |                         |           |               |
|  | end_group       |      |       |            |                |                         |           |               |
| choices |
|  | list_name | name | label |
|  | ab        | a    | A     |
|  | ab        | b    | B     |
""",
    "what a device notes": """
| survey |
|  | type     | name     | label | parameters |
|  | start    | start    |       |            |
|  | end      | end      |       |            |
|  | today    | today    |       |            |
|  | deviceid | deviceid |       |            |
|  | username | username |       |            |
|  | audit    |          |       | track-changes=true |
|  | text     | a        | A?    |            |
""",
    "or other": """
| survey |
|  | type                         | name | label |
|  | select_one ab or_other       | a    | A?    |
|  | select_multiple ab or other  | b    | B?    |
|  | begin_repeat                 | r    | R     |
|  | select one ab or specify other | c  | C?    |
|  | end_repeat                   |      |       |
| choices |
|  | list_name | name | label |
|  | ab        | a    | A     |
|  | ab        | b    | B     |
""",
    "choices that hang on an earlier answer": """
| survey |
|  | type              | name    | label    | choice_filter                          |
|  | select_one lands  | land    | Country? |                                        |
|  | select_one towns  | town    | Town?    | country = ${land}                      |
|  | select_multiple towns | more | More?  | country = ${land} and name != ${town}  |
| choices |
|  | list_name | name | label   | country |
|  | lands     | lv   | Latvia  |         |
|  | lands     | de   | Germany |         |
|  | towns     | riga | Riga    | lv      |
|  | towns     | bonn | Bonn    | de      |
""",
    "a round for each choice": """
| survey |
|  | type                | name | label | repeat_count             |
|  | select_multiple ab  | a    | A?    |                          |
|  | begin_repeat        | r    | R     | count-selected(${a})     |
|  | text                | why  | Why?  |                          |
|  | end_repeat          |      |       |                          |
| choices |
|  | list_name | name | label |
|  | ab        | a    | A     |
|  | ab        | b    | B     |
""",
    "more columns of choices": """
| survey |
|  | type          | name | label |
|  | select_one ab | b    | B?    |
| choices |
|  | list_name | name | label | Country | order |
|  | ab        | a    | A     | lv      | 1     |
|  | ab        | b    | B     | de      |       |
""",
    "other sheets, remarks and empty rows": """
| survey |
|  | type | name | label | my remarks |
|  | text | a    | A?    | ask Inga   |
|  |      |      |       |            |
|  | text | b    | B?    |            |
| Notes |
|  | Do not forget |
| choices_old |
|  | x |
""",
    "texts that look like something else": """
| survey |
|  | type | name | label                          | hint        |
|  | text | a    | <b>Bold</b> & "quoted" ]]>     | =1+1        |
|  | text | b    | -5 @home +3                    | '=x         |
|  | note | c    | 100 % ${a}                     | {{ a }} ${b} |
""",
    "whole numbers and truths that a spreadsheet made of texts": """
| survey |
|  | type          | name | label | required |
|  | select_one n  | a    | 2026  | yes      |
| choices |
|  | list_name | name | label |
|  | n         | 1    | 1     |
|  | n         | 2    | 2     |
""",
}
