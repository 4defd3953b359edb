"""Commands by scope and language, and which of them a person sees."""

import pytest

START = {"command": "start", "description": "Start"}


def command(name):
    return {"command": name, "description": "d"}


def put(stage, name, **params):
    return stage.result("setMyCommands", commands=[command(name)], **params)


def seen(stage, chat_id=None):
    place = f"/sandbox/faces/{chat_id or stage.user_id}/{stage.user_id}"
    commands = stage.client.get(place, params={"bot_token": stage.token}).json()["commands"]
    return [one["command"] for one in commands]


def test_commands_are_kept_until_they_are_deleted(stage):
    stage.result("setMyCommands", commands=[START])
    kept = stage.result("getMyCommands")

    stage.result("deleteMyCommands")

    assert [START] == kept
    assert [] == stage.result("getMyCommands")


@pytest.mark.parametrize("language", ["", "fa"])
@pytest.mark.parametrize(
    "scope",
    [
        {"type": "all_private_chats"},
        {"type": "all_group_chats"},
        {"type": "all_chat_administrators"},
        {"type": "chat"},
        {"type": "chat_administrators"},
        {"type": "chat_member"},
    ],
)
def test_each_scope_and_language_has_a_list_of_its_own(stage, scope, language):
    if scope["type"].startswith("chat"):
        scope = {**scope, "chat_id": stage.group("supergroup"), "user_id": stage.user_id}
    put(stage, "usual")

    put(stage, "own", scope=scope, language_code=language)

    own = stage.result("getMyCommands", scope=scope, language_code=language)
    assert [command("own")] == own
    assert [command("usual")] == stage.result("getMyCommands")
    assert [] == stage.result("getMyCommands", scope=scope, language_code="de")


def test_an_empty_list_takes_the_commands_away(stage):
    put(stage, "a")

    stage.result("setMyCommands", commands=[])

    assert [] == stage.result("getMyCommands")


def test_a_stroke_and_blanks_around_are_taken_off(stage):
    stage.result("setMyCommands", commands=[{"command": " /start ", "description": " d "}])

    assert [command("start")] == stage.result("getMyCommands")


def test_in_a_private_chat_the_narrowest_list_is_seen(stage):
    """The person's app is in Persian."""
    found = []
    for name, params in [
        ("default", {}),
        ("default_fa", {"language_code": "fa"}),
        ("private", {"scope": {"type": "all_private_chats"}}),
        ("private_fa", {"scope": {"type": "all_private_chats"}, "language_code": "fa"}),
        ("chat", {"scope": {"type": "chat", "chat_id": stage.user_id}}),
        ("chat_fa", {"scope": {"type": "chat", "chat_id": stage.user_id}, "language_code": "fa"}),
    ]:
        put(stage, name, **params)
        found += seen(stage)

    assert ["default", "default_fa", "private", "private_fa", "chat", "chat_fa"] == found


def test_in_a_group_the_narrowest_list_is_seen(stage):
    group = stage.group("supergroup")
    found = []
    for name, scope in [
        ("default", {"type": "default"}),
        ("groups", {"type": "all_group_chats"}),
        ("private", {"type": "all_private_chats"}),
        ("administrators", {"type": "all_chat_administrators"}),
        ("chat", {"type": "chat", "chat_id": group}),
        ("leaders", {"type": "chat_administrators", "chat_id": group}),
        ("member", {"type": "chat_member", "chat_id": group, "user_id": stage.user_id}),
    ]:
        put(stage, name, scope=scope)
        found += seen(stage, group)

    assert ["default", "groups", "groups", "groups", "chat", "chat", "member"] == found


COMMANDS = [
    ([command("bad command")], "BOT_COMMAND_INVALID"),
    ([command("Start")], "BOT_COMMAND_INVALID"),
    ([command("")], "command must be non-empty"),
    ([command("x" * 33)], "command length must not exceed 32"),
    ([{"command": "a", "description": ""}], "command description must be non-empty"),
    ([{"command": "a", "description": "x" * 257}], "command description length must not exceed 256"),
    ([command("a")] * 101, "BOT_COMMANDS_TOO_MUCH"),
    ([{"command": "a"}], "can't parse BotCommand: Can't find field \"description\""),
    ([1], "can't parse BotCommand: expected an Object"),
    ({}, "expected an Array of BotCommand"),
]


@pytest.mark.parametrize(("commands", "description"), COMMANDS)
def test_bad_commands_are_refused_in_the_servers_words(stage, commands, description):
    assert (400, f"Bad Request: {description}") == stage.refusal("setMyCommands", commands=commands)


SCOPES = [
    ({"type": "chat"}, "can't parse BotCommandScope: Can't find field \"chat_id\""),
    ({"type": "chat_member", "chat_id": 0}, "can't parse BotCommandScope: Can't find field \"user_id\""),
    ({"type": "invalid"}, "can't parse BotCommandScope: Unsupported type specified"),
    ({"type": "chat", "chat_id": ""}, "can't parse BotCommandScope: Empty chat_id specified"),
    ({"type": "chat", "chat_id": 1}, "chat not found"),
]


@pytest.mark.parametrize(("scope", "description"), SCOPES)
def test_a_bad_scope_is_refused_in_the_servers_words(stage, scope, description):
    refused = stage.refusal("setMyCommands", commands=[START], scope=scope)

    assert (400, f"Bad Request: {description}") == refused


@pytest.mark.parametrize(
    ("kind", "scope", "description"),
    [
        ("private", "chat_administrators", "can't use specified scope in private chats"),
        ("channel", "chat", "can't change commands in channel chats"),
    ],
)
def test_a_scope_must_fit_its_chat(stage, kind, scope, description):
    chat_id = stage.user_id if kind == "private" else stage.group(kind)

    refused = stage.refusal("getMyCommands", scope={"type": scope, "chat_id": chat_id})

    assert (400, f"Bad Request: {description}") == refused


@pytest.mark.parametrize("code", ["english", "EN", "e"])
def test_a_language_has_two_small_letters(stage, code):
    refused = stage.refusal("getMyCommands", language_code=code)

    assert (400, "Bad Request: invalid language code specified") == refused
