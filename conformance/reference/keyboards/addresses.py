"""Addresses behind buttons."""

import re

from conformance.reference.calls.errors import ApiError, bad_request
from conformance.reference.calls.links import InvalidLink, checked_link

__all__ = ["link", "person_behind", "web_address"]

_PERSON = re.compile(r"tg:(?://)?user/?\?(?:[^#]*&)?id=(\d{1,19})(?!\d)", re.IGNORECASE | re.ASCII)


def link(url: str, noun: str) -> str:
    """Any link that Telegram opens. Raises ApiError: "<noun> URL … is invalid"."""
    try:
        return checked_link(url)
    except InvalidLink as error:
        raise _invalid(url, noun, str(error)) from None


def web_address(url: str, noun: str) -> str:
    """An https address, as it was given. Raises ApiError."""
    if person_behind(url) is not None:
        kind = "login" if "login" in noun else "Web App"
        raise bad_request(f"Link to a user can't be used in {kind} URL buttons")
    try:
        address = checked_link(url)
    except InvalidLink as error:
        # That only https will do is found out before the name of the host is looked at.
        if str(error) != "Wrong HTTP URL" or url.lower().startswith("https:"):
            raise _invalid(url, noun, str(error)) from None
        address = ""
    if not address.startswith("https://"):
        raise _invalid(url, noun, "Only HTTPS links are allowed")
    return address


def person_behind(url: str) -> int | None:
    """The id in a link to a person, ``tg://user?id=…``."""
    found = _PERSON.match(url)
    return int(found[1]) if found else None


def _invalid(url: str, noun: str, reason: str) -> ApiError:
    return bad_request(f"{noun} URL '{url}' is invalid: {reason}")
