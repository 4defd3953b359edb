"""Albums: several files, each a message of its own."""

from typing import Any

from conformance.reference.calls.errors import bad_request
from conformance.reference.calls.lists import each, json_list
from conformance.reference.calls.registry import Request, method
from conformance.reference.chats.access import check_sending, reachable_chat
from conformance.reference.formatting import check_length
from conformance.reference.media import Rejected, Wanted, album_id, check_mixture, read_media
from conformance.reference.messages.sending import outgoing, read_sending, shown

_ALBUM = frozenset({"photo", "video", "live_photo", "audio", "document"})

Content = dict[str, Any]


@method("sendMediaGroup")
def send_media_group(request: Request) -> Any:
    sending = read_sending(request)
    if not request.params.get("media"):
        raise bad_request('Parameter "media" is required')
    listed = json_list(request.params, "media", "media", "InputMedia")
    wanted = each(listed, "InputMedia", lambda item: read_media(request, item, _ALBUM, in_album=True))
    chat = reachable_chat(request)
    _check(wanted)
    contents = [_content(request, item, place) for place, item in enumerate(wanted, 1)]
    for content in contents:
        check_sending(request.bot, chat, content)
        check_length(content)
    group: Content = {"media_group_id": album_id(request.platform)} if len(contents) > 1 else {}
    return [shown(request, outgoing(request, chat, content, sending, **group)) for content in contents]


def _check(wanted: list[Wanted]) -> None:
    check_mixture([item.name for item in wanted])
    if len({item.is_above for item in wanted}) > 1:
        raise bad_request("Parameter show_caption_above_media must be the same for all messages")


def _content(request: Request, wanted: Wanted, place: int) -> Content:
    """The content of the item at that place, counted from one. Raises ApiError."""
    try:
        content = wanted.content(request)
    except Rejected as error:
        message = f'Failed to send message #{place} with the error message "{error.reason}"'
        raise bad_request(message) from None
    if _ALBUM.isdisjoint(content) or "animation" in content:
        raise Rejected("MEDIA_GROUPED_INVALID")
    return content
