from dataclasses import replace
from pathlib import Path

from conformance.bots.settling import settle
from conformance.session.cassette import Interaction, Meta, Writer, load

BOUNDARY = "8f14e45fceea167a5a36dedd4bea2543"
BODY = f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="a"\r\n\r\nattach://x7Qk2\r\n--{BOUNDARY}--\r\n'
UPLOAD = Interaction(
    "POST",
    "http://proxy/botTOKEN/sendPhoto",
    {"content-type": f"multipart/form-data; boundary={BOUNDARY}"},
    BODY.encode(),
    200,
    "OK",
    {},
    b'{"ok":true,"result":true}',
    started_at=50.0,
    elapsed_ms=700.0,
)


def settled(path: Path, *interactions: Interaction) -> tuple[Interaction, ...]:
    with Writer(path, Meta("a")) as writer:
        for one in interactions:
            writer.append(one)
    settle(path, 1000.0)
    return tuple(load(path).interactions)


def test_what_overlapped_still_does(tmp_path: Path) -> None:
    within = replace(UPLOAD, started_at=50.1, elapsed_ms=30.0)

    inner, outer = settled(tmp_path / "a.yaml", within, UPLOAD)

    assert [(1000.0, 12.0), (1000.004, 4.0)] == [(one.started_at, one.elapsed_ms) for one in (outer, inner)]


def test_the_machines_pace_is_not_kept(tmp_path: Path) -> None:
    slow = replace(UPLOAD, started_at=70.0, elapsed_ms=9000.0)

    assert settled(tmp_path / "a.yaml", UPLOAD) == settled(tmp_path / "b.yaml", slow)


def test_drawn_names_are_counted_and_keep_their_length(tmp_path: Path) -> None:
    other = replace(
        UPLOAD,
        request_headers={"content-type": "multipart/form-data; boundary=" + "z" * 32},
        request_body=BODY.replace(BOUNDARY, "z" * 32).replace("x7Qk2", "ppppp").encode(),
    )

    one, another = settled(tmp_path / "a.yaml", UPLOAD), settled(tmp_path / "b.yaml", other)

    assert one == another
    assert len(UPLOAD.request_body) == len(one[0].request_body)


def test_where_a_bot_listened_is_not_told(tmp_path: Path) -> None:
    by_query = replace(
        UPLOAD, uri="http://proxy/botTOKEN/setWebhook?url=http%3A%2F%2F127.0.0.1%3A40001%2Fhook"
    )
    shown = replace(UPLOAD, response_body=b'{"url":"http://127.0.0.1:40001/hook"}')

    one, other = settled(tmp_path / "a.yaml", by_query, shown)

    assert "http://proxy/botTOKEN/setWebhook?url=https%3A%2F%2Fa.example%3A8443%2Fhook" == one.uri
    assert b'{"url":"https://a.example:8443/hook"}' == other.response_body
