"""What passed, as a cassette writes it."""

from dataclasses import dataclass, field
from time import perf_counter, time

from conformance.session.cassette import Interaction
from conformance.session.recording.kept import Kept, plain
from conformance.session.recording.messages import Headers, Request, Response

__all__ = ["Exchange"]


@dataclass(slots=True)
class Exchange:
    """One request and its response as they pass by."""

    request: Request
    target: bytes
    direction: str
    asked: Kept = field(init=False)
    answered: Kept = field(init=False)
    response: Response = field(init=False)
    started_at: float = field(default_factory=time)
    _clock: float = field(default_factory=perf_counter)

    def __post_init__(self) -> None:
        self.asked = Kept("request", self.request.headers)

    def answer(self, response: Response) -> None:
        self.response = response
        self.answered = Kept("response", response.headers)

    def interaction(self) -> Interaction:
        """The whole of it, once it is over."""
        request_headers, request_body = _readable(self.request.headers, self.asked)
        response_headers, response_body = _readable(self.response.headers, self.answered)
        return Interaction(
            self.request.method.decode("latin-1"),
            f"http://proxy{self.target.decode('latin-1')}",
            request_headers,
            request_body,
            self.response.status,
            self.response.reason.decode("latin-1"),
            response_headers,
            response_body,
            round(self.started_at, 6),
            round((perf_counter() - self._clock) * 1000, 3),
            self.direction,
            (*self.asked.cuts, *self.answered.cuts),
        )


def _readable(headers: Headers, kept: Kept) -> tuple[dict[str, str], bytes]:
    """Headers and body as they are recorded: decompressed, with the length of what is written."""
    named = {name.decode("latin-1").lower(): value.decode("latin-1") for name, value in headers}
    content = kept.content
    opened = plain(named["content-encoding"], content) if "content-encoding" in named else None
    if opened is not None:
        del named["content-encoding"]
        content = opened
    if "content-length" in named and (opened is not None or kept.cuts):
        named["content-length"] = str(len(content))
    return named, content
