"""The guard before a file: no token passes, however it is written."""

import base64
import gzip
import json
from collections.abc import Callable
from pathlib import Path
from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conformance.session.cassette import Interaction, Meta, Writer, load
from conformance.session.guard import ScrubbingFailed, guard

WORD = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-"
tokens = st.builds(
    "{}:{}".format, st.from_regex(r"[0-9]{8,10}", fullmatch=True), st.text(WORD, min_size=35, max_size=35)
)
# A run of letters that the token's own base64 would continue has any length.
words = st.text(WORD.replace("_", "").replace("-", ""), max_size=9)


def packed(token: str) -> bytes:
    return base64.b64encode(gzip.compress(f'{{"url":"https://a.example/{token}"}}'.encode()))


SPELLINGS: dict[str, Callable[[str], str | bytes]] = {
    "plain": str,
    "percent": lambda token: quote(token, safe=""),
    "every character": lambda token: "".join(f"%{ord(one):02x}" for one in token),
    "percent thrice": lambda token: quote(quote(quote(token, safe=""))),
    "colon escaped": lambda token: token.replace(":", "\\u003A"),
    "escaped": lambda token: "".join(f"\\u{ord(one):04x}" for one in token),
    "JSON in JSON": lambda token: json.dumps(json.dumps({"u": token.replace(":", "\\u003a")})),
    "YAML": lambda token: token.replace(":", "\\x3A"),
    "HTML": lambda token: token.replace(":", "&#58;"),
    "HTML by name": lambda token: token.replace(":", "&amp;colon;"),
    "escaped percent": lambda token: token.replace(":", "%5Cu003a"),
    "base64": lambda token: base64.b64encode(token.encode()),
    "base64 for addresses": lambda token: base64.urlsafe_b64encode(f"start {token}".encode()),
    "base64 twice": lambda token: base64.b64encode(base64.b64encode(token.encode())),
    "gzip": lambda token: gzip.compress(token.encode()),
    "gzip in base64": packed,
}


@pytest.mark.parametrize("spelling", SPELLINGS)
@given(token=tokens, before=words, after=words)
def test_a_token_passes_in_no_spelling(spelling: str, token: str, before: str, after: str):
    spelled = SPELLINGS[spelling](token)
    content = spelled if isinstance(spelled, bytes) else spelled.encode()

    with pytest.raises(ScrubbingFailed, match="is not written"):
        guard(before.encode() + b" " + content + after.encode())


@given(st.binary() | st.text().map(str.encode))
def test_what_is_no_token_passes(content: bytes):
    guard(content)


@given(token=tokens, noise=st.binary(min_size=1, max_size=200))
def test_a_binary_body_is_looked_into_as_the_file_has_it(
    token: str, noise: bytes, tmp_path_factory: pytest.TempPathFactory
):
    path = tmp_path_factory.mktemp("guard") / "a.yaml"
    body = b"\xff" + noise + b" " + token.encode() + b" " + noise
    one = Interaction("POST", "http://bot-api.invalid/botTOKEN/sendPhoto", {}, body, 200, "OK", {}, b"{}")

    with Writer(path, Meta("binary")) as writer, pytest.raises(ScrubbingFailed):
        writer.append(one)

    assert load(path).interactions == ()


def test_a_description_with_a_token_makes_no_file(tmp_path: Path):
    with pytest.raises(ScrubbingFailed, match="the description"):
        Writer(tmp_path / "a.yaml", Meta("110201543:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw"))

    assert not list(tmp_path.iterdir())
