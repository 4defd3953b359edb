"""A body is read as it was before it was compressed."""

import gzip
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conformance.wire import Unopenable, opened

PACKED = {
    "gzip": gzip.compress,
    "GZip": gzip.compress,
    "x-gzip": gzip.compress,
    "deflate": zlib.compress,
    "deflate ": lambda body: zlib.compress(body, wbits=-15),
    "identity": bytes,
    "deflate, gzip": lambda body: gzip.compress(zlib.compress(body)),
}


@pytest.mark.parametrize("name", PACKED)
@given(body=st.binary())
def test_what_was_compressed_is_opened(name, body):
    packed = PACKED[name](body)

    headers, content = opened({"content-encoding": name, "content-length": str(len(packed))}, packed)

    assert ({"content-length": str(len(body))}, body) == (headers, content)


@given(st.binary(min_size=1))
def test_without_an_encoding_a_body_is_itself(body):
    assert ({"a": "b"}, body) == opened({"a": "b"}, body)


@pytest.mark.parametrize("name", ["gzip", "deflate", "br", "zstd", "snappy"])
def test_a_body_that_was_recorded_opened_stays_as_it_is(name):
    body = '{"ok":true,"result":"سلام"}'.encode()

    assert ({}, body) == opened({"content-encoding": name}, body)


@pytest.mark.parametrize("name", ["gzip", "deflate", "br", "zstd", "snappy"])
@pytest.mark.parametrize(
    "body", [b"\xff\xfe{", gzip.compress(b"x" * 99, mtime=0)[:-9], gzip.compress(b"x", mtime=0) + b"more"]
)
def test_what_is_not_in_its_encoding_is_refused(name, body):
    with pytest.raises(Unopenable, match="encoding"):
        opened({"content-encoding": name}, body)


def test_a_bomb_is_refused():
    with pytest.raises(Unopenable, match="is over"):
        opened({"content-encoding": "gzip"}, gzip.compress(bytes(70 * 1024 * 1024), 9))
