import json
import re
import zlib
from base64 import b64decode
from collections.abc import Callable
from typing import Any

import pytest

from conformance.compare.difference import Difference, Kind
from conformance.report import Header, Target
from conformance.score import Promised
from conformance.verdict import Consequence, Evidence, Level, Outcome, Record, Verdict

PERSIAN = "سلام، سفارش شما (کد ۱۲۳) ثبت شد ✅"


def _unpacked(text: str) -> Any:
    return json.loads(zlib.decompress(b64decode(text), wbits=-zlib.MAX_WBITS))


@pytest.fixture(scope="session")
def opened() -> Callable[[str], dict[str, Any]]:
    """What the browser unpacks of a page: the overview, and each verdict with its evidence."""

    def open_(page: str) -> dict[str, Any]:
        index, evidence = re.findall(r'<script type="text/plain" id="\w+">([^<]*)</script>', page)
        found: dict[str, Any] = _unpacked(index)
        told = [each for part in evidence.split() for each in _unpacked(part)]
        found["verdicts"] = [row | more for row, more in zip(found["verdicts"], told, strict=True)]
        return found

    return open_


@pytest.fixture
def header() -> Header:
    return Header(
        target=Target("bale", "https://tapi.bale.ai/bot{token}/{method}"),
        bot_api="10.3",
        driver="terminal",
        schemas="ab" * 32,
        cassettes={"shop": "cd" * 32},
        universe=tuple(Promised(f"messages.c{n}", "messages") for n in range(4)),
        suite="0.1.0",
        python="3.12.1",
        httpx="0.28.1",
        started_at="2026-01-02T03:04:05+00:00",
    )


@pytest.fixture
def full_verdict() -> Verdict:
    """One verdict with every field in use."""
    return Verdict(
        id="messages.c1",
        kind="clause",
        area="messages",
        outcome=Outcome.FAIL,
        promise="The sent text comes back as it was sent.",
        reason="The text came back shortened.",
        level=Level.SHOULD,
        consequence=Consequence.DEGRADES,
        anchor="#sendmessage",
        evidence=(Evidence("captured", "sessions/7", "2025-11-01"),),
        method="sendMessage",
        session="shop",
        cause="messages.c0",
        differences=(Difference("result.text", Kind.VALUE, PERSIAN, "سلام", "cut", informative=True),),
        exchanges=(
            Record(
                "POST",
                "https://x/bot<token>/sendMessage",
                {"text": PERSIAN},
                200,
                {"ok": True},
                1.5,
                "curl x",
            ),
        ),
        duration_ms=12.5,
        run_only="pytest --platform=bale -k c1",
        extra={"expected": False},
    )


@pytest.fixture
def verdict() -> Callable[..., Verdict]:
    def make(number: int, outcome: Outcome = Outcome.PASS, **more: object) -> Verdict:
        values = {"id": f"messages.c{number}", "kind": "clause", "area": "messages", "promise": "A promise."}
        return Verdict(**(values | {"outcome": outcome} | more))  # type: ignore[arg-type]

    return make
