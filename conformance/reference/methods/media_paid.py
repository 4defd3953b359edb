"""Files that are paid for with Stars."""

from typing import Any

from conformance.reference.calls.errors import bad_request
from conformance.reference.calls.lists import each, json_list
from conformance.reference.calls.params import boolean, integer
from conformance.reference.calls.registry import Request, method
from conformance.reference.formatting import caption_content
from conformance.reference.media import PAID, Wanted, captioned, read_media
from conformance.reference.messages.sending import send
from conformance.reference.state.payments import Paywalls

MAX_ITEMS = 10
MAX_STARS = 25_000
MAX_PAYLOAD = 128


@method("sendPaidMedia")
def send_paid_media(request: Request) -> Any:
    params = request.params
    stars = integer(params, "star_count")
    if not params.get("media"):
        raise bad_request('Parameter "media" is required')
    listed = json_list(params, "media", "paid media", "InputPaidMedia")
    wanted = each(listed, "InputPaidMedia", lambda item: read_media(request, item, PAID))
    caption = caption_content(request.platform, params)
    above = boolean(params, "show_caption_above_media")
    if len(params.get("payload", "").encode()) > MAX_PAYLOAD:
        raise bad_request("Bad Request: PAYLOAD_TOO_LONG")
    sent = send(request, lambda: captioned(_content(request, stars, wanted), caption, above=above))
    place = sent["chat"]["id"], sent["message_id"]
    request.bot.part(Paywalls).payloads[place] = params.get("payload", "")
    return sent


def _content(request: Request, stars: int, wanted: list[Wanted]) -> dict[str, Any]:
    if not 0 < stars <= MAX_STARS:
        raise bad_request("Invalid media price specified")
    if not 0 < len(wanted) <= MAX_ITEMS:
        raise bad_request("Invalid number of paid media specified")
    media = [_paid(item.content(request)) for item in wanted]
    return {"paid_media": {"star_count": stars, "paid_media": media}}


def _paid(content: dict[str, Any]) -> dict[str, Any]:
    kind = next((name for name in ("photo", "video", "live_photo") if name in content), "")
    if not kind:
        raise bad_request("Paid media must be non-empty")
    return {"type": kind, kind: content[kind]}
