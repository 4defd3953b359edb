"""The page as a reader has it: in a browser, from a disk, without a network."""

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
    assert "U+202E" in page.locator(".why").inner_text()
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

    assert page.locator("details[open] .id").all_inner_texts() == ["messages.c2"]


def test_the_page_speaks_persian_from_right_to_left(page: Any, tmp_path: Path):
    page.goto(saved(tmp_path, clause(1)))
    page.get_by_role("button", name="فارسی").click()

    page.wait_for_function("document.documentElement.dir == 'rtl'")
    assert page.locator("h2").first.inner_text() == "وفاداری"
    assert page.locator(".number").inner_text() == "۱۰۰٪"


def test_twenty_thousand_verdicts_stay_usable(page: Any, tmp_path: Path):
    """Only the rows near the eye are made; the search still sees every verdict."""
    page.goto(saved(tmp_path, *(clause(n) for n in range(20_000))))

    assert page.locator("details.verdict").count() < 1000
    page.locator("input[name=q]").fill("messages.c19999")
    assert page.locator("details.verdict").count() == 1
