"""Files that Telegram's servers refuse, once the call itself is good."""

from conformance.reference.calls.errors import ApiError, bad_request

__all__ = ["Rejected", "wrong_identifier"]

# What the Bot API server says for the constants of the servers behind it.
_WORDS = {
    "MEDIA_GROUPED_INVALID": "Can't use the media of the specified type in the album",
    "WEBPAGE_CURL_FAILED": "Failed to get HTTP URL content",
    "WEBPAGE_MEDIA_EMPTY": "Wrong type of the web page content",
}


class Rejected(ApiError):
    """A file is refused; ``reason`` is the inner word, which an album's error quotes."""

    def __init__(self, reason: str) -> None:
        super().__init__(400, bad_request(_WORDS.get(reason, reason)).description)
        self.reason = reason


def wrong_identifier() -> Rejected:
    return Rejected("Wrong file identifier/HTTP URL specified")
