"""Files behind addresses: fetched on this machine, stood in for elsewhere."""

import asyncio
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import httpx
import pytest
import respx

from conformance.reference.server.fetching import Address, Fetcher
from conformance.wire.samples import music

from .media_stage import film, gif, picture, refused, sent, vorbis

FILES = {
    "/photo": ("image/jpeg", picture(640, 480)),
    "/page": ("text/html; charset=utf-8", b"<!doctype html>"),
    "/silent.mp4": ("video/mp4", film(sound=False)),
    "/talk.ogg": ("audio/ogg", vorbis()),
    "/telegram.gif": ("image/gif", gif()),
    "/song.mp3": ("audio/mpeg", music(191, b"song", "La de da", "bill wurtz")),
    "/empty.jpg": ("image/jpeg", b""),
    "/large.jpg": ("image/jpeg", picture() + bytes(5 * 1024 * 1024)),
}
MOVED = {
    "/moved": "/photo",
    "/round": "/round",
    "/outside": "https://elsewhere.example/a.jpg",
    "/broken": "http://[",
    "/unnamed": "http://xn--/",
}


class Web(BaseHTTPRequestHandler):
    """A few files, a page, ways elsewhere, and nothing."""

    def do_GET(self):
        kind, content = FILES.get(self.path, ("text/plain", b""))
        moved = MOVED.get(self.path)
        self.send_response(302 if moved else 200 if self.path in FILES else 404)
        self.send_header("location" if moved else "content-type", moved or kind)
        self.send_header("content-length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *_):
        pass


@pytest.fixture(scope="module")
def web():
    with ThreadingHTTPServer(("127.0.0.1", 0), Web) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


@pytest.mark.parametrize("path", ["/photo", "/moved"])
def test_a_file_on_this_machine_is_fetched(stage, web, path):
    message = sent(stage, "sendPhoto", photo=web + path)

    assert (640, 480) == (message["photo"][-1]["width"], message["photo"][-1]["height"])


@pytest.mark.parametrize(
    ("method", "path", "becomes", "shown"),
    [
        ("sendVideo", "/silent.mp4", "animation", {"width": 400, "file_name": "silent.mp4"}),
        ("sendVoice", "/talk.ogg", "document", {"mime_type": "audio/ogg", "file_name": "talk.ogg"}),
        ("sendDocument", "/telegram.gif", "document", {"mime_type": "image/gif"}),
        ("sendAnimation", "/telegram.gif", "animation", {"mime_type": "video/mp4", "duration": 2}),
    ],
)
def test_a_fetched_file_becomes_what_telegram_makes_of_it(stage, web, method, path, becomes, shown):
    message = sent(stage, method, **{method.removeprefix("send").lower(): web + path})

    assert shown.items() <= message[becomes].items()


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("/page", "wrong type of the web page content"),
        ("/nothing.jpg", "wrong file identifier/HTTP URL specified"),
        ("/round", "wrong file identifier/HTTP URL specified"),
        ("/empty.jpg", "failed to get HTTP URL content"),
        ("/large.jpg", "failed to get HTTP URL content"),
    ],
)
def test_what_cannot_be_fetched_is_refused(stage, web, path, words):
    assert f"Bad Request: {words}" == refused(stage, "sendPhoto", photo=web + path)


def test_a_closed_port_gives_nothing(stage):
    assert "Bad Request: failed to get HTTP URL content" == refused(
        stage, "sendPhoto", photo="http://127.0.0.1:9/a.jpg"
    )


@pytest.mark.parametrize(
    ("method", "address", "becomes"),
    [
        ("sendPhoto", "https://i.imgur.com/CjXjcnU.png", "photo"),
        ("sendPhoto", "http://dummyimage.com/600x400/000/fff.png&text=telegram", "photo"),
        ("sendPhoto", "https://unsplash.it/640/480?1", "photo"),
        ("sendPhoto", "example.org/a.jpg", "photo"),
        ("sendAudio", "https://goo.gl/3En24v", "audio"),
        ("sendVideo", "https://i.imgur.com/LdE8jcw.mp4", "video"),
        ("sendVoice", "https://example.org/a.ogg", "voice"),
        ("sendDocument", "https://example.org/dummy.pdf", "document"),
        ("sendAnimation", "http://bit.ly/2L18jua", "animation"),
        ("sendSticker", "https://example.org/telegram.webp?raw=true", "sticker"),
    ],
)
def test_what_lies_elsewhere_is_stood_in_for(stage, method, address, becomes):
    first, second = (sent(stage, method, **{becomes: address})[becomes] for _ in range(2))

    assert first == second


def test_another_address_is_another_file(stage):
    first, second = (
        sent(stage, "sendPhoto", photo=f"https://unsplash.it/640/480?{n}")["photo"] for n in (1, 2)
    )

    assert first[0]["file_unique_id"] != second[0]["file_unique_id"]


def test_a_way_out_of_this_machine_is_stood_in_for(stage, web):
    outside = sent(stage, "sendPhoto", photo=web + "/outside")["photo"]

    there = sent(stage, "sendPhoto", photo="https://elsewhere.example/a.jpg")["photo"]

    assert there == outside


def test_a_fetched_file_says_itself_what_it_is(stage, web):
    """Captured in 2018: the bot said Bill Wurtz, and the answer was the tag's."""
    said = {"performer": "Bill Wurtz", "title": "Another", "duration": 5}

    audio = sent(stage, "sendAudio", audio=f"{web}/song.mp3", **said)["audio"]

    assert ("bill wurtz", "La de da", 191) == (audio["performer"], audio["title"], audio["duration"])


def test_an_address_within_media_is_fetched(stage, web):
    message_id = sent(stage, "sendPhoto", {"photo": ("a.jpg", picture(100, 100))})["message_id"]

    edited = sent(
        stage,
        "editMessageMedia",
        message_id=message_id,
        media={"type": "photo", "media": web + "/photo"},
    )

    assert 640 == edited["photo"][-1]["width"]


def fetched(url, **settings):
    found = asyncio.run(Fetcher(network=True, **settings).fetch([Address(url, "photo")]))
    return found[url]


@respx.mock
def test_with_the_network_what_lies_elsewhere_is_fetched():
    moved = {"location": "https://b.example/new.jpg"}
    respx.get("https://a.example/old").respond(302, headers=moved)
    respx.get("https://b.example/new.jpg").respond(200, content=picture(), content_type="image/jpeg")

    upload = fetched("https://a.example/old")

    assert ("new.jpg", "image/jpeg", picture()) == (upload.filename, upload.content_type, upload.content)


@respx.mock
@pytest.mark.parametrize("inward", ["http://127.0.0.1:8081/", "http://localhost/", "http://[::1]/"])
def test_nothing_elsewhere_leads_inward(inward):
    respx.get("https://a.example/a.jpg").respond(302, headers={"location": inward})
    inside = respx.get(inward).respond(200, content=b"secret")

    assert fetched("https://a.example/a.jpg") is None
    assert not inside.called


@respx.mock
@pytest.mark.parametrize(
    "trouble",
    [
        {"return_value": httpx.Response(200, content=bytes(20 * 1024 * 1024 + 1))},
        {"side_effect": httpx.ConnectTimeout},
        {"side_effect": httpx.RemoteProtocolError},
    ],
)
def test_what_does_not_come_through_is_empty(trouble):
    respx.get("https://a.example/a.jpg").mock(**trouble)

    assert b"" == fetched("https://a.example/a.jpg").content


@pytest.mark.parametrize("path", ["/broken", "/unnamed"])
def test_a_way_to_no_address_is_a_file_that_did_not_come(stage, web, path):
    words = refused(stage, "sendDocument", document=web + path)

    assert "Bad Request: failed to get HTTP URL content" == words


@pytest.mark.parametrize("leads_to", ["http://[", "//[", "ftp://a.example/"])
def test_a_page_that_leads_to_no_address_is_none(stage, leads_to):
    page = {"url": "https://a.example/", "leads_to": leads_to}

    answer = stage.client.post("/sandbox/pages", json=page)

    assert (400, True) == (answer.status_code, "leads_to is no address" in answer.json()["error"])
