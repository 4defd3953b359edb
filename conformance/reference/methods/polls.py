"""Polls: sent, voted in until they close, and stopped."""

from functools import partial
from typing import Any

from conformance.reference.calls.errors import bad_request
from conformance.reference.calls.params import integer
from conformance.reference.calls.registry import Request, method
from conformance.reference.chats.access import reachable_chat
from conformance.reference.keyboards import fitting, read_markup
from conformance.reference.messages.sending import send
from conformance.reference.polls import close, create, launch, read_poll
from conformance.reference.polls.media import poll_media
from conformance.reference.state import Message
from conformance.reference.state.polls import Poll, Polls


@method("sendPoll")
def send_poll(request: Request) -> Any:
    draft = read_poll(request.platform, request.params, partial(poll_media, request))
    made: list[Poll] = []

    def content() -> dict[str, Any]:
        draft.check(reachable_chat(request))
        made.append(create(request.platform, request.bot.user.id, draft))
        return {"poll": made[0].view}

    sent = send(request, content)
    launch(request.platform, made[0])
    return sent


@method("stopPoll")
def stop_poll(request: Request) -> Any:
    markup = read_markup(request.params)
    chat = reachable_chat(request)
    message = chat.messages.get(integer(request.params, "message_id"))
    if message is None:
        raise bad_request("message with poll to stop not found")
    poll = _stoppable(request, message)
    markup = fitting(markup, chat.kind, message.content, request.platform.account, only_inline=True)
    chat.keep(message._replace(markup=markup))
    close(request.platform, poll.view["id"])
    return poll.view


def _stoppable(request: Request, message: Message) -> Poll:
    """The poll that the message shows. Raises ApiError where the bot may not stop it."""
    if "poll" not in message.content:
        raise bad_request("Message is not a poll")
    poll = request.platform.part(Polls).by_id[message.content["poll"]["id"]]
    if message.origin or not _is_own(request, message):
        raise bad_request("Poll can't be stopped")
    if poll.is_closed:
        raise bad_request("Poll has already been closed")
    return poll


def _is_own(request: Request, message: Message) -> bool:
    """Whether the bot may edit the message: its own, or its channel's."""
    bot = request.bot.user.id
    if message.sender is None:
        return message.chat.member(bot).may("can_edit_messages")
    return message.sender.id == bot
