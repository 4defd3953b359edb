"""Finds what a bot needs in its source, without running it."""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from conformance.errors import BotUnreadable
from conformance.scan.featuring import features_at
from conformance.scan.finding import Finding, Scan
from conformance.scan.languages import NotParsed, parsed
from conformance.scan.methods import Setting, methods_at, starts_at
from conformance.scan.sights import Call, Field, Import, Name, Own, Sight, Source, Text
from conformance.scan.tree import Code, Skipped, code_below
from conformance.scan.updates import updates_at
from conformance.scan.vocabulary import vocabulary
from conformance.scan.words import features, frameworks

__all__ = ["findings_in", "scan"]

_FAMILY = {"typescript": "javascript", "tsx": "javascript"}
_ADDRESS = re.compile(r"api\.telegram\.org|/bot\{\}(?:/|$)|/bot$")
_PERSIAN = re.compile("[پچژگ‌]")
_WAYS = {"getUpdates": "polling", "setWebhook": "webhook"}
# A setting from outside stands on the same line as the address that it replaces.
_SETTINGS = frozenset({"environ", "getenv", "env"})


def scan(path: Path) -> Scan:
    """The needs of the bot at a path. Raises BotUnreadable where nothing can be said of it."""
    sources, skipped = _sources(path)
    if not sources:
        told = f" ({skipped[0].path} {skipped[0].reason})" if skipped else ""
        raise BotUnreadable(f"{path} holds no source file that can be read{told}.")
    setting = _setting(sources)
    if not setting.frameworks and not setting.raw:
        raise BotUnreadable(
            f"{path} imports no framework that is known, and has no address of a Bot API in it: "
            "record a session of the bot, and give the cassette."
        )
    findings = {each for source in sources for each in findings_in(source, setting)}
    methods = {each.need.removeprefix("method:") for each in findings}
    ways = {way for source in sources for way in _ways(source, setting)}
    ways |= {way for method, way in _WAYS.items() if method in methods and not (ways and way == "webhook")}
    findings |= {Finding(f"feature:{way}", *_first(findings, way)) for way in ways}
    return Scan(
        name=path.resolve().stem if path.is_file() else path.resolve().name,
        findings=tuple(sorted(findings)),
        ways=frozenset(ways),
        frameworks=tuple(each.name for each in setting.frameworks) or ("raw HTTP",),
        languages=tuple(sorted({_FAMILY.get(each.language, each.language) for each in sources})),
        files=len(sources),
        skipped=skipped,
        persian=any(_PERSIAN.search(each.value) for source in sources for each in _texts(source)),
    )


def findings_in(source: Source, setting: Setting) -> Iterator[Finding]:
    """What one file shows."""
    settings = {s.line for s in source.sights if isinstance(s, Name) and not _SETTINGS.isdisjoint(s.chain)}
    for sight in source.sights:
        for need in _needs(sight, setting):
            found = need
            if need == "feature:hardcoded_api_host" and sight.line in settings:
                found = "feature:api_host_configurable"
            yield Finding(found, source.path, sight.line, _seen(sight))


def _needs(sight: Sight, setting: Setting) -> Iterator[str]:
    called = [*methods_at(sight, setting), *(m for start in starts_at(sight, setting) for m in start.methods)]
    for method in called:
        yield f"method:{method}"
        if feature := features().methods.get(method):
            yield f"feature:{feature}"
    if isinstance(sight, Text) and setting.raw and _is_odd(sight.value):
        yield "feature:methods_in_odd_case"
    yield from (f"update:{kind}" for kind in updates_at(sight, setting))
    for feature in features_at(sight, setting):
        yield f"feature:{feature}"
        if feature in {"err_not_modified", "err_blocked"}:
            yield "feature:err_text_match"


def _is_odd(value: str) -> bool:
    proper = vocabulary().lowered.get(value.lower())
    return proper is not None and proper != value


def _ways(source: Source, setting: Setting) -> Iterator[str]:
    for sight in source.sights:
        yield from (start.way for start in starts_at(sight, setting) if start.way)
        if isinstance(sight, Text) and sight.value == "php://input":
            yield "webhook"


def _first(findings: Iterable[Finding], way: str) -> tuple[str, int, str]:
    named = {f"method:{method}" for method, each in _WAYS.items() if each == way}
    found = min((each for each in findings if each.need in named), default=None)
    return (found.path, found.line, found.seen) if found else ("", 0, "")


def _sources(path: Path) -> tuple[tuple[Source, ...], tuple[Skipped, ...]]:
    sources: list[Source] = []
    skipped: list[Skipped] = []
    for code in code_below(path):
        match code:
            case Skipped():
                skipped.append(code)
            case Code():
                try:
                    sources.append(Source(code.path, code.language, parsed(code.language, code.text)))
                except NotParsed as error:
                    skipped.append(Skipped(code.path, str(error)))
    return tuple(sources), tuple(skipped)


def _setting(sources: Iterable[Source]) -> Setting:
    imports: dict[str, set[str]] = {}
    own: set[str] = set()
    raw = False
    for source in sources:
        family = _FAMILY.get(source.language, source.language)
        for sight in source.sights:
            match sight:
                case Import(module=module):
                    imports.setdefault(family, set()).add(module)
                case Own(name=name):
                    own.add(name)
                case Text(value=value):
                    raw = raw or _ADDRESS.search(value) is not None
    known = tuple(
        each
        for each in frameworks().known
        if any(each.is_imported_by(module) for module in imports.get(each.language, ()))
    )
    return Setting(known, raw, frozenset(own))


def _texts(source: Source) -> Iterator[Text]:
    yield from (sight for sight in source.sights if isinstance(sight, Text))


def _seen(sight: Sight) -> str:
    match sight:
        case Name(chain=chain) | Call(chain=chain):
            return ".".join(chain[-2:])
        case Field(name=name):
            return name
        case Import(module=module):
            return module
    return ""
