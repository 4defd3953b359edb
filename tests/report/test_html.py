import json
import re
from base64 import b64encode
from collections.abc import Callable
from dataclasses import replace
from hashlib import sha256
from html.parser import HTMLParser
from importlib.resources import files
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conformance.compare.difference import Difference, Kind
from conformance.report import Header, Report, Target, render
from conformance.verdict import Outcome, Record, Verdict

Open = Callable[[str], dict[str, Any]]
ASSETS = files("conformance.report") / "assets"
HOSTILE = "</script><img src=x onerror=hacked=1><!--<script>\u202eevil\u2066 ]]> & \u2028"


class Page(HTMLParser):
    """Elements in order, and the text of each script."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: dict[str, str | None] = {}
        self.scripts: list[str] = []
        self.inside = ""
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.inside = tag
        self.attributes |= {f"{tag}.{name}": value for name, value in attrs}
        if tag == "script":
            self.scripts.append("")

    def handle_endtag(self, tag: str) -> None:
        if tag == self.inside:
            self.inside = ""

    def handle_data(self, data: str) -> None:
        if self.inside == "script":
            self.scripts[-1] += data


def hostile(text: str) -> Verdict:
    exchange = Record(text, text, {text: text}, 200, [text], 1, text)
    difference = Difference(text, Kind.VALUE, text, {text: text}, text)
    return Verdict(
        text,
        "clause",
        text,
        Outcome.FAIL,
        text,
        text,
        anchor=text,
        method=text,
        session=text,
        cause=text,
        differences=(difference,),
        exchanges=(exchange,),
        run_only=text,
        extra={text: text},
    )


@given(text=st.just(HOSTILE) | st.text())
def test_no_text_leaves_its_place_as_data(text: str, opened: Open):
    """Whatever a platform says, the page has the same elements, and the text comes back whole."""
    page = render(Report(Header(Target(text), text, driver=text), (hostile(text),)))

    assert Page(page).tags == Page(render(Report(Header(Target("x"), "10.3"), ()))).tags
    assert opened(page)["verdicts"][0].get("promise", "") == text


def test_the_page_lets_only_its_own_script_run(header: Header):
    page = Page(render(Report(header, ())))

    own = b64encode(sha256(page.scripts[2].encode()).digest()).decode()

    assert f"script-src 'sha256-{own}'" in (page.attributes["meta.content"] or "")


def test_the_page_asks_nothing_of_the_network(header: Header, full_verdict: Verdict):
    page = render(Report(header, (full_verdict,)))

    assert not {"link", "img", "iframe"} & set(Page(page).tags)
    assert "script.src" not in Page(page).attributes
    assert not re.search(r"@import|url\((?!#hatch\))|fetch\(|XMLHttpRequest|innerHTML|insertAdjacent", page)


def test_both_languages_say_the_same_things():
    strings = json.loads((ASSETS / "strings.json").read_text("utf-8"))
    holes = {
        lang: {key: sorted(re.findall(r"\{\d}", said)) for key, said in strings[lang].items()}
        for lang in strings
    }

    assert holes["en"] == holes["fa"]


def test_every_word_the_page_says_is_in_the_dictionary():
    words = json.loads((ASSETS / "strings.json").read_text("utf-8"))["en"]
    scripts = "".join(p.read_text("utf-8") for p in ASSETS.iterdir() if p.name.endswith(".js"))

    assert set(re.findall(r'(?:said|part)\("(\w+)"', scripts)) | {o.value for o in Outcome} <= set(words)


def test_differences_are_sorted_by_path_with_numbers_as_numbers(
    header: Header, verdict: Callable[..., Verdict], opened: Open
):
    paths = ["result[10].text", "result[2].text", "ok"]
    judged = verdict(1, Outcome.FAIL, differences=tuple(Difference(p, Kind.MISSING, 1) for p in paths))

    (shown,) = opened(render(Report(header, (judged,))))["verdicts"]

    assert [d["path"] for d in shown["differences"]] == ["ok", "result[2].text", "result[10].text"]


def test_large_ids_keep_their_digits(header: Header, full_verdict: Verdict, opened: Open):
    exact = replace(full_verdict.exchanges[0], response={"id": 2**63 - 1})

    (shown,) = opened(render(Report(header, (replace(full_verdict, exchanges=(exact,)),))))["verdicts"]

    assert "9223372036854775807" in shown["exchanges"][0]["response"]


def test_an_interrupted_run_is_a_page_too(header: Header, verdict: Callable[..., Verdict], opened: Open):
    assert opened(render(Report(header, (verdict(1),))))["footer"] is None


@pytest.mark.parametrize("name", ["page.html", "page.css", "strings.json"])
def test_the_page_ships_with_the_package(name: str):
    assert (ASSETS / name).is_file()
