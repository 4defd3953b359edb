"""Pages of the web, for the files that bots name by their address."""

import base64
import binascii
from typing import Any
from urllib.parse import urljoin

from conformance.reference.acts import Refused
from conformance.reference.sandbox.routes import OBJECT, STRING, Given, World, body, route
from conformance.reference.server.fetching import checked_address
from conformance.reference.state.web import Page, Web


@route(
    "POST",
    "pages",
    "What lies at an address of the web, or where it leads; nothing is asked of the network for it.",
    gives=OBJECT,
    takes=body(
        ("url",),
        url={"type": "string", "minLength": 1, "maxLength": 2048},
        content_base64=STRING,
        content_type={"type": "string", "pattern": r"^[\w.+-]+/[\w.+-]+$"},
        leads_to={"type": "string", "maxLength": 2048},
    ),
)
def new_page(world: World, given: Given) -> Any:
    url, leads_to = _address("url", given["url"]), given.get("leads_to", "")
    if leads_to:
        _address("leads_to", leads_to, url)
    try:
        content = base64.b64decode(given.get("content_base64", ""), validate=True)
    except (binascii.Error, ValueError):
        raise Refused("content_base64 is not base64") from None
    page = Page(content, given.get("content_type", ""), leads_to)
    world.platform.part(Web).pages[url] = page
    return {"url": url}


@route(
    "POST",
    "hosts",
    "What the name of a host resolves to: webhooks there are said to have that address.",
    gives=OBJECT,
    takes=body(
        ("name", "ip_address"),
        name={"type": "string", "pattern": r"^[A-Za-z0-9.-]{1,253}$"},
        ip_address={"type": "string", "pattern": r"^[0-9]{1,3}(\.[0-9]{1,3}){3}$"},
    ),
)
def new_host(world: World, given: Given) -> Any:
    world.platform.part(Web).hosts[given["name"].lower()] = given["ip_address"]
    return {"name": given["name"].lower()}


def _address(name: str, text: str, base: str = "") -> str:
    try:
        return checked_address(urljoin(base, text) if base else text)
    except ValueError as error:
        raise Refused(f"{name} is no address: {error}") from None
