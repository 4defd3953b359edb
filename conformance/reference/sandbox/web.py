"""Pages of the web, for the files that bots name by their address."""

import base64
import binascii
from typing import Any

from conformance.reference.acts import Refused
from conformance.reference.sandbox.routes import OBJECT, STRING, Given, World, body, route
from conformance.reference.server.fetching import InvalidAddress, checked_address
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
    try:
        url = checked_address(given["url"])
        content = base64.b64decode(given.get("content_base64", ""), validate=True)
    except InvalidAddress as error:
        raise Refused(f"url is no address: {error}") from None
    except (binascii.Error, ValueError):
        raise Refused("content_base64 is not base64") from None
    page = Page(content, given.get("content_type", ""), given.get("leads_to", ""))
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
