"""The readers of files tell what is there, and never stumble over what is not."""

import io
import struct
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from conformance.reference.files.identity import Identity, NoIdentity, read, unique, written
from conformance.reference.files.kinds import Kind
from conformance.reference.files.pictures import Unusable, photo
from conformance.reference.files.reading import Look, look

from .media_stage import animated_sticker, film, gif, made, picture, silence, song, speech, vorbis


def element(name: str, *parts: bytes) -> bytes:
    body = b"".join(parts)
    return bytes.fromhex(name) + bytes((0x80 | len(body),)) + body


WEBM = (
    element("1a45dfa3", element("4282", b"webm"))
    + bytes.fromhex("18538067 01ffffffffffffff")
    + element("1549a966", element("4489", struct.pack(">f", 3000.0)))
    + element(
        "1654ae6b",
        element("ae", element("83", b"\1"), element("e0", element("b0", b"\x64"), element("ba", b"\x64"))),
        element("ae", element("83", b"\2")),
    )
)
FILES = {
    "jpeg": picture(),
    "gif": gif(),
    "mp4": film(),
    "mp3": song(),
    "bare mp3": silence(),
    "opus": speech(),
    "vorbis": vorbis(),
    "tgs": animated_sticker(),
    "webm": WEBM,
    "made mp4": made("mp4"),
    "made ogg": made("ogg"),
    "made mp3": made("mp3"),
}


@pytest.mark.parametrize(
    ("name", "seen"),
    [
        ("jpeg", ("image/jpeg", 640, 480, 0)),
        ("gif", ("image/gif", 320, 180, 2)),
        ("mp4", ("video/mp4", 400, 300, 16)),
        ("mp3", ("audio/mpeg", 0, 0, 2)),
        ("bare mp3", ("audio/mpeg", 0, 0, 2)),
        ("opus", ("audio/ogg", 0, 0, 3)),
        ("vorbis", ("audio/ogg", 0, 0, 2)),
        ("tgs", ("application/x-tgsticker", 512, 512, 3)),
        ("webm", ("video/webm", 100, 100, 3)),
        ("made mp4", ("video/mp4", 640, 360, 3)),
        ("made ogg", ("audio/ogg", 0, 0, 2)),
        ("made mp3", ("audio/mpeg", 0, 0, 2)),
    ],
)
def test_a_reader_tells_form_measure_and_time(name, seen):
    found = look(FILES[name])

    assert seen == (found.mime, found.width, found.height, found.duration)


def test_a_film_tells_whether_it_has_sound():
    assert (True, False) == (look(film()).has_sound, look(film(sound=False)).has_sound)


@pytest.mark.parametrize("encoding", [0, 1, 2, 3])
def test_a_tag_is_read_in_every_encoding(encoding):
    text = "Caf\u00e9".encode(("latin-1", "utf-16", "utf-16-be", "utf-8")[encoding])
    frame = b"TIT2" + (1 + len(text)).to_bytes(4) + b"\0\0" + bytes((encoding,)) + text

    tag = b"ID3\3\0\0" + (len(frame)).to_bytes(4) + frame

    assert "Caf\u00e9" == look(tag + silence()).title


@settings(deadline=None)
@given(st.binary(max_size=300))
def test_no_bytes_are_too_strange(content):
    assert isinstance(look(content), Look)


@settings(deadline=None, max_examples=300)
@given(st.sampled_from(sorted(FILES)), st.data())
def test_no_file_is_cut_or_spoilt_too_badly(name, data):
    content = bytearray(FILES[name])
    for _ in range(data.draw(st.integers(0, 4))):
        content[data.draw(st.integers(0, min(len(content), 400) - 1))] = data.draw(st.integers(0, 255))
    cut = data.draw(st.integers(0, len(content)))

    found = look(bytes(content[:cut]))

    assert found.duration >= 0
    assert found.width >= 0


@settings(deadline=None)
@given(st.sampled_from(("jpeg", "gif")), st.data())
def test_a_broken_picture_is_unusable_and_no_more(name, data):
    content = FILES[name]

    cut = data.draw(st.integers(0, len(content)))

    with suppress(Unusable):
        assert photo(content[:cut]).sizes


def test_a_huge_picture_is_refused_before_it_is_unpacked():
    buffer = io.BytesIO()
    Image.new("1", (30_000, 30_000)).save(buffer, "PNG")

    with pytest.raises(Unusable, match="PHOTO_INVALID_DIMENSIONS"):
        photo(buffer.getvalue())


@given(
    st.sampled_from(list(Kind)),
    st.binary(min_size=8, max_size=8),
    st.sampled_from("smxyw"),
    st.integers(0, 2**40),
)
def test_an_id_says_what_it_was_made_of(kind, key, rung, bot_id):
    identity = Identity(kind, key, rung if kind.is_picture else "")

    assert identity == read(written(identity, bot_id))
    assert unique(identity)[:3] in {"AQA", "AgA"}


@given(st.text() | st.binary().map(lambda octets: octets.hex() + "NgQ"))
def test_any_other_text_is_no_id(text):
    with suppress(NoIdentity):
        assert read(text).key
