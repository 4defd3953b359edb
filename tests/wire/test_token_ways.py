"""A bot's token travels where its platform wants it, and is seen nowhere else."""

import httpx
import respx

from conformance.wire import Address, Call, Client, Exchange, Form, record

TOKEN = "0123456789abcdef+/=ghijklmnopqrstuvwxyz"
ANSWER = {"ok": True, "result": True}
HEADER = Address(
    "http://platform.test/{method}",
    "http://platform.test/files/{path}",
    (("Authorization", "Bearer {token}"),),
)
QUERY = Address("http://platform.test/{method}?token={token}", "http://platform.test/f/{path}?token={token}")


def travelled(address: Address, call: Call) -> tuple[httpx.Request, Exchange]:
    with respx.mock() as router, Client(address, TOKEN) as client:
        route = router.route(host="platform.test").mock(return_value=httpx.Response(200, json=ANSWER))
        exchange = client.send(call)
        return route.calls.last.request, exchange


def test_a_token_travels_in_a_header():
    request, _ = travelled(HEADER, Call("sendMessage", {"text": "سلام"}))

    assert f"Bearer {TOKEN}" == request.headers["authorization"]
    assert "http://platform.test/sendMessage" == str(request.url)


def test_a_token_travels_in_the_query_beside_the_parameters():
    request, _ = travelled(QUERY, Call("sendMessage", {"text": "سلام"}, form=Form.QUERY, verb="GET"))

    assert {"token": TOKEN, "text": "سلام"} == dict(request.url.params)


def test_a_file_is_fetched_with_the_token_in_a_header():
    with respx.mock() as router, Client(HEADER, TOKEN) as client:
        route = router.get("http://platform.test/files/a/b").mock(return_value=httpx.Response(200))
        client.download("a/b")

    assert f"Bearer {TOKEN}" == route.calls.last.request.headers["authorization"]


def test_evidence_has_the_way_of_the_token_and_not_the_token():
    for address, way in ((HEADER, '-H "Authorization: Bearer $BOT_TOKEN"'), (QUERY, "?token=$BOT_TOKEN")):
        _, exchange = travelled(address, Call("getMe"))

        shown = record(exchange, TOKEN)

        assert way in shown.curl
        assert TOKEN not in str(shown)
