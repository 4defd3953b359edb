"""Validations a second: the compiled validator, the oracle, and fastjsonschema where it is installed.

python -m pytest benchmarks/test_validation.py --benchmark-enable
"""

from typing import Any

import pytest

from conformance.spec import Spec, Validator, Version
from conformance.spec.document import document
from conformance.spec.edition import edition

SPEC = Spec.load()
PERSON = {"id": 111, "is_bot": False, "first_name": "سارا", "language_code": "fa"}
CHAT = {"id": 111, "type": "private", "first_name": "سارا"}
MESSAGE = {
    "message_id": 42,
    "from": {"id": 222, "is_bot": True, "first_name": "فروشگاه", "username": "shop_bot"},
    "chat": CHAT,
    "date": 1_700_000_000,
    "text": "سفارش شما ثبت شد",
    "entities": [{"type": "bold", "offset": 0, "length": 5}],
    "reply_markup": {"inline_keyboard": [[{"text": "پرداخت", "callback_data": "pay"}]]},
}
UPDATES = [
    {"update_id": number, "message": {**MESSAGE, "from": PERSON, "message_id": number}}
    if number % 2
    else {
        "update_id": number,
        "callback_query": {
            "id": "1",
            "from": PERSON,
            "message": MESSAGE,
            "chat_instance": "1",
            "data": "pay",
        },
    }
    for number in range(100)
]
VALUES = {"sendMessage": MESSAGE, "getUpdates": UPDATES}


@pytest.mark.parametrize("method", VALUES)
@pytest.mark.parametrize("engine", ["compiled", "oracle"])
def test_validations(benchmark: Any, engine: Any, method: str):
    validator = Validator(SPEC, engine=engine)
    validator.result(method, VALUES[method])
    benchmark.group = method

    assert benchmark(validator.result, method, VALUES[method]) == ()


@pytest.mark.parametrize("method", VALUES)
def test_validations_of_fastjsonschema(benchmark: Any, method: str):
    fastjsonschema = pytest.importorskip("fastjsonschema")
    validate = fastjsonschema.compile(SPEC.schema(f"{method}.result"))
    benchmark.group = method

    assert benchmark(validate, VALUES[method]) == VALUES[method]


def test_selecting_a_version(benchmark: Any):
    """One version out of the bundle, whose file is read once a process."""
    benchmark.group = "loading"

    assert benchmark(edition, document()["$defs"], Version.newest())
