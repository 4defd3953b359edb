"""A request that is spelt out travels as it is spelt, and is shown so."""

import httpx
import respx

from conformance.wire import Address, Client, record
from conformance.wire.call import Spelled

TOKEN = "123456789:" + "A" * 35
CALL = Spelled(
    "sendMessage",
    query="text=one&text=two",
    headers={"content-type": "application/json"},
    content=b'{"chat_id": 1, "chat_id": 2}',
)


def test_a_spelled_request_is_sent_to_the_letter():
    with respx.mock() as router, Client(Address.parse("http://platform.test"), TOKEN) as client:
        route = router.route(host="platform.test").mock(return_value=httpx.Response(200, json={"ok": False}))
        client.send(CALL)
        request = route.calls.last.request

    assert b"text=one&text=two" == request.url.query
    assert "application/json" == request.headers["content-type"]
    assert b'{"chat_id": 1, "chat_id": 2}' == request.content


def test_a_spelled_request_can_be_sent_again_by_its_evidence():
    with respx.mock() as router, Client(Address.parse("http://platform.test"), TOKEN) as client:
        router.route(host="platform.test").mock(return_value=httpx.Response(200, json={"ok": False}))
        shown = record(client.send(CALL), TOKEN)

    assert "-X POST -H 'content-type: application/json'" in shown.curl
    assert """--data-binary '{"chat_id": 1, "chat_id": 2}'""" in shown.curl
    assert shown.curl.endswith('/bot$BOT_TOKEN/sendMessage?text=one&text=two"')
