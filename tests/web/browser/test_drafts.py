"""What was typed and is not saved: never thrown away unseen, sent from any page, and in the way of handing in."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect

from tests.web.browser.served import Guest, Served, guest, served
from tests.web.browser.test_journeys import grade
from tests.web.room import unrated
from tests.web.test_interview import FORM
from toolkit.store.dossier import read_dossier

pytestmark = [pytest.mark.slow, pytest.mark.needs_program("chromium")]


@pytest.fixture(scope="module")
def at(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    folder = unrated(tmp_path_factory.mktemp("drafts") / "kaskad").folder
    (folder / "questionnaires").mkdir()
    (folder / "questionnaires" / "T01_all.yaml").write_text(FORM.lstrip(), "utf-8")
    with served(folder) as one:
        yield one


def rated(at: Served, vendor: str) -> dict[str, tuple[str, str]]:
    cards = [c for c in read_dossier(at.folder).scorecards if c.vendor == vendor]
    return {r.task: (r.grade.value, r.evidence) for card in cards for r in card.ratings}


def drafts(person: Guest) -> int:
    return int(person.page.evaluate("Object.keys(localStorage).filter(k => k.startsWith('draft')).length"))


def test_another_device_saved_meanwhile_and_both_are_shown(browser: Browser, at: Served) -> None:
    phone = guest(browser, at).enter("laura", "rate:V1")
    desk = guest(browser, at, "desktop").enter("laura", "rate:V1")
    phone.go("/rate/V1/KT01")
    phone.context.set_offline(True)
    phone.page.check("input[name=grade][value=satisfactory]")
    phone.page.fill("#evidence", "words of the phone")
    expect(phone.page.locator("[data-saved]")).to_contain_text("No network")
    desk.go("/rate/V1/KT01")
    grade(desk, "excellent", "words of the desk")
    phone.context.set_offline(False)
    phone.go("/rate/V1/KT01")
    expect(phone.page.locator("h1")).to_contain_text("was rated elsewhere meanwhile")
    expect(phone.page.locator("main")).to_contain_text("words of the phone")
    expect(phone.page.locator("main")).to_contain_text("words of the desk")
    assert rated(at, "V1")["KT01"] == ("excellent", "words of the desk")
    phone.page.click("text=Keep what is saved")
    expect(phone.page.locator("#evidence")).to_have_value("words of the desk")
    assert drafts(phone) == 0


def test_a_link_takes_the_last_words_along(browser: Browser, at: Served) -> None:
    laura = guest(browser, at).enter("laura", "rate:V2")
    laura.go("/rate/V2/KT01")
    laura.page.check("input[name=grade][value=good]")
    laura.page.click("text=All tasks")  # sooner than the page saves by itself
    expect(laura.page.locator(".lead")).to_contain_text("1 of 24")
    laura.go("/rate/V2/KT02")
    laura.page.check("input[name=grade][value=good]")
    laura.go("/rate/V2")  # no link: the page is only left
    expect(laura.page.locator(".lead")).to_contain_text("2 of 24")
    assert set(rated(at, "V2")) == {"KT01", "KT02"}
    assert drafts(laura) == 0


def test_what_could_not_be_sent_goes_from_any_page_and_stands_before_handing_in(
    browser: Browser, at: Served
) -> None:
    laura = guest(browser, at).enter("laura", "rate:V4")
    for task, word in (("KT01", "good"), ("KT02", "excellent")):
        laura.go(f"/rate/V4/{task}")
        laura.page.route("**/rate/V4/*", lambda route: route.abort())
        laura.page.check(f"input[name=grade][value={word}]")
        if task == "KT01":
            expect(laura.page.locator("[data-saved]")).to_contain_text("No network")
        laura.page.unroute_all()
    laura.go("/rate/V4")
    expect(laura.page.locator(".lead")).to_contain_text("1 of 24")  # sent from here
    left = laura.page.locator("[data-left]")
    expect(left).to_contain_text("KT02")
    expect(left).to_contain_text("wants evidence")
    laura.page.click("button:text('Hand in')")
    laura.page.wait_for_load_state()
    assert [c.submitted for c in read_dossier(at.folder).scorecards if c.vendor == "V4"] == [None]
    left.locator("button").click()
    laura.page.click("button:text('Hand in')")
    laura.page.click("text=Hand in all the same")
    laura.page.wait_for_selector("text=Thank you")
    assert drafts(laura) == 0


def test_answers_are_saved_when_their_page_is_left(browser: Browser, at: Served) -> None:
    laura = guest(browser, at).enter("laura", "interview:T01_all")
    laura.go("/interview/T01_all?at=what")
    laura.page.fill("textarea[name=value]", "Sell")
    laura.page.click("text=All answers")
    expect(laura.page.locator("ol")).to_contain_text("Sell")
    laura.go("/interview/T01_all?at=many")
    laura.page.fill("input[name=value]", "500")
    laura.page.click("text=Back")
    left = laura.page.locator("[data-left]")
    expect(left).to_contain_text("Less than a hundred.")
    laura.page.click("text=All answers")
    laura.page.click("button:text('Hand in')")
    expect(left).to_contain_text("How many")
    left.locator("a").click()
    expect(laura.page.locator("input[name=value]")).to_have_value("500")
    laura.page.fill("input[name=value]", "5")
    laura.page.click("text=All answers")
    laura.page.click("button:text('Hand in')")
    laura.page.wait_for_selector("text=Thank you")
    sitting = next(i for i in read_dossier(at.folder).interviews if i.questionnaire == "T01_all")
    assert str(sitting.answers["many"].value) == "5"  # type: ignore[union-attr]
    assert drafts(laura) == 0


def test_the_phone_learns_what_the_room_turned_to_and_keeps_what_is_typed(
    browser: Browser, at: Served
) -> None:
    lead = guest(browser, at, "desktop").enter("ilze", "facilitate")
    viktors = guest(browser, at).enter("viktors", "rate:V1")
    viktors.page.clock.install()
    viktors.go("/rate/V1/KT01")
    viktors.page.fill("#evidence", "half a word")
    expect(viktors.page.locator("[data-shown]")).to_be_hidden()
    lead.go("/room/V1")
    lead.page.click("button[aria-label='Show KT02']")
    lead.page.wait_for_load_state()
    viktors.page.clock.fast_forward(10_000)
    expect(viktors.page.locator("[data-shown]")).to_contain_text("being shown now: KT02")
    expect(viktors.page.locator("#evidence")).to_have_value("half a word")
    viktors.page.locator("[data-shown] a").click()
    expect(viktors.page.locator("h1")).to_contain_text("KT02")
    expect(viktors.page.locator("[data-timer]")).to_contain_text("left")
