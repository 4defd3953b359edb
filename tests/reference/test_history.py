"""What a long history costs: nothing, to whoever does something new."""

import time
from contextlib import closing

import pytest

from conformance.reference.state import Member

from .crowd import Crowd

TIMES = 100


@pytest.fixture(scope="module")
def crowds():
    """A young one and an old: with 60,000 messages, 2,000 members, as many private chats and updates."""
    with closing(Crowd()) as young, closing(Crowd()) as old:
        for crowd in (young, old):
            crowd.names["stranger"] = [crowd.desk.platform.new_user("Stranger").id]
            crowd.names["supergroup"] = crowd.names["chat_id"][1:2]
        grow_old(old)
        yield young, old


def grow_old(crowd):
    platform = crowd.desk.platform
    chat, sender = platform.chats[crowd.names["chat_id"][1]], platform.users[crowd.people[0]]
    bot = platform.bots[crowd.tokens[0]]
    place = {"bot_token": bot.token, "user_id": sender.id, "chat_id": sender.id}
    for number in range(60_000):
        platform.post(chat, sender, {"text": "x"}, reply_to=number or None)
    for _ in range(2_000):
        user = platform.new_user("Member")
        platform.seat(chat, Member(user.id))
        platform.open_private(bot, user)
        crowd.act({**place, "kind": "send_text", "details": {"text": "x"}})


def seconds(crowd, method, params):
    chat_id = crowd.names["chat_id"][1]
    last = crowd.desk.platform.chats[chat_id].numbers.last
    named = {name: crowd.names[value][0] if value in crowd.names else value for name, value in params.items()}
    begun = time.process_time()
    for number in range(TIMES):
        given = {"chat_id": chat_id, "message_ids": [max(1, last - number)], "message_id": last, **named}
        crowd.call(crowd.tokens[0], method, given)
    return time.process_time() - begun


@pytest.mark.parametrize(
    ("method", "params"),
    [
        ("sendMessage", {"text": "x"}),
        ("sendMessage", {"text": "x", "chat_id": "stranger"}),
        ("forwardMessage", {"from_chat_id": "supergroup"}),
        ("getChat", {}),
        ("getChatAdministrators", {}),
        ("getUpdates", {"limit": 1}),
        ("getWebhookInfo", {}),
        ("pinChatMessage", {}),
        ("deleteMessages", {}),
    ],
)
def test_what_is_new_costs_the_same_in_an_old_chat(crowds, method, params):
    young, old = (seconds(crowd, method, params) for crowd in crowds)

    assert old < 5 * young + 0.02
