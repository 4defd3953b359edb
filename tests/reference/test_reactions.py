"""Reactions: the bot's own, and people's as the bot hears of them."""

import pytest

from conformance.spec import Spec, Validator

LIKE, HEART = {"type": "emoji", "emoji": "👍"}, {"type": "emoji", "emoji": "❤"}

# The description, and where it is known from: a line of ../shared/traffic/errors.json, or MTProto's constant.
REFUSALS = [
    ({"reaction": "junk"}, "can't parse reaction types JSON object"),
    ({"reaction": "{}"}, "expected an Array of ReactionType"),
    ({"reaction": [1]}, "can't parse ReactionType: expected an Object"),
    ({"reaction": [{"type": "paid"}]}, "can't parse ReactionType: invalid reaction type specified"),
    ({"reaction": [LIKE], "message_id": 999}, "message to react not found"),
    ({"reaction": [{"type": "emoji", "emoji": "🥕"}]}, "REACTION_INVALID"),
    ({"reaction": [{"type": "custom_emoji", "custom_emoji_id": "5"}]}, "REACTION_INVALID"),
    ({"reaction": [LIKE, HEART]}, "REACTIONS_TOO_MANY"),
]


@pytest.mark.parametrize(("params", "description"), REFUSALS)
def test_a_bad_reaction_is_refused_in_the_servers_words(stage, params, description):
    given = {"chat_id": stage.user_id, "message_id": stage.say("x")["message_id"]}

    refused = stage.refusal("setMessageReaction", **given | params)

    assert (400, f"Bad Request: {description}") == refused


@pytest.mark.parametrize("reaction", [[LIKE], [{"type": "emoji", "emoji": "❤\ufe0f"}], []])
def test_a_bot_reacts_and_takes_it_back(stage, reaction):
    there = {"chat_id": stage.user_id, "message_id": stage.say("x")["message_id"]}

    done = stage.result("setMessageReaction", reaction=reaction, is_big=True, **there)

    assert done is True


def test_people_see_a_bots_reaction(stage):
    message_id = stage.say("x")["message_id"]

    stage.result("setMessageReaction", chat_id=stage.user_id, message_id=message_id, reaction=[LIKE])

    path = f"/sandbox/chats/{stage.user_id}/messages/{message_id}/reactions"
    seen = stage.client.get(path, params={"bot_token": stage.token}).json()
    assert [{"type": LIKE, "total_count": 1}] == seen


def test_a_reaction_comes_to_an_administrator_that_asks_for_it(stage):
    chat_id = stage.group("supergroup")
    message_id = stage.result("sendMessage", chat_id=chat_id, text="x")["message_id"]
    _hear(stage, "message_reaction")
    stage.act("react", chat_id, message_id=message_id, reactions=["👍"])

    stage.act("react", chat_id, message_id=message_id, reactions=[HEART])

    first, second = (update["message_reaction"] for update in stage.result("getUpdates"))
    assert ["chat", "message_id", "user", "date", "old_reaction", "new_reaction"] == list(first)
    assert ([LIKE], [HEART]) == (second["old_reaction"], second["new_reaction"])
    assert stage.user_id == second["user"]["id"]


def test_nobody_hears_of_a_reaction_without_asking(stage):
    message_id = stage.say("x")["message_id"]

    stage.act("react", message_id=message_id, reactions=["👍"])

    assert [] == stage.result("getUpdates")


def test_a_member_hears_of_no_reaction(stage):
    group = {"bot_token": stage.token, "kind": "supergroup", "title": "Shop", "bot_status": "member"}
    chat_id = stage.client.post("/sandbox/chats/group", json=group | {"members": [stage.user_id]}).json()[
        "chat_id"
    ]
    message_id = stage.result("sendMessage", chat_id=chat_id, text="x")["message_id"]
    _hear(stage, "message_reaction")

    stage.act("react", chat_id, message_id=message_id, reactions=["👍"])

    assert [] == stage.result("getUpdates")


def test_a_channel_counts_reactions_and_names_nobody(stage):
    chat_id = stage.group("channel")
    message_id = stage.result("sendMessage", chat_id=chat_id, text="x")["message_id"]
    _hear(stage, "message_reaction_count")
    stage.result("setMessageReaction", chat_id=chat_id, message_id=message_id, reaction=[LIKE])

    stage.act("react", chat_id, message_id=message_id, reactions=["👍"])

    (update,) = stage.result("getUpdates")
    assert [{"type": LIKE, "total_count": 2}] == update["message_reaction_count"]["reactions"]
    assert not Validator(Spec.load()).result("getUpdates", [update])


def test_a_custom_emoji_can_be_used_where_the_chat_allows_it(stage):
    chat_id, custom = _led(stage), {"type": "custom_emoji", "custom_emoji_id": "5"}
    message_id = stage.result("sendMessage", chat_id=chat_id, text="x")["message_id"]
    there = {"chat_id": chat_id, "message_id": message_id}

    stage.act("change_settings", chat_id, available_reactions=[custom])

    assert stage.result("setMessageReaction", reaction=[custom], **there) is True
    assert (400, "Bad Request: REACTION_INVALID") == stage.refusal(
        "setMessageReaction", reaction=[LIKE], **there
    )


def test_one_more_reaction_is_for_premium_people(stage):
    message_id = stage.say("x")["message_id"]

    refused = stage.act("react", message_id=message_id, reactions=["👍", "❤"])

    assert {"error": "Bad Request: REACTIONS_TOO_MANY"} == refused


@pytest.mark.parametrize("method", ["deleteMessageReaction", "deleteAllMessageReactions"])
def test_an_administrator_takes_a_persons_reactions_away(stage, method):
    chat_id = stage.group("supergroup")
    there = {
        "chat_id": chat_id,
        "message_id": stage.result("sendMessage", chat_id=chat_id, text="x")["message_id"],
    }
    stage.act("react", chat_id, message_id=there["message_id"], reactions=["👍"])
    _hear(stage, "message_reaction")

    assert stage.result(method, user_id=stage.user_id, **there) is True

    stage.act("react", chat_id, message_id=there["message_id"], reactions=["❤"])
    (update,) = stage.result("getUpdates")
    assert [] == update["message_reaction"]["old_reaction"]


def _hear(stage, kind):
    stage.result("getUpdates", allowed_updates=[kind])


def _led(stage):
    """A supergroup that the person leads."""
    group = {"bot_token": stage.token, "kind": "supergroup", "title": "Shop", "creator": stage.user_id}
    return stage.client.post("/sandbox/chats/group", json=group).json()["chat_id"]
