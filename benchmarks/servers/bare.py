"""One constant answer on the server named: ``bare.py uvicorn|granian|aiohttp PORT``."""

import asyncio
import socket
import sys
from typing import Any

ANSWER = (
    b'{"ok":true,"result":{"message_id":1,"from":{"id":9872057333,"is_bot":true,"first_name":"Conformance",'
    b'"username":"conformance_9872057333_bot"},"chat":{"id":96787477396441,"first_name":"Sara","type":"private"},'
    b'"date":1795501784,"text":"Hello world"}}'
)


async def app(scope: Any, receive: Any, send: Any) -> None:
    """The bare ASGI handler: reads the body, answers the constant."""
    if scope["type"] != "http":
        return
    while (await receive()).get("more_body"):
        pass
    headers = [(b"content-type", b"application/json"), (b"content-length", b"%d" % len(ANSWER))]
    await send({"type": "http.response.start", "status": 200, "headers": headers})
    await send({"type": "http.response.body", "body": ANSWER})


def serve_uvicorn(port: int) -> None:
    import uvicorn

    uvicorn.run(
        app,
        host="127.0.0.1",
        port=port,
        lifespan="off",
        log_config=None,
        access_log=False,
        server_header=False,
    )


def serve_granian(port: int) -> None:
    from granian.constants import Interfaces, Loops
    from granian.server.embed import Server

    server = Server(app, address="127.0.0.1", port=port, interface=Interfaces.ASGINL, log_enabled=False)
    assert Loops.uvloop
    import uvloop

    with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
        runner.run(server.serve())


def serve_aiohttp(port: int) -> None:
    import uvloop
    from aiohttp import web

    async def handle(request: web.Request) -> web.Response:
        await request.read()
        return web.Response(body=ANSWER, content_type="application/json")

    application = web.Application()
    application.router.add_route("*", "/{path:.*}", handle)
    listening = socket.create_server(("127.0.0.1", port))
    web.run_app(application, sock=listening, print=None, access_log=None, loop=uvloop.new_event_loop())


if __name__ == "__main__":
    {"uvicorn": serve_uvicorn, "granian": serve_granian, "aiohttp": serve_aiohttp}[sys.argv[1]](
        int(sys.argv[2])
    )
