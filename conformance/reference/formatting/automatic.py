"""Entities that Telegram finds by itself."""

import re
from collections.abc import Iterable, Iterator

from conformance.reference.formatting.entities import Entity

__all__ = ["find_automatic"]

# Nothing is found in a text without one of these: one search spares six.
_TRIGGER = re.compile(r"[@#$/.]")

# Letters of a hashtag are those of words, and the joiner that Persian words have within them.
_TAG = "\\w\u200c\u00b7"
_PATTERNS = (
    ("mention", re.compile(r"(?<!\w)@(?:[A-Za-z0-9_]{4,32}+|gif|vid|pic)(?!\w)")),
    ("bot_command", re.compile(r"(?<![\w/<>])/[A-Za-z0-9_]{1,64}+(?:@[A-Za-z0-9_]{3,32}+|(?!@))(?![\w/<>])")),
    ("hashtag", re.compile(rf"(?<![{_TAG}])#(?=[{_TAG}]*[^\W\d_])[{_TAG}]{{1,256}}+(?!#)")),
    ("cashtag", re.compile(rf"(?<![$\{_TAG}])\$(?:1INCH|[A-Z]{{1,8}}+)(?![$\{_TAG}])")),
    (
        "email",
        re.compile(
            r"(?<![\w.+@/-])(?:[a-z0-9_-]{0,26}[.+]){0,10}[a-z0-9_-]{1,35}"
            r"@(?:[a-z0-9](?:[a-z0-9_-]{0,28}[a-z0-9])?\.){1,6}[a-z]{2,8}(?![\w@-])",
            re.IGNORECASE | re.ASCII,
        ),
    ),
    ("url", re.compile(r"(?:tg|ton)://[a-z0-9_-]{1,253}(?:[/?#][^\s<>\"«»]*)?", re.IGNORECASE)),
)
_LINK = re.compile(
    r"(?<![\w/#@])(?P<scheme>(?:https?|ftp)://)?(?:[^\s/\[\]{}()'`<>\"@«»]+@)?"
    r"(?P<host>(?:[\w~-]+\.)+[\w-]+)(?P<port>:0*[1-9]\d{0,4}(?!\d))?(?P<path>[/?#][^\s<>\"«»]*)?",
    re.IGNORECASE,
)
_NEVER_LAST = ".:;,('?!`"

_COUNTRIES = (
    "ac ad ae af ag ai al am ao aq ar as at au aw ax az ba bb bd be bf bg bh bi bj bm bn bo br bs bt bw "
    "by bz ca cc cd cf cg ch ci ck cl cm cn co cr cu cv cw cx cy cz de dj dk dm do dz ec ee eg er es et "
    "eu fi fj fk fm fo fr ga gd ge gf gg gh gi gl gm gn gp gq gr gs gt gu gw gy hk hm hn hr ht hu id ie "
    "il im in io iq ir is it je jm jo jp ke kg kh ki km kn kp kr kw ky kz la lb lc li lk lr ls lt lu lv "
    "ly ma mc md me mg mh mk ml mm mn mo mp mq mr ms mt mu mv mw mx my mz na nc ne nf ng ni nl no np nr "
    "nu nz om pa pe pf pg ph pk pl pm pn pr ps pt pw py qa re ro rs ru rw sa sb sc sd se sg sh si sk sl "
    "sm sn so sr ss st su sv sx sy sz tc td tf tg th tj tk tl tm tn to tr tt tv tw tz ua ug uk us uy uz "
    "va vc ve vg vi vn vu wf ws ye yt za zm zw"
)
_GENERIC = (
    "academy agency app art asia bar bike bio biz blog blue bot build buzz cafe cam camp capital care "
    "cards casa cash cat center chat city click clinic cloud club coach codes coffee com community "
    "company computer cool coop dance data date deals design dev diet digital direct dog domains download "
    "eco edu education email energy engineer estate events exchange expert express fail fan farm fashion "
    "film finance fish fit food football forum fun fund gallery game games garden gift gifts global gold "
    "golf goo google gov green group guide guru haus health help host hosting house how icu info ink "
    "institute int international investments jobs kitchen land lat law legal life limo link live loan lol "
    "love ltd luxury market marketing mba media men menu mil mobi moda moe money movie museum music name "
    "navy net network news ninja nyc one online org page paris partners parts party pet photo photography "
    "photos pics pizza place plus porn press pro productions promo pub qa quest recipes red rent repair "
    "report rest review reviews rip rocks run sale salon school science services sex shop shopping show "
    "site ski social software solar solutions space store stream studio style support surf systems tax "
    "taxi team tech technology tel tips today tools top tours town toys trade training travel tube "
    "university uno vet video vip vision vote wang watch webcam website wedding wiki win wine work works "
    "world wtf xin xxx xyz yoga zone онлайн рф рус укр ایران"
)
_TOP_LEVEL = frozenset(_COUNTRIES.split()) | frozenset(_GENERIC.split())

# Within these Telegram looks for nothing.
_OPAQUE = {"pre", "code", "text_link", "text_mention", "custom_emoji"}


def find_automatic(text: str, given: Iterable[Entity]) -> list[Entity]:
    """Commands, mentions, tags, addresses and links, apart from each other and from what is given."""
    if not _TRIGGER.search(text):
        return []
    candidates = [
        Entity(*match.span(), kind) for kind, pattern in _PATTERNS for match in pattern.finditer(text)
    ]
    candidates += _links(text)
    taken = [(item.start, item.end) for item in given if item.type in _OPAQUE]
    found: list[Entity] = []
    for item in sorted(candidates, key=lambda item: (item.start, -item.end)):
        clear = not found or found[-1].end <= item.start
        if clear and all(item.end <= low or high <= item.start for low, high in taken):
            found.append(item)
    return found


def _links(text: str) -> Iterator[Entity]:
    for match in _LINK.finditer(text):
        host = match["host"]
        if not (_is_address(host) or _is_domain(host, named=bool(match["scheme"]))):
            continue
        end = match.end("port") if match["port"] else match.end("host")
        path = (match["path"] or "").rstrip(_NEVER_LAST)
        yield Entity(match.start(), end + (len(path) if path not in {"?", "#"} else 0), "url")


def _is_domain(host: str, *, named: bool) -> bool:
    """Whether the name can be looked up; one without a scheme must end in a well-known way."""
    last = host.rpartition(".")[2].lower()
    return last in _TOP_LEVEL or (named and len(last) > 1 and not last.isnumeric())


def _is_address(host: str) -> bool:
    parts = host.split(".")
    return len(parts) == 4 and all(part.isascii() and part.isdecimal() and int(part) < 256 for part in parts)
