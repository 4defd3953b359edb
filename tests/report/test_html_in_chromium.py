"""The page as a reader has it: in a browser, from a disk, without a network."""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from conformance.compare.difference import Difference, Kind
from conformance.report import Header, Report, Target, render
from conformance.verdict import Outcome, Record, Verdict

sync_api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="no Chromium is installed")

HOSTILE = "</script><img src=x onerror='window.hacked=1'><script>window.hacked=1</script>\u202egnp.exe"


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with sync_api.sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"])
        yield opened
        opened.close()


@pytest.fixture
def page(browser: Any) -> Iterator[Any]:
    context = browser.new_context(locale="en-GB")
    context.set_offline(True)
    opened = context.new_page()
    opened.requested, opened.errors = [], []
    opened.on("request", lambda request: opened.requested.append(request.url))
    opened.on("console", lambda message: opened.errors.append(message.text))
    opened.on("pageerror", lambda error: opened.errors.append(str(error)))
    yield opened
    context.close()


def saved(folder: Path, *verdicts: Verdict, name: str = "shop") -> str:
    path = folder / "report.html"
    path.write_text(render(Report(Header(Target(name), "10.3"), verdicts)), "utf-8")
    return path.as_uri()


def until(page: Any, expression: str) -> None:
    """The page's policy forbids what playwright's own waiting does."""
    for _ in range(250):
        if page.evaluate(expression):
            return
        page.wait_for_timeout(20)
    pytest.fail(f"never came to be: {expression}")


def clause(number: int, outcome: Outcome = Outcome.PASS, text: str = "A promise.", **more: Any) -> Verdict:
    return Verdict(f"messages.c{number}", "clause", "messages", outcome, text, **more)


def test_hostile_text_is_shown_and_never_runs(page: Any, tmp_path: Path):
    told = clause(
        1,
        Outcome.FAIL,
        HOSTILE,
        reason=HOSTILE,
        differences=(Difference(HOSTILE, Kind.VALUE, HOSTILE, HOSTILE, HOSTILE),),
        exchanges=(Record("POST", HOSTILE, HOSTILE, 200, {HOSTILE: HOSTILE}, 1, HOSTILE),),
        run_only=HOSTILE,
    )

    address = saved(tmp_path, told, name=HOSTILE)
    page.goto(address)
    page.locator("summary").click()
    page.wait_for_selector(".body")

    assert page.evaluate("window.hacked") is None
    assert "onerror" in page.locator("h1").inner_text()
    assert "\u202e" not in page.locator("main").inner_text()
    assert "U+202E" in page.locator("summary .why").inner_text()
    assert (page.requested, page.errors) == ([address], [])


def test_filters_are_kept_in_the_address(page: Any, tmp_path: Path):
    page.goto(saved(tmp_path, clause(1), clause(2, Outcome.FAIL), clause(3, Outcome.FAIL, "Another.")))

    page.locator("select[name=outcome]").select_option("fail")
    page.locator("input[name=q]").fill("anoth")

    assert page.evaluate("location.hash") == "#outcome=fail&q=anoth"
    assert page.locator("details.verdict .id").all_inner_texts() == ["messages.c3"]
    page.reload()
    assert page.locator("details.verdict .id").all_inner_texts() == ["messages.c3"]


def test_the_address_can_open_one_verdict(page: Any, tmp_path: Path):
    page.goto(saved(tmp_path, clause(1), clause(2)) + "#open=messages.c2")

    page.wait_for_selector("details[open] .body h3")
    assert page.locator("details[open] .id").all_inner_texts() == ["messages.c2"]


def test_the_page_speaks_persian_from_right_to_left(page: Any, tmp_path: Path):
    page.goto(saved(tmp_path, clause(1)))
    page.get_by_role("button", name="فارسی").click()

    until(page, "document.documentElement.dir == 'rtl'")
    assert page.locator("h2").first.inner_text() == "وفاداری"
    assert page.locator(".number").inner_text() == "۱۰۰٪"


def test_twenty_thousand_verdicts_stay_usable(page: Any, tmp_path: Path):
    """Only the rows near the eye are made; the search and the end of the list are there all the same."""
    page.goto(saved(tmp_path, *(clause(n) for n in range(20_000))))
    rows = page.locator("details.verdict")

    page.evaluate("scrollTo(0, document.body.scrollHeight)")
    until(page, "document.querySelector('[aria-posinset=\"20000\"]')")

    assert rows.count() < 100
    page.locator("input[name=q]").fill("messages.c19999")
    assert rows.count() == 1


def test_an_opened_row_makes_room_and_keeps_it(page: Any, tmp_path: Path):
    page.goto(saved(tmp_path, *(clause(n) for n in range(500))))
    page.locator("details.verdict summary").first.click()
    page.wait_for_selector(".body h3")

    opened = page.locator("details.verdict").nth(0).bounding_box()
    until(
        page,
        "document.querySelectorAll('details.verdict')[1].getBoundingClientRect().top >="
        "document.querySelector('details[open]').getBoundingClientRect().bottom - 1",
    )
    page.evaluate("document.activeElement.blur()")  # what has the focus is never taken away
    page.evaluate("scrollTo(0, document.body.scrollHeight)")
    until(page, "!document.querySelector('details[open]')")
    page.evaluate("document.querySelector('.rows').scrollIntoView()")
    page.wait_for_selector("details[open] .body h3")

    assert page.locator("details[open]").bounding_box()["height"] == opened["height"]


def test_request_and_response_stand_side_by_side(page: Any, tmp_path: Path):
    exchange = Record("POST", "/sendMessage", {"text": "سلام"}, 200, {"ok": True}, 1.5, "curl x")
    page.goto(saved(tmp_path, clause(1, Outcome.FAIL, exchanges=(exchange,), run_only="--only messages.c1")))
    page.locator("details.verdict summary").click()
    page.wait_for_selector(".sides")

    request, response = (page.locator(".sides > *").nth(n) for n in (0, 1))
    assert "سلام" in request.inner_text()
    assert "true" in response.inner_text()
    assert request.bounding_box()["y"] == response.bounding_box()["y"]
    again = "conformance run --platform shop --driver none --only messages.c1"
    assert again in page.locator(".body").inner_text()


def test_a_cause_leads_to_what_was_lost_by_it(page: Any, tmp_path: Path):
    lost = clause(1, Outcome.FAIL, method="sendPhoto", reason="No photo came.")
    page.goto(saved(tmp_path, lost, clause(2), clause(3, Outcome.FAIL, method="sendDice")))

    page.get_by_role("button", name="sendPhoto", exact=True).click()

    until(page, "location.hash.includes('sendPhoto')")
    assert page.locator("details.verdict .id").all_inner_texts() == ["messages.c1"]


@pytest.mark.parametrize("asked", ["dark", "light"])
def test_dark_and_light_are_kept_in_the_address(asked: str, page: Any, tmp_path: Path):
    page.emulate_media(color_scheme="light" if asked == "dark" else "dark")
    page.goto(saved(tmp_path, clause(1)))
    page.locator("button[name=theme]").click()

    until(page, f"document.documentElement.dataset.theme == '{asked}'")
    page.reload()
    page.wait_for_selector("details.verdict")

    assert page.evaluate("document.documentElement.dataset.theme") == asked


@pytest.mark.parametrize("language", ["en", "fa"])
def test_a_phone_never_scrolls_sideways(language: str, page: Any, tmp_path: Path):
    page.set_viewport_size({"width": 360, "height": 740})
    long = clause(1, Outcome.FAIL, "A promise " * 30, reason="x" * 400, method="aVeryLongMethodName" * 5)
    page.goto(saved(tmp_path, long, name="n" * 200) + f"#lang={language}&open=messages.c1")
    page.wait_for_selector(".body h3")

    assert page.evaluate("document.documentElement.scrollWidth") <= 360


def test_persian_is_found_as_any_keyboard_writes_it(page: Any, tmp_path: Path):
    page.goto(saved(tmp_path, clause(1, text="کلید می‌ماند ۱۲"), clause(2)))

    page.locator("input[name=q]").fill("كليد ميماند 12")

    assert page.locator("details.verdict .id").all_inner_texts() == ["messages.c1"]


def test_an_interrupted_run_says_so_first(page: Any, tmp_path: Path):
    page.goto(saved(tmp_path, clause(1)))

    assert "interrupted after 1 verdicts" in page.locator(".banner").inner_text()


def test_bots_that_were_run_have_a_table_in_words(page: Any, tmp_path: Path):
    def bot(name: str, outcome: Outcome, reason: str = "") -> Verdict:
        told = {"framework": "aiogram", "version": "3.20", "played": 4, "lines": 9}
        return Verdict(f"bots.{name}", "bot", "bots", outcome, "It runs.", reason, extra=told)

    page.goto(saved(tmp_path, bot("shop", Outcome.FAIL, "No update came."), bot("echo", Outcome.PASS)))

    table = page.locator("section.card", has_text="Bots that were run here").inner_text()
    assert "1 of 2 unmodified programs held their conversation; 0 could not be run." in table
    assert re.search(r"shop\s+aiogram 3.20\s+4 of 9\s+fail\s+No update came", table)


def test_claims_stand_beside_what_was_seen(page: Any, tmp_path: Path):
    method = {"method": "sendPhoto", "params": [], "source": "its documentation", "confidence": "documented"}
    claims = {"platform": "shop", "as_of": "2026-01-02", "bot_api": None, "methods": [method], "updates": []}
    lost = clause(1, Outcome.FAIL, method="sendPhoto")
    path = tmp_path / "report.html"
    path.write_text(render(Report(Header(Target("shop"), "10.3", claims=claims), (lost,))), "utf-8")
    page.goto(path.as_uri())

    table = page.locator("section.card", has_text="Claimed and observed")

    assert re.search(r"sendPhoto\s+claimed and broken\s+0 of 1 pass\s+its documentation", table.inner_text())
    table.get_by_role("link", name="0 of 1 pass").click()
    page.wait_for_selector("details[open] .body h3")
    assert page.locator("details[open] .id").inner_text() == "messages.c1"


def test_a_probe_shows_what_was_seen(page: Any, tmp_path: Path):
    asked = Verdict("probes.limit", "probe", "probes", Outcome.SKIPPED, "Is the limit 4096?", "It is 2048.")
    page.goto(saved(tmp_path, asked))

    table = page.locator("section.card", has_text="Questions asked").inner_text()

    assert re.search(r"Is the limit 4096\?\s+It is 2048\.", table)
