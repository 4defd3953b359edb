import pytest

from conformance.replay.receiver import Receiver


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
