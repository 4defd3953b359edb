"""Answers to people who call the bot into a chat where it is not."""

from typing import Any

from conformance.reference.calls.registry import Request, method
from conformance.reference.chats.hearing import announce
from conformance.reference.inline import named, read_result
from conformance.reference.inline.answering import too_old
from conformance.reference.inline.guests import GuestQueries


@method("answerGuestQuery")
def answer_guest_query(request: Request) -> Any:
    """The answer is the bot's own message there, that says who has called it."""
    platform, bot = request.platform, request.bot
    result = read_result(request)
    query = bot.part(GuestQueries).take(request.params.get("guest_query_id", ""), platform.moment)
    if query is None:
        raise too_old()
    message = platform.post(
        query.message.chat,
        bot.user,
        result.made(platform, bot),
        markup=result.markup,
        reply_to=query.message.id,
        extra={"guest_bot_caller_user": query.user.view()},
    )
    announce(platform, message, by=bot)
    return {"inline_message_id": named(platform, bot, query.user, message)}
