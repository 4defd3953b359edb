"""Cassettes that vcrpy wrote before its format had a number, brought to its first."""

from collections.abc import Mapping
from typing import Any

__all__ = ["numbered"]

_PORTS = {"http": 80, "https": 443}


def numbered(data: Any) -> Any:
    """The data in version 1 where it is a list of early exchanges; anything else as it is."""
    if not (isinstance(data, list) and data and all(map(_is_early, data))):
        return data
    return {"version": 1, "interactions": [_item(one) for one in data]}


def _is_early(one: Any) -> bool:
    return (
        isinstance(one, Mapping)
        and isinstance(one.get("request"), Mapping)
        and isinstance(one.get("response"), Mapping)
        and {"protocol", "host", "path"} <= one["request"].keys()
    )


def _item(one: Mapping[str, Any]) -> dict[str, Any]:
    request = dict(one["request"])
    scheme, host, port, path = (request.pop(name, None) for name in ("protocol", "host", "port", "path"))
    place = host if port in {None, _PORTS.get(scheme)} else f"{host}:{port}"
    response = dict(one["response"])
    if isinstance(response.get("headers"), list):
        response["headers"] = _headers(response["headers"])
    return {"request": {**request, "uri": f"{scheme}://{place}{path}"}, "response": response}


def _headers(lines: list[Any]) -> dict[str, list[str]]:
    """From lines as they were on the wire."""
    found: dict[str, list[str]] = {}
    for line in lines:
        name, _, value = str(line).partition(":")
        found.setdefault(name.strip(), []).append(value.strip())
    return found
