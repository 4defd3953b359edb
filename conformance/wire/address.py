"""Where calls and files go on a platform."""

from dataclasses import dataclass
from urllib.parse import quote, urlsplit

from conformance.errors import UsageError

__all__ = ["Address"]


@dataclass(frozen=True, slots=True)
class Address:
    """Two URL templates: ``api`` has ``{token}`` and ``{method}``, ``files`` has ``{token}`` and ``{path}``.

    Where the token travels in ``headers``, they have ``{token}`` in their values, and the URLs need none.
    Source: Bot API, "Making requests" and getFile.
    """

    api: str
    files: str
    headers: tuple[tuple[str, str], ...] = ()

    @classmethod
    def parse(cls, url: str, files: str | None = None) -> "Address":
        """Reads a base URL in Telegram's form, or a template that has both placeholders.

        Raises UsageError for anything that is not an http(s) URL of one of the two forms.
        """
        parts = urlsplit(url)
        if parts.scheme not in {"http", "https"} or not parts.hostname:
            raise UsageError(f"{url!r} is not a URL: give one such as http://127.0.0.1:8081.")
        base = url.rstrip("/")
        named = ("{token}" in url, "{method}" in url)
        if any(named) and not all(named):
            raise UsageError(f"{url!r} must have both {{token}} and {{method}}, or neither of them.")
        if all(named):
            return cls(url, files or f"{parts.scheme}://{parts.netloc}/file/bot{{token}}/{{path}}")
        return cls(f"{base}/bot{{token}}/{{method}}", files or f"{base}/file/bot{{token}}/{{path}}")

    @property
    def host(self) -> str:
        """The origin that calls go to, such as ``http://127.0.0.1:8081``."""
        parts = urlsplit(self.api)
        return f"{parts.scheme}://{parts.netloc}"

    def call(self, token: str, method: str) -> str:
        return _with(token, self.api).replace("{method}", quote(method, safe=""))

    def file(self, token: str, path: str) -> str:
        return _with(token, self.files).replace("{path}", quote(path.lstrip("/")))

    def sent(self, token: str) -> dict[str, str]:
        """The headers that carry the token; none where the URL does."""
        return {name: value.replace("{token}", token) for name, value in self.headers}


def _with(token: str, template: str) -> str:
    path, mark, query = template.partition("?")
    # In a query a token is a value like any other; the placeholder itself stays readable.
    written = query.replace("{token}", quote(token, safe=":{}"))
    return path.replace("{token}", token) + mark + written
