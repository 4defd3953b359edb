import json
import re
from pathlib import Path
from typing import Any

import httpx
import pytest
import vcr
import yaml
from hypothesis import given
from hypothesis import strategies as st
from vcr.serialize import deserialize
from vcr.serializers import yamlserializer

from conformance.data import CASSETTES
from conformance.errors import CassetteError, CassetteFromTheFuture, CassetteUnreadable
from conformance.session.cassette import CALL, WEBHOOK, Bot, Interaction, Meta, Writer, load, stream
from conformance.session.cassette.checking import check, is_ordinary

Paths = pytest.TempPathFactory
META = Meta(
    "a session", Bot("aiogram", "3", "Python"), "reference platform 0", "2026-01-01T00:00:00Z", "10.3"
)


def interaction(**changes: Any) -> Interaction:
    whole: dict[str, Any] = {
        "method": "POST",
        "uri": "http://bot-api.invalid/botTOKEN/sendMessage",
        "request_headers": {"content-type": "application/x-www-form-urlencoded"},
        "request_body": b"chat_id=1&text=a",
        "status": 200,
        "reason": "OK",
        "response_headers": {"content-type": "application/json"},
        "response_body": '{"ok":true,"result":"نیم\u200cفاصله 🛒"}'.encode(),
        "started_at": 1.5,
        "elapsed_ms": 2.25,
    }
    return Interaction(**(whole | changes))


def written(path: Path, *interactions: Interaction) -> Path:
    with Writer(path, META) as writer:
        for each in interactions:
            writer.append(each)
    return path


@given(request=st.binary(), response=st.binary() | st.text().map(str.encode))
def test_what_is_written_is_what_is_loaded(tmp_path_factory: Paths, request: bytes, response: bytes):
    one = interaction(request_body=request, response_body=response)
    path = written(tmp_path_factory.mktemp("tape") / "a.yaml", one, one)

    cassette = load(path)

    assert (META, (one, one), None) == (cassette.meta, cassette.interactions, cassette.torn)


@given(cut=st.integers(min_value=0))
def test_a_file_cut_off_anywhere_after_its_header_loads_what_was_whole(tmp_path_factory: Paths, cut: int):
    path = tmp_path_factory.mktemp("torn") / "a.yaml"
    items = [interaction(elapsed_ms=float(n), response_body=b"one\ntwo - request:\n" * n) for n in range(4)]
    content = written(path, *items).read_bytes()
    header = content.index(b"interactions:\n") + len(b"interactions:\n")
    path.write_bytes(content[: header + cut % (len(content) - header + 1)])

    cassette = load(path)

    assert cassette.interactions == tuple(items[: len(cassette.interactions)])
    ends = [match.start() for match in re.finditer(rb"^- request:|\Z", content, re.MULTILINE)]
    assert (cassette.torn is None) == (path.stat().st_size in {header, *ends})


@given(cut=st.integers(min_value=0))
def test_a_file_read_one_by_one_is_the_file_read_at_once(tmp_path_factory: Paths, cut: int):
    path = tmp_path_factory.mktemp("reel") / "a.yaml"
    items = [
        interaction(elapsed_ms=float(n), response_body=b"\xff\n- x\n" * n, direction=(CALL, WEBHOOK)[n % 2])
        for n in range(4)
    ]
    content = written(path, *items).read_bytes()
    path.write_bytes(content[: content.index(b"interactions:\n") + 14 + cut % len(content)])

    streamed, loaded = stream(path), load(path)

    assert (loaded.meta, loaded.torn) == (streamed.meta, streamed.torn)
    assert list(loaded.interactions) == list(streamed.interactions)
    assert list(loaded.interactions[1:]) == list(streamed.interactions[1:])


def test_of_a_file_read_one_by_one_what_is_whole_is_read_and_what_is_broken_is_named(tmp_path: Path):
    path = written(tmp_path / "a.yaml", interaction(), interaction(status=299), interaction())
    content = path.read_bytes()
    path.write_bytes(content.replace(b"code: 299", b"code: much"))

    found = iter(stream(path).interactions)

    assert next(found) == interaction()
    with pytest.raises(CassetteUnreadable, match=r"a\.yaml is not a cassette: interactions\[1\]"):
        next(found)


def test_what_is_broken_is_told_alike_by_both_ways_of_reading(tmp_path: Path):
    path = written(tmp_path / "a.yaml", interaction(), interaction(reason="much"), interaction())
    path.write_text(path.read_text().replace("message: much", "message: ["))

    with pytest.raises(CassetteUnreadable, match=r"line \d\d: broken") as loaded:
        load(path)
    with pytest.raises(CassetteUnreadable) as streamed:
        list(stream(path).interactions)

    assert str(loaded.value) == str(streamed.value)


def test_a_cassette_of_ours_that_was_edited_by_hand_loads(tmp_path: Path):
    path = written(tmp_path / "a.yaml", interaction(), interaction())
    path.write_text(
        path.read_text().replace("- request:", "# edited\n- request:") + "# the end\nnotes: mine\n"
    )

    assert load(path).interactions == (interaction(), interaction())


@given(
    item=st.fixed_dictionaries(
        {
            "request": st.fixed_dictionaries(
                {
                    "method": st.sampled_from(["GET", "", 1]),
                    "uri": st.sampled_from(["http://a.invalid/", "", None]),
                    "body": st.sampled_from(["", b"\xff", None, 1]),
                    "headers": st.sampled_from([{}, None, {"a": ["b"]}, {"a": "b"}, {"a": [1]}]),
                }
            ),
            "response": st.fixed_dictionaries(
                {
                    "status": st.fixed_dictionaries(
                        {
                            "code": st.sampled_from([200, 99, 1000, "200", True]),
                            "message": st.sampled_from(["", None]),
                        }
                    ),
                    "headers": st.sampled_from([{}, {"a": ["b", "c"]}, []]),
                    "body": st.sampled_from([{"string": ""}, {"string": b"\xff"}, {"string": 1}, None]),
                }
            ),
            "conformance": st.fixed_dictionaries(
                {"started_at": st.sampled_from([0.0, 1, "x"]), "elapsed_ms": st.sampled_from([0.0, -1.0])},
                optional={"more": st.just(1), "direction": st.sampled_from(["webhook", "up"])},
            ),
        }
    )
)
def test_what_is_known_at_a_look_is_what_the_schema_allows(item: Any):
    try:
        check({"version": 1, "interactions": [item]}, Path("a.yaml"))
    except CassetteUnreadable:
        assert not is_ordinary(item)


def test_a_cassette_without_exchanges_is_a_cassette_for_vcrpy_too(tmp_path: Path):
    path = written(tmp_path / "empty.yaml")

    with vcr.VCR(record_mode="none").use_cassette(str(path)) as tape:
        assert len(tape) == 0
    assert load(path).interactions == ()


def test_a_cassette_that_vcrpy_wrote_loads(tmp_path: Path):
    item = {
        "request": {
            "method": "GET",
            "uri": "https://example.org/",
            "body": None,
            "headers": {"Accept": ["*/*"]},
        },
        "response": {"status": {"code": 404, "message": None}, "headers": {}, "body": {"string": "no"}},
    }
    (tmp_path / "foreign.json").write_text(json.dumps({"version": 1, "interactions": [item]}))

    cassette = load(tmp_path / "foreign.json")

    assert cassette.meta == Meta("foreign")
    assert cassette.interactions[0].request_headers == {"accept": "*/*"}
    assert (cassette.interactions[0].status, cassette.interactions[0].response_body) == (404, b"no")


def test_buffers_that_early_vcrpy_wrote_as_objects_are_read_as_bytes(tmp_path: Path):
    (tmp_path / "old.yaml").write_text(
        "interactions:\n- request:\n    method: POST\n    uri: http://a.invalid/\n"
        "    body: !!python/object/new:_io.BytesIO\n      state: !!python/tuple [!!binary YWJj, 0, null]\n"
        "  response: {status_code: 200, content: 'ok', headers: {a: b}, http_version: HTTP/1.1}\nversion: 1\n"
    )

    one = load(tmp_path / "old.yaml").interactions[0]

    assert (one.request_body, one.response_body, one.response_headers) == (b"abc", b"ok", {"a": "b"})


EARLY = {
    "yaml": """
- request: !!python/object:vcr.request.Request
    body: a=b
    headers: !!python/object/apply:__builtin__.frozenset
    - - !!python/tuple [Accept, 'text/*']
    host: a.invalid
    method: POST
    path: /botX/getMe?c=d
    port: 443
    protocol: https
  response:
    body: {string: !!python/unicode 'ok'}
    headers: ["content-type: text/plain\\r\\n", "x: 1\\r\\n", "x: 2\\r\\n"]
    status: {code: 200, message: OK}
""",
    "json": json.dumps(
        [
            {
                "request": {
                    "body": "a=b",
                    "headers": {"Accept": "text/*"},
                    "host": "a.invalid",
                    "method": "POST",
                    "path": "/botX/getMe?c=d",
                    "port": 443,
                    "protocol": "https",
                },
                "response": {
                    "body": {"string": "ok"},
                    "headers": ["content-type: text/plain\r\n", "x: 1\r\n", "x: 2\r\n"],
                    "status": {"code": 200, "message": "OK"},
                },
            }
        ]
    ),
}


@pytest.mark.parametrize("kind", EARLY)
def test_cassettes_from_before_vcrpy_numbered_its_format_load(tmp_path: Path, kind: str):
    (tmp_path / f"early.{kind}").write_text(EARLY[kind])

    one = load(tmp_path / f"early.{kind}").interactions[0]

    assert (one.uri, one.request_body, one.request_headers) == (
        "https://a.invalid/botX/getMe?c=d",
        b"a=b",
        {"accept": "text/*"},
    )
    assert (one.response_body, one.response_headers) == (b"ok", {"content-type": "text/plain", "x": "1, 2"})


@pytest.mark.parametrize(
    ("body", "bytes_"),
    [
        (None, b""),
        ("a", b"a"),
        (["a", "b"], b"ab"),
        ({"string": "a"}, b"a"),
        ({"string": None}, b""),
        ({"base64_string": "/wA="}, b"\xff\x00"),
    ],
)
def test_a_body_is_read_in_every_form_that_is_found(tmp_path: Path, body: Any, bytes_: bytes):
    item = {
        "request": {"method": "POST", "uri": "http://a.invalid/", "body": body, "headers": {"A": ["b", "c"]}},
        "response": {"status": {"code": 200}, "body": body if isinstance(body, dict) else {}},
    }
    (tmp_path / "a.json").write_text(json.dumps({"version": 1, "interactions": [item]}))

    one = load(tmp_path / "a.json").interactions[0]

    assert (bytes_, {"a": "b, c"}) == (one.request_body, one.request_headers)


BROKEN = {
    "no base64": b'{"version":1,"interactions":[{"request":{"method":"GET","uri":"http://a.invalid/"},'
    b'"response":{"status":{"code":200},"body":{"base64_string":"abc"}}}]}',
    "a binary version": b"version: 1\nconformance: {format: 1, name: a, bot_api: !!binary Yg==}\n"
    b"interactions: []\n",
    "binary": b"\x89PNG\r\n\x1a\n\x00\xff",
    "nul": b"version: 1\x00",
    "empty": b"",
    "yaml": b"version: 1\ninteractions:\n- {request: [}\n",
    "json": b'{"version": 1,\n "interactions": [}',
    "a list": b"- 1\n- 2\n",
    "a text": b"hello",
    "no interactions": b"version: 1\n",
    "half an interaction": b"version: 1\ninteractions:\n- request: {method: GET, uri: http://a.invalid/}\n",
    "an object": b"version: 1\ninteractions: !!python/object/apply:os.getcwd []\n",
    "deep": b"[" * 100_000,
    "a wrong key": b"version: 1\nconformance: {format: 1, name: a, nam: b}\ninteractions: []\n",
    "a wrong date": b"version: 1\nconformance: {format: 1, name: a, bot_api: 2026-99-01}\ninteractions: []\n",
}


@pytest.mark.parametrize("content", BROKEN.values(), ids=BROKEN)
def test_what_is_no_cassette_is_refused_in_one_sentence_that_names_the_file(tmp_path: Path, content: bytes):
    (tmp_path / "bad.yaml").write_bytes(content)

    with pytest.raises(CassetteUnreadable) as caught:
        load(tmp_path / "bad.yaml")

    assert str(caught.value).startswith(str(tmp_path / "bad.yaml"))
    assert "\n" not in str(caught.value)


@given(content=st.binary() | st.text().map(str.encode))
def test_no_file_whatever_its_content_is_more_than_unreadable(tmp_path_factory: Paths, content: bytes):
    path = tmp_path_factory.mktemp("any") / "a.yaml"
    path.write_bytes(content)

    with pytest.raises(CassetteError):
        load(path)


@pytest.mark.parametrize(("kind", "line"), [("yaml", "line 3"), ("json", "line 2")])
def test_a_broken_file_says_the_line(tmp_path: Path, kind: str, line: str):
    (tmp_path / "bad").write_bytes(BROKEN[kind])

    with pytest.raises(CassetteUnreadable, match=line):
        load(tmp_path / "bad")


@pytest.mark.parametrize("name", ["betamax.json", "chromium.har", "ruby-vcr.yml"])
def test_what_another_tool_recorded_is_to_be_imported_first(name: str):
    with pytest.raises(CassetteUnreadable, match="'conformance import' first"):
        load(Path(__file__).with_name("samples") / name)


def test_a_missing_file_is_unreadable(tmp_path: Path):
    with pytest.raises(CassetteUnreadable, match=r"missing\.yaml"):
        load(tmp_path / "missing.yaml")


def test_a_newer_format_asks_for_an_upgrade(tmp_path: Path):
    (tmp_path / "new.yaml").write_text("version: 1\nconformance: {format: 2, tapes: x}\ninteractions: []\n")

    with pytest.raises(CassetteFromTheFuture, match=r"new\.yaml is in cassette format 2"):
        load(tmp_path / "new.yaml")


TEXTS = st.text() | st.sampled_from(
    ["- request:\n", "{", "'", '"', "\x85", "\u2028", " a", "a ", "#", "\ufeff", "\r\n", "~"]
)


@given(
    bodies=st.lists(st.binary() | TEXTS.map(lambda text: text.encode("utf-8", "replace")), max_size=3),
    value=st.text(st.characters(min_codepoint=32, max_codepoint=126)),
    webhook=st.booleans(),
)
def test_vcrpy_loads_whatever_the_writer_wrote(
    tmp_path_factory: Paths, bodies: list[bytes], value: str, webhook: bool
):
    told = [
        interaction(
            request_body=body,
            response_body=body,
            response_headers={"user-agent": value},
            direction=WEBHOOK if webhook else CALL,
        )
        for body in bodies
    ]
    path = written(tmp_path_factory.mktemp("vcrpy") / "a.yaml", *told)

    requests, responses = deserialize(path.read_text(encoding="utf-8"), yamlserializer)

    assert bodies == [request.body or b"" for request in requests]
    assert bodies == [response["body"]["string"] for response in responses]
    assert [{"user-agent": [value]}] * len(bodies) == [response["headers"] for response in responses]


def test_vcrpy_replays_what_the_writer_wrote(tmp_path: Path):
    path = written(tmp_path / "a.yaml", interaction(), interaction(response_body=b"\xff\x00"))

    with vcr.VCR(record_mode="none").use_cassette(str(path)), httpx.Client() as client:
        answers = [client.post(interaction().uri, content=b"x").content for _ in range(2)]

    assert answers == [interaction().response_body, b"\xff\x00"]


SHIPPED = sorted(CASSETTES.glob("*.yaml"))


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_every_shipped_cassette_replays_in_vcrpy(path: Path):
    ours = load(path)
    assert (ours.torn, ours.meta.name) == (None, path.stem)

    # Polls repeat the same request: vcrpy plays the answers to one request in their recorded order.
    player = vcr.VCR(record_mode="none", match_on=["method", "uri", "raw_body"])
    with player.use_cassette(str(path)) as tape, httpx.Client() as client:
        for one in ours.interactions:
            headers = {key: value for key, value in one.request_headers.items() if key == "content-type"}
            answer = client.request(one.method, one.uri, content=one.request_body or None, headers=headers)
            assert (answer.status_code, answer.content) == (one.status, one.response_body)
        assert tape.all_played


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_every_shipped_cassette_is_read_by_any_yaml_reader(path: Path):
    data = yaml.safe_load(path.read_text(encoding="utf-8"))

    assert list(data) == ["version", "conformance", "interactions"]
