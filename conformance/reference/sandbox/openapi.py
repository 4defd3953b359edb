"""What the sandbox door offers, in OpenAPI: a vendor can open the same door on a staging platform."""

from typing import Any

from conformance.reference.sandbox.doing import PUBLISHED
from conformance.reference.sandbox.routes import (
    OBJECT,
    ROUTES,
    STRING,
    Given,
    Route,
    Schema,
    World,
    body,
    route,
)

__all__ = ["description"]


def description() -> Schema:
    """The OpenAPI document, made of the ways that there are."""
    paths: dict[str, dict[str, Any]] = {}
    for way in ROUTES:
        paths.setdefault(f"/sandbox/{way.path}", {})[way.verb.lower()] = _operation(way)
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Sandbox door",
            "version": "2",
            "description": "What people do on a platform, asked for over HTTP by who plays them.",
        },
        "paths": paths,
    }


@route("GET", "openapi.json", "This description.", gives=OBJECT)
def openapi(_: World, __: Given) -> Any:
    return description()


def _operation(way: Route) -> Schema:
    operation: Schema = {
        "summary": way.summary,
        "operationId": _name(way),
        "responses": _responses(way.gives),
    }
    properties = way.takes["properties"]
    if way.verb == "GET":
        names = {**dict.fromkeys(way.places, STRING), **properties}
    else:
        names = dict.fromkeys(way.places, STRING)
        schema = PUBLISHED if way.path == "acts" else way.takes
        operation["requestBody"] = {
            "required": bool(way.takes["required"]),
            "content": {"application/json": {"schema": schema}},
        }
    operation["parameters"] = [
        {"name": name, "in": "path" if name in way.places else "query", "required": True, "schema": schema}
        for name, schema in names.items()
    ]
    return operation


def _name(way: Route) -> str:
    words = way.path.replace("{", "").replace("}", "").replace(".", "/").split("/")
    return way.verb.lower() + "".join(word.title().replace("_", "") for word in words)


_ERROR = body(("error",), error=STRING)


def _responses(result: Schema) -> Schema:
    return {
        "200": _answer("Done.", result),
        "400": _answer("It cannot be done; the error says why.", _ERROR),
        "404": _answer("Something named is not there; the error says what.", _ERROR),
    }


def _answer(text: str, schema: Schema) -> Schema:
    return {"description": text, "content": {"application/json": {"schema": schema}}}
