"""One exchange: encode a call, send it within limits, read the answer, keep the evidence."""

from conformance.wire.address import Address
from conformance.wire.answer import Answer, read_answer
from conformance.wire.call import Call, Form, Upload
from conformance.wire.client import Client, Exchange, Limits
from conformance.wire.decoding import UndecodableRequest, decode
from conformance.wire.encoding import encode, text_of
from conformance.wire.encodings import Unopenable, opened
from conformance.wire.evidence import Record, curl, record
from conformance.wire.redaction import TOKEN_SHAPE, redact, redact_value
from conformance.wire.throttle import Throttle

__all__ = [
    "TOKEN_SHAPE",
    "Address",
    "Answer",
    "Call",
    "Client",
    "Exchange",
    "Form",
    "Limits",
    "Record",
    "Throttle",
    "UndecodableRequest",
    "Unopenable",
    "Upload",
    "curl",
    "decode",
    "encode",
    "opened",
    "read_answer",
    "record",
    "redact",
    "redact_value",
    "text_of",
]
