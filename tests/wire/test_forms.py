"""A call is the same call in whatever form it travels."""

import httpx
import pytest
import respx
from hypothesis import given
from hypothesis import strategies as st

from conformance.errors import TargetUnreachable, UsageError
from conformance.wire import Address, Call, Client, Form, Limits, Upload, decode, redact

TOKEN = "123456789:" + "A" * 35
BASE = "http://platform.test"
TEXT = st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=40)
NAMES = st.from_regex(r"[a-z_]{1,12}", fullmatch=True)


def travelled(call: Call) -> Call:
    """The call as a server reads it off the wire."""
    with respx.mock(base_url=BASE) as router, Client(Address.parse(BASE), TOKEN) as client:
        route = router.route().mock(return_value=httpx.Response(200, json={"ok": True, "result": True}))
        client.send(call)
        request = route.calls.last.request
        return decode(request.method, str(request.url), dict(request.headers), request.read())


@pytest.mark.parametrize("form", list(Form))
@given(params=st.dictionaries(NAMES, TEXT, min_size=1, max_size=4))
def test_parameters_survive_every_form(form, params):
    assert travelled(Call("sendMessage", params, form=form)).params == params


@pytest.mark.parametrize(
    ("content_type", "body"),
    [
        ("application/x-www-form-urlencoded", b"text=body&only=1&only=2"),
        ("application/json", b'{"text": "body", "only": "1"}'),
    ],
)
def test_of_two_values_the_first_counts_and_the_query_comes_first(content_type, body):
    """As the Bot API server reads them."""
    url = f"{BASE}/bot{TOKEN}/sendMessage?text=query&text=later"

    call = decode("POST", url, {"content-type": content_type}, body)

    assert call.params == {"text": "query", "only": "1"}


def test_uploads_survive_multipart():
    photo = Upload(b"\x00\xff\r\n--", "گل.jpg", "image/jpeg")

    read = travelled(Call("sendPhoto", {"chat_id": "1"}, {"photo": photo}, Form.MULTIPART))

    assert read.files["photo"].content == photo.content
    assert read.params == {"chat_id": "1"}


@given(st.integers(10**6, 10**12), st.from_regex(r"[A-Za-z0-9_-]{35}", fullmatch=True), TEXT, TEXT)
def test_no_token_survives_redaction(bot_id, secret, before, after):
    token = f"{bot_id}:{secret}"

    for planted in (token, token.replace(":", "%3A"), token.replace(":", "%253a"), token[:-20]):
        assert planted not in redact(f"{before} {planted} {after}", token)


@pytest.mark.parametrize(
    ("body", "problem"),
    [
        (b"", "an empty body"),
        (b"<!DOCTYPE html><p>hello", "an HTML page"),
        (b'{"ok": "yes"}', "no boolean 'ok'"),
        (b'{"ok": true}', "no 'result'"),
        (b"[" * 100_000, "no JSON"),
        (b"\xff\xfe", "no JSON"),
    ],
)
def test_whatever_comes_is_an_answer(body, problem):
    with respx.mock(base_url=BASE) as router, Client(Address.parse(BASE), TOKEN) as client:
        router.route().mock(return_value=httpx.Response(200, content=body))

        assert problem in client.send(Call("getMe")).answer.problem


def test_an_endless_body_ends():
    with (
        respx.mock(base_url=BASE) as router,
        Client(Address.parse(BASE), TOKEN, Limits(size=1000)) as client,
    ):
        router.route().mock(return_value=httpx.Response(200, stream=_Endless()))

        assert "over 1000 bytes" in client.send(Call("getMe")).answer.problem


class _Endless(httpx.SyncByteStream):
    def __iter__(self):
        while True:
            yield b"x" * 100


def test_a_redirect_is_an_answer_and_is_not_followed():
    with respx.mock(base_url=BASE) as router, Client(Address.parse(BASE), TOKEN) as client:
        router.route().mock(return_value=httpx.Response(302, headers={"location": "http://127.0.0.1/"}))

        assert client.send(Call("getMe")).answer.status == 302
        assert router.calls.call_count == 1


def test_nothing_at_the_address_is_said_in_a_sentence():
    client = Client(Address.parse("http://127.0.0.1:9"), TOKEN)

    with client, pytest.raises(TargetUnreachable, match="does not answer"):
        client.send(Call("getMe"))


@pytest.mark.parametrize("url", ["platform", "ftp://x", "http://", "http://x/{token}"])
def test_an_address_that_cannot_be_meant_is_refused(url):
    with pytest.raises(UsageError):
        Address.parse(url)


def test_a_template_is_taken_as_it_is():
    address = Address.parse("https://x.test/v1/{token}/call/{method}")

    assert address.call("T", "getMe") == "https://x.test/v1/T/call/getMe"
