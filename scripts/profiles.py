"""Makes the profiles of platforms from the folder of facts given, in the words of profile_words.toml."""

import json
import re
import sys
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
PROFILES = HERE.parent / "conformance" / "platforms" / "profiles"
FORMS = {
    "query": "query",
    "application/x-www-form-urlencoded": "form",
    "application/json": "json",
    "multipart/form-data": "multipart",
    "application/octet-stream": "protobuf",
}
BARE = re.compile(r"[A-Za-z0-9_-]+\Z")

Table = Mapping[str, Any]


def main(facts: Path) -> None:
    words = tomllib.loads((HERE / "profile_words.toml").read_text(encoding="utf-8"))
    for name, own in words.items():
        fact = json.loads((facts / f"{own.get('facts', name)}.json").read_text(encoding="utf-8"))
        (PROFILES / f"{name}.toml").write_text("\n".join(lines(name, fact, own)) + "\n", encoding="utf-8")
        print(f"{name}: {len(fact['methods'])} methods, {len(fact['quirks'])} quirks")


def lines(name: str, fact: Table, own: Table) -> Iterator[str]:
    sources = dict(zip(own["sources"], fact["sources"], strict=True))
    yield f"# {own['title']}, from published facts; made by scripts/profiles.py, do not edit."
    head = {
        "name": name,
        "title": own["title"],
        "as_of": fact["as_of"],
        "likeness": own["likeness"],
        "bot_api": own.get("whole"),
        "caution": own.get("caution"),
        "source": own["sources"][0],
    }
    yield from pairs(head)
    known = dict(sources)
    methods = {} if "whole" in own else dict(methods_of(fact, own, known))
    for key, source in known.items():
        yield from table(f"sources.{key}", source)
    yield from table("address", address_of(fact, own))
    yield from table(
        "token", own.get("token", {}) if own.get("token", {}).get("place") else token_of(fact, own)
    )
    yield from table("http", http_of(fact))
    fields = {
        key: marked(value)
        for key, value in fact["envelope"].items()
        if key.isidentifier() and key.islower() and key != "note" and not key.startswith("success")
    }
    yield from table("envelope", {**own["envelope"], "fields": fields} if fields else own["envelope"])
    yield from table("errors", own.get("errors") or errors_of(fact))
    yield from table("updates", own["updates"])
    limits = {key: value for key, value in fact["limits"].items() if isinstance(value, int)}
    yield from table("limits", own.get("limits", limits))
    yield from stand_in(own.get("stand_in", {}))
    for key, method in methods.items():
        yield from table(f"methods.{quoted(key)}", method)
    for key, type_ in fact["types"].items():
        if "." not in key or key.startswith("Webhook."):
            yield from table(f"types.{quoted(key)}", slots(type_))
    for quirk in fact["quirks"]:
        yield from quirk_of(quirk, own, sources)


def address_of(fact: Table, own: Table) -> dict[str, Any]:
    given = own.get("address", {})
    calls = given.get("calls", fact["base_url_template"])
    files = given.get("files") or (fact["file_url_template"] or "").replace("{file_path}", "{path}")
    if "token" in given:
        calls += f"?{given['token']}"
    return {
        "calls": calls,
        "files": files if files.startswith("http") and "{path}" in files else None,
        "others": given.get("others"),
        "variables": given.get("variables"),
    }


def token_of(fact: Table, own: Table) -> dict[str, Any]:
    auth, given = fact["auth"], own.get("token", {})
    if "place" in given:
        return dict(given)
    place = {"token-in-path": "path", "token-in-query": "query"}.get(auth["style"], "header")
    return {
        "place": place,
        "name": given.get("name") or auth.get("header"),
        "form": given.get("form"),
        "pattern": auth.get("token_pattern"),
    }


def http_of(fact: Table) -> dict[str, Any]:
    http = fact["http"]
    encodings = [encoding.partition(" ")[0] for encoding in http["encodings"]]
    return {
        "verbs": [verb.partition(" ")[0] for verb in http["methods"]],
        "forms": [FORMS[encoding] for encoding in encodings],
        "case_sensitive": http.get("method_name_case_sensitive"),
    }


def errors_of(fact: Table) -> dict[str, Any]:
    errors = fact["errors"]
    is_code = errors.get("http_status_equals_error_code")
    return {
        "codes": errors.get("codes_seen") or None,
        "descriptions": errors.get("descriptions_seen"),
        "status_is_code": is_code if isinstance(is_code, bool) else None,
    }


def methods_of(fact: Table, own: Table, sources: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    """The methods; a confidence that no source has gets a source of its own."""
    usual = own["sources"][0]
    for name, method in fact["methods"].items():
        confidence = re.split(r"[ (]", method["evidence"])[0]
        source = next((key for key in sources if sources[key]["confidence"] == confidence), None)
        if source is None:
            source = confidence
            sources[source] = {"ref": "no document named", "date": fact["as_of"], "confidence": confidence}
        does = method["telegram_equivalent"]
        telegram = [re.sub(r" \(.*", "", one) for one in does.split("|")] if does else []
        params = slots(method["params"])
        becomes = {key: ours for key, ours in own.get("becomes", {}).get(name, {}).items() if key in params}
        limits = {key: value for key, value in method.get("limits", {}).items() if type(value) is int}
        yield (
            name,
            {
                "telegram": None if telegram == [name] else telegram,
                "returns": re.sub(r" \(.*", "", method["returns"] or "").removesuffix("-like") or None,
                "since": method.get("since"),
                "source": None if sources[usual]["confidence"] == confidence else source,
                "params": params or None,
                "becomes": becomes or None,
                "limits": limits or None,
            },
        )


def slots(fields: Table) -> dict[str, str]:
    marks = {True: "", False: "?", None: "??"}
    return {name: field["type"] + marks[field.get("required")] for name, field in fields.items()}


def marked(text: str) -> str:
    """The facts write an optional field as ``Type?``, at times with a remark after it."""
    plain = text.partition(" ")[0]
    return {"any?": "Any?", "uncertain": "Integer??"}.get(plain, plain)


def stand_in(given: Table) -> Iterator[str]:
    if given:
        yield from table("stand_in", {key: value for key, value in given.items() if key != "values"})
    for place, values in given.get("values", {}).items():
        yield from table(f"stand_in.values.{quoted(place)}", values)


def quirk_of(quirk: Table, own: Table, sources: Table) -> Iterator[str]:
    key = next((key for key, source in sources.items() if source["ref"] == quirk["source"]), None)
    if key is None and quirk["source"] in {"same", "general knowledge"}:
        key = own["sources"][0] if quirk["source"] == "same" else "hearsay"
    given = {
        "id": quirk["id"].replace("_", "-").lower(),
        "fact": own["quirks"][quirk["id"]],
        "source": key or quirk["source"],
        "date": quirk["date"],
        "confidence": quirk["confidence"],
        "probe": own.get("probes", {}).get(quirk["id"]),
    }
    yield ""
    yield "[[quirks]]"
    yield from pairs(given)


def table(name: str, content: Table) -> Iterator[str]:
    if any(value is not None for value in content.values()):
        yield ""
        yield f"[{name}]"
        yield from pairs(content)


def pairs(content: Table, prefix: str = "") -> Iterator[str]:
    """Keys and values; a table within is written with dotted keys, so that each fact has its line."""
    for key, value in content.items():
        if isinstance(value, dict):
            yield from pairs(value, f"{prefix}{quoted(key)}.")
        elif value is not None:
            yield f"{prefix}{quoted(key)} = {json.dumps(value, ensure_ascii=False)}"


def quoted(key: str) -> str:
    return key if BARE.match(key) else json.dumps(key, ensure_ascii=False)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
