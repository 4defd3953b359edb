import pytest

from conformance.replay.receiver import SECRET_HEADER, Receiver


@pytest.mark.parametrize(
    ("header", "given", "fault"),
    [
        ("X-Telegram-Bot-Api-Secret-Token", {}, "a delivery came without its secret token"),
        ("X-Bot-Api-Secret-Token", {"x-telegram-bot-api-secret-token": "{}"}, "a delivery came without its"),
        ("X-Bot-Api-Secret-Token", {"x-bot-api-secret-token": "{}"}, ""),
        (
            "X-Bot-Api-Secret-Token",
            {"x-bot-api-secret-token": "wrong"},
            "a delivery came with a wrong secret",
        ),
    ],
)
def test_the_secret_is_looked_for_in_the_platforms_own_header(header, given, fault):
    receiver = Receiver(secret_header=header)
    headers = {name: value.replace("{}", receiver.secret) for name, value in given.items()}

    receiver.answer(headers, b'{"update_id": 1}')

    receiver.close()
    assert (True, bool(fault)) == (receiver.fault.startswith(fault), bool(receiver.fault))


@pytest.mark.parametrize(
    ("body", "fault"),
    [
        (b'{"update_id": []}', ""),
        (b'{"update_id": {}}', ""),
        (b"7", ""),
        (b"[" * 200_000, "a delivery came that is no JSON"),
    ],
    ids=["list", "object", "number", "nested"],
)
def test_a_delivery_of_a_strange_shape_is_answered(body, fault):
    receiver = Receiver()

    status, _, _ = receiver.answer({SECRET_HEADER.lower(): receiver.secret}, body)

    receiver.close()
    assert (status, receiver.fault) == (200, fault)
