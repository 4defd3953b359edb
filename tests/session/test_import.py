"""What other tools recorded, imported: the same calls, without a token, and nothing lost unsaid."""

import gzip
import json
import re
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
import vcr
from hypothesis import given
from hypothesis import strategies as st

from conformance.cli import main
from conformance.errors import CassetteFromTheFuture, CassetteUnreadable
from conformance.session import Session, read_session
from conformance.session.cassette import Meta, load
from conformance.session.importers.formats import FORMATS, recognise
from conformance.session.importing import Imported, import_file
from conformance.session.scrubbing import Policy, Scrubber

SAMPLES = Path(__file__).with_name("samples")
TOKEN = b"1234567890:" + b"AbC_-" * 7
TOOLS = {
    "vcrpy-requests.yaml": "vcrpy",
    "vcrpy-httpx.json": "vcrpy",
    "betamax.json": "betamax",
    "betamax-exact.json": "betamax",
    "ruby-vcr.yml": "ruby-vcr",
    "chromium.har": "har",
    "mitmproxy.har": "har",
    "mitmproxy.flows": "mitmproxy",
    "log.jsonl": "json-lines",
}
WITHOUT_UPLOADS = {"ruby-vcr.yml", "chromium.har"}
BY_TOOLS = sorted(TOOLS.keys() - {"log.jsonl"})
TRAFFIC = Path(__file__).parents[3] / "shared" / "traffic" / "sessions"


def planted(sample: Path, folder: Path) -> Path:
    """The sample with a token again where one was overwritten."""
    path = folder / sample.name
    path.write_bytes(re.sub(rb"TOKEN\.{41}", TOKEN, sample.read_bytes()))
    return path


def imported(name: str, folder: Path) -> tuple[Imported, Session, Path]:
    path = folder / "imported.yaml"
    done = import_file(planted(SAMPLES / name, folder), path, Meta("imported"))
    return done, read_session(path), path


def written(folder: Path, name: str, content: Any) -> Path:
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else json.dumps(content).encode())
    return path


@pytest.mark.parametrize("name", TOOLS)
def test_a_recording_is_known_by_its_content(name):
    assert TOOLS[name] == recognise(SAMPLES / name)


@pytest.mark.parametrize("name", BY_TOOLS)
def test_every_tool_recorded_the_same_calls(name, tmp_path):
    _, session, _ = imported(name, tmp_path)

    calls = [(step.call.method, step.call.form.value, step.answer.ok) for step in session.steps]
    upload = "sendDocument" if name == "vcrpy-httpx.json" else "sendPhoto"
    all_calls = [
        ("getMe", "query", True),
        ("getUpdates", "query", True),
        ("sendMessage", "form", True),
        ("sendmessage", "json", True),
        (upload, "multipart", True),
        ("sendMessage", "form", False),
    ]
    assert [one for one in all_calls if one[1] != "multipart" or name not in WITHOUT_UPLOADS] == calls


@pytest.mark.parametrize("name", BY_TOOLS)
def test_what_was_sent_is_read_as_the_bot_sent_it(name, tmp_path):
    _, session, _ = imported(name, tmp_path)

    form, keyboard = session.steps[2].call.params, session.steps[3].call.params
    assert (form["text"], form["parse_mode"]) == ("سلام 👋 <b>خوش آمدید</b>", "HTML")
    assert keyboard["reply_markup"] == {"inline_keyboard": [[{"text": "Tea", "callback_data": "tea"}]]}
    assert session.steps[1].deliveries[0]["message"]["text"] == "/start"


@pytest.mark.parametrize("name", sorted(set(BY_TOOLS) - WITHOUT_UPLOADS - {"vcrpy-httpx.json"}))
def test_an_upload_is_a_picture_even_where_the_tool_broke_it(name, tmp_path):
    _, session, _ = imported(name, tmp_path)

    photo = session.steps[4].call.files["photo"]
    assert photo.filename == "menu.png"
    assert photo.content[:4] in {b"\x89PNG", b"\xff\xd8\xff\xe0"}
    assert b"\xef\xbf\xbd" not in photo.content


@pytest.mark.parametrize("name", sorted(WITHOUT_UPLOADS))
def test_a_request_whose_body_the_tool_did_not_keep_is_left_out_and_counted(name, tmp_path):
    done, session, _ = imported(name, tmp_path)

    assert (done.written, done.bodiless, len(session.steps)) == (5, 1, 5)


@pytest.mark.parametrize("name", TOOLS)
def test_no_token_is_in_what_is_imported_and_vcrpy_loads_it(name, tmp_path):
    done, _, path = imported(name, tmp_path)

    assert TOKEN not in path.read_bytes()
    assert done.problems == []
    with vcr.VCR(record_mode="none").use_cassette(str(path)) as tape:
        assert len(tape) == done.written


@pytest.mark.parametrize(("name", "known"), [("mitmproxy.flows", True), ("vcrpy-requests.yaml", False)])
def test_times_are_kept_where_the_tool_kept_them(name, known, tmp_path):
    _, _, path = imported(name, tmp_path)

    assert known == bool(load(path).interactions[0].started_at)
    assert known == bool(load(path).meta.recorded_at)


def test_a_log_may_tell_deliveries_and_replies(tmp_path):
    _, session, _ = imported("log.jsonl", tmp_path)

    assert [(step.call.method, step.via.value, step.after) for step in session.steps] == [
        ("getMe", "call", 0),
        ("getUpdates", "webhook", 1),
        ("sendMessage", "call", 2),
        ("sendChatAction", "reply", 3),
        ("sendMessage", "call", 4),
    ]
    assert session.steps[1].deliveries[0]["update_id"] == 801129838


def entry(url: str, body: bytes, started: str, time: float, **headers: str) -> dict[str, Any]:
    named = [{"name": name, "value": value} for name, value in headers.items()]
    content = {"text": body.decode(), "mimeType": "application/json"}
    return {
        "startedDateTime": started,
        "time": time,
        "request": {"method": "GET", "url": url, "headers": []},
        "response": {"status": 200, "statusText": "OK", "headers": named, "content": content},
    }


def test_what_goes_elsewhere_is_left_out_and_calls_come_in_the_order_of_their_answers(tmp_path):
    base, answer = f"https://api.telegram.org/bot{TOKEN.decode()}", b'{"ok":true,"result":true}'
    entries = [
        entry(f"{base}/getUpdates", b'{"ok":true,"result":[]}', "2026-01-01T10:00:00.000Z", 900),
        entry("https://example.org/bot.js", b"x", "2026-01-01T10:00:00.100Z", 5),
        entry(f"{base}/getMe", answer, "2026-01-01T10:00:00.200Z", 100, **{"Content-Encoding": "gzip"}),
    ]
    path = written(tmp_path, "a.har", {"log": {"version": "1.2", "entries": entries}})

    done = import_file(path, tmp_path / "a.yaml", Meta("a"))

    session = read_session(tmp_path / "a.yaml")
    assert (done.written, done.elsewhere) == (2, 1)
    assert [(step.call.method, step.after) for step in session.steps] == [("getMe", 0), ("getUpdates", 0)]
    assert session.recorded_on == "api.telegram.org, 2026-01-01T10:00:00+00:00"


def test_compressed_bodies_are_opened_and_scrubbed(tmp_path):
    body = b'{"ok":true,"result":{"url":"https://shop.example/%s"}}' % TOKEN
    item = {
        "request": {"method": "GET", "uri": "https://api.telegram.org/botX/getWebhookInfo"},
        "response": {
            "status": {"code": 200, "message": "OK"},
            "headers": {"Content-Encoding": ["gzip"], "Content-Type": ["application/json"]},
            "body": {"base64_string": _base64(gzip.compress(body))},
        },
    }
    path = written(tmp_path, "gzip.json", {"version": 1, "interactions": [item]})

    import_file(path, tmp_path / "a.yaml", Meta("a"))

    answer = read_session(tmp_path / "a.yaml").steps[0].answer
    assert answer.result["url"].startswith("https://shop.example/")
    assert TOKEN.decode() not in answer.result["url"]


def _base64(content: bytes) -> str:
    import base64

    return base64.b64encode(content).decode()


@pytest.mark.parametrize("name", BY_TOOLS)
def test_people_are_hidden_on_request_wherever_they_stand(name, tmp_path):
    scrubber = Scrubber(policy=Policy(people=True))

    import_file(planted(SAMPLES / name, tmp_path), tmp_path / "a.yaml", Meta("a"), scrubber=scrubber)

    written_down = json.dumps(
        [[step.answer.body, step.call.params] for step in read_session(tmp_path / "a.yaml").steps],
        ensure_ascii=False,
        default=str,
    )
    assert "سارا" not in written_down
    assert "sara_" not in written_down


def test_flows_cut_off_as_they_were_written_end_with_the_last_whole_one(tmp_path):
    path = written(tmp_path, "cut.flows", (SAMPLES / "mitmproxy.flows").read_bytes()[:-100])

    assert import_file(path, tmp_path / "a.yaml", Meta("a")).written == 5


@pytest.mark.skipif(not TRAFFIC.is_dir(), reason="the recorded traffic of others is not here")
def test_a_list_of_steps_becomes_the_same_session_on_file(tmp_path):
    for path in sorted(TRAFFIC.glob("*.json")):
        import_file(path, tmp_path / "a.yaml", Meta(path.stem))

        before, after = read_session(path).steps, read_session(tmp_path / "a.yaml").steps
        assert [one.call.method for one in before] == [one.call.method for one in after]
        assert [sorted(one.call.files) for one in before] == [sorted(one.call.files) for one in after]


BROKEN = {
    "nothing": b"",
    "a text": b"# A title\n",
    "a picture": b"\x89PNG\r\n\x1a\n",
    "an archive without entries": {"log": {"version": "1.2"}},
    "flows that are none": b"5:9:hello;}",
    "a log with a broken line": b'{"method": "getMe", "response": {"ok": true, "result": 1}}\n{"method": \n',
    "interactions without a request": {"http_interactions": [{"response": {}}], "recorded_with": "betamax/0"},
    "no call": {"version": 1, "interactions": []},
    "a list of others": [{"method": 1, "request": 2}],
}


@pytest.mark.parametrize("content", BROKEN.values(), ids=BROKEN)
def test_what_cannot_be_imported_is_refused_in_one_sentence_and_leaves_nothing(content, tmp_path):
    path = written(tmp_path, "broken", content)

    with pytest.raises(CassetteUnreadable) as caught:
        import_file(path, tmp_path / "a.yaml", Meta("a"))

    assert str(path) in str(caught.value)
    assert "\n" not in str(caught.value)
    assert [path] == list(tmp_path.iterdir())


NAMES = (
    *("log", "entries", "request", "response", "method", "headers", "body", "uri", "url", "status", "code"),
    *("version", "update", "reply", "interactions", "http_interactions", "params", "content", "string"),
    *("base64_string", "files", "postData", "text", "encoding", "startedDateTime", "time"),
)
VALUES = st.recursive(
    st.none() | st.integers() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=2)
        | st.dictionaries(
            st.sampled_from(NAMES),
            inner,
            max_size=4,
        )
    ),
    max_leaves=12,
)


@pytest.mark.parametrize("name", FORMATS)
@given(content=st.binary() | VALUES.map(lambda value: json.dumps(value).encode()))
def test_no_content_is_worse_than_unreadable_in_any_format(tmp_path_factory, name, content):
    folder = tmp_path_factory.mktemp("any")

    with suppress(CassetteUnreadable):
        import_file(written(folder, "any", content), folder / "a.yaml", Meta("a"), format=name)


@pytest.mark.parametrize("name", ["mitmproxy.flows", "chromium.har", "log.jsonl", "betamax.json"])
@given(place=st.integers(0), byte=st.integers(0, 255))
def test_a_damaged_recording_is_imported_or_unreadable(tmp_path_factory, name, place, byte):
    folder = tmp_path_factory.mktemp("damaged")
    content = bytearray((SAMPLES / name).read_bytes())
    content[place % len(content)] = byte

    with suppress(CassetteUnreadable):
        import_file(written(folder, "any", bytes(content)), folder / "a.yaml", Meta("a"))


def test_a_newer_cassette_asks_for_an_upgrade(tmp_path):
    path = written(tmp_path, "new.yaml", b"version: 1\nconformance: {format: 9}\ninteractions: []\n")

    with pytest.raises(CassetteFromTheFuture):
        import_file(path, tmp_path / "a.yaml", Meta("a"))


def test_the_command_tells_what_was_written_and_what_was_lost(tmp_path, capsys):
    code = main(["import", str(SAMPLES / "ruby-vcr.yml"), "-o", str(tmp_path / "a.yaml"), "--locale", "fa"])

    said = capsys.readouterr()
    assert (0, f"5 exchanges imported from ruby-vcr to {tmp_path / 'a.yaml'}.\n") == (code, said.out)
    assert said.err == "1 exchange left out: the tool kept no body of the request.\n"
    assert load(tmp_path / "a.yaml").meta.locale == "fa"


@pytest.mark.parametrize(
    ("content", "code"), [(b"hello", 12), (b"version: 1\nconformance: {format: 9}\n", 13)]
)
def test_the_command_has_an_exit_code_for_what_it_cannot_read(content, code, tmp_path, capsys):
    path = written(tmp_path, "a.yaml", content)

    assert code == main(["import", str(path), "-o", str(tmp_path / "b.yaml")])
    said = capsys.readouterr().err
    assert said.startswith("conformance: ")
    assert said.count("\n") == 1


def test_the_command_replaces_no_cassette_unasked(tmp_path):
    kept = written(tmp_path, "kept.yaml", b"kept")

    assert main(["import", str(SAMPLES / "betamax.json"), "-o", str(kept)]) == 2
    assert kept.read_bytes() == b"kept"
