"""``conformance platforms``: the platforms that are known, and what a bot would replace on each."""

import argparse
import json
from collections.abc import Iterator
from textwrap import wrap
from typing import TYPE_CHECKING, Any

from conformance.platforms.profile import Profile, Quirk
from conformance.platforms.profile_file import load, shipped
from conformance.platforms.replacing import SENTENCES, replacements
from conformance.platforms.shims.shims import SHIMS
from conformance.platforms.standins.dialects import is_spoken
from conformance.platforms.targets import profile_named
from conformance.report.shown import safe
from conformance.report.table import table
from conformance.score import needs

if TYPE_CHECKING:
    from argparse import _SubParsersAction

__all__ = ["add"]

_TOP = 25
_WIDTH = 96


def add(commands: "_SubParsersAction[argparse.ArgumentParser]") -> None:
    """Adds the command to the parser."""
    parser = commands.add_parser(
        "platforms",
        help="list the platforms that are known, or explain one",
        description="From published facts; none of the platforms was called for it.",
    )
    parser.add_argument("name", nargs="?", metavar="NAME", help="explain this one, or a profile's file")
    parser.add_argument("--json", action="store_true", help="print JSON")
    parser.set_defaults(run=_run)


def _run(arguments: argparse.Namespace) -> int:
    if arguments.name is None:
        every = [_entry(load(path)) for path in shipped().values()]
        print(json.dumps(every, ensure_ascii=False) if arguments.json else "\n".join(_listed(every)))
        return 0
    profile = profile_named(arguments.name)
    if arguments.json:
        print(json.dumps(_entry(profile) | _replaced(profile), ensure_ascii=False))
    else:
        print("\n\n".join("\n".join(part) for part in _explained(profile) if part))
    return 0


def _entry(profile: Profile) -> dict[str, Any]:
    return {
        "name": profile.name,
        "title": profile.title,
        "likeness": profile.likeness.value,
        "bot_api": profile.bot_api,
        "as_of": profile.as_of,
        "stand_in": is_spoken(profile),
        "shim": profile.name in SHIMS,
    }


def _listed(every: list[dict[str, Any]]) -> Iterator[str]:
    heads = ("name", "platform", "coding model", "claims Bot API", "facts of", "stand-in", "shim")
    yield from table(
        heads,
        (
            (
                *(one["name"], one["title"], one["likeness"], one["bot_api"] or "–", one["as_of"]),
                *("yes" if one[kind] else "–" for kind in ("stand_in", "shim")),
            )
            for one in every
        ),
    )
    yield f"{len(every)} platforms, from published facts; none was called to confirm one."


def _top() -> list[str]:
    """The methods that most of the corpus's bots use, the most used first."""
    users = needs.shipped().users()
    named = [name.partition(":")[2] for name, _ in users.most_common() if name.startswith("method:")]
    return named[:_TOP]


def _replaced(profile: Profile) -> dict[str, Any]:
    told = replacements(profile, _top())
    return {"replace": [{"method": one.method, "native": one.native, "same": one.same} for one in told]}


def _explained(profile: Profile) -> Iterator[list[str]]:
    yield [
        f"{safe(profile.title)}, facts of {safe(profile.as_of)}",
        *wrap(f"{safe(profile.title)} {SENTENCES[profile.likeness]}", _WIDTH),
        *([safe(profile.caution)] if profile.caution else []),
    ]
    yield [f"{name.ljust(10)}{safe(text)}" for name, text in _ways(profile) if text]
    rows = [(one.method, safe(one.told)) for one in replacements(profile, _top())]
    gone = sum(told == "nothing does this" for _, told in rows)
    head = f"What a bot would replace of the {len(rows)} methods that most bots of the corpus use"
    yield [
        f"{head}; for {gone} there is nothing",
        *(f"  {method.ljust(24)} → {told}" for method, told in rows),
    ]
    yield ["What is known of it", *(line for quirk in profile.quirks for line in _quirk(quirk))]


def _ways(profile: Profile) -> Iterator[tuple[str, str]]:
    yield "calls", profile.address.calls
    yield "files", profile.address.files or ""
    yield "token", " ".join(filter(None, (f"in the {profile.token.place}", profile.token.name)))
    yield "envelope", profile.envelope.kind
    yield "updates", ", ".join(profile.updates.modes) or "none come"
    yield "claims", f"Bot API {profile.bot_api}" if profile.bot_api else f"{len(profile.methods)} methods"
    ways = [f"--platform {profile.name}"]
    ways += [f"--platform embedded:{profile.name}"] if is_spoken(profile) else []
    ways += [f"--platform shim:embedded:{profile.name}"] if profile.name in SHIMS else []
    yield "run", ", ".join(ways)


def _quirk(quirk: Quirk) -> list[str]:
    source = f"{quirk.source.confidence.value}: {quirk.source.ref}, {quirk.source.date}"
    text = safe(f"{quirk.fact} ({source})")
    return wrap(text, _WIDTH, initial_indent="  - ", subsequent_indent="    ", break_on_hyphens=False)
