"""Faults in how requests are read, and in what every answer is wrapped in."""

from dataclasses import replace
from typing import Any, ClassVar

from conformance.reference.calls.errors import ApiError
from conformance.reference.mutants.mutant import Mutant, Object
from conformance.wire.call import Call, Form


class _Lacking(Mutant):
    """A part of the envelope is not there."""

    part: ClassVar[str]

    def told(self, method: str, status: int, envelope: Object) -> tuple[int, Object]:
        del method
        return status, {name: item for name, item in envelope.items() if name != self.part}


class NoOk(_Lacking):
    """The envelope does not say whether it went well."""

    name = "no_ok"
    part = "ok"
    caught_by = ("transport.refusal-in-envelope",)

    def told(self, method: str, status: int, envelope: Object) -> tuple[int, Object]:
        if method == "getme":  # else nothing else would be asked
            return status, envelope
        return super().told(method, status, envelope)


class NoDescription(_Lacking):
    """A refusal has no words."""

    name = "no_description"
    part = "description"
    caught_by = (
        "transport.refusal-in-envelope",
        "transport.bad-request-begins-so",
        "transport.unknown-method-words",
        "messages.empty-text-refused",
    )


class NoErrorCode(_Lacking):
    """A refusal has no number."""

    name = "no_error_code"
    part = "error_code"
    caught_by = (
        "transport.refusal-in-envelope",
        "transport.error-code-is-a-number",
        "transport.status-is-error-code",
    )


class NoPrefix(Mutant):
    """Errors have their words without 'Bad Request: '."""

    name = "no_error_prefix"
    caught_by = (
        "transport.bad-request-begins-so",
        "messages.empty-text-refused",
        "messages.unknown-chat-refused",
    )

    def refusal(self, error: ApiError) -> ApiError:
        return ApiError(error.code, error.description.rpartition(": ")[2], error.parameters)


class NoParameters(Mutant):
    """A refusal does not say how to go on: no retry_after, no migrate_to_chat_id."""

    name = "no_error_parameters"
    caught_by = ("flood.retry-after", "groups.migrated-group-is-refused", "errors.upgraded-group")

    def refusal(self, error: ApiError) -> ApiError:
        return ApiError(error.code, error.description)


class RefusesMultipart(Mutant):
    """Files cannot be uploaded, nor anything else sent as multipart."""

    name = "refuses_multipart"
    caught_by = (
        "transport.multipart",
        "transport.object-in-multipart",
        "files.photo-uploaded",
        "files.document-uploaded",
        "files.audio-uploaded",
    )

    def accepts(self, verb: str, form: Form) -> bool:
        del verb
        return form is not Form.MULTIPART


class RefusesForms(Mutant):
    """Parameters travel as JSON alone."""

    name = "refuses_forms"
    caught_by = ("transport.form", "transport.object-in-a-form", "transport.plus-is-a-blank")

    def accepts(self, verb: str, form: Form) -> bool:
        return form is not Form.FORM or verb == "GET"


class RefusesUnknownParameters(Mutant):
    """A parameter that the method does not have is an error."""

    name = "refuses_unknown_parameters"
    caught_by = ("transport.unknown-parameter-ignored",)

    def told(self, method: str, status: int, envelope: Object) -> tuple[int, Object]:
        del method
        if self._odd:
            return 400, {"ok": False, "error_code": 400, "description": "Bad Request: unknown parameter"}
        return status, envelope

    _odd = False

    def asked(self, bot_id: int, call: Call) -> Call:
        del bot_id
        self._odd = any(name.startswith("conformance") for name in call.params)
        return call


class RefusesTextForNumbers(Mutant):
    """A number that is written as text is not one."""

    name = "refuses_text_for_numbers"
    caught_by = ("transport.numbers-as-strings",)

    def asked(self, bot_id: int, call: Call) -> Call:
        del bot_id
        if call.form is not Form.JSON:
            return call
        kept = {name: value for name, value in call.params.items() if not _is_number(value)}
        return replace(call, params=kept)


def _is_number(value: Any) -> bool:
    return isinstance(value, str) and value.lstrip("-").isdigit()


class UnknownMethodIsBadRequest(Mutant):
    """A method that is not there is refused as a wrong call."""

    name = "unknown_method_is_bad_request"
    caught_by = ("transport.unknown-method*",)

    def refusal(self, error: ApiError) -> ApiError:
        return ApiError(400, "Bad Request", error.parameters) if error.code == 404 else error


class AlwaysOk(Mutant):
    """Whatever is refused is said to have gone well."""

    name = "always_ok"
    caught_by = (
        "transport.refusal-in-envelope",
        "messages.*-refused",
        "formatting.*-refused",
        "files.*-refused",
        "commands.*-refused",
    )

    def told(self, method: str, status: int, envelope: Object) -> tuple[int, Object]:
        del method
        return (200, {"ok": True, "result": True}) if not envelope["ok"] else (status, envelope)


class ServerErrors(Mutant):
    """Whatever is wrong with a call is an error of the server."""

    name = "server_errors"
    caught_by = (
        "messages.unknown-chat-refused",
        "messages.empty-text-refused",
        "transport.bad-request-begins-so",
    )

    def refusal(self, error: ApiError) -> ApiError:
        return ApiError(500, "Internal Server Error") if error.code == 400 else error
