"""What a recording keeps of a body."""

import gzip
import hashlib
import zlib

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from conformance.session.cassette import Cut
from conformance.session.recording import kept as keeping
from conformance.session.recording.kept import BOUND, HEAD, Kept, plain
from conformance.wire import decode

JPEG = ((b"Content-Type", b"image/jpeg"),)


def kept(headers, content: bytes, step: int = 65536) -> Kept:
    one = Kept("request", headers)
    for start in range(0, len(content), step):
        one.feed(content[start : start + step])
    return one


def form(files: dict[str, bytes]) -> tuple[tuple[tuple[bytes, bytes], ...], bytes]:
    request = httpx.Request(
        "POST", "http://a", data={"chat_id": "5", "caption": "سلام"}, files={**files, "last": b"z"}
    )
    return tuple(request.headers.raw), request.read()


def test_a_file_up_to_the_bound_is_kept_as_it_is():
    headers, content = form({"photo": b"x" * (BOUND - 200)})

    one = kept(headers, content)

    assert (one.content, one.cuts) == (content, ())


def test_of_a_long_file_the_head_is_kept_with_size_and_hash():
    content = bytes(range(256)) * 2000

    one = kept(JPEG, content)

    assert one.content == content[:HEAD]
    assert one.cuts == (Cut("request", None, len(content), hashlib.sha256(content).hexdigest(), HEAD),)


def test_a_form_with_a_long_file_stays_a_form():
    file = bytes(range(256)) * 2000
    headers, content = form({"photo": file})

    one = kept(headers, content)

    call = decode("POST", "http://a/sendPhoto", dict(httpx.Headers(list(headers))), one.content)
    assert dict(call.params) == {"chat_id": "5", "caption": "سلام"}
    assert (call.files["photo"].content, call.files["last"].content) == (file[:HEAD], b"z")
    assert one.cuts == (Cut("request", "photo", len(file), hashlib.sha256(file).hexdigest(), HEAD),)


@given(st.lists(st.integers(0, 600), max_size=3), st.integers(1, 900), st.sampled_from((b"\r\n--", b"abcd")))
def test_a_form_is_cut_alike_however_it_arrives(sizes, step, letters):
    headers, content = form({f"f{number}": letters * (size // 4) for number, size in enumerate(sizes)})

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(keeping, "BOUND", 300)
        patch.setattr(keeping, "HEAD", 50)
        one, whole = kept(headers, content, step), kept(headers, content, len(content))

    assert (one.content, one.cuts) == (whole.content, whole.cuts)
    assert (one.content == content) == (not one.cuts)


def test_long_json_is_kept_whole_as_nothing_can_stand_in_for_it():
    content = b'{"ok":true,"result":"' + b"x" * 2 * BOUND + b'"}'

    one = kept(((b"content-type", b"application/json; charset=utf-8"),), content)

    assert (one.content, one.cuts) == (content, ())


def test_no_half_of_a_token_is_left_at_the_end_of_a_head():
    token = b"110201543:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw"
    content = b" " * (HEAD - 30) + token + b" " * BOUND

    one = kept(JPEG, content)

    assert one.content == b" " * (HEAD - 30)
    assert one.cuts[0].kept == HEAD - 30


@pytest.mark.parametrize(
    ("encoding", "content"),
    [
        ("gzip", gzip.compress(b"a", mtime=0)),
        ("deflate", zlib.compress(b"a")),
        ("deflate", zlib.compress(b"a")[2:-4]),
    ],
)
def test_what_is_compressed_is_opened(encoding, content):
    assert plain(encoding, content) == b"a"


@pytest.mark.parametrize(
    ("encoding", "content"),
    [
        ("br", b"a"),
        ("gzip", b"a"),
        ("gzip", gzip.compress(bytes(9_000_000), mtime=0)),
        ("gzip", gzip.compress(b"a", mtime=0)[:-3]),
    ],
)
def test_what_cannot_be_opened_is_said(encoding, content):
    assert plain(encoding, content) is None
