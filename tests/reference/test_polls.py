"""Polls: sent and refused, voted in, closed by hand and by the clock."""

import json

import pytest

from conformance.spec import Spec, Validator

QUESTION = {"question": "Tea?", "options": ["Yes", "No", "Later"]}

# The description, and where it is known from: a line of ../shared/traffic/errors.json, or TDLib.
REFUSALS = [
    ({"question": ""}, "poll question must be non-empty"),
    ({"question": "x" * 301}, "poll question length must not exceed 300"),
    ({"options": "junk"}, "can't parse options JSON object"),
    ({"options": None}, "expected an Array of String as options"),
    ({"options": [1]}, "expected an option to be of type String"),
    ({"options": []}, "poll must have at least 2 option"),
    ({"options": ["x"] * 13}, "poll can't have more than 12 options"),
    ({"options": ["a", " "]}, "poll options must be non-empty"),
    ({"options": ["a", "x" * 101]}, "poll options length must not exceed 100"),
    ({"type": "survey"}, "unsupported poll type specified"),
    ({"type": "quiz"}, "correct quiz option list must be non-empty"),
    ({"type": "quiz", "correct_option_ids": [1, 0]}, "correct quiz option list must be increasing"),
    ({"type": "quiz", "correct_option_id": 3}, "wrong quiz correct_option_id"),
    ({"type": "quiz", "correct_option_ids": "junk"}, "can't parse correct option identifiers JSON object"),
    ({"type": "quiz", "correct_option_ids": {}}, "expected an Array of correct option identifiers"),
    ({"type": "quiz", "correct_option_ids": ["0"]}, "correct option identifier must be of type Number"),
    ({"type": "quiz", "correct_option_ids": [0.5]}, "invalid correct option identifier specified"),
    ({"members_only": True}, "poll voters can be restricted only in channel chats"),
]


@pytest.mark.parametrize(("params", "description"), REFUSALS)
def test_a_bad_poll_is_refused_in_the_servers_words(stage, params, description):
    refused = stage.refusal("sendPoll", chat_id=stage.user_id, **QUESTION | params)

    assert (400, f"Bad Request: {description}") == refused


def test_a_poll_shows_its_fields_in_the_servers_order(stage):
    poll = _sent(stage, open_period=600)

    assert [
        "id",
        "question",
        "options",
        "total_voter_count",
        "open_period",
        "close_date",
        "is_closed",
        "is_anonymous",
        "allows_multiple_answers",
        "allows_revoting",
        "members_only",
        "type",
    ] == list(poll)
    assert ["persistent_id", "text", "voter_count"] == list(poll["options"][0])


def test_a_poll_and_its_updates_are_true_to_the_schema(stage):
    validator = Validator(Spec.load())
    location = {"type": "location", "latitude": 1, "longitude": 2}
    options = [{"text": "*a*", "text_parse_mode": "MarkdownV2", "media": location}, "b"]
    sent = stage.result("sendPoll", chat_id=stage.user_id, question="q", options=options, is_anonymous=False)

    stage.act("vote", message_id=sent["message_id"], option_ids=[0])

    assert not validator.result("sendPoll", sent)
    assert not validator.result("getUpdates", stage.result("getUpdates"))
    assert {"location": {"latitude": 1, "longitude": 2}} == sent["poll"]["options"][0]["media"]


def test_a_quiz_shows_its_solution_with_the_parsed_explanation(stage):
    explanation = {"explanation": "*No*", "explanation_parse_mode": "MarkdownV2"}

    poll = _sent(stage, type="quiz", correct_option_id=1, **explanation)

    assert ("quiz", 1, [1]) == (poll["type"], poll["correct_option_id"], poll["correct_option_ids"])
    assert "No" == poll["explanation"]
    assert [{"offset": 0, "length": 2, "type": "bold"}] == poll["explanation_entities"]
    assert not poll["allows_revoting"]


def test_an_explanation_without_formatting_has_an_empty_list_of_entities(stage):
    poll = _sent(stage, type="quiz", correct_option_id=1, explanation="No")

    assert [] == poll["explanation_entities"]


def test_a_question_keeps_no_formatting_but_custom_emoji(stage):
    poll = _sent(stage, question="*Tea* @someone", question_parse_mode="MarkdownV2")

    assert ("Tea @someone", False) == (poll["question"], "question_entities" in poll)


def test_a_vote_in_a_named_poll_tells_how_the_poll_stands_and_who_voted(stage):
    sent = stage.result("sendPoll", chat_id=stage.user_id, is_anonymous=False, **QUESTION)

    stage.act("vote", message_id=sent["message_id"], option_ids=[1])

    poll, answer = stage.result("getUpdates")
    assert [0, 1, 0] == _counts(poll["poll"])
    assert {
        "poll_id": sent["poll"]["id"],
        "user": {"id": stage.user_id, "is_bot": False, "first_name": "سارا", "language_code": "fa"},
        "option_ids": [1],
        "option_persistent_ids": [sent["poll"]["options"][1]["persistent_id"]],
    } == answer["poll_answer"]


def test_a_vote_in_an_anonymous_poll_tells_nobody_who_voted(stage):
    sent = stage.result("sendPoll", chat_id=stage.user_id, **QUESTION)

    stage.act("vote", message_id=sent["message_id"], option_ids=[0])

    assert [{"update_id", "poll"}] == [update.keys() for update in stage.result("getUpdates")]


def test_a_vote_taken_back_empties_the_answer(stage):
    sent = stage.result("sendPoll", chat_id=stage.user_id, is_anonymous=False, **QUESTION)
    stage.act("vote", message_id=sent["message_id"], option_ids=[0])

    stage.act("retract_vote", message_id=sent["message_id"])

    *_, poll, answer = stage.result("getUpdates")
    assert ([0, 0, 0], 0) == (_counts(poll["poll"]), poll["poll"]["total_voter_count"])
    assert [] == answer["poll_answer"]["option_ids"]


def test_another_vote_replaces_the_first(stage):
    sent = stage.result("sendPoll", chat_id=stage.user_id, allows_multiple_answers=True, **QUESTION)
    stage.act("vote", message_id=sent["message_id"], option_ids=[0])

    stage.act("vote", message_id=sent["message_id"], option_ids=[1, 2])

    shown = stage.seen()[-1]["poll"]
    assert ([0, 1, 1], 1) == (_counts(shown), shown["total_voter_count"])


@pytest.mark.parametrize(
    ("settings", "options"),
    [({}, [0, 1]), ({}, [3]), ({"is_closed": True}, [0])],
    ids=["two answers where one is taken", "no such option", "closed"],
)
def test_a_vote_that_cannot_be_cast_changes_nothing(stage, settings, options):
    sent = stage.result("sendPoll", chat_id=stage.user_id, **QUESTION, **settings)

    refused = stage.act("vote", message_id=sent["message_id"], option_ids=options)

    assert "error" in refused
    assert [] == stage.result("getUpdates")


def test_a_vote_in_a_quiz_stands(stage):
    sent = stage.result("sendPoll", chat_id=stage.user_id, type="quiz", correct_option_id=0, **QUESTION)
    stage.act("vote", message_id=sent["message_id"], option_ids=[1])

    again = stage.act("vote", message_id=sent["message_id"], option_ids=[0])

    assert "error" in again


def test_a_forward_shows_the_same_poll(stage):
    sent = stage.result("sendPoll", chat_id=stage.user_id, **QUESTION)
    there = {"chat_id": stage.user_id, "from_chat_id": stage.user_id, "message_id": sent["message_id"]}
    forward = stage.result("forwardMessage", **there)

    stage.act("vote", message_id=forward["message_id"], option_ids=[0])

    assert [[1, 0, 0]] * 2 == [_counts(message["poll"]) for message in stage.seen()]


def test_a_copy_is_a_poll_of_its_own(stage):
    sent = stage.result("sendPoll", chat_id=stage.user_id, **QUESTION)
    stage.act("vote", message_id=sent["message_id"], option_ids=[0])
    there = {"chat_id": stage.user_id, "from_chat_id": stage.user_id, "message_id": sent["message_id"]}

    stage.result("copyMessage", **there)

    first, second = (message["poll"] for message in stage.seen())
    assert ([1, 0, 0], [0, 0, 0]) == (_counts(first), _counts(second))
    assert first["id"] != second["id"]


def test_messages_go_on_sharing_a_poll_after_a_restored_snapshot(stage):
    sent = stage.result("sendPoll", chat_id=stage.user_id, **QUESTION)
    there = {"chat_id": stage.user_id, "from_chat_id": stage.user_id, "message_id": sent["message_id"]}
    stage.result("forwardMessage", **there)
    snapshot = stage.client.post("/sandbox/snapshots").json()
    stage.client.post(f"/sandbox/snapshots/{snapshot['snapshot']}/restore")

    stage.act("vote", message_id=sent["message_id"], option_ids=[0])

    assert [[1, 0, 0]] * 2 == [_counts(message["poll"]) for message in stage.seen()]


def test_a_stopped_poll_is_closed_and_told_of(stage):
    sent = stage.result("sendPoll", chat_id=stage.user_id, open_period=60, **QUESTION)

    stopped = stage.result("stopPoll", chat_id=stage.user_id, message_id=sent["message_id"])

    assert stopped["is_closed"]
    assert "close_date" not in stopped
    assert [stopped] == [update["poll"] for update in stage.result("getUpdates")]


def test_what_cannot_be_stopped_is_said_in_the_servers_words(stage):
    text, sent = stage.say("x"), stage.result("sendPoll", chat_id=stage.user_id, is_closed=True, **QUESTION)
    theirs = stage.act("send_poll", question="q", options=["a", "b"])
    refusals = [
        stage.refusal("stopPoll", chat_id=stage.user_id, message_id=number)
        for number in (999, text["message_id"], theirs["message_id"], sent["message_id"])
    ]

    assert [
        (400, "Bad Request: message with poll to stop not found"),
        (400, "Bad Request: message is not a poll"),
        (400, "Bad Request: poll can't be stopped"),
        (400, "Bad Request: poll has already been closed"),
    ] == refusals


def test_a_poll_closes_by_the_clock(stage):
    sent = stage.result("sendPoll", chat_id=stage.user_id, open_period=30, **QUESTION)

    stage.client.post("/sandbox/clock", json={"advance": 31})

    (update,) = stage.result("getUpdates")
    assert (sent["poll"]["id"], True) == (update["poll"]["id"], update["poll"]["is_closed"])


def test_a_channel_takes_no_named_poll(stage):
    refused = stage.refusal("sendPoll", chat_id=stage.group("channel"), is_anonymous=False, **QUESTION)

    assert (400, "Bad Request: non-anonymous polls can't be sent to channel chats") == refused


def test_a_persons_poll_comes_as_a_message_and_its_end_as_a_poll(stage):
    sent = stage.act("send_poll", question="q", options=["a", "b"], is_anonymous=False)
    stage.act("vote", message_id=sent["message_id"], option_ids=[0])

    stage.act("stop_poll", message_id=sent["message_id"])

    message, end = stage.result("getUpdates")
    assert not message["message"]["poll"]["is_closed"]
    assert ([1, 0], True) == (_counts(end["poll"]), end["poll"]["is_closed"])


def test_an_added_option_is_told_with_who_added_it(stage):
    growing = {"is_anonymous": False, "allow_adding_options": True}
    chat_id = stage.group("supergroup")
    sent = stage.result("sendPoll", chat_id=chat_id, **QUESTION, **growing)

    stage.act("add_poll_option", chat_id, message_id=sent["message_id"], text="Never")

    (update,) = stage.result("getUpdates")
    added = update["message"]["poll_option_added"]
    assert ("Never", sent["message_id"]) == (added["option_text"], added["poll_message"]["message_id"])
    assert stage.user_id == added["poll_message"]["poll"]["options"][3]["added_by_user"]["id"]


def test_a_poll_shows_pictures_and_files(stage, png):
    params = {
        "chat_id": stage.user_id,
        "question": "q",
        "options": json.dumps([{"text": "a", "media": {"type": "link", "url": "example.com"}}, "b"]),
        "type": "quiz",
        "correct_option_ids": "[0]",
        "media": json.dumps({"type": "photo", "media": "attach://p"}),
        "explanation_media": json.dumps({"type": "document", "media": "attach://d"}),
    }

    answer = stage.client.post(
        f"/bot{stage.token}/sendPoll", data=params, files={"p": png, "d": ("a.txt", b"text")}
    ).json()

    poll = answer["result"]["poll"]
    assert not Validator(Spec.load()).result("sendPoll", answer["result"])
    assert {"link": {"url": "http://example.com/"}} == poll["options"][0]["media"]
    assert 1000 == poll["media"]["photo"][-1]["width"]
    assert "a.txt" == poll["explanation_media"]["document"]["file_name"]


def test_options_may_be_json_text_or_objects(stage):
    poll = _sent(stage, options=json.dumps(["a", {"text": "b"}]))

    assert ["a", "b"] == [option["text"] for option in poll["options"]]


def _sent(stage, **params):
    return stage.result("sendPoll", chat_id=stage.user_id, **QUESTION | params)["poll"]


def _counts(poll):
    return [option["voter_count"] for option in poll["options"]]
