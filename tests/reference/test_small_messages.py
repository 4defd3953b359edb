"""Contacts, dice, chat actions, and what every sending method takes."""

import pytest

from .chats_stage import Place, found, judge, updates


def private(stage):
    return Place(stage, stage.user_id, 0)


@pytest.mark.parametrize(
    ("emoji", "most"), [("🎲", 6), ("🎯", 6), ("🎳", 6), ("🏀", 5), ("⚽", 5), ("🎰", 64), ("⚽️", 5)]
)
def test_a_dice_falls_within_its_range(stage, emoji, most):
    thrown = [private(stage).call("sendDice", emoji=emoji)["dice"] for _ in range(5)]

    assert all(1 <= dice["value"] <= most for dice in thrown)
    assert {emoji.rstrip("\ufe0f")} == {dice["emoji"] for dice in thrown}


def test_a_dice_is_the_usual_one_unless_another_is_asked_for(stage):
    assert "🎲" == private(stage).call("sendDice")["dice"]["emoji"]
    assert "EMOTICON_INVALID" == private(stage).refused("sendDice", emoji="🐑")


def test_a_person_throws_a_dice(stage):
    stage.act("send_dice", emoji="🎯")

    [message] = updates(stage, "message")
    assert "🎯" == message["dice"]["emoji"]


def test_a_contact_has_what_was_given(stage):
    given = {"phone_number": "+98", "first_name": "A", "last_name": "B", "vcard": "BEGIN:VCARD"}

    assert given == private(stage).call("sendContact", **given)["contact"]
    assert 'parameter "phone_number" is required' == private(stage).refused("sendContact", first_name="A")


@pytest.mark.parametrize(
    "action", ["typing", "UPLOAD_PHOTO", "record_audio", "choose_sticker", "find_location"]
)
def test_a_chat_action_shows_nothing_in_the_chat(stage, action):
    assert private(stage).call("sendChatAction", action=action)
    assert [] == stage.seen()


def test_a_chat_action_is_read_before_the_chat(stage):
    wrong = "wrong parameter action in request"

    assert wrong == private(stage).refused("sendChatAction", action="dance", chat_id=1)
    assert "chat not found" == private(stage).refused("sendChatAction", action="typing", chat_id=1)


def test_what_a_message_shows_beside_its_content_stands_in_the_servers_order(stage):
    said = stage.say("a")["message_id"]
    keyboard = {"inline_keyboard": [[{"text": "b", "callback_data": "d"}]]}

    message = private(stage).call(
        "sendMessage",
        text="x",
        protect_content=True,
        message_effect_id="5104841245755180586",
        disable_notification=True,
        reply_parameters={"message_id": said},
        reply_markup=keyboard,
    )

    front = ["message_id", "from", "chat", "date", "reply_to_message", "text", "reply_markup"]
    assert [*front, "has_protected_content", "effect_id"] == list(message)
    assert "5104841245755180586" == message["effect_id"]


def test_effects_are_for_private_chats(stage):
    refused = found(stage).refused("sendMessage", text="x", message_effect_id="5104841245755180586")

    assert "can't use message effects in the chat" == refused


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ("junk", "can't parse suggested post parameters JSON object"),
        ("[]", "object expected as suggested post parameters"),
        ({"price": 1}, "object expected as suggested post price"),
        (
            {"price": {"currency": "EUR", "amount": 5}},
            "invalid suggested post price currency specified",
        ),
        (
            {"price": {"currency": "TON", "amount": 5}},
            "suggested post price must be divisible by 10000000 nanotoncoins",
        ),
    ],
)
def test_a_suggested_posts_price_is_checked(stage, given, words):
    assert words == private(stage).refused("sendMessage", text="x", suggested_post_parameters=given)


def test_there_is_no_suggested_post_to_decide_upon(stage):
    for name in ("approveSuggestedPost", "declineSuggestedPost"):
        assert "suggested post not found" == private(stage).refused(name, message_id=99)


def test_a_draft_is_only_shown(stage):
    chat = private(stage)

    assert chat.call("sendMessageDraft", draft_id=1, text="<b>a</b>", parse_mode="HTML")
    assert chat.call("sendRichMessageDraft", draft_id=1, rich_message={"markdown": "# a"})
    assert [] == stage.seen()


def test_a_reply_in_a_supergroup_is_in_a_thread(stage):
    group = found(stage)
    said = group.call("sendMessage", text="a")["message_id"]

    reply = group.call("sendMessage", text="b", reply_parameters={"message_id": said})

    assert said == reply["message_thread_id"]
    assert "is_topic_message" not in reply


def test_a_checklist_is_sent_and_changed_for_a_business(stage):
    bot = stage.client.post("/sandbox/bots", json={"can_connect_to_business": True}).json()
    token, call = bot["token"], stage.client.post
    owner = call("/sandbox/users", json={"first_name": "Owner"}).json()["id"]
    call("/sandbox/chats/private", json={"bot_token": token, "user_id": owner})

    def act(kind, user_id, **details):
        body = {"bot_token": token, "kind": kind, "user_id": user_id, "chat_id": owner, "details": details}
        return call("/sandbox/acts", json=body).json()

    connection = act("connect_business", owner, rights=["can_reply"])["business_connection_id"]
    act("write_to_business", stage.user_id, text="hi")
    given = {"business_connection_id": connection, "chat_id": stage.user_id}
    checklist = {"title": "Shopping", "tasks": [{"id": 1, "text": "<b>Tea</b>", "parse_mode": "HTML"}]}

    def result(method, **params):
        answer = call(f"/bot{token}/{method}", json=given | params).json()
        assert answer["ok"], answer
        assert not judge().result(method, answer["result"])
        return answer["result"]

    sent = result("sendChecklist", checklist=checklist)
    more = checklist | {"tasks": [*checklist["tasks"], {"id": 2, "text": "Bread"}]}
    changed = result("editMessageChecklist", message_id=sent["message_id"], checklist=more)

    bold = [{"offset": 0, "length": 3, "type": "bold"}]
    assert [{"id": 1, "text": "Tea", "text_entities": bold}] == sent["checklist"]["tasks"]
    assert ["Tea", "Bread"] == [task["text"] for task in changed["checklist"]["tasks"]]
    assert (connection, owner) == (sent["business_connection_id"], sent["from"]["id"])
    assert bot["id"] == sent["sender_business_bot"]["id"]


@pytest.mark.parametrize(
    ("checklist", "words"),
    [
        ("", 'parameter "checklist" is required'),
        ("junk", "can't parse InputChecklist JSON object"),
        ("[]", "can't parse InputChecklist: expected an Object"),
        ({}, "can't parse InputChecklist: Can't find field \"title\""),
        (
            {"title": "t", "tasks": [1]},
            "can't parse InputChecklist: Can't parse InputChecklistTask: expected an Object",
        ),
        ({"title": "t", "tasks": [{"id": 1, "text": "a"}]}, "business connection not found"),
    ],
)
def test_a_bad_checklist_is_refused_in_the_servers_words(stage, checklist, words):
    assert words == private(stage).refused("sendChecklist", checklist=checklist)
