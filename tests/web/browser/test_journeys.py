"""Whole ways in a real browser: rating with a network that goes away, an interview, a reading round, keys only."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.web.browser.served import Guest, guest, served
from tests.web.room import unrated
from tests.web.test_interview import FORM
from tests.workflows.signoff import rounds
from toolkit.store.dossier import read_dossier
from toolkit.store.signoff.records import read_records
from toolkit.workflows.signoff.reading import lectern

pytestmark = [pytest.mark.slow, pytest.mark.needs_program("chromium")]


def grade(person: Guest, word: str, evidence: str = "") -> None:
    person.page.check(f"input[name=grade][value={word}]")
    if evidence:
        person.page.fill("#evidence", evidence)
    expect(person.page.locator("[data-saved]")).to_contain_text("Saved.")


def test_a_demo_with_three_raters_and_a_facilitator(browser: Browser, tmp_path: Path) -> None:
    folder = unrated(tmp_path / "kaskad").folder
    raters = read_dossier(folder).engagement.raters
    with served(folder) as at:
        lead = guest(browser, at, "desktop").enter("ilze", "facilitate")
        lead.go("/room/V1")
        lead.page.click("text=Begin with KT01")
        expect(lead.page.locator(".timer")).to_contain_text("left")
        people = [
            guest(browser, at, size).enter(r, "rate:V1")
            for r, size in zip(raters, ("phone", "320", "desktop", "phone", "phone"), strict=True)
        ]
        for number, person in enumerate(people):
            person.go("/rate/V1")
            person.page.click("text=Being shown now: KT01")
            grade(person, "not_performed" if number == 0 else "excellent", "seen it")
            person.page.click("text=Save, next task")
            person.page.wait_for_url("**/rate/V1/KT02")
        lead.go("/room/V1/screen")
        assert f"{len(raters)} of {len(raters)}" in lead.page.inner_text("main")
        for person in people:
            person.go("/rate/V1")
            person.page.click("text=Hand in")
            person.page.click("text=Hand in all the same")
            person.page.wait_for_selector("text=Thank you")
        lead.go("/room/V1/talk")
        card = lead.page.locator("#KT01")
        card.locator("summary").click()
        card.locator("select").select_option("good")
        card.locator("input[type=checkbox]").first.check()
        card.locator("textarea").fill("seen again")
        card.locator("text=Agreed").last.click()
        expect(lead.page.locator("#KT01 .agreed")).to_contain_text("good")
        assert [p.complaints for p in (lead, *people)] == [[]] * (len(people) + 1)
    assert {c.rater for c in read_dossier(folder).scorecards if c.submitted} == set(raters)


def test_the_network_goes_away_and_comes_back(browser: Browser, tmp_path: Path) -> None:
    folder = unrated(tmp_path / "kaskad").folder
    with served(folder) as at:
        laura = guest(browser, at).enter("laura", "rate:V1")
        laura.go("/rate/V1/KT01")
        laura.context.set_offline(True)
        laura.page.check("input[name=grade][value=good]")
        expect(laura.page.locator("[data-saved]")).to_contain_text("No network")
        laura.page.click("text=Save, next task")
        expect(laura.page.locator("[data-saved]")).to_contain_text("No network")
        assert read_dossier(folder).scorecards == ()
        laura.context.set_offline(False)
        expect(laura.page.locator("[data-saved]")).to_contain_text("Saved.", timeout=10_000)
        laura.go("/rate/V1")
        expect(laura.page.locator(".lead")).to_contain_text("1 of 24")


def test_a_grade_that_wants_evidence_waits_for_it(browser: Browser, tmp_path: Path) -> None:
    folder = unrated(tmp_path / "kaskad").folder
    with served(folder) as at:
        laura = guest(browser, at).enter("laura", "rate:V1")
        laura.go("/rate/V1/KT01")
        laura.page.check("input[name=grade][value=satisfactory]")
        expect(laura.page.locator("[data-saved]")).to_contain_text("Not saved yet")
        assert read_dossier(folder).scorecards == ()
        laura.page.fill("#evidence", "the source is lost")
        expect(laura.page.locator("[data-saved]")).to_contain_text("Saved.")
        assert laura.complaints == []


def test_a_draft_outlives_a_server_that_was_stopped(browser: Browser, tmp_path: Path) -> None:
    folder = unrated(tmp_path / "kaskad").folder
    with served(folder) as at:
        laura = guest(browser, at).enter("laura", "rate:V1")
        laura.go("/rate/V1/KT01")
        at.stop()
        laura.page.check("input[name=grade][value=excellent]")
        laura.page.fill("#evidence", "one click")
        expect(laura.page.locator("[data-saved]")).to_contain_text("No network")
        at.start()
        laura.enter("laura", "rate:V1")  # the sessions ended with the server
        laura.go("/rate/V1")
        expect(laura.page.locator(".lead")).to_contain_text("1 of 24", timeout=10_000)
    rating = read_dossier(folder).scorecards[0].ratings[0]
    assert (rating.grade.value, rating.evidence) == ("excellent", "one click")


def test_an_interview_with_back_and_review(browser: Browser, tmp_path: Path) -> None:
    folder = unrated(tmp_path / "kaskad").folder
    (folder / "questionnaires").mkdir()
    (folder / "questionnaires" / "T01_all.yaml").write_text(FORM.lstrip(), "utf-8")
    with served(folder) as at:
        laura = guest(browser, at).enter("laura", "interview:T01_all")
        laura.page.click("text=Everything that can be asked")
        laura.page.click("text=Go on")
        laura.page.click("text=Save and go on")
        expect(laura.page.locator("[data-saved]")).to_contain_text("This question wants an answer.")
        laura.page.fill("textarea[name=value]", "Sell tubes")
        laura.page.click("text=Save and go on")
        expect(laura.page.locator("h1")).to_contain_text("How many, Sell tubes?")
        laura.page.click("text=Back")
        expect(laura.page.locator("textarea[name=value]")).to_have_value("Sell tubes")
        laura.context.set_offline(True)
        laura.page.fill("textarea[name=value]", "Sell boxes")
        laura.page.click("text=Save and go on")
        expect(laura.page.locator("[data-saved]")).to_contain_text("No network")
        laura.context.set_offline(False)
        laura.page.wait_for_url("**at=many**", timeout=10_000)
        laura.page.click("text=All answers")
        laura.page.click("text=Which tools?")
        laura.page.check("text=Sheets")
        laura.page.click("text=Save and go on")
        laura.page.wait_for_url("**at=main_tool**")
        laura.page.click("text=All answers")
        laura.page.click("text=Hand in")
        laura.page.wait_for_selector("text=Thank you")
        assert [c for c in laura.complaints if "Failed to load" not in c and "ERR_INTERNET" not in c] == []
    sitting = next(i for i in read_dossier(folder).interviews if i.questionnaire == "T01_all")
    assert sitting.submitted is not None
    assert sitting.answers["what"].value == "Sell boxes"  # type: ignore[union-attr]


def test_a_reading_round(browser: Browser, tmp_path: Path) -> None:
    folder = rounds.frozen(tmp_path / "kaskad")
    place = lectern(rounds.at(folder, "ilze"))
    with served(folder, rounds.SIGNED) as at:
        ilze = guest(browser, at, "desktop").enter("ilze", "read")
        ilze.go("/read")
        for section in place.unread:
            ilze.page.click("text=Go on with")
            ilze.page.fill("#reply", place.question(section).reply)
            ilze.page.click("button:text('Acknowledge')")
            ilze.page.wait_for_load_state()
            ilze.go("/read")
        expect(ilze.page.locator(".lead")).to_contain_text("You have acknowledged every section.")
        assert ilze.complaints == []
    assert len(read_records(folder).reading.acknowledgements) == len(place.unread)


def test_a_task_is_rated_with_the_keyboard_alone(browser: Browser, tmp_path: Path) -> None:
    folder = unrated(tmp_path / "kaskad").folder
    with served(folder) as at:
        laura = guest(browser, at, "desktop").enter("laura", "rate:V1")
        laura.go("/rate/V1/KT01")
        keys = laura.page.keyboard
        for _ in range(40):
            keys.press("Tab")
            if laura.page.evaluate("document.activeElement.name") == "grade":
                break
        keys.press("Space")
        keys.press("ArrowDown")
        for _ in range(40):
            keys.press("Tab")
            if laura.page.evaluate("document.activeElement.textContent").startswith("Save"):
                break
        keys.press("Enter")
        laura.page.wait_for_url("**/rate/V1/KT02")
    assert read_dossier(folder).scorecards[0].ratings[0].grade.value == "good"
