"""What people did, read from what the bot was told. Updates are in the forms that the Bot API documents."""

from conformance.replay.acts import causes_of
from conformance.session.model import Session, Step
from conformance.wire import Answer, Call

BOT, SARA, OMID, GROUP = 77, 5, 6, -1001234567890


def user(id_):
    return {"id": id_, "is_bot": id_ == BOT, "first_name": "x"}


def chat(id_):
    return {"id": id_, "type": "private" if id_ > 0 else "supergroup"}


def message(id_, sender, place, **content):
    return {"message_id": id_, "date": 100 + id_, "from": user(sender), "chat": chat(place), **content}


def member(status, id_, **more):
    return {"status": status, "user": user(id_), **more}


def change(by, place, old, new):
    return {"chat": chat(place), "from": user(by), "date": 1, "old_chat_member": old, "new_chat_member": new}


def step(number, method, result, **params):
    return Step(number, Call(method, params), Answer(200, ok=True, result=result))


def told(*updates, before=()):
    """The acts of a session in which the bot is told these updates, one after the other."""
    numbered = [{"update_id": number, **update} for number, update in enumerate(updates, 1)]
    steps = [*before, step(len(before) + 1, "getUpdates", numbered)]
    causes = causes_of(Session("s", tuple(steps)), BOT, {}, {GROUP: SARA})
    return [summary(causes.acts[number]) for number in range(1, len(updates) + 1)]


def summary(act):
    return (
        act
        if act is None or isinstance(act, str)
        else (act.kind, act.user_id, act.chat_id, dict(act.details))
    )


def test_a_text():
    assert told({"message": message(1, SARA, SARA, text="hi")}) == [("send_text", SARA, SARA, {"text": "hi"})]


def test_a_button():
    query = {
        "id": "1",
        "from": user(SARA),
        "message": message(3, BOT, SARA),
        "chat_instance": "1",
        "data": "x",
    }

    assert told({"callback_query": query}) == [("press_button", SARA, SARA, {"message_id": 3, "data": "x"})]


def test_one_coming_that_is_told_of_twice_is_one_act():
    joined = {"chat_member": change(SARA, GROUP, member("left", SARA), member("member", SARA))}
    service = {"message": message(1, SARA, GROUP, new_chat_members=[user(SARA)])}

    assert told(joined, service) == [("join", SARA, GROUP, {}), None]
    assert told(service, joined) == [("join", SARA, GROUP, {}), None]


def test_whom_another_added():
    service = {"message": message(1, OMID, GROUP, new_chat_members=[user(SARA)])}

    assert told(service) == [("add_members", OMID, GROUP, {"member_ids": [SARA]})]


def test_what_the_bot_did_itself_is_nobodys_act():
    banned = {"chat_member": change(BOT, GROUP, member("member", SARA), member("kicked", SARA, until_date=0))}
    service = {"message": message(1, BOT, GROUP, left_chat_member=user(SARA))}

    assert told(banned, service) == [None, None]


def test_a_promotion():
    new = member("administrator", SARA, can_be_edited=True, can_pin_messages=True, can_delete_messages=False)

    assert told({"chat_member": change(OMID, GROUP, member("member", SARA), new)}) == [
        ("promote", OMID, GROUP, {"member_id": SARA, "rights": ["can_pin_messages"]})
    ]


def test_blocking_in_private():
    blocked = change(SARA, SARA, member("member", BOT), member("kicked", BOT, until_date=0))

    assert told({"my_chat_member": blocked}) == [("block", SARA, SARA, {})]


def poll(*counts, anonymous=False, closed=False):
    options = [{"text": str(n), "voter_count": count} for n, count in enumerate(counts)]
    return {"id": "9", "options": options, "is_anonymous": anonymous, "is_closed": closed}


def test_a_vote_is_played_when_its_first_update_is_due():
    sent = step(1, "sendPoll", message(2, BOT, GROUP, poll=poll(0, 0)))
    answer = {"poll_answer": {"poll_id": "9", "user": user(SARA), "option_ids": [1]}}
    vote = ("vote", SARA, GROUP, {"message_id": 2, "option_ids": [1]})

    assert told({"poll": poll(0, 1)}, answer, before=[sent]) == [vote, None]
    assert told(answer, before=[sent]) == [vote]


def test_an_anonymous_vote_is_anybodys():
    sent = step(1, "sendPoll", message(2, BOT, GROUP, poll=poll(0, 0, anonymous=True)))
    spoke = {"message": message(3, OMID, GROUP, text="hm")}

    assert told(spoke, {"poll": poll(0, 1, anonymous=True)}, before=[sent])[1] == (
        "vote", OMID, GROUP, {"message_id": 2, "option_ids": [1]}
    )  # fmt: skip


def invoice(**params):
    shown = {"title": "t", "total_amount": 100}
    return step(1, "sendInvoice", message(2, BOT, SARA, invoice=shown), payload="order", **params)


def test_a_payment_and_what_follows_it():
    query = {
        "id": "1",
        "from": user(SARA),
        "currency": "XTR",
        "total_amount": 100,
        "invoice_payload": "order",
    }
    paid = {"message": message(3, SARA, SARA, successful_payment={})}

    assert told({"pre_checkout_query": query}, paid, before=[invoice()]) == [
        ("pay", SARA, SARA, {"message_id": 2}),
        None,
    ]


def test_an_address_waits_for_the_rest_of_the_order():
    place = {"country_code": "NL", "city": "Delft"}
    ships = {"id": "1", "from": user(SARA), "invoice_payload": "order", "shipping_address": place}
    order = {"shipping_address": place, "name": "Sara"}
    pays = {
        "id": "2",
        "from": user(SARA),
        "total_amount": 130,
        "invoice_payload": "order",
        "order_info": order,
    }

    assert told({"shipping_query": ships}, {"pre_checkout_query": pays}, before=[invoice()]) == [
        ("pay", SARA, SARA, {"message_id": 2, "tip_amount": 30, **order}),
        None,
    ]


def test_a_forward_is_found_by_who_wrote_it_and_when():
    source = step(1, "sendMessage", message(7, BOT, SARA, text="news"))
    origin = {"type": "user", "sender_user": user(BOT), "date": 107}
    forward = {"message": message(8, SARA, GROUP, text="news", forward_origin=origin)}

    assert told(forward, before=[source]) == [
        ("forward", SARA, GROUP, {"from_chat_id": SARA, "message_id": 7})
    ]


def test_a_forward_of_something_unknown_has_its_reason():
    origin = {"type": "hidden_user", "sender_user_name": "x", "date": 1}

    assert told({"message": message(8, SARA, GROUP, text="news", forward_origin=origin)}) == [
        "what was forwarded is not in the recording"
    ]


def test_a_channels_post_is_written_by_who_can():
    post = {"message_id": 1, "date": 1, "sender_chat": chat(GROUP), "chat": chat(GROUP), "text": "hi"}

    assert told({"channel_post": post}) == [("send_text", SARA, GROUP, {"text": "hi"})]


def test_a_coming_that_only_the_bots_question_shows():
    asked = [
        step(1, "getChatMember", member("left", SARA), chat_id=str(GROUP), user_id=str(SARA)),
        step(2, "getChatMember", member("member", SARA), chat_id=str(GROUP), user_id=str(SARA)),
    ]

    causes = causes_of(Session("s", tuple(asked)), BOT, {}, {})

    assert {number: [summary(act) for act in acts] for number, acts in causes.silent.items()} == {
        2: [("join", SARA, GROUP, {})]
    }


def test_an_update_of_a_kind_that_nobody_causes():
    assert told({"purchased_paid_media": {}}) == ["no act is known for an update with purchased_paid_media"]
