"""Updates: each kind comes as what it is, schema-true."""

from typing import Any

from conformance.suite.ground import Caller, Group, User
from conformance.suite.updates._told import of_kind, sent_in, whole
from conformance.verdict import Consequence

_TEXT, _EDIT = ("send_text",), ("send_text", "edit_text")


@of_kind("updates.edited-message", "edited_message", "Message", since="2.1", needs=_EDIT)
def edited_message(caller: Caller, user: User) -> None:
    """An edit by a person comes as edited_message: the same message with its new text and an edit_date."""
    before, text = sent_in(caller, user), user.marker("ویرایش")
    user.act("edit_text", message_id=before["message_id"], text=text)
    after = whole(caller, "edited_message", lambda seen: seen["message_id"] == before["message_id"])
    assert (after["text"], after["date"]) == (text, before["date"])
    assert after["edit_date"] >= before["date"]


@of_kind("updates.edit-in-a-group", "edited_message", "Message", since="2.1", needs=_EDIT)
def edit_in_a_group(caller: Caller, group: Group) -> None:
    """An edit in a group comes with the group as its chat, and the person as its sender."""
    before = sent_in(caller, group.member)
    group.member.act("edit_text", message_id=before["message_id"], text=User.marker("ویرایش"))
    after = whole(caller, "edited_message", lambda seen: seen["message_id"] == before["message_id"])
    assert (after["chat"]["id"], after["from"]["id"]) == (group.chat_id, group.member.id)


@of_kind("updates.group-message", "message", "Message", needs=_TEXT, features=("reads.chat_type",))
def group_message(caller: Caller, group: Group) -> None:
    """What a member writes in a group comes as a message with the group's id, type and title."""
    text = group.member.says(group.member.marker())
    message = whole(caller, "message", lambda seen: seen.get("text") == text)
    chat = message["chat"]
    assert (chat["id"], chat["type"], chat["title"]) == (group.chat_id, "supergroup", group.title)
    assert message["from"]["id"] == group.member.id


@of_kind("updates.channel-post", "channel_post", "Message", since="2.3", needs=_TEXT)
def channel_post(caller: Caller, channel: Group) -> None:
    """A post in a channel comes as channel_post, in the name of the channel."""
    text = channel.owner.says(channel.owner.marker())
    post = whole(caller, "channel_post", lambda seen: seen.get("text") == text)
    assert (post["chat"]["id"], post["chat"]["type"]) == (channel.chat_id, "channel")
    assert post["sender_chat"]["id"] == channel.chat_id


@of_kind("updates.edited-channel-post", "edited_channel_post", "Message", since="2.3", needs=_EDIT)
def edited_channel_post(caller: Caller, channel: Group) -> None:
    """An edit of a post comes as edited_channel_post: the same post with its new text."""
    before, text = sent_in(caller, channel.owner, "channel_post"), User.marker("ویرایش")
    channel.owner.act("edit_text", message_id=before["message_id"], text=text)
    after = whole(caller, "edited_channel_post", lambda seen: seen["message_id"] == before["message_id"])
    assert (after["text"], after["chat"]["id"]) == (text, channel.chat_id)


@of_kind("updates.callback-query", "callback_query", "CallbackQuery", since="2.0", needs=("press_button",))
def callback_query(caller: Caller, user: User) -> None:
    """A pressed button comes as callback_query, schema-true, from whoever pressed it."""
    data = user.marker("b")
    markup = {"inline_keyboard": [[{"text": "دکمه", "callback_data": data}]]}
    params = {"chat_id": user.chat_id, "text": user.marker(), "reply_markup": markup}
    user.presses(caller.accepted("sendMessage", params), data)
    query = whole(caller, "callback_query", lambda seen: seen.get("data") == data)
    assert (query["from"]["id"], query["from"]["is_bot"]) == (user.id, False)


@of_kind("updates.inline-query", "inline_query", "InlineQuery", since="1.8", needs=("inline_query",))
def inline_query(caller: Caller, user: User) -> None:
    """What a person types after the bot's name comes as inline_query, schema-true, letter for letter."""
    query = user.marker("گل سرخ")
    user.act("inline_query", query=query)
    seen = whole(caller, "inline_query", lambda seen: seen["query"] == query)
    assert (seen["from"]["id"], seen["offset"]) == (user.id, "")


@of_kind(
    "updates.chosen-inline-result",
    "chosen_inline_result",
    "ChosenInlineResult",
    since="1.8.2",
    needs=("inline_query", "choose_result"),
    stands_on=("answerInlineQuery",),
)
def chosen_inline_result(caller: Caller, user: User) -> None:
    """The result that a person sends comes as chosen_inline_result with its id and the query."""
    query = user.marker("انتخاب")
    user.act("inline_query", query=query)
    asked = caller.awaited("inline_query", lambda seen: seen["query"] == query)["inline_query"]
    content = {"message_text": user.marker()}
    article = {"type": "article", "id": "a1", "title": "یک", "input_message_content": content}
    caller.given("answerInlineQuery", {"inline_query_id": asked["id"], "results": [article]})
    user.act("choose_result", inline_query_id=asked["id"], result_id="a1")
    chosen = whole(caller, "chosen_inline_result", lambda seen: seen["query"] == query)
    assert (chosen["result_id"], chosen["from"]["id"]) == ("a1", user.id)


@of_kind(
    "updates.poll",
    "poll",
    "Poll",
    since="4.2",
    needs=("vote",),
    consequence=Consequence.DEGRADES,
    stands_on=("sendPoll",),
)
def poll(caller: Caller, user: User) -> None:
    """A vote in the bot's own poll comes as poll, with the new counts."""
    sent = _poll(caller, user)
    user.act("vote", message_id=sent["message_id"], option_ids=[1])
    seen = whole(caller, "poll", lambda seen: seen["id"] == sent["poll"]["id"])
    assert [option["voter_count"] for option in seen["options"]] == [0, 1]
    assert seen["total_voter_count"] == 1


@of_kind(
    "updates.poll-answer", "poll_answer", "PollAnswer", since="4.6", needs=("vote",), stands_on=("sendPoll",)
)
def poll_answer(caller: Caller, user: User) -> None:
    """A vote in the bot's own poll that is not anonymous comes as poll_answer, with who voted for what."""
    sent = _poll(caller, user, is_anonymous=False)
    user.act("vote", message_id=sent["message_id"], option_ids=[1])
    seen = whole(caller, "poll_answer", lambda seen: seen["poll_id"] == sent["poll"]["id"])
    assert (seen["user"]["id"], seen["option_ids"]) == (user.id, [1])


def _poll(caller: Caller, user: User, **params: Any) -> dict[str, Any]:
    options = [{"text": "چای"}, {"text": "قهوه"}]
    poll = {"chat_id": user.chat_id, "question": user.marker("چه؟"), "options": options, **params}
    sent: dict[str, Any] = caller.given("sendPoll", poll)
    return sent
