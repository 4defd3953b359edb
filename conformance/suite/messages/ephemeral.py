"""Ephemeral messages: what one person of a group sees, and nobody else."""

from typing import Any

from conformance.suite.clause import clause, documented
from conformance.suite.ground import Caller, Group
from conformance.suite.ground.media import picture
from conformance.verdict import Consequence, Level

_EPHEMERAL = documented("Bot API, EphemeralMessageParameters")
_BUTTON = {"inline_keyboard": [[{"text": "خرید", "callback_data": "buy"}]]}


def _whispered(caller: Caller, group: Group, method: str = "sendMessage", **more: Any) -> dict[str, Any]:
    files = more.pop("files", None)
    what = {} if files else {"text": group.member.marker()}
    whom = {"ephemeral_message_parameters": {"receiver_user_id": group.member.id}}
    params = {"chat_id": group.chat_id, **what, **whom, **more}
    message: dict[str, Any] = caller.given(method, params, files=files)
    return message


def _named(group: Group, message: dict[str, Any]) -> dict[str, int]:
    return {
        "chat_id": group.chat_id,
        "receiver_user_id": group.member.id,
        "ephemeral_message_id": message["ephemeral_message_id"],
    }


@clause(
    "messages.ephemeral",
    "#ephemeralmessageparameters",
    _EPHEMERAL,
    since="10.3",
    level=Level.SHOULD,
    consequence=Consequence.DEGRADES,
    method="sendMessage",
)
def ephemeral(caller: Caller, group: Group) -> None:
    """An ephemeral message names its receiver, has an ephemeral_message_id, and 0 for a message_id."""
    whom = {"receiver_user_id": group.member.id}
    params = {"chat_id": group.chat_id, "text": "محرمانه", "ephemeral_message_parameters": whom}
    message = caller.accepted("sendMessage", params)
    assert message["receiver_user"]["id"] == group.member.id
    assert (message["message_id"], message["ephemeral_message_id"] > 0) == (0, True)


@clause(
    "messages.ephemeral-edit-text",
    "#editephemeralmessagetext",
    documented("Bot API, editEphemeralMessageText"),
    since="10.3",
    level=Level.SHOULD,
    consequence=Consequence.DEGRADES,
    method="editEphemeralMessageText",
)
def ephemeral_edit_text(caller: Caller, group: Group) -> None:
    """The text of an ephemeral message can be edited by its ephemeral_message_id."""
    named = _named(group, _whispered(caller, group))
    assert caller.accepted("editEphemeralMessageText", {**named, "text": "تازه"}) is True


@clause(
    "messages.ephemeral-edit-missing-refused",
    "#editephemeralmessagetext",
    documented("Bot API, editEphemeralMessageText"),
    since="10.3",
    level=Level.SHOULD,
    consequence=Consequence.COSMETIC,
    method="editEphemeralMessageText",
)
def ephemeral_edit_missing_refused(caller: Caller, group: Group) -> None:
    """An ephemeral message that is not there cannot be edited: 400."""
    named = _named(group, {"ephemeral_message_id": 2_000_000_000})
    assert caller.refusal("editEphemeralMessageText", {**named, "text": "تازه"}).error_code == 400


@clause(
    "messages.ephemeral-edit-caption",
    "#editephemeralmessagecaption",
    documented("Bot API, editEphemeralMessageCaption"),
    since="10.3",
    level=Level.SHOULD,
    consequence=Consequence.COSMETIC,
    method="editEphemeralMessageCaption",
    stands_on=("sendPhoto",),
)
def ephemeral_edit_caption(caller: Caller, group: Group) -> None:
    """The caption of an ephemeral photo can be edited, and an ephemeral text has none."""
    photo = _whispered(caller, group, "sendPhoto", files={"photo": picture()})
    caption = {"caption": "تازه"}
    assert caller.accepted("editEphemeralMessageCaption", {**_named(group, photo), **caption}) is True
    text = _named(group, _whispered(caller, group))
    assert caller.refusal("editEphemeralMessageCaption", {**text, **caption}).error_code == 400


@clause(
    "messages.ephemeral-edit-media",
    "#editephemeralmessagemedia",
    documented("Bot API, editEphemeralMessageMedia"),
    since="10.3",
    level=Level.SHOULD,
    consequence=Consequence.COSMETIC,
    method="editEphemeralMessageMedia",
    stands_on=("sendPhoto", "deleteEphemeralMessage"),
)
def ephemeral_edit_media(caller: Caller, group: Group) -> None:
    """The photo of an ephemeral message can be replaced while the message is there, and not after."""
    photo = _whispered(caller, group, "sendPhoto", files={"photo": picture()})
    other = {"type": "photo", "media": "attach://new", "caption": "تازه"}
    params, files = {**_named(group, photo), "media": other}, {"new": picture(300, 400)}
    assert caller.accepted("editEphemeralMessageMedia", params, files=files) is True
    caller.given("deleteEphemeralMessage", _named(group, photo))
    assert caller.refusal("editEphemeralMessageMedia", params, files=files).error_code == 400


@clause(
    "messages.ephemeral-edit-markup",
    "#editephemeralmessagereplymarkup",
    documented("Bot API, editEphemeralMessageReplyMarkup"),
    since="10.3",
    level=Level.SHOULD,
    consequence=Consequence.COSMETIC,
    method="editEphemeralMessageReplyMarkup",
    stands_on=("deleteEphemeralMessage",),
)
def ephemeral_edit_markup(caller: Caller, group: Group) -> None:
    """An ephemeral message can be given a keyboard while it is there, and not after."""
    named = _named(group, _whispered(caller, group))
    assert caller.accepted("editEphemeralMessageReplyMarkup", {**named, "reply_markup": _BUTTON}) is True
    caller.given("deleteEphemeralMessage", named)
    assert caller.refusal("editEphemeralMessageReplyMarkup", named).error_code == 400


@clause(
    "messages.ephemeral-deleted",
    "#deleteephemeralmessage",
    documented("Bot API, deleteEphemeralMessage"),
    since="10.3",
    level=Level.SHOULD,
    consequence=Consequence.DEGRADES,
    method="deleteEphemeralMessage",
)
def ephemeral_deleted(caller: Caller, group: Group) -> None:
    """An ephemeral message can be deleted, and only once."""
    named = _named(group, _whispered(caller, group))
    assert caller.accepted("deleteEphemeralMessage", named) is True
    assert caller.refusal("deleteEphemeralMessage", named).error_code == 400
