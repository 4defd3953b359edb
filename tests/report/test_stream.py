import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from conformance.data import SCHEMAS
from conformance.report import (
    Guard,
    Header,
    ReportWriter,
    Target,
    UnreadableReport,
    footer,
    merge,
    read,
)
from conformance.score import Promised
from conformance.verdict import Consequence, Outcome, Verdict
from conformance.wire import TOKEN_SHAPE

Make = Callable[..., Verdict]
NOW = "2026-01-02T03:05:00+00:00"
SCHEMA = json.loads((SCHEMAS / "report.json").read_text("utf-8"))
SECRET = "1234567:" + "AbC_-" * 7


def write(path: Path, header: Header, *verdicts: Verdict, finished: bool = True) -> Path:
    with ReportWriter(path) as report:
        report.write(header)
        for verdict in verdicts:
            report.write(verdict)
        if finished:
            report.write(footer(header, verdicts, 1, NOW))
    return path


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "deep" / "report.ndjson"


def test_what_is_written_is_read(path: Path, header: Header, full_verdict: Verdict, verdict: Make):
    report = read(write(path, header, full_verdict, verdict(2)))

    assert report.header == header
    assert report.verdicts == (full_verdict, verdict(2))
    assert report.complete


def test_every_event_keeps_to_the_published_schema(path: Path, header: Header, full_verdict: Verdict):
    oracle = jsonschema.Draft202012Validator(SCHEMA, format_checker=jsonschema.FormatChecker())

    for line in write(path, header, full_verdict).read_text("utf-8").splitlines():
        oracle.validate(json.loads(line))


def test_the_published_schema_is_a_schema():
    jsonschema.Draft202012Validator.check_schema(SCHEMA)


def test_the_score_is_counted_against_the_universe(path: Path, header: Header, verdict: Make):
    report = read(write(path, header, verdict(1), verdict(2)))

    assert report.footer is not None
    assert (report.score.fidelity, report.footer["score"]["fidelity"]) == (50, 50)


def test_a_report_keeps_what_its_clauses_hold(path: Path, header: Header):
    told = Promised(
        "updates.c1", "updates", holds=("update:message",), consequence=Consequence.DEGRADES, since="2.0"
    )

    report = read(write(path, replace(header, universe=(told,))))

    assert report.header.universe == (told,)


def test_a_report_from_before_clauses_told_what_they_hold_is_read(path: Path, header: Header):
    write(path, header, finished=False)
    told = json.loads(path.read_text("utf-8"))
    for entry in told["universe"]:
        del entry["holds"], entry["consequence"], entry["since"]
    path.write_text(json.dumps(told) + "\n", "utf-8")

    assert read(path).header == header


def test_a_report_without_a_footer_is_of_an_interrupted_run(path: Path, header: Header, verdict: Make):
    report = read(write(path, header, verdict(1), finished=False))

    assert not report.complete
    assert report.state == "The run was interrupted; verdicts reached before that: 1."


def test_every_event_is_on_disk_as_soon_as_it_is_written(path: Path, header: Header, verdict: Make):
    with ReportWriter(path) as writer:
        writer.write(header)
        writer.write(verdict(1))

        assert read(path).verdicts == (verdict(1),)


def test_a_line_cut_in_the_middle_is_refused_and_can_be_forgiven(path: Path, header: Header, verdict: Make):
    written = write(path, header, verdict(1), verdict(2)).read_bytes()
    path.write_bytes(written[: written.index(b"messages.c2", written.index(b'"verdict"'))])

    with pytest.raises(UnreadableReport, match="ends in the middle of line 3"):
        read(path)
    assert read(path, partial=True).verdicts == (verdict(1),)


@pytest.fixture
def written(path: Path, header: Header, full_verdict: Verdict) -> Path:
    return write(path, header, full_verdict)


def change(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        ('"outcome":"fail"', '"outcome":"pass"', "was changed after it was written"),
        ('"outcome":"fail"', '"outcome":"great"', "line 2, outcome"),
        ('"format":1', '"format":2', "is in format 2 and this version reads 1"),
        ('{"event":"header"', '{"event":"footer"', "is not as it was written: line 1"),
        ('{"event":"verdict"', "{event:verdict", "line 2 is not JSON"),
        ('{"event":"verdict"', '{"event":"opinion"', "line 2 is no header, verdict or footer"),
        ('{"event":"verdict"', '[]\n{"event":"verdict"', "line 2 is no header, verdict or footer"),
    ],
)
def test_a_report_edited_by_hand_is_refused(written: Path, old: str, new: str, sentence: str):
    change(written, old, new)

    with pytest.raises(UnreadableReport, match=sentence):
        read(written)


@pytest.mark.parametrize("content", [b"", b"\n", b"\xff\xfe\n", b"<html>\n", b"[" * 100_000 + b"\n", b"{}\n"])
def test_what_is_not_a_report_is_refused_in_one_line(path: Path, content: bytes):
    path.parent.mkdir()
    path.write_bytes(content)

    with pytest.raises(UnreadableReport) as refusal:
        read(path)
    assert "\n" not in str(refusal.value)


def test_an_absent_report_is_refused(path: Path):
    with pytest.raises(UnreadableReport, match="cannot be opened"):
        read(path)


def test_two_joined_reports_are_refused(path: Path, header: Header, verdict: Make):
    content = write(path, header, verdict(1)).read_bytes()
    path.write_bytes(content + content)

    with pytest.raises(UnreadableReport, match="second header or footer in line"):
        read(path)


def test_parts_merge_into_one_order_whoever_wrote_which(tmp_path: Path, header: Header, verdict: Make):
    everything = [verdict(n) for n in (1, 2, 10)]
    one = [
        write(tmp_path / "a", header, everything[2], everything[0]),
        write(tmp_path / "b", header, everything[1]),
    ]
    other = [write(tmp_path / "c", header), write(tmp_path / "d", header, *everything, finished=False)]

    assert merge(one) == merge(other) == [header, *everything]


def test_parts_of_different_runs_do_not_merge(tmp_path: Path, header: Header):
    stranger = Header(Target("other"), "10.3")
    parts = [write(tmp_path / "a", header), write(tmp_path / "b", stranger)]

    with pytest.raises(UnreadableReport, match="different runs"):
        merge(parts)


def test_the_address_of_a_target_carries_no_secret():
    target = Target("mine", "https://user:pass@example.org:8080/api/bot{token}/{method}?key=1#x")

    assert target.url == "https://example.org:8080/api/bot{token}/{method}"


def test_tokens_are_redacted_and_counted(path: Path, header: Header, verdict: Make):
    told = verdict(1, Outcome.FAIL, reason=f"Refused {SECRET}.", extra={SECRET: [SECRET.encode()]})

    report = read(write(path, header, told))

    assert SECRET not in path.read_text("utf-8")
    assert report.verdicts[0].reason == "Refused <token>."
    assert report.footer is not None
    assert report.footer["redacted"] == 4  # the reason stands among the deductions too


colons = st.sampled_from([":", "%3A", "%3a", "%253A", "\\u003a"])
tokens = st.builds(
    "{}{}{}".format,
    st.from_regex(r"[0-9]{5,12}", fullmatch=True),
    colons,
    st.from_regex(r"[A-Za-z0-9_-]{30,40}", fullmatch=True),
)
texts = st.text(st.characters()) | st.builds("{}{}{}".format, st.text(), tokens, st.text())
values: st.SearchStrategy[Any] = st.recursive(
    texts
    | st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.binary()
    | tokens.map(str.encode)
    | st.complex_numbers(),
    lambda inner: (
        st.lists(inner) | st.dictionaries(texts | st.integers(), inner) | st.tuples(inner) | st.sets(texts)
    ),
    max_leaves=8,
)


@given(values)
def test_no_token_is_ever_written(value: Any):
    """Whatever the value, its line is JSON in UTF-8 and no string in it is shaped like a token."""
    written = json.dumps(Guard().clean(value), ensure_ascii=False, allow_nan=False).encode()

    def strings(found: Any) -> list[str]:
        if isinstance(found, dict):
            return [*found, *(s for v in found.values() for s in strings(v))]
        if isinstance(found, list):
            return [s for v in found for s in strings(v)]
        return [found] if isinstance(found, str) else []

    assert not [s for s in strings(json.loads(written)) if TOKEN_SHAPE.search(s)]


@given(text=texts)
def test_any_text_survives_in_one_line(text: str):
    once = Guard().clean(text)

    assert b"\n" not in json.dumps(once, ensure_ascii=False).encode()
    assert Guard().clean(once) == once


def test_values_deeper_than_any_answer_are_cut():
    deep: list[Any] = []
    for _ in range(5000):
        deep = [deep]

    assert "…" in json.dumps(Guard().clean(deep), ensure_ascii=False)
