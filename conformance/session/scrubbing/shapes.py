"""What shows by its form alone: addresses of people, links, and what a text must keep to stay what it is."""

import re
from collections.abc import Iterator

from conformance.session.scrubbing.kinds import Kind
from conformance.session.scrubbing.knowledge import Claim

__all__ = ["credentials", "form_of", "invitations", "people"]

# Beginnings of t.me links that are no username.
_PAGES = (
    "joinchat|addstickers|addemoji|share|proxy|socks|setlanguage|addtheme|invoice|confirmphone|login|boost|"
    "giftcode|addlist|contact|nft|iv|bg|m|c|s"
)
_HOSTS = r"(?:t|telegram)\.(?:me|dog)"
_PEOPLE = re.compile(
    r"(?P<EMAIL>(?<!\w)[^\W_][\w.+-]{0,63}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8})"
    rf"|(?:(?<![\w@])@|\b{_HOSTS}/(?!(?:{_PAGES})\b)|tg://resolve\?domain=)(?P<USERNAME>[A-Za-z]\w{{3,31}})"
    r"|(?P<PHONE>\+\d[\d ().-]{6,18}\d)"
    # Fields of people within an address, or within JSON within a text.
    r"|(?:[?&]|^)(?:first|last)_name=(?P<NAME>[^&#\s]+)|(?:[?&]|^)username=(?P<NAMED>\w{3,32})"
    r"|\"(?:first|last)_name\\*\"\s*:\s*\\*\"(?P<IN_JSON>[^\"\\]+)",
    re.ASCII,
)
_AS = {"NAMED": Kind.USERNAME, "IN_JSON": Kind.NAME}
_INVITATIONS = re.compile(
    rf"\b{_HOSTS}/(?:\+|joinchat/|\$|invoice/)([\w-]{{8,}})|tg://join\?invite=([\w-]+)", re.ASCII
)
# The proof of a login or a web app's start. Source: Bot API, "Validating data received via the Mini App".
_CREDENTIALS = re.compile(r"\b(?:hash|signature)=([\w-]{32,})", re.ASCII)

# Tags and their attributes, commands, Telegram's hosts, the ends of names of hosts and files.
_FORM = re.compile(
    r"</?[A-Za-z][A-Za-z0-9-]*|\b[a-z-]{1,32}=(?=[\"'])|\blanguage-[\w+#-]+|emoji(?:-id=\"|\?id=)\d+|&[a-z]+;"
    r"|(?<![\w/])/[A-Za-z0-9_]{1,32}\b|(?<=[?&])[A-Za-z_]+(?==)"
    rf"|\b(?:https?|tg|ton|ftp|mailto|tel|attach)(?=:)|\b{_HOSTS}\b(?:/(?:{_PAGES})\b)?"
    r"|(?<=tg://)(?:resolve|user|join|msg|emoji|share|openmessage)\b|\btelegram\.org\b"
    r"|(?<=\w\.)(?:com|org|net|info|biz|dev|app|io|me|ir|co|ru|uk|de|fr|tr|ae|xyz|shop|online|site|example"
    r"|invalid|test|jpe?g|png|gif|webp|mp[34]|og[ga]|pdf|txt|zip|csv|docx?|xlsx?|json|html?|php)\b(?![.@])",
    re.ASCII,
)


def people(text: str) -> Iterator[Claim]:
    """E-mails, mentions and links to people, and phone numbers with their country's."""
    for found in _PEOPLE.finditer(text):
        name = found.lastgroup or ""
        yield found.start(name), found.end(name), _AS.get(name) or Kind[name]


def invitations(text: str) -> Iterator[Claim]:
    """The secret part of links to a chat or an invoice."""
    for found in _INVITATIONS.finditer(text):
        group = found.lastindex or 0
        yield found.start(group), found.end(group), Kind.SECRET


def credentials(text: str) -> Iterator[Claim]:
    for found in _CREDENTIALS.finditer(text):
        yield found.start(1), found.end(1), Kind.SECRET


def form_of(text: str) -> Iterator[Claim]:
    """What stays in a text of which the words do not."""
    for found in _FORM.finditer(text):
        yield found.start(), found.end(), Kind.KEPT
