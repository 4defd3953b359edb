"""Transport: how a request may be spelt, and which of two values counts."""

import gzip
import zlib

from conformance.suite.clause import clause, documented, observed
from conformance.suite.ground import Caller, User
from conformance.suite.transport._spelling import FORM, JSON, encoded, said, spelt, written
from conformance.verdict import Consequence, Level

_MAKING_REQUESTS = documented("Bot API, Making requests")
_UTF_8 = documented("Bot API, Making requests: all queries must be made using UTF-8")
_READER = observed("tdlib/td, tdnet/td/net/HttpReader.cpp")


@clause(
    "transport.query-and-form",
    "#making-requests",
    _MAKING_REQUESTS,
    _READER,
    method="sendMessage",
    features=("wire.query",),
)
def query_and_form(caller: Caller, user: User) -> None:
    """Parameters in the query and in the form of one request make one call."""
    text = user.marker()
    query = encoded(("chat_id", user.chat_id))
    assert said(caller, content=encoded(("text", text)), query=query) == text


@clause(
    "transport.query-and-json",
    "#making-requests",
    _MAKING_REQUESTS,
    _READER,
    method="sendMessage",
    features=("wire.query",),
)
def query_and_json(caller: Caller, user: User) -> None:
    """Parameters in the query and in the JSON body of one request make one call."""
    text = user.marker()
    query = encoded(("chat_id", user.chat_id))
    assert said(caller, content=written({"text": text}), kind=JSON, query=query) == text


@clause(
    "transport.query-before-body",
    "#making-requests",
    _READER,
    level=Level.OBSERVED,
    consequence=Consequence.DEGRADES,
    method="sendMessage",
)
def query_before_body(caller: Caller, user: User) -> None:
    """Of a parameter in the query and in the body, the query's value counts."""
    text = user.marker()
    body = encoded(("chat_id", user.chat_id), ("text", "بدنه"))
    assert said(caller, content=body, query=encoded(("text", text))) == text


@clause(
    "transport.first-of-two",
    "#making-requests",
    _READER,
    level=Level.OBSERVED,
    consequence=Consequence.DEGRADES,
    method="sendMessage",
)
def first_of_two(caller: Caller, user: User) -> None:
    """Of a parameter given twice in a form, the first value counts."""
    text = user.marker()
    body = encoded(("chat_id", user.chat_id), ("text", text), ("text", "دومی"))
    assert said(caller, content=body) == text


@clause(
    "transport.first-of-two-in-json",
    "#making-requests",
    _READER,
    level=Level.OBSERVED,
    consequence=Consequence.COSMETIC,
    method="sendMessage",
)
def first_of_two_in_json(caller: Caller, user: User) -> None:
    """Of a name that a JSON body has twice, the first value counts."""
    text = user.marker()
    body = f'{{"chat_id":{user.chat_id},"text":"{text}","text":"دومی"}}'
    assert said(caller, content=body, kind=JSON) == text


@clause(
    "transport.post-without-body",
    "#making-requests",
    _MAKING_REQUESTS,
    method="getMe",
    features=("wire.bare",),
)
def post_without_body(caller: Caller) -> None:
    """A POST with no body and no content type calls a method that needs no parameters."""
    assert caller.accepted("getMe", spelt=spelt(kind="")) == caller.accepted("getMe")


@clause(
    "transport.empty-json-object",
    "#making-requests",
    _MAKING_REQUESTS,
    method="getMe",
    features=("wire.json",),
)
def empty_json_object(caller: Caller) -> None:
    """A JSON body of an empty object is a call without parameters."""
    assert caller.accepted("getMe", spelt=spelt("{}", JSON)) == caller.accepted("getMe")


@clause(
    "transport.labelled-json-without-body",
    "#making-requests",
    _READER,
    observed("HTTP clients that set their content type once send it with every call"),
    level=Level.OBSERVED,
    method="getMe",
)
def labelled_json_without_body(caller: Caller) -> None:
    """An empty body that is labelled as JSON is a call without parameters."""
    assert caller.accepted("getMe", spelt=spelt(b"", JSON)) == caller.accepted("getMe")


@clause(
    "transport.charset-is-no-matter",
    "#making-requests",
    _UTF_8,
    _READER,
    method="sendMessage",
    features=("wire.form",),
)
def charset_is_no_matter(caller: Caller, user: User) -> None:
    """A content type may name UTF-8 as its charset, in a form and in JSON."""
    text = user.marker("نیم‌فاصله")
    form = encoded(("chat_id", user.chat_id), ("text", text))
    body = written({"chat_id": user.chat_id, "text": text})
    assert said(caller, content=form, kind=f"{FORM}; charset=UTF-8") == text
    assert said(caller, content=body, kind=f"{JSON}; charset=utf-8") == text


@clause(
    "transport.plus-is-a-blank",
    "#making-requests",
    _MAKING_REQUESTS,
    _READER,
    method="sendMessage",
    features=("wire.form",),
)
def plus_is_a_blank(caller: Caller, user: User) -> None:
    """In a form a plus is a blank, and %2B is a plus."""
    mark = user.marker("x").replace(" ", "")
    assert said(caller, content=f"chat_id={user.chat_id}&text={mark}+1%2B1") == f"{mark} 1+1"


@clause(
    "transport.persian-in-a-query", "#making-requests", _UTF_8, method="sendMessage", features=("wire.query",)
)
def persian_in_a_query(caller: Caller, user: User) -> None:
    """Persian text in the query of a GET comes back as it was sent."""
    text = user.marker("می‌خواهم ۱۲ تا 🌷")
    query = encoded(("chat_id", user.chat_id), ("text", text))
    sent = caller.accepted("sendMessage", verb="GET", spelt=spelt(kind="", query=query))
    assert sent["text"] == text


@clause(
    "transport.escapes-in-json",
    "#making-requests",
    _MAKING_REQUESTS,
    method="sendMessage",
    features=("wire.json",),
)
def escapes_in_json(caller: Caller, user: User) -> None:
    r"""Letters escaped as \u in JSON, pairs of surrogates too, are the letters themselves."""
    text = user.marker("گل 🌷")
    body = written({"chat_id": user.chat_id, "text": text}, ensure_ascii=True)
    assert said(caller, content=body, kind=JSON) == text


@clause(
    "transport.blanks-in-json",
    "#making-requests",
    _MAKING_REQUESTS,
    method="sendMessage",
    features=("wire.json",),
)
def blanks_in_json(caller: Caller, user: User) -> None:
    """A JSON body may be written over several lines."""
    text = user.marker()
    body = written({"chat_id": user.chat_id, "text": text}, indent=4)
    assert said(caller, content=f"\n{body}\n", kind=JSON) == text


@clause(
    "transport.gzipped-body",
    "#making-requests",
    _READER,
    level=Level.OBSERVED,
    consequence=Consequence.DEGRADES,
    method="sendMessage",
)
def gzipped_body(caller: Caller, user: User) -> None:
    """A body may be compressed with gzip."""
    text = user.marker()
    packed = gzip.compress(encoded(("chat_id", user.chat_id), ("text", text)).encode())
    assert said(caller, content=packed, content_encoding="gzip") == text


@clause(
    "transport.deflated-body",
    "#making-requests",
    _READER,
    level=Level.OBSERVED,
    consequence=Consequence.COSMETIC,
    method="sendMessage",
)
def deflated_body(caller: Caller, user: User) -> None:
    """A body may be compressed with deflate."""
    text = user.marker()
    packed = zlib.compress(encoded(("chat_id", user.chat_id), ("text", text)).encode())
    assert said(caller, content=packed, content_encoding="deflate") == text


@clause(
    "transport.multipart-without-boundary",
    "#making-requests",
    _READER,
    level=Level.OBSERVED,
    consequence=Consequence.COSMETIC,
    method="getMe",
)
def multipart_without_boundary(caller: Caller) -> None:
    """A multipart body whose content type names no boundary is refused with 400."""
    refusal = caller.refusal("getMe", spelt=spelt("x", "multipart/form-data"))
    assert (refusal.error_code, refusal.description) == (400, "Bad Request: boundary not found")


@clause(
    "transport.quoted-boundary",
    "#making-requests",
    _MAKING_REQUESTS,
    _READER,
    method="sendMessage",
    features=("wire.multipart",),
)
def quoted_boundary(caller: Caller, user: User) -> None:
    """The boundary of a multipart body may stand in quotation marks."""
    text, boundary = user.marker(), "conformance7d9f1c3b"
    parts = (
        f'--{boundary}\r\ncontent-disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'
        for name, value in (("chat_id", user.chat_id), ("text", text))
    )
    body = "".join(parts) + f"--{boundary}--\r\n"
    assert said(caller, content=body, kind=f'multipart/form-data; boundary="{boundary}"') == text
