"""The sandbox door: what people do, asked for over HTTP, JSON in and out."""

from collections.abc import Mapping
from typing import Any, NamedTuple
from urllib.parse import parse_qs, unquote

import jsonschema_rs

from conformance.reference.acts import Refused
from conformance.reference.calls.errors import ApiError
from conformance.reference.calls.params import decoded
from conformance.reference.sandbox.routes import Nothing, OtherVerb, Route, World, find

__all__ = ["Reply", "Sandbox", "changes"]


class Reply(NamedTuple):
    """What the door says; with 405, which verbs it would have taken."""

    status: int
    value: Any
    allow: str = ""


class Sandbox:
    """Answers the requests under ``/sandbox``: 400 says what cannot be done, 404 what is not there."""

    def __init__(self, world: World) -> None:
        self._world = world

    def answer(self, verb: str, path: str, query: str, content: bytes) -> Reply:
        try:
            way, places = find(verb, unquote(_below(path)))
            return Reply(200, way.do(self._world, _given(way, places, query, content)))
        except Nothing as error:
            return Reply(404, {"error": str(error)})
        except OtherVerb as error:
            return Reply(405, {"error": str(error)}, ", ".join(error.verbs))
        except Refused as error:
            return Reply(400, {"error": str(error)})
        except ApiError as error:
            return Reply(400, {"error": error.description})


def changes(verb: str, path: str) -> bool:
    """Whether a request may change the state."""
    try:
        return find(verb, unquote(_below(path)))[0].changes
    except (Nothing, OtherVerb):
        return False


def _below(path: str) -> str:
    return path.removeprefix("/sandbox").strip("/")


def _given(way: Route, places: Mapping[str, str], query: str, content: bytes) -> Mapping[str, Any]:
    if way.verb == "GET":
        found = {key: values[0] for key, values in parse_qs(query, keep_blank_values=True).items()}
        return {**found, **places}
    value = _object(content)
    try:
        way.judge.validate(value)
    except jsonschema_rs.ValidationError as error:
        place = ".".join(map(str, error.instance_path)) or "the body"
        raise Refused(f"{place}: {error.message}") from None
    return {**value, **places}


def _object(content: bytes) -> dict[str, Any]:
    try:
        value = decoded(content.decode() or "{}")
    except ValueError:
        raise Refused("the body is not JSON") from None
    if not isinstance(value, dict):
        raise Refused("the body is not a JSON object")
    return value
