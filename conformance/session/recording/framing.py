"""How messages are written: the heads that go on, and the frames of bodies."""

from collections.abc import Iterable
from http import HTTPStatus

from conformance.session.recording.messages import Headers, Request, Response, value_of

__all__ = [
    "END",
    "chunk",
    "is_chunked",
    "is_chunked_to",
    "phrase",
    "request_head",
    "response_head",
    "uncompressed",
]

# They are of one connection, not of the message. Source: RFC 9110, section 7.6.1; host is the proxy's own.
_HOP_BY_HOP = frozenset(
    b"connection keep-alive proxy-authenticate proxy-authorization proxy-connection te trailer "
    b"transfer-encoding upgrade http2-settings expect host".split()
)
_READABLE_ENCODINGS = (b"gzip", b"deflate")
_BODILESS = {204, 304}

END = b"0\r\n\r\n"


def chunk(piece: bytes) -> bytes:
    return b"%x\r\n%b\r\n" % (len(piece), piece)


def request_head(request: Request, target: bytes, host: bytes, authorization: bytes = b"") -> bytes:
    """As it goes on: no answer is asked for in an encoding that cannot be read."""
    lines = [b"%b %b HTTP/1.1" % (request.method, target), b"Host: " + host]
    lines += [
        b"%b: %b" % (name, _narrowed(value) if name.lower() == b"accept-encoding" else value)
        for name, value in _lasting(request.headers)
    ]
    if is_chunked(request.headers):
        lines.append(b"Transfer-Encoding: chunked")
    if authorization:
        lines.append(b"Proxy-Authorization: " + authorization)
    if not request.keeps_alive:
        lines.append(b"Connection: close")
    return b"\r\n".join(lines) + b"\r\n\r\n"


def response_head(request: Request, response: Response) -> bytes:
    lines = [b"HTTP/1.1 %d %b" % (response.status, response.reason)]
    lines += [b"%b: %b" % pair for pair in _lasting(response.headers)]
    if is_chunked_to(request, response):
        lines.append(b"Transfer-Encoding: chunked")
    if not (request.keeps_alive and response.keeps_alive):
        lines.append(b"Connection: close")
    elif request.version == "1.0":
        lines.append(b"Connection: keep-alive")
    return b"\r\n".join(lines) + b"\r\n\r\n"


def is_chunked(headers: Headers) -> bool:
    return b"chunked" in value_of(headers, b"transfer-encoding").lower()


def is_chunked_to(request: Request, response: Response) -> bool:
    """Whether the response's body is chunked for who asked: where its length is not known before its end."""
    has_body = request.method != b"HEAD" and response.status not in _BODILESS
    return has_body and request.version != "1.0" and not value_of(response.headers, b"content-length")


def phrase(status: int) -> bytes:
    return HTTPStatus(status).phrase.encode()


def uncompressed(headers: Headers) -> Headers:
    """The headers of a request whose answer is to be read here."""
    return tuple(pair for pair in headers if pair[0].lower() != b"accept-encoding")


def _lasting(headers: Headers) -> Iterable[tuple[bytes, bytes]]:
    return (pair for pair in headers if pair[0].lower() not in _HOP_BY_HOP)


def _narrowed(value: bytes) -> bytes:
    wanted = {part.split(b";")[0].strip().lower() for part in value.split(b",")}
    return b", ".join(each for each in _READABLE_ENCODINGS if each in wanted) or b"identity"
