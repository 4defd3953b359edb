"""The comparison as a reader has it: in a browser, from a disk, without a network."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from conformance.report import Header, Report, Target
from conformance.report.comparison import compared
from conformance.report.matrix import matrix_page
from conformance.score import Promised
from conformance.verdict import Outcome, Verdict

sync_api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="no Chromium is installed")

HOSTILE = "</script><img src=x onerror='window.hacked=1'><script>window.hacked=1</script>\u202egnp.exe"
CLAUSES = ("files.kept", "messages.sent", "messages.edited")


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


def report(name: str, *outcomes: Outcome, text: str = "A promise.", **header: Any) -> Report:
    verdicts = tuple(
        Verdict(id_, "clause", id_.partition(".")[0], outcome, text, "" if outcome is Outcome.PASS else text)
        for id_, outcome in zip(CLAUSES, outcomes, strict=False)
    )
    universe = tuple(Promised(id_, id_.partition(".")[0]) for id_ in CLAUSES)
    return Report(Header(Target(name), "10.3", universe=universe, **header), verdicts, {"finished_at": ""})


GOOD = report("good", Outcome.PASS, Outcome.PASS, Outcome.PASS)
POOR = report("poor", Outcome.PASS, Outcome.FAIL)
BEHIND = report("poor", Outcome.PASS, Outcome.PASS, Outcome.UNSUPPORTED, shim="words")


def opened(page: Any, folder: Path, *reports: Report, asked: str = "") -> str:
    path = folder / "compare.html"
    path.write_text(matrix_page(compared(reports)), "utf-8")
    page.goto(path.as_uri() + asked)
    page.wait_for_selector("table.grid tbody")
    return path.as_uri()


def texts(page: Any, selector: str) -> list[str]:
    return [" ".join(text.split()) for text in page.locator(selector).all_inner_texts()]


def test_every_cell_has_its_denominator(page: Any, tmp_path: Path):
    opened(page, tmp_path, GOOD, POOR)

    assert ["files 100% 1 of 1 100% 1 of 1", "messages 100% 2 of 2 0% 0 of 2"] == [
        text.replace("▸ ", "") for text in texts(page, "tr.area")
    ]
    assert page.errors == []


def test_an_area_opens_to_its_clauses_and_the_address_keeps_it(page: Any, tmp_path: Path):
    opened(page, tmp_path, GOOD, POOR)
    page.get_by_role("button", name="messages").click()

    wanted = ["messages.edited pass not run", "messages.sent pass fail"]
    page.wait_for_selector("tr.clause")
    assert wanted == texts(page, "tr.clause")
    page.reload()
    page.wait_for_selector("tr.clause")
    assert wanted == texts(page, "tr.clause")


def test_filters_are_kept_in_the_address(page: Any, tmp_path: Path):
    opened(page, tmp_path, GOOD, POOR)
    page.locator("button[name=differ]").click()
    page.locator("select[name=outcome]").select_option("fail")

    page.wait_for_selector("tr.clause")
    assert ["messages.sent pass fail"] == texts(page, "tr.clause")
    assert "#differ=1&outcome=fail" == page.evaluate("location.hash")
    assert "1 of 2 shown" in page.locator("tr.area").inner_text()


def test_a_clause_tells_what_happened_on_each_platform(page: Any, tmp_path: Path):
    opened(page, tmp_path, GOOD, POOR, asked="#clause=messages.sent")

    assert ["good pass", "poor fail A promise."] == texts(page, "tr.told li")


def test_a_shim_stands_beneath_its_platform(page: Any, tmp_path: Path):
    opened(page, tmp_path, GOOD, BEHIND, POOR)

    assert ["good", "poor"] == texts(page, "th.platform")
    assert ["unchanged", "unchanged", "behind the shim words"] == texts(page, "th.way")
    assert "2" == page.locator("th.platform").nth(1).get_attribute("colspan")


def test_the_page_speaks_persian_from_right_to_left(page: Any, tmp_path: Path):
    opened(page, tmp_path, GOOD, POOR, asked="#lang=fa&theme=dark")

    assert ("rtl", "dark") == (
        page.evaluate("document.documentElement.dir"),
        page.evaluate("document.documentElement.dataset.theme"),
    )
    assert "وفاداری ۱۰۰٪ ۳ از ۳ ۵۰٪ ۱ از ۳" in texts(page, ".wholes tr")


@pytest.mark.parametrize("language", ["en", "fa"])
def test_a_phone_scrolls_the_table_and_never_the_page(language: str, page: Any, tmp_path: Path):
    page.set_viewport_size({"width": 360, "height": 740})
    many = [report("n" * 200 + str(number), Outcome.FAIL, text="x" * 400) for number in range(9)]
    opened(page, tmp_path, *many, asked=f"#lang={language}&clause=files.kept")

    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    assert page.evaluate("document.querySelector('.matrix').scrollWidth") > 360


def test_hostile_text_is_shown_and_never_runs(page: Any, tmp_path: Path):
    address = opened(page, tmp_path, report(HOSTILE, Outcome.FAIL, text=HOSTILE), asked="#clause=files.kept")

    assert page.evaluate("window.hacked") is None
    assert "onerror" in page.locator("th.platform").inner_text()
    assert "\u202e" not in page.locator("main").inner_text()
    assert ([address], []) == (page.requested, page.errors)
