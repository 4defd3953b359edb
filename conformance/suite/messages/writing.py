"""What is shown while the bot writes: chat actions and drafts."""

from conformance.suite.clause import clause, documented, observed
from conformance.suite.ground import Caller, Group, User
from conformance.suite.ground.sending import refused
from conformance.verdict import Consequence, Level

_ACTION = documented("Bot API, sendChatAction")
_DRAFT = documented("Bot API, sendMessageDraft")
_SERVER = observed("tdlib/telegram-bot-api, Client.cpp")
_ACTIONS = (
    *("typing", "upload_photo", "record_video", "upload_video", "record_voice", "upload_voice"),
    *("upload_document", "choose_sticker", "find_location", "record_video_note", "upload_video_note"),
)


@clause(
    "messages.every-chat-action",
    "#sendchataction",
    _ACTION,
    since="6.4",
    level=Level.SHOULD,
    consequence=Consequence.DEGRADES,
    method="sendChatAction",
)
def every_chat_action(caller: Caller, user: User) -> None:
    """Every action that the documentation names is accepted."""
    for action in _ACTIONS:
        caller.accepted("sendChatAction", {"chat_id": user.chat_id, "action": action})


@clause(
    "messages.wrong-chat-action-refused",
    "#sendchataction",
    _SERVER,
    consequence=Consequence.COSMETIC,
    method="sendChatAction",
)
def wrong_chat_action_refused(caller: Caller, user: User) -> None:
    """An action that does not exist is refused with 400 and Telegram's words."""
    got = refused(caller, "sendChatAction", {"chat_id": user.chat_id, "action": "dance"})
    assert got == (400, "Bad Request: wrong parameter action in request")


@clause(
    "messages.chat-action-nowhere-refused",
    "#sendchataction",
    _SERVER,
    consequence=Consequence.COSMETIC,
    method="sendChatAction",
    features=("err_text_match",),
)
def chat_action_nowhere_refused(caller: Caller) -> None:
    """An action in a chat that the bot cannot know is refused with 400 and Telegram's words."""
    got = refused(caller, "sendChatAction", {"chat_id": 1, "action": "typing"})
    assert got == (400, "Bad Request: chat not found")


@clause(
    "messages.draft",
    "#sendmessagedraft",
    _DRAFT,
    since="9.3",
    level=Level.SHOULD,
    consequence=Consequence.DEGRADES,
    method="sendMessageDraft",
)
def draft(caller: Caller, user: User) -> None:
    """A message can be shown while it is written, again and again under one draft_id."""
    params = {"chat_id": user.chat_id, "draft_id": 7}
    answers = [caller.accepted("sendMessageDraft", {**params, "text": text}) for text in ("سل", "سلام")]
    assert answers == [True, True]


@clause(
    "messages.draft-without-id-refused",
    "#sendmessagedraft",
    documented("Bot API, sendMessageDraft: draft_id must be non-zero"),
    since="9.3",
    consequence=Consequence.COSMETIC,
    method="sendMessageDraft",
)
def draft_without_id_refused(caller: Caller, user: User) -> None:
    """A draft_id of zero is refused with 400."""
    params = {"chat_id": user.chat_id, "draft_id": 0, "text": "سلام"}
    assert caller.refusal("sendMessageDraft", params).error_code == 400


@clause(
    "messages.draft-in-group-refused",
    "#sendmessagedraft",
    documented("Bot API, sendMessageDraft: chat_id is a private chat"),
    since="9.3",
    consequence=Consequence.COSMETIC,
    method="sendMessageDraft",
)
def draft_in_group_refused(caller: Caller, group: Group) -> None:
    """A draft in a group is refused with 400."""
    params = {"chat_id": group.chat_id, "draft_id": 7, "text": "سلام"}
    assert caller.refusal("sendMessageDraft", params).error_code == 400
