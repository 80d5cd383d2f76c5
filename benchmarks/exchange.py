"""A form of 1,000 questions out to XLSForm and back, beside pyxform and, with PEERS, yxf."""

import io
import os
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from pyxform.xls2xform import convert

from benchmarks.measure import run
from toolkit.exchange.xlsform.reading import read_xlsform
from toolkit.exchange.xlsform.writing import write_xlsform
from toolkit.models.interviews.question import Choice, Question
from toolkit.models.interviews.questionnaire import Questionnaire
from toolkit.models.interviews.translation import QuestionWords, Translation

_TYPES = (
    "text", "integer", "select_one", "select_multiple", "decimal", "date", "text", "calculate", "select_one", "time",
)  # fmt: skip
_CITIES = tuple(
    Choice(name=f"c{n}", label=f"City {n}", columns={"country": "lv" if n % 2 else "de"}) for n in range(20)
)
_COUNTRIES = (Choice(name="lv", label="Latvia"), Choice(name="de", label="Germany"))


def measure() -> None:
    """Print CPU seconds of our export and import, of pyxform on the same workbook, and of yxf both ways."""
    form, words = _form(1000)
    data = write_xlsform(form, words)
    back = read_xlsform(data, "large.xlsx", "LARGE")
    if back.questionnaire.questions == () or convert(xlsform=io.BytesIO(data), file_type=".xlsx").warnings:
        raise RuntimeError("the large form did not come through")
    peer = _seconds(lambda: convert(xlsform=io.BytesIO(data), file_type=".xlsx"))
    _line("pyxform: 1,000 questions in 2 languages to an XForm", peer, peer)
    _line("  ours: questionnaire to XLSForm", _seconds(lambda: write_xlsform(form, words)), peer)
    _line(
        "  ours: XLSForm to questionnaire, checked", _seconds(lambda: read_xlsform(data, "l.xlsx", "L")), peer
    )
    _whole_processes(data, peer)
    python = Path(os.environ.get("PEERS", "")) / "yxf" / "bin" / "python"
    if os.environ.get("PEERS") and python.is_file():
        _yxf(python, data, peer)
    else:
        print("  yxf was not measured: PEERS has no yxf/bin/python")


def _whole_processes(data: bytes, peer: float) -> None:
    crmkit = str(Path(sys.executable).parent / "crmkit")
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "q.xlsx").write_bytes(data)
        here = [crmkit, "-C", folder, "questionnaire"]
        there = [*here, "import", f"{folder}/q.xlsx", "--out", f"{folder}/q.yaml", "--replace"]
        _line("  crmkit questionnaire import (whole process)", run(there, times=3).cpu_s, peer)
        checked = [*here, "check", f"{folder}/q.yaml"]
        _line("  crmkit questionnaire check of it", run(checked, times=3).cpu_s, peer)


def _yxf(python: Path, data: bytes, peer: float) -> None:
    with tempfile.TemporaryDirectory() as folder:
        book, text = Path(folder) / "q.xlsx", Path(folder) / "q.yaml"
        book.write_bytes(data)
        there = run([str(python), "-m", "yxf", "--force", str(book)], times=3)
        _line("  yxf: XLSForm to YAML (whole process)", there.cpu_s, peer)
        again = run([str(python), "-m", "yxf", "--force", str(text)], times=3)
        _line("  yxf: YAML to XLSForm (whole process)", again.cpu_s, peer)


def _form(count: int) -> tuple[Questionnaire, dict[str, Translation]]:
    groups = []
    for number in range(count // len(_TYPES)):
        questions = tuple(_question(number, place, kind) for place, kind in enumerate(_TYPES))
        kind = "repeat" if number % 5 == 0 else "group"
        groups.append(Question(type=kind, name=f"g{number}", label=f"Part {number}", questions=questions))
    form = Questionnaire(
        id="LARGE", title="Large", audience="all", minutes=60, purpose="test", questions=tuple(groups),
        lists={"cities": _CITIES, "countries": _COUNTRIES},
    )  # fmt: skip
    said = {q.name: QuestionWords(label=f"По-русски {q.name}?") for g in groups for q in (g, *g.questions)}
    return form, {"ru": Translation(of="LARGE", language="ru", questions=said)}


def _question(group: int, place: int, kind: str) -> Question:
    more: dict[str, object] = {}
    if kind in ("integer", "decimal"):
        more = {"constraint": ". >= 0 and . <= 1000", "constraint_message": "From 0 to 1000."}
    elif kind == "select_one":
        filtered = place == 8
        more = {"choices": "cities" if filtered else "countries"}
        more |= {"choice_filter": f"country = ${{q{group}_2}}"} if filtered else {}
    elif kind == "select_multiple":
        more = {"choices": "cities"}
    elif kind == "calculate":
        more = {"calculation": f"${{q{group}_1}} * 2 + 1"}
    if place in (4, 6):
        more["relevant"] = f"${{q{group}_1}} > 3 and selected(${{q{group}_3}}, 'c1')"
    return Question.model_validate(
        {"type": kind, "name": f"q{group}_{place}", "label": f"Question {place}?", **more}
    )


def _seconds(call: Callable[[], object], times: int = 5) -> float:
    spent = []
    for _ in range(times):
        before = time.process_time()
        call()
        spent.append(time.process_time() - before)
    return sorted(spent)[times // 2]


def _line(what: str, seconds: float, peer: float) -> None:
    print(f"{what:<52} {seconds:>7.3f}      ratio {seconds / peer:.2f}")
