"""A stand-in as an ASGI application: the dialect's addresses, the files', and the sandbox door."""

import re
from collections.abc import Mapping
from urllib.parse import parse_qsl, unquote, urlsplit

from conformance.platforms.addresses import address_at
from conformance.platforms.profile import Place, Profile
from conformance.platforms.standins.dialect import Dialect, Native
from conformance.reference.calls.errors import ApiError, not_found
from conformance.reference.server.app import (
    Application,
    GoneError,
    Receive,
    Scope,
    Send,
    body_of,
    send_answer,
)
from conformance.reference.server.dispatch import Answer, Desk

__all__ = ["StandIn"]

_VERBS = frozenset({"GET", "POST", "PUT", "PATCH", "DELETE"})


class StandIn:
    """Stands around the reference's application, and lets only the door and files through to it."""

    def __init__(self, inside: Application, desk: Desk, dialect: Dialect) -> None:
        self._inside = inside
        self._desk = desk
        self._dialect = dialect
        self._spoken = desk.platform.behaviour
        self._ways = Ways(dialect.profile)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["path"].startswith("/sandbox"):
            await self._inside(scope, receive, send)
            self._desk.platform.behaviour = self._spoken  # a snapshot that came back has another
            self._dialect.settle(self._desk)
            return
        headers = {name.decode("latin-1"): value.decode("latin-1") for name, value in scope["headers"]}
        query = scope["query_string"].decode("latin-1")
        if call := self._ways.call(scope["path"], query, headers, self._dialect.elsewhere(scope["path"])):
            await self._answer(call, headers, query, scope, receive, send)
        elif file := self._ways.file(scope["path"], headers):
            token, path = file
            inner = f"/file/bot{self._dialect.bot_token(token)}/{path}"
            await self._inside({**scope, "path": inner}, receive, send)
        else:
            await send_answer(self._dialect.refused(not_found()), send)

    async def _answer(
        self,
        call: tuple[str, str],
        headers: Mapping[str, str],
        query: str,
        scope: Scope,
        receive: Receive,
        send: Send,
    ) -> None:
        token, method = call
        try:
            body = await body_of(scope, receive, _VERBS)
            request = Native(token, method, scope["method"], query, headers, body)
            answer: Answer = await self._dialect.serve(request, self._desk)
        except GoneError:
            return
        except ApiError as error:
            answer = self._dialect.refused(error)
        await send_answer(answer, send)


class Ways:
    """Reads the paths of a profile's templates, and the token wherever it travels."""

    def __init__(self, profile: Profile) -> None:
        address = address_at(profile, "http://stand-in")
        self._token = profile.token
        parts = urlsplit(address.api)
        self._call = _pattern(parts.path)
        # A method may stand in the query, as an action's number does.
        self._method_key = next((k for k, v in parse_qsl(parts.query) if v == "{method}"), None)
        self._file = _pattern(urlsplit(address.files).path)

    def call(
        self, path: str, query: str, headers: Mapping[str, str], elsewhere: str | None
    ) -> tuple[str, str] | None:
        """The token and the method that are called; the token is empty where none came."""
        found, given = self._call.fullmatch(path), dict(parse_qsl(query))
        if elsewhere is not None:
            return self._token_of({}, given, headers), elsewhere
        if found is None:
            return None
        named = found.groupdict()
        method = given.get(self._method_key, "") if self._method_key else named.get("method", "")
        return self._token_of(named, given, headers), method

    def file(self, path: str, headers: Mapping[str, str]) -> tuple[str, str] | None:
        found = self._file.fullmatch(path)
        return (self._token_of(found.groupdict(), {}, headers), found["path"]) if found else None

    def _token_of(
        self, named: Mapping[str, str], given: Mapping[str, str], headers: Mapping[str, str]
    ) -> str:
        match self._token.place:
            case Place.HEADER:
                before, _, after = self._token.form.partition("{token}")
                value = headers.get(self._token.name.lower(), "")
                return value.removeprefix(before).removesuffix(after)
            case Place.QUERY:
                return given.get(self._token.name, "")
            case _:
                return unquote(named.get("token", ""))


def _pattern(template: str) -> re.Pattern[str]:
    pattern = re.escape(template)
    for name, form in (("token", "[^/]+"), ("method", ".+"), ("path", ".+")):
        pattern = pattern.replace(re.escape(f"{{{name}}}"), f"(?P<{name}>{form})")
    return re.compile(pattern)
