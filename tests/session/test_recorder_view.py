"""What a person sees while a bot is recorded."""

import itertools

from rich.console import Console

from conformance.session.cassette import Interaction
from conformance.session.recording.log import Log
from conformance.session.recording.view import View, line


def exchange(name: str, status: int = 200, elapsed: float = 3.2, direction: str = "call") -> Interaction:
    uri = f"http://bot-api.invalid/{name}"
    return Interaction("POST", uri, {}, b"", status, "", {}, b"", 0.0, elapsed, direction)


def test_the_view_has_methods_with_counts_and_times_then_the_last_lines_then_problems():
    log = Log()
    view = View("Recording http://a at http://b to c.yaml.", log, itertools.count().__next__)
    log.on_record = view.record
    for one in (
        exchange("botTOKEN/sendMessage"),
        exchange("botTOKEN/sendMessage", 400, 5),
        exchange("file/botTOKEN/photos/a.jpg", elapsed=40),
        exchange("hook", direction="webhook"),
    ):
        log.record(one)
    log.under_way = 1
    log.problem("getMe had no answer from upstream (connection refused).")
    log.problem("getMe had no answer from upstream (connection refused).")
    console = Console(width=80, force_terminal=False)

    with console.capture() as capture:
        console.print(view)

    assert [text.rstrip() for text in capture.get().splitlines()] == [
        "Recording http://a at http://b to c.yaml.",
        "4 exchanges, 0.4/s, 1 under way; end with Ctrl-C",
        "",
        "method       calls  refused  median",
        "sendMessage      2        1    4 ms",
        "(file)           1            40 ms",
        "(delivery)       1             3 ms",
        "",
        "sendMessage  200  3 ms",
        "sendMessage  400  5 ms",
        "(file)  200  40 ms",
        "(delivery)  200  3 ms",
        "getMe had no answer from upstream (connection refused). (2 times)",
    ]


def test_a_line_has_method_status_and_time():
    assert line(exchange("botTOKEN/getMe", 401, 12.6)) == "getMe  401  13 ms"
