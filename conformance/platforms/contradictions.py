"""What a profile may not say at the same time, beyond the shape that its schema holds."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from conformance.errors import UsageError, meant
from conformance.platforms.probing import PROBES
from conformance.spec import Spec, Version

__all__ = ["contradictions"]

Table = Mapping[str, Any]
Keys = tuple[str | int, ...]
Found = Iterator[tuple[Keys, str]]

_BRACED = re.compile(r"\{(\w+)\}")


def contradictions(table: Table) -> Found:
    """Each with the keys of its place, and a sentence with the mend."""
    yield from _addresses(table["address"], table["token"])
    yield from _token(table["token"])
    yield from _sources(table)
    yield from _likeness(table)
    yield from _versions(table)
    yield from _methods(table.get("methods", {}))
    yield from _updates(table)
    yield from _probes(table.get("quirks", ()))


def _addresses(address: Table, token: Table) -> Found:
    calls, variables = address["calls"], address.get("variables", {})
    place = token["place"]
    if "{method}" not in calls:
        yield ("address", "calls"), "address.calls has no {method}: put it where a method's name goes"
    if place == "header" and "{token}" in calls:
        yield (
            ("address", "calls"),
            "address.calls has {token}, but token.place is 'header': take it out, or write 'path'",
        )
    if place != "header" and "{token}" not in calls:
        yield (
            ("address", "calls"),
            f"address.calls has no {{token}}, but token.place is {place!r}: put it in, or write 'header'",
        )
    if "{path}" not in address.get("files", "{path}"):
        yield ("address", "files"), "address.files has no {path}: put it where a file's path goes"
    for name, template in (("calls", calls), ("files", address.get("files", ""))):
        known = {"token", "method" if name == "calls" else "path", *variables}
        for unknown in sorted(set(_BRACED.findall(template)) - known):
            yield (
                ("address", name),
                f"address.{name} has {{{unknown}}}, which is no variable: add it to address.variables",
            )


def _token(token: Table) -> Found:
    if token["place"] != "path" and "name" not in token:
        yield ("token",), f"token.place is {token['place']!r} without a name: add token.name"
    try:
        re.compile(token.get("pattern", ""))
    except re.error as error:
        yield ("token", "pattern"), f"token.pattern is no regular expression ({error}): mend it"


def _sources(table: Table) -> Found:
    known = list(table["sources"])
    named: list[tuple[Keys, str]] = [(("source",), table["source"])]
    for name, section in table.items():
        if isinstance(section, Mapping) and isinstance(section.get("source"), str):
            named.append(((name, "source"), section["source"]))
    for name, method in table.get("methods", {}).items():
        if "source" in method:
            named.append((("methods", name, "source"), method["source"]))
    for keys, source in named:
        if source not in known:
            yield (
                keys,
                (
                    f"{'.'.join(map(str, keys))} is {source!r}, no key of sources: "
                    f"{meant(source, sorted(known), 20)}"
                ),
            )


def _likeness(table: Table) -> Found:
    kind = table["envelope"]["kind"]
    if table["likeness"] == "telegram" and kind != "bot-api":
        yield (
            ("likeness",),
            f"likeness is 'telegram', but envelope.kind is {kind!r}: write 'near' or 'none', or 'bot-api'",
        )
    if "bot_api" in table and table["likeness"] != "telegram":
        yield (
            ("bot_api",),
            f"bot_api is claimed, but likeness is {table['likeness']!r}: write 'telegram', or leave it out",
        )


def _versions(table: Table) -> Found:
    if "bot_api" not in table:
        return
    try:
        claimed = Version.parse(table["bot_api"])
    except UsageError as error:
        yield ("bot_api",), str(error).rstrip(".")
        return
    spec, newest = Spec.load(str(claimed)), Spec.load()
    for name, method in table.get("methods", {}).items():
        for telegram in method.get("telegram", (name,)):
            if telegram not in spec.methods and telegram in newest.methods:
                yield (
                    ("methods", name),
                    f"methods.{name} came after the claimed Bot API {claimed}: claim a newer one, or drop it",
                )


def _methods(methods: Table) -> Found:
    known = list(Spec.load().methods)
    for name, method in methods.items():
        for telegram in method.get("telegram", (name,)):
            if telegram not in known:
                yield (
                    ("methods", name),
                    (
                        f"the Bot API has no method {telegram!r}: "
                        f"{meant(telegram, sorted(known), 20)}, or telegram = []"
                    ),
                )
        for ours in method.get("becomes", {}):
            if ours not in method.get("params", {}):
                yield (
                    ("methods", name, "becomes", ours),
                    f"methods.{name}.becomes has {ours!r}, which is not among its params: add it there",
                )


def _updates(table: Table) -> Found:
    updates, methods = table["updates"], table.get("methods", {})
    doing = {telegram for name, method in methods.items() for telegram in method.get("telegram", (name,))}
    if not updates["modes"] and "getUpdates" in doing:
        yield (
            ("updates", "modes"),
            "updates.modes is empty, but a method does getUpdates: add 'getUpdates', or drop it",
        )
    if methods and "getUpdates" in updates["modes"] and "getUpdates" not in doing:
        yield (
            ("updates", "modes"),
            "updates.modes has 'getUpdates', but no method does it: add the method, or drop it",
        )
    if "webhook" not in updates["modes"] and "ports" in updates:
        yield (
            ("updates", "ports"),
            "updates.ports are of webhooks, which updates.modes has not: add 'webhook', or drop them",
        )


def _probes(quirks: Sequence[Table]) -> Found:
    known = [probe.id for probe in PROBES]
    for number, quirk in enumerate(quirks):
        if quirk.get("probe", known[0]) not in known:
            place, probe = f"quirks.{number}.probe", quirk["probe"]
            yield (
                ("quirks", number, "probe"),
                f"{place} cannot be {probe!r}: {meant(probe, sorted(known), 20)}",
            )
