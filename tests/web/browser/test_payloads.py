"""Fifty hostile texts through the fields of the pages, in a real browser: none runs, none becomes markup."""

import re
import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.web.browser.payloads import PAYLOADS
from tests.web.browser.served import Guest, Served, guest, served
from tests.web.room import SAMPLE, TODAY, unrated
from tests.web.test_interview import FORM
from tests.workflows.signoff import rounds
from toolkit.store.dossier import read_dossier
from toolkit.workflows.selection.rating import RatingWords, hand_in, open_card, rate
from toolkit.workflows.session import Session
from toolkit.workflows.signoff.reading import lectern, remark

pytestmark = [pytest.mark.slow, pytest.mark.needs_program("chromium")]
_WATCH = "for (const name of ['alert', 'confirm', 'prompt']) window[name] = () => { window.ran = true; };"


def watched(browser: Browser, at: Served) -> Guest:
    made = guest(browser, at)
    made.context.add_init_script(_WATCH)
    return made


def ran(person: Guest) -> bool:
    return bool(person.page.evaluate("window.ran === true")) or bool(person.complaints)


def test_there_are_fifty_and_the_watch_sees_one_that_gets_through(browser: Browser, tmp_path: Path) -> None:
    assert len(set(PAYLOADS)) == 50
    with served(unrated(tmp_path / "kaskad").folder) as at:
        person = watched(browser, at).enter("laura", "rate:V1")
        assert not ran(person)
        person.page.evaluate("document.body.innerHTML = '<img src=x onerror=alert(1)>'")
        person.page.wait_for_timeout(100)
        assert ran(person)


def test_in_ratings_and_the_talk_about_them(browser: Browser, tmp_path: Path) -> None:
    room = unrated(tmp_path / "kaskad")
    dossier = read_dossier(room.folder)
    tasks = [t.id for t in dossier.key_tasks.tasks]
    for vendor, texts in (("V1", PAYLOADS[:24]), ("V2", PAYLOADS[24:48])):
        for at, rater in enumerate(dossier.engagement.raters):
            opened = open_card(Session(room.folder, TODAY, rater), vendor, None)
            for task, text in zip(tasks, texts, strict=True):
                grade = "excellent" if at else "not_performed"
                opened = replace(opened, card=rate(opened, RatingWords(task, grade, evidence=text)))
            if rater != "laura":
                hand_in(opened, opened.card)
    with served(room.folder) as at_:
        laura = watched(browser, at_).enter("laura", "rate:V1", "rate:V2")
        for vendor, texts in (("V1", PAYLOADS[:24]), ("V2", PAYLOADS[24:48])):
            for task, text in zip(tasks, texts, strict=True):
                laura.go(f"/rate/{vendor}/{task}")
                assert laura.page.input_value("#evidence") == text
                assert not ran(laura), text
            laura.go(f"/rate/{vendor}")
            laura.page.click("text=Hand in")
            laura.page.wait_for_selector("text=Thank you")
        lead = watched(browser, at_).enter("ilze", "facilitate")
        for vendor, texts in (("V1", PAYLOADS[:24]), ("V2", PAYLOADS[24:48])):
            lead.go(f"/room/{vendor}/talk")
            said = lead.page.inner_text("main")
            assert [t for t in texts if " ".join(t.split()) not in " ".join(said.split())] == []
            assert not ran(lead)


def test_in_answers_quotes_comments_and_open_questions(browser: Browser, tmp_path: Path) -> None:
    room = unrated(tmp_path / "kaskad")
    (room.folder / "questionnaires").mkdir()
    (room.folder / "questionnaires" / "T01_all.yaml").write_text(FORM.lstrip(), "utf-8")
    phone = room.guest("laura", "interview:T01_all")
    with served(room.folder) as at:
        laura = watched(browser, at).enter("laura", "interview:T01_all")
        for text in PAYLOADS:
            url = "/interview/T01_all?at=what"
            stamp = re.search(r'name="seen_before" value="([^"]+)"', phone.get(url).text)
            assert stamp is not None
            fields = {"value": text, "quote": text, "comment": text, "seen_before": stamp[1]}
            assert phone.post(url, fields).status_code == 303
            # The label of the next question reads the answer out; the review and a title show it too.
            for page in (url, "/interview/T01_all?at=many", "/interview/T01_all?at=end"):
                laura.go(page)
                assert not ran(laura), (page, text)
            laura.go(url)
            assert laura.page.input_value("textarea[name=value]") == text
        lead = watched(browser, at).enter("ilze", "facilitate")
        lead.go("/interview/T01_all?at=what&member=laura")
        assert not ran(lead)


def test_in_remarks_and_names_of_documents(browser: Browser, tmp_path: Path) -> None:
    folder = rounds.frozen(tmp_path / "signed")
    place = lectern(rounds.at(folder, "ilze"))
    section = place.unread[0].id
    for text in PAYLOADS:
        remark(place, section, text, text[:60])
    with served(folder, rounds.SIGNED) as at:
        person = watched(browser, at).enter("ilze", "read")
        for url in (f"/read/{section}", "/read"):
            person.go(url)
            assert not ran(person)
    shutil.copytree(SAMPLE, tmp_path / "whole")
    (tmp_path / "whole" / "out").mkdir()
    for number, text in enumerate(PAYLOADS):
        (tmp_path / "whole" / "out" / f"{number} {text.replace('/', '')}.pdf").write_bytes(b"%PDF-")
    with served(tmp_path / "whole") as at:
        lead = watched(browser, at).enter("ilze", "facilitate")
        lead.go("/dashboard/documents")
        assert lead.page.locator(".files li").count() == 50
        assert not ran(lead)
