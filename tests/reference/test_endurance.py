"""Whoever sends nonsense, or slowly, or without end, disturbs nobody else."""

import json
import socket
import threading
import time
import zlib
from contextlib import suppress
from pathlib import Path
from urllib.parse import urlsplit

import pytest


@pytest.fixture
def connect(stage):
    """Opens raw connections to the platform."""
    parts = urlsplit(str(stage.client.base_url))
    opened = []

    def open_one():
        opened.append(socket.create_connection((parts.hostname, parts.port), timeout=20))
        return opened[-1]

    yield open_one
    for one in opened:
        one.close()


def answered(connection):
    received = b""
    while True:
        try:
            data = connection.recv(65536)
        except ConnectionResetError:
            break
        if not data:
            break
        received += data
        if b"}" in received:
            break
    return received.partition(b" ")[2][:3], json.loads(received.partition(b"\r\n\r\n")[2])


def memory(platform):
    """Of the platform's process, in bytes."""
    pages = Path(f"/proc/{platform.pid}/statm").read_text(encoding="ascii").split()[1]
    return int(pages) * 4096


def test_ten_thousand_headers_are_refused(stage, connect):
    connection = connect()
    headers = b"".join(b"x-%05d: %s\r\n" % (number, b"y" * 60) for number in range(10_000))

    connection.sendall(b"GET /bot" + stage.token.encode() + b"/getMe HTTP/1.1\r\nhost: x\r\n")
    with suppress(OSError):  # it is refused before it is whole
        connection.sendall(headers)
    status, envelope = answered(connection)

    assert (b"431", 431) == (status, envelope["error_code"])


def test_what_is_not_http_is_refused_in_an_envelope(connect):
    connection = connect()

    connection.sendall(b"\x16\x03\x01 hello\r\n\r\n")

    assert (b"400", {"ok": False, "error_code": 400, "description": "Bad Request"}) == answered(connection)


def test_a_request_that_is_never_whole_does_nothing(stage, connect):
    head = b"POST /bot%s/sendMessage HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\n"
    body = json.dumps({"chat_id": stage.user_id, "text": "half"}).encode()
    connection = connect()

    connection.sendall(head % stage.token.encode() + b"content-length: 999\r\n\r\n" + body)
    connection.close()
    time.sleep(0.2)

    assert [] == stage.seen()


def test_slow_senders_delay_nobody(stage, connect):
    slow = [connect() for _ in range(50)]
    for one in slow:
        one.sendall(b"POST /bot1:a/sendMessage HTTP/1.1\r\nhost: x\r\ncontent-length: 100\r\n")

    # Each would wait until the client gives up, if one of them held the loop.
    assert [stage.bot_id] * 20 == [stage.result("getMe")["id"] for _ in range(20)]


def test_a_body_that_says_it_is_too_large_is_not_read(stage, connect):
    connection = connect()

    connection.sendall(
        b"POST /bot%s/sendDocument HTTP/1.1\r\nhost: x\r\ncontent-length: 99999999999\r\n\r\n"
        % stage.token.encode()
    )

    status, envelope = answered(connection)
    assert (b"413", 413) == (status, envelope["error_code"])


def test_large_bodies_leave_no_memory_behind(platform, stage):
    path, kind = f"/bot{stage.token}/sendMessage", {"content-type": "application/json"}
    stage.client.post(path, content=b" " * 40_000_000, headers=kind)
    before = memory(platform)

    for _ in range(5):
        stage.client.post(path, content=b" " * 40_000_000, headers=kind)

    assert memory(platform) < before + 100_000_000


def test_a_compressed_bomb_is_refused(platform, stage):
    bomb = zlib.compress(b" " * 200_000_000, 9)
    before = memory(platform)

    answer = stage.client.post(
        f"/bot{stage.token}/sendMessage",
        content=bomb,
        headers={"content-type": "application/json", "content-encoding": "deflate"},
    )

    assert 413 == answer.status_code
    assert memory(platform) < before + 150_000_000


@pytest.mark.parametrize(
    "params",
    [
        {"chat_id": 10**400, "text": "x"},
        {"chat_id": -(10**30), "text": "x"},
        {"chat_id": "9" * 5000, "text": "x"},
        {"chat_id": 1e308, "text": "x"},
    ],
)
def test_huge_numbers_are_no_chats(stage, params):
    body = json.dumps(params).encode()

    answer = stage.client.post(
        f"/bot{stage.token}/sendMessage", content=body, headers={"content-type": "application/json"}
    )

    assert (400, "Bad Request: chat not found") == (answer.status_code, answer.json()["description"])


@pytest.mark.parametrize("name", ["offset", "limit", "timeout"])
def test_huge_numbers_are_pressed_between_the_bounds(stage, name):
    assert [] == stage.result("getUpdates", **{name: 0 if name == "timeout" else -(10**300)})


def test_invalid_utf_8_is_no_crash(stage):
    path = f"/bot{stage.token}/sendMessage"
    form = {"content-type": "application/x-www-form-urlencoded"}

    answers = [
        stage.client.post(path, content=b"chat_id=%d&text=\xff\xfe" % stage.user_id, headers=form),
        stage.client.post(path, content=b"chat_id=%d&text=%%FF%%FE" % stage.user_id, headers=form),
        stage.client.get(path + "?chat_id=%FF&text=%C0"),
    ]

    assert {answer.status_code for answer in answers} <= {200, 400}


def test_a_long_poll_of_one_bot_delays_no_other(stage, open_stage):
    other = open_stage(stage.client)
    polls = [threading.Thread(target=lambda: stage.send("getUpdates", timeout=1)) for _ in range(3)]
    for poll in polls:
        poll.start()

    assert other.say("meanwhile")
    for poll in polls:
        poll.join()
