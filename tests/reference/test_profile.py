"""The bot's own face: names, descriptions, the menu button, the rights that it asks for."""

import pytest

from conformance.spec import Spec, Validator

TEXTS = {"Description": "description", "ShortDescription": "short_description"}
APP = {"type": "web_app", "text": "Hello", "web_app": {"url": "https://webappcontent.telegram.org/cafe"}}


def test_a_bot_is_renamed_everywhere(stage):
    stage.result("setMyName", name="فروشگاه")

    assert "فروشگاه" == stage.result("getMe")["first_name"]
    assert {"name": "فروشگاه"} == stage.result("getMyName")
    assert "فروشگاه" == stage.say("x")["from"]["first_name"]


def test_a_name_in_one_language_leaves_the_other_as_it_was(stage):
    usual = stage.result("getMyName")

    stage.result("setMyName", name="Loja", language_code="pt")

    names = [stage.result("getMyName", language_code=code) for code in ("", "pt", "de")]
    assert [usual, {"name": "Loja"}, usual] == names


def test_a_name_in_one_language_can_be_taken_away(stage):
    stage.result("setMyName", name="Loja", language_code="pt")

    stage.result("setMyName", language_code="pt")

    assert stage.result("getMyName") == stage.result("getMyName", language_code="pt")


@pytest.mark.parametrize("params", [{}, {"name": ""}, {"name": "x" * 65}])
def test_a_bot_must_have_a_name(stage, params):
    assert (400, "Bad Request: BOT_TITLE_INVALID") == stage.refusal("setMyName", **params)


@pytest.mark.parametrize(("method", "field"), TEXTS.items())
def test_each_language_has_a_text_of_its_own(stage, method, field):
    for code in ("", "en", "de"):
        stage.result(f"setMy{method}", **{field: f"text {code or 'usual'}", "language_code": code})

    texts = [stage.result(f"getMy{method}", language_code=code)[field] for code in ("", "en", "de", "fr")]
    assert ["text usual", "text en", "text de", "text usual"] == texts


@pytest.mark.parametrize(("method", "field"), TEXTS.items())
def test_a_text_is_taken_away_by_an_empty_one(stage, method, field):
    stage.result(f"setMy{method}", **{field: "x"})

    stage.result(f"setMy{method}")

    assert {field: ""} == stage.result(f"getMy{method}")


@pytest.mark.parametrize(
    ("method", "params", "description"),
    [
        ("setMyDescription", {"description": "x" * 513}, "BOT_DESC_INVALID"),
        ("setMyShortDescription", {"short_description": "x" * 121}, "BOT_SHARETEXT_INVALID"),
        ("setMyName", {"name": "x", "language_code": "xxx"}, "invalid language code specified"),
    ],
)
def test_a_text_that_cannot_be_is_refused(stage, method, params, description):
    assert (400, f"Bad Request: {description}") == stage.refusal(method, **params)


def test_a_person_sees_the_texts_in_their_language(stage):
    stage.result("setMyDescription", description="سلام", language_code="fa")

    face = stage.client.get(
        f"/sandbox/faces/{stage.user_id}/{stage.user_id}", params={"bot_token": stage.token}
    )

    assert "سلام" == face.json()["description"]


def test_the_usual_menu_button_opens_the_commands(stage):
    assert {"type": "commands"} == stage.result("getChatMenuButton")


def test_a_chat_has_the_default_menu_button_until_it_gets_its_own(stage):
    before = stage.result("getChatMenuButton", chat_id=stage.user_id)

    stage.result("setChatMenuButton", chat_id=stage.user_id, menu_button=APP)

    assert {"type": "default"} == before
    assert APP == stage.result("getChatMenuButton", chat_id=stage.user_id)
    assert {"type": "commands"} == stage.result("getChatMenuButton")


def test_a_chats_menu_button_can_be_the_default_again(stage):
    stage.result("setChatMenuButton", chat_id=stage.user_id, menu_button=APP)

    stage.result("setChatMenuButton", chat_id=stage.user_id, menu_button={"type": "default"})

    assert {"type": "default"} == stage.result("getChatMenuButton", chat_id=stage.user_id)


def test_everyones_menu_button_can_be_changed(stage):
    stage.result("setChatMenuButton", menu_button=APP)

    assert APP == stage.result("getChatMenuButton")


@pytest.mark.parametrize(
    ("params", "description"),
    [
        ({"menu_button": "junk"}, "can't parse menu button JSON object"),
        ({"menu_button": []}, "can't parse menu button: MenuButton must be an Object"),
        ({"menu_button": {"type": "invalid"}}, "can't parse menu button: MenuButton has unsupported type"),
        (
            {"menu_button": {"type": "web_app"}},
            "can't parse menu button: Can't find field \"text\"",
        ),
        ({"menu_button": APP, "chat_id": 0}, "invalid chat_id specified"),
        ({"menu_button": APP, "chat_id": 1}, "user not found"),
        ({"menu_button": {**APP, "text": ""}}, "menu button text can't be empty"),
    ],
)
def test_a_bad_menu_button_is_refused_in_the_servers_words(stage, params, description):
    assert (400, f"Bad Request: {description}") == stage.refusal("setChatMenuButton", **params)


@pytest.mark.parametrize("for_channels", [False, True])
def test_no_rights_are_asked_for_at_first(stage, for_channels):
    rights = stage.result("getMyDefaultAdministratorRights", for_channels=for_channels)

    assert {False} == set(rights.values())
    assert for_channels is ("can_post_messages" in rights)
    assert for_channels is not ("can_pin_messages" in rights)
    assert [] == list(Validator(Spec.load()).result("getMyDefaultAdministratorRights", rights))


def test_nobody_is_anonymous_in_channels_that_are_so_anyway(stage):
    """Observed in a client: python-telegram-bot."""
    stage.result("setMyDefaultAdministratorRights", rights={"is_anonymous": True}, for_channels=True)

    rights = stage.result("getMyDefaultAdministratorRights", for_channels=True)
    assert rights["is_anonymous"] is False


def test_the_rights_asked_for_in_groups_are_not_those_in_channels(stage):
    stage.result("setMyDefaultAdministratorRights", rights={"can_delete_messages": True})

    groups = stage.result("getMyDefaultAdministratorRights")
    channels = stage.result("getMyDefaultAdministratorRights", for_channels=True)

    assert (True, False) == (groups["can_delete_messages"], channels["can_delete_messages"])


def test_rights_can_be_given_up(stage):
    stage.result("setMyDefaultAdministratorRights", rights={"can_delete_messages": True})

    stage.result("setMyDefaultAdministratorRights")

    assert stage.result("getMyDefaultAdministratorRights")["can_delete_messages"] is False


@pytest.mark.parametrize(
    ("rights", "description"),
    [
        ("junk", "can't parse ChatAdministratorRights JSON object"),
        ([], "can't parse ChatAdministratorRights: ChatAdministratorRights must be an Object"),
        (
            {"can_delete_messages": "bad"},
            'can\'t parse ChatAdministratorRights: Field "can_delete_messages" must be of type Boolean',
        ),
    ],
)
def test_bad_rights_are_refused_in_the_servers_words(stage, rights, description):
    refused = stage.refusal("setMyDefaultAdministratorRights", rights=rights)

    assert (400, f"Bad Request: {description}") == refused
