import json
from collections.abc import Callable
from urllib.parse import quote, unquote, urlencode

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from conformance.session.cassette import Interaction
from conformance.session.scrubbing import HOST, ScrubbingFailed, scrub, secrets_of

TOKEN = "110201543:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw"
WORD = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-"

tokens = st.builds(
    "{}:{}".format, st.from_regex(r"[0-9]{5,12}", fullmatch=True), st.text(WORD, min_size=30, max_size=50)
)
texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)


def exchange(
    body: bytes = b"",
    answer: bytes = b"{}",
    *,
    uri: str = f"https://api.telegram.org/bot{TOKEN}/sendMessage",
    kind: str = "application/x-www-form-urlencoded",
    **headers: str,
) -> Interaction:
    return Interaction("POST", uri, {"content-type": kind, **headers}, body, 200, "OK", {}, answer)


def everything(interaction: Interaction) -> str:
    bodies = (
        interaction.request_body.decode(errors="replace"),
        interaction.response_body.decode(errors="replace"),
    )
    return "\n".join([interaction.uri.removeprefix(HOST), *interaction.request_headers.values(), *bodies])


def everywhere(interaction: Interaction) -> str:
    """All that would be written, also with its layers of encoding taken off."""
    text = everything(interaction)
    for _ in range(4):
        text += unquote(text)
    return text + text.replace("\\u003a", ":").replace("\\u003A", ":")


def form(before: str, token: str, after: str) -> tuple[bytes, str]:
    return urlencode({"text": before + token + after}).encode(), "application/x-www-form-urlencoded"


def twice_encoded(before: str, token: str, after: str) -> tuple[bytes, str]:
    return quote(urlencode({"url": before + token + after})).encode(), "text/plain"


def json_body(before: str, token: str, after: str) -> tuple[bytes, str]:
    return json.dumps({"text": before + token + after}).encode(), "application/json"


def escaped_json(before: str, token: str, after: str) -> tuple[bytes, str]:
    text = json.dumps(before) + "".join(f"\\u{ord(character):04x}" for character in token) + json.dumps(after)
    return text.encode(), "text/plain"


def multipart(before: str, token: str, after: str) -> tuple[bytes, str]:
    head = '--b\r\nContent-Disposition: form-data; name="photo"; filename="a.png"\r\n\r\n'
    body = head.encode() + b"\x89\xff" + (before + token + after).encode() + b"\xfe\x00\r\n--b--\r\n"
    return body, "multipart/form-data; boundary=b"


Shape = Callable[[str, str, str], tuple[bytes, str]]
FORMS: list[Shape] = [form, twice_encoded, json_body, escaped_json, multipart]


@given(before=texts, planted=tokens, after=texts, shape=st.sampled_from(FORMS), in_answer=st.booleans())
@example(before="99999:", planted="12345:" + "a" * 30, after="", shape=json_body, in_answer=True)
@example(before="1" * 40, planted="12345:" + "a" * 30, after=":" + "b" * 40, shape=form, in_answer=False)
def test_no_planted_token_survives_in_any_form_and_no_length_changes(
    before: str, planted: str, after: str, shape: Shape, in_answer: bool
):
    body, kind = shape(before, planted, after)
    planted_in = exchange(answer=body) if in_answer else exchange(body, kind=kind)

    clean = scrub(planted_in)

    assert planted not in everywhere(clean)
    assert TOKEN not in everywhere(clean)
    assert len(planted_in.request_body) == len(clean.request_body)
    assert len(planted_in.response_body) == len(clean.response_body)


@given(secret=st.text(WORD + ":/+.", min_size=8, max_size=40), text=texts, shape=st.sampled_from(FORMS))
def test_a_token_of_another_shape_is_known_from_the_path_and_taken_out_everywhere(
    secret: str, text: str, shape: Shape
):
    assume("\\" not in text and secret.strip(".") == secret and secret not in text + "/botTOKEN/getMe")
    body, kind = shape(text, secret, text)
    planted_in = exchange(body, body, uri=f"http://h.invalid/bot{quote(secret, safe='')}/getMe", kind=kind)

    clean = scrub(planted_in)

    assert clean.uri == "http://bot-api.invalid/botTOKEN/getMe"
    assert quote(secret, safe="") not in everything(clean)
    assert secret not in everywhere(clean)


@given(body=st.binary(), answer=st.binary())
def test_what_holds_no_secret_is_written_as_it_was(body: bytes, answer: bytes):
    one = exchange(body, answer, kind="application/octet-stream")

    assert (body, answer) == (scrub(one).request_body, scrub(one).response_body)


@pytest.mark.parametrize(
    ("path", "written"),
    [
        (f"/bot{TOKEN}/getMe", "/botTOKEN/getMe"),
        (f"/bot{TOKEN.replace(':', '%3A')}/getMe", "/botTOKEN/getMe"),
        (f"/file/bot{TOKEN}/photos/file_0.jpg", "/file/botTOKEN/photos/file_0.jpg"),
        (f"/bot{TOKEN}/test/getMe?offset=1", "/botTOKEN/test/getMe?offset=1"),
        (f"/elsewhere?u={TOKEN}", f"/elsewhere?u={'TOKEN'.ljust(len(TOKEN), '.')}"),
    ],
)
def test_the_address_keeps_its_path_and_loses_host_and_token(path: str, written: str):
    assert scrub(exchange(uri=f"https://secret.host:8443{path}")).uri == "http://bot-api.invalid" + written


def test_only_a_few_headers_are_kept():
    one = exchange(
        **{"user-agent": f"bot {TOKEN}", "cookie": "a", "x-telegram-bot-api-secret-token": "b", "host": "c"}
    )

    assert scrub(one).request_headers == {
        "content-type": "application/x-www-form-urlencoded",
        "user-agent": "bot " + "TOKEN".ljust(len(TOKEN), "."),
    }


def test_secret_parameters_are_taken_out_of_this_and_of_later_exchanges():
    first = exchange(b"url=https%3A%2F%2Fa.invalid&secret_token=open-sesame")
    later = exchange(answer=b'{"echo":"open-sesame"}')

    assert scrub(first).request_body == b"url=https%3A%2F%2Fa.invalid&secret_token=TOKEN......"
    assert scrub(later, secrets_of(first)).response_body == b'{"echo":"TOKEN......"}'


def test_a_spelling_that_is_not_foreseen_is_not_written():
    hidden = TOKEN.replace(":", "%5Cu003a").encode()

    with pytest.raises(ScrubbingFailed, match="a secret is left in the answer"):
        scrub(exchange(answer=hidden))


def test_a_compressed_body_is_not_written():
    with pytest.raises(ScrubbingFailed, match="compressed"):
        scrub(exchange(**{"content-encoding": "gzip"}))
