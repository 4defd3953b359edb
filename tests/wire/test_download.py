"""A file is read within limits, as an answer is."""

import httpx
import pytest
import respx

from conformance.wire import Address, Client, Limits

TOKEN = "1:A"


@pytest.fixture
def downloaded():
    def download(**answer):
        with (
            respx.mock as wire,
            Client(Address.parse("http://platform.test"), TOKEN, Limits(size=10)) as client,
        ):
            wire.get("http://platform.test/file/bot1:A/photos/a.jpg").mock(**answer)
            return client.download("photos/a.jpg")

    return download


def test_a_file_comes_whole(downloaded):
    assert downloaded(return_value=httpx.Response(200, content=b"0123456789")) == (200, b"0123456789")


def test_a_file_over_the_limit_is_not_read_on(downloaded):
    assert downloaded(return_value=httpx.Response(200, content=b"0123456789a")) == (0, b"")


def test_a_connection_that_breaks_is_no_error_of_ours(downloaded):
    assert downloaded(side_effect=httpx.ReadError("gone")) == (0, b"")
