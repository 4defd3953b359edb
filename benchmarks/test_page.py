"""How long the page of a report takes to make, and to open in Chromium, with 20,000 verdicts."""

import random
import shutil
from pathlib import Path

import pytest

from conformance.compare.difference import Difference, Kind
from conformance.report import Header, Report, Target, render
from conformance.verdict import Outcome, Record, Verdict

VERDICTS = 20_000
CLAUSES = 1000  # the others are steps of sessions
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
WORDS = ("سلام", "سفارش", "کد", "ثبت", "شد", "order", "photo", "basket", "chat", "message", "update", "shop")


def verdict(number: int, dice: random.Random) -> Verdict:
    """Texts that do not repeat, since what repeats is packed better than what is real."""
    text = " ".join(dice.choices(WORDS, k=30)) + f" {dice.getrandbits(64)}"
    answer = {"ok": True, "result": {"message_id": dice.getrandbits(40), "text": text, "date": number}}
    return Verdict(
        f"messages.c{number}",
        "clause" if number < CLAUSES else "step",
        f"area{number % 25}",
        dice.choice(list(Outcome)),
        f"The promise number {number} is kept.",
        text[:80],
        session=f"session{number % 40}",
        method=dice.choice(["sendMessage", "sendPhoto", "getUpdates", "editMessageText"]),
        differences=(Difference(f"result[{number % 9}].text", Kind.VALUE, text, text[::-1]),),
        exchanges=(Record("POST", "/bot<token>/sendMessage", {"text": text}, 200, answer, 1.0, "curl x"),)
        * 2,
        run_only=f"--only messages.c{number}",
    )


@pytest.fixture(scope="module")
def report() -> Report:
    dice = random.Random(7)  # noqa: S311 - texts, not secrets
    return Report(Header(Target("shop"), "10.3"), tuple(verdict(n, dice) for n in range(VERDICTS)))


@pytest.fixture(scope="module")
def page(report, tmp_path_factory) -> Path:
    path = tmp_path_factory.mktemp("page") / "report.html"
    path.write_text(render(report), "utf-8")
    return path


def test_making(benchmark, report):
    text = benchmark.pedantic(render, (report,), rounds=2)

    print(f"\n{VERDICTS} verdicts: {len(text.encode()) / 1e6:.1f} MB")


@pytest.mark.skipif(CHROMIUM is None, reason="no Chromium is installed")
def test_opening_filtering_and_scrolling(benchmark, page):
    sync_api = pytest.importorskip("playwright.sync_api")
    with sync_api.sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"])
        shown = browser.new_page(viewport={"width": 1200, "height": 1000})

        def opened() -> None:
            shown.goto(page.as_uri())
            shown.wait_for_selector("details.verdict")

        benchmark.pedantic(opened, rounds=5)
        print(f"\nfilter as one types: {shown.evaluate(TYPING):.0f} ms at the most")
        print(
            "from frame to frame while scrolling: median {:.0f}, 95 % {:.0f} ms".format(
                *shown.evaluate(SCROLLING)
            )
        )
        print(f"evidence of a verdict: {shown.evaluate(EVIDENCE):.0f} ms")
        browser.close()


TYPING = """() => {
  const field = document.querySelector("input[name=q]");
  return Math.max(...["p", "ph", "pho", "photo", ""].map((text) => {
    const from = performance.now();
    field.value = text;
    field.dispatchEvent(new Event("input"));
    return performance.now() - from;
  }));
}"""
SCROLLING = """async () => {
  const times = [];
  let last = performance.now();
  for (let step = 0; step < 120; step++) {
    scrollTo(0, 2000 + step * (document.body.scrollHeight - 4000) / 120);
    await new Promise(requestAnimationFrame);
    times.push(performance.now() - last);
    last = performance.now();
  }
  times.sort((one, other) => one - other);
  return [times[60], times[114]];
}"""
EVIDENCE = """async () => {
  const row = [...document.querySelectorAll("details.verdict")].at(-1);
  const from = performance.now();
  row.open = true;
  while (!row.querySelector(".body h3")) await new Promise(requestAnimationFrame);
  return performance.now() - from;
}"""
