"""The recorder between bots and servers that speak HTTP each in their way."""

import socket
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest

from conformance.errors import UsageError
from conformance.session.cassette import Interaction, Meta, load
from conformance.session.recorder import Recorder

from .recorder_stage import OK, TOKEN, Raw, post, say

CLOSE = b"Connection: close"


@contextmanager
def recording(upstream: Raw, tmp_path: Path, **how) -> Iterator[Recorder]:
    with upstream, Recorder(upstream.url, "127.0.0.1:0", tmp_path / "a.yaml", Meta("a"), **how) as recorder:
        yield recorder


def recorded(tmp_path: Path) -> list[Interaction]:
    return list(load(tmp_path / "a.yaml").interactions)


def test_one_connection_of_the_bots_is_one_upstream(tmp_path):
    with recording(Raw(OK, OK, OK), tmp_path) as recorder, httpx.Client(base_url=recorder.url) as bot:
        for _ in range(3):
            bot.post(f"/bot{TOKEN}/getMe")

    assert len(recorded(tmp_path)) == 3


def test_a_quoted_token_is_the_same_bots(tmp_path):
    with recording(Raw(OK, OK), tmp_path) as recorder, httpx.Client(base_url=recorder.url) as bot:
        bot.post(f"/bot{TOKEN}/getMe")
        bot.get(f"/file/bot{TOKEN.replace(':', '%3A')}/documents/file_0.txt")

    assert recorder.problems == []
    assert TOKEN.partition(":")[2] not in (tmp_path / "a.yaml").read_text(encoding="utf-8")
    assert len(recorded(tmp_path)) == 2


def test_connections_are_counted_upstream_as_the_bot_makes_them(tmp_path):
    upstream = Raw(OK, OK, OK)
    with recording(upstream, tmp_path) as recorder:
        with httpx.Client(base_url=recorder.url) as bot:
            bot.post(f"/bot{TOKEN}/getMe")
            bot.post(f"/bot{TOKEN}/getMe")
        httpx.post(f"{recorder.url}/bot{TOKEN}/getMe")

    assert upstream.connections == 2


def test_an_upstream_that_closes_an_idle_connection_closes_the_bots(tmp_path):
    with recording(Raw(OK), tmp_path) as recorder:
        answer = say(recorder.url, post("getMe"))

    assert answer == OK


def test_a_chunked_request_stays_chunked_and_is_recorded_as_one(tmp_path):
    upstream = Raw(OK, is_whole=lambda seen: seen.endswith(b"0\r\n\r\n"))
    with recording(upstream, tmp_path) as recorder:
        say(
            recorder.url,
            post("getMe", b"2\r\na=\r\n1\r\n1\r\n0\r\n\r\n", b"Transfer-Encoding: chunked", CLOSE),
        )

    assert recorded(tmp_path)[0].request_body == b"a=1"
    assert b"transfer-encoding: chunked" in upstream.seen[0].lower()


@pytest.mark.parametrize(
    ("version", "answer"),
    [
        (b"1.1", b"Transfer-Encoding: chunked\r\nConnection: close\r\n\r\n2\r\n{}\r\n0\r\n\r\n"),
        (b"1.0", b"Connection: close\r\n\r\n{}"),
    ],
)
def test_an_answer_without_a_length_has_an_end_that_its_client_knows(version, answer, tmp_path):
    with recording(Raw(b"HTTP/1.1 200 OK\r\nA: 1\r\n\r\n{}"), tmp_path) as recorder:
        received = say(recorder.url, post("getMe", version=version))

    assert received == b"HTTP/1.1 200 OK\r\nA: 1\r\n" + answer
    assert recorded(tmp_path)[0].response_body == b"{}"


def test_a_bot_that_asks_before_it_sends_is_told_to_go_on(tmp_path):
    upstream = Raw(OK, is_whole=lambda seen: seen.endswith(b"a=1"))
    with recording(upstream, tmp_path) as recorder:
        received = say(recorder.url, post("getMe", b"a=1", b"Expect: 100-continue", CLOSE))

    assert received.startswith(b"HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\n")
    assert b"expect" not in upstream.seen[0].lower()


def test_a_bot_that_offers_http_2_is_answered_in_http_1(tmp_path):
    upgrade = (b"Connection: Upgrade, HTTP2-Settings", b"Upgrade: h2c", b"HTTP2-Settings: AAMAAABk")
    upstream = Raw(OK, OK, is_whole=lambda seen: seen.endswith(b"a=1"))
    with recording(upstream, tmp_path) as recorder:
        say(recorder.url, post("getMe", b"a=1", *upgrade), post("getMe", b"b=0&a=1", CLOSE))

    assert [one.request_body for one in recorded(tmp_path)] == [b"a=1", b"b=0&a=1"]


def test_an_answer_to_head_has_no_body(tmp_path):
    with recording(Raw(b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\n"), tmp_path) as recorder:
        answer = httpx.head(f"{recorder.url}/bot{TOKEN}/getMe")

    assert (answer.status_code, answer.headers["content-length"], answer.content) == (200, "5", b"")


def test_an_answer_that_comes_before_all_is_sent_reaches_the_bot(tmp_path):
    refusal = b"HTTP/1.1 413 Too Large\r\nContent-Length: 2\r\nConnection: close\r\n\r\n{}"
    with recording(Raw(refusal), tmp_path) as recorder:
        received = say(recorder.url, post("sendDocument", b"x" * 100, b"Content-Type: a/b")[:-50])

    assert received.startswith(b"HTTP/1.1 413 Too Large\r\n")


def test_an_answer_that_breaks_off_breaks_off_for_the_bot(tmp_path):
    broken = b"HTTP/1.1 200 OK\r\nContent-Length: 300000\r\n\r\n" + b"x" * 200_000
    with recording(Raw(broken), tmp_path) as recorder:
        received = say(recorder.url, post("getMe"))

    assert b"Content-Length: 300000" in received or received.startswith(b"HTTP/1.1 502")
    assert "getMe had no answer from upstream" in recorder.problems[0]
    assert recorded(tmp_path) == []


def test_what_speaks_no_http_is_a_502(tmp_path):
    with recording(Raw(b"SSH-2.0-OpenSSH\r\n"), tmp_path) as recorder:
        answer = httpx.post(f"{recorder.url}/bot{TOKEN}/getMe")

    assert answer.json()["error_code"] == 502
    assert "it does not speak HTTP" in answer.json()["description"]


def test_names_of_headers_keep_their_case(tmp_path):
    upstream = Raw(OK)
    with recording(upstream, tmp_path) as recorder:
        received = say(recorder.url, post("getMe", b"", b"X-Mine: 1", CLOSE))

    assert b"\r\nX-Mine: 1\r\n" in upstream.seen[0]
    assert b"\r\nContent-Type: application/json\r\n" in received


def test_a_bot_that_knows_only_proxies_is_recorded(tmp_path):
    upstream = Raw(OK)
    with recording(upstream, tmp_path) as recorder, httpx.Client(proxy=recorder.url) as bot:
        answer = bot.post(f"http://api.telegram.org/bot{TOKEN}/getMe?a=1")

    assert answer.json() == {"ok": True, "result": True}
    assert upstream.seen[0].startswith(f"POST /bot{TOKEN}/getMe?a=1 HTTP/1.1\r\n".encode())
    assert len(recorded(tmp_path)) == 1


def test_other_hosts_are_not_passed_on(tmp_path):
    with recording(Raw(), tmp_path) as recorder, httpx.Client(proxy=recorder.url) as bot:
        answer = bot.get("http://weather.example/today")

    assert (answer.status_code, "NO_PROXY" in answer.json()["description"]) == (403, True)


def test_https_through_the_recorder_is_refused_with_the_way_out(tmp_path):
    with (
        recording(Raw(), tmp_path) as recorder,
        httpx.Client(proxy=recorder.url) as bot,
        pytest.raises(httpx.ProxyError),
    ):
        bot.post(f"https://api.telegram.org/bot{TOKEN}/getMe")

    assert "give the bot the recorder's address as its Bot API server" in recorder.problems[0]


def test_what_no_bot_asks_is_passed_on_and_not_recorded(tmp_path):
    with recording(Raw(OK), tmp_path) as recorder:
        answer = httpx.get(f"{recorder.url}/health")

    assert answer.json()["ok"]
    assert recorder.problems == ["/health is no call of a bot: it is passed on, and not recorded."]
    assert recorded(tmp_path) == []


def test_the_way_upstream_may_lead_through_a_proxy(tmp_path):
    proxy = Raw(OK)
    recorder = Recorder(
        "http://api.invalid/base", "127.0.0.1:0", tmp_path / "a.yaml", Meta("a"),
        proxy=proxy.url.replace("//", "//me:secret@"),
    )  # fmt: skip
    with proxy, recorder:
        httpx.post(f"{recorder.url}/bot{TOKEN}/getMe")

    first, *rest = proxy.seen[0].split(b"\r\n")
    assert first == f"POST http://api.invalid/base/bot{TOKEN}/getMe HTTP/1.1".encode()
    assert {b"Host: api.invalid", b"Proxy-Authorization: Basic bWU6c2VjcmV0"} <= set(rest)


def test_each_bot_has_a_cassette_of_its_own(tmp_path):
    with (
        Raw(OK, OK) as upstream,
        Recorder(upstream.url, "127.0.0.1:0", f"{tmp_path}/x/", Meta("a")) as recorder,
    ):
        for token in ("1:a", "2:b"):
            httpx.post(f"{recorder.url}/bot{token}/getMe")

    assert {path.name: load(path).meta.name for path in (tmp_path / "x").iterdir()} == {
        "1.yaml": "1",
        "2.yaml": "2",
    }


def test_a_second_bot_is_not_mixed_into_the_cassette_of_the_first(tmp_path):
    with recording(Raw(OK, OK), tmp_path) as recorder:
        for token in ("1:a", "2:b"):
            httpx.post(f"{recorder.url}/bot{token}/getMe")

    assert len(recorded(tmp_path)) == 1
    assert "A second bot is not recorded" in recorder.problems[0]


def test_a_recording_never_replaces_another(tmp_path):
    (tmp_path / "1.yaml").write_text("kept")
    with (
        Raw(OK) as upstream,
        Recorder(upstream.url, "127.0.0.1:0", tmp_path / "{bot}.yaml", Meta("a")) as recorder,
    ):
        httpx.post(f"{recorder.url}/bot1:a/getMe")

    assert (tmp_path / "1.yaml").read_text() == "kept"
    assert len(load(tmp_path / "1-2.yaml").interactions) == 1


def test_a_cassette_that_cannot_be_written_is_said_before_anything_is_recorded(tmp_path):
    (tmp_path / "file").touch()

    with pytest.raises(UsageError, match=r"cannot be written \(.*\): give another file"):
        Recorder("http://a.invalid", "127.0.0.1:0", tmp_path / "file" / "a.yaml", Meta("a"))


def test_a_bot_that_hangs_on_does_not_hold_up_the_end(tmp_path):
    with recording(Raw(OK, OK), tmp_path) as recorder:
        host, port = recorder.url.removeprefix("http://").split(":")
        bot = socket.create_connection((host, int(port)))

    assert bot.recv(1) == b""
    bot.close()


def test_a_fault_of_the_view_is_not_the_bots(tmp_path):
    def fault(_: Interaction) -> None:
        raise BrokenPipeError(32, "Broken pipe")

    with recording(Raw(OK), tmp_path, on_record=fault) as recorder:
        assert httpx.post(f"{recorder.url}/bot{TOKEN}/getMe").json()["ok"]
