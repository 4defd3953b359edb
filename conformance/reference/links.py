"""Links in buttons and texts, as Telegram accepts and rewrites them."""

from urllib.parse import urlsplit

__all__ = ["InvalidLink", "checked_link"]


class InvalidLink(ValueError):
    """The text is no link; the message is the server's inner text."""


def checked_link(url: str) -> str:
    """The link with a scheme, a lower-case host and a path. Raises InvalidLink."""
    url = url.strip()
    if not url:
        raise InvalidLink("URL is empty")
    scheme = url.partition(":")[0].lower()
    if scheme in {"tg", "ton", "tonsite"} and ":" in url:
        return url
    if "://" not in url:
        url = "http://" + url
    elif scheme not in {"http", "https"}:
        raise InvalidLink("Unsupported URL protocol")
    try:
        parts = urlsplit(url)
        host, port = parts.hostname, parts.port
    except ValueError:
        raise InvalidLink("Wrong HTTP URL") from None
    if not host or (("." not in host) and host != "localhost" and ":" not in host) or " " in parts.netloc:
        raise InvalidLink("Wrong HTTP URL")
    where = parts.netloc.rpartition("@")
    netloc = where[0] + where[1] + (f"{host}:{port}" if port else where[2].lower())
    return parts._replace(scheme=parts.scheme.lower(), netloc=netloc, path=parts.path or "/").geturl()
