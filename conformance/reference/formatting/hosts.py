"""Names of hosts that a text may link to."""

import re
from functools import cache
from importlib.resources import files

__all__ = ["is_host"]

_NUMBER = re.compile(r"0|[1-9][0-9]?|1[0-9]{2}|2[0-4][0-9]|25[0-5]")
# It looks like Telegram's own.
_REFUSED = "teiegram.org"


def is_host(host: str, *, named: bool) -> bool:
    """Whether the name can be looked up; without a scheme its end must be a well-known one."""
    parts = host.split(".")
    if host.lower() == _REFUSED or len(parts) == 1 or not all(map(_is_label, parts)):
        return False
    if all(part.isascii() and part.isdecimal() for part in parts):
        return len(parts) == 4 and all(map(_NUMBER.fullmatch, parts))
    return "_" not in parts[-2] and _is_end(parts[-1], named=named)


def _is_label(part: str) -> bool:
    return part != "" and len(part.encode()) < 64 and not part.endswith("-")


def _is_end(name: str, *, named: bool) -> bool:
    if name.startswith("xn--"):
        punycode = name[4:]
        return len(punycode) > 1 and punycode.isascii() and punycode.isalnum()
    if len(name) < 2 or "_" in name or "-" in name:
        return False
    return named or _is_well_known(name)


def _is_well_known(name: str) -> bool:
    """Whether it is a top-level domain; one with a capital alone at its front begins a sentence."""
    lower = name.lower()
    sentence = lower != name and lower[1:] == name[1:]
    return not sentence and lower in _top_level_domains()


@cache
def _top_level_domains() -> frozenset[str]:
    listed = files(__package__).joinpath("top_level_domains.txt").read_text(encoding="utf-8")
    return frozenset(
        word for line in listed.splitlines() if not line.startswith("#") for word in line.split()
    )
