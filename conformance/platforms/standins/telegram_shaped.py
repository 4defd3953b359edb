"""The dialect of a platform whose envelope is the Bot API's, made from its profile alone."""

import json
from collections.abc import Iterator
from typing import Any

from conformance.platforms.claims import claimed_methods
from conformance.platforms.profile import Method, Profile
from conformance.platforms.standins.dialect import Dialect, Native, reply
from conformance.platforms.standins.shapes import GONE, Shapes
from conformance.reference.calls.errors import ApiError
from conformance.reference.server.dispatch import Answer
from conformance.reference.server.request import read_call
from conformance.spec import Spec
from conformance.wire import Call, Upload, text_of

__all__ = ["TelegramShaped"]


class _AbsentMethod(ApiError):
    """There is no such method here; the profile says how it is refused."""


class TelegramShaped(Dialect):
    """Knows the methods, parameters and fields that the profile lists, and no others."""

    def __init__(self, profile: Profile) -> None:
        super().__init__(profile)
        self._methods = {self._key(name): method for name, method in claimed_methods(profile).items()}
        self._shapes = Shapes(profile.types, profile.stand_in.values)

    def bot_token(self, token: str) -> str:
        """Where the token itself begins with ``bot``, the door's token stands behind that."""
        return token.removeprefix("bot") if self.profile.token.pattern.startswith("^bot") else token

    def asked(self, request: Native) -> Call:
        method = self.method(request)
        if not method.telegram:
            raise ApiError(501, f"Not Implemented: the stand-in cannot {method.name}")
        kind = request.headers.get("content-type", "")
        encoding = request.headers.get("content-encoding", "")
        call = read_call(request.method, request.verb, request.query, kind, request.body, encoding)
        self._check_form(call)
        return Call(
            method.telegram[0],
            dict(self._parameters(method, call)),
            dict(self._files(method, call)),
            call.form,
            call.verb,
        )

    def method(self, request: Native) -> Method:
        """Raises ApiError in the platform's words where there is no such method."""
        method = self._methods.get(self._key(request.method))
        if method is None:
            refusal = self.profile.stand_in.absent_method
            raise _AbsentMethod(refusal.status, refusal.description)
        return method

    def refused(self, error: ApiError) -> Answer:
        body = error.envelope()
        if isinstance(error, _AbsentMethod):
            code = self.profile.stand_in.absent_method.code
            body = {key: value for key, value in body.items() if key != "error_code"}
            body |= {} if code is None else {"error_code": code}
        return reply(error.code, body)

    def answered(self, request: Native, answer: Answer) -> Answer:
        body = json.loads(answer.body)
        if body["ok"] and "result" in body:
            body["result"] = self.result(self.method(request), body["result"])
        return Answer(answer.status, reply(200, body).body, answer.headers)

    def result(self, method: Method, value: Any) -> Any:
        """A result, or an update's content, without what the platform does not promise."""
        fitted = self._shapes.fit(method.returns, value)
        return value if fitted is GONE else fitted

    def kinds(self) -> frozenset[str] | None:
        if not self.profile.updates.modes:
            return frozenset()
        return frozenset(self.profile.update_kinds) or None

    def event(self, kind: str, value: dict[str, Any]) -> dict[str, Any]:
        slot = self.profile.types.get("Update", {}).get(kind)
        fitted = self._shapes.fit(slot.type, value) if slot else value
        return value if fitted is GONE else fitted

    def _key(self, name: str) -> str:
        return name if self.profile.http.case_sensitive else name.lower()

    def _check_form(self, call: Call) -> None:
        forms, verbs = self.profile.http.forms, self.profile.http.verbs
        if (call.params or call.files) and forms and call.form not in forms:
            raise ApiError(400, f"Bad Request: parameters must travel as {' or '.join(forms)}")
        if verbs and call.verb not in verbs:
            raise ApiError(405, "Method Not Allowed")

    def _parameters(self, method: Method, call: Call) -> Iterator[tuple[str, Any]]:
        for name, value in call.params.items():
            slot = method.params.get(name)
            fitted = GONE if slot is None else self._fitted(slot.type, value)
            if fitted is not GONE:
                self._check_length(method.telegram_parameter(name), fitted)
                yield method.telegram_parameter(name), fitted
            elif self.profile.stand_in.refuses_others:
                raise ApiError(400, f"Bad Request: {method.name} does not take {name} so")

    def _files(self, method: Method, call: Call) -> Iterator[tuple[str, Upload]]:
        """The uploads but for those of parameters that the platform does not have, such as a thumbnail."""
        theirs = Spec.load().methods[method.telegram[0]].params
        for name, file in call.files.items():
            if name in method.params or name not in theirs:
                yield method.telegram_parameter(name), file

    def _fitted(self, type_: str, value: Any) -> Any:
        """A parameter without what the platform does not describe; objects travel as JSON texts."""
        if not isinstance(value, str) or value[:1] not in "{[":
            return value
        try:
            decoded = json.loads(value)
        except ValueError:
            return value
        fitted = self._shapes.fit(type_, decoded)
        return fitted if fitted is GONE else text_of(fitted)

    def _check_length(self, name: str, value: Any) -> None:
        longest = self.profile.limits.get(name)
        if name in {"text", "caption"} and longest is not None and len(text_of(value)) > longest:
            raise ApiError(400, f"Bad Request: {name} is longer than {longest} characters")
