"""Games and scores."""

import base64

import pytest

from conformance.spec import Spec, Validator


@pytest.fixture
def stage(stage):
    """A bot with a game."""
    stage.client.post(
        "/sandbox/games", json={"bot_token": stage.token, "short_name": "chess", "title": "Chess"}
    ).raise_for_status()
    return stage


@pytest.fixture
def game(stage):
    return stage.result("sendGame", chat_id=stage.user_id, game_short_name="chess")


def score(stage, game, points, user_id=None, **params):
    place = {"chat_id": game["chat"]["id"], "message_id": game["message_id"]}
    return stage.result("setGameScore", user_id=user_id or stage.user_id, score=points, **place, **params)


def person(stage, name):
    return stage.client.post("/sandbox/users", json={"first_name": name}).json()["id"]


def test_a_game_has_a_title_a_description_and_a_picture(game):
    assert ["title", "description", "photo"] == list(game["game"])
    assert "Chess" == game["game"]["title"]
    assert [] == list(Validator(Spec.load()).result("sendGame", game))


def test_a_game_can_have_an_animation(stage, png_text):
    film = base64.b64encode(b"\0\0\0\x18ftypmp42\0\0\0\0mp42isom").decode()
    made = stage.client.post(
        "/sandbox/games",
        json={
            "bot_token": stage.token,
            "short_name": "go",
            "photo_base64": png_text,
            "animation_base64": film,
        },
    ).json()

    assert {"photo", "animation"} <= made.keys()


@pytest.mark.parametrize(
    ("name", "description"),
    [
        ("my game", "GAME_SHORTNAME_INVALID"),
        ("non_existing_game", "wrong game short name specified"),
        ("", 'parameter "game_short_name" is required'),
    ],
)
def test_a_game_that_is_not_there_is_refused(stage, name, description):
    refused = stage.refusal("sendGame", chat_id=stage.user_id, game_short_name=name)

    assert (400, f"Bad Request: {description}") == refused


PLAY, OTHER = {"text": "Play", "callback_game": {}}, {"text": "b", "callback_data": "1"}


@pytest.mark.parametrize(
    ("rows", "description"),
    [
        ([[OTHER], [PLAY]], "BUTTON_POS_INVALID"),
        ([[OTHER]], "REPLY_MARKUP_GAME_EMPTY"),
    ],
)
def test_the_button_that_starts_the_game_comes_first(stage, rows, description):
    refused = stage.refusal(
        "sendGame", chat_id=stage.user_id, game_short_name="chess", reply_markup={"inline_keyboard": rows}
    )

    assert (400, f"Bad Request: {description}") == refused


def test_who_plays_asks_for_the_game(stage, game):
    stage.act("play_game", message_id=game["message_id"])

    updates = stage.result("getUpdates")
    query = updates[0]["callback_query"]
    assert [] == list(Validator(Spec.load()).result("getUpdates", updates))
    assert ["id", "from", "message", "chat_instance", "game_short_name"] == list(query)
    assert ("chess", game) == (query["game_short_name"], query["message"])


def test_the_answer_opens_the_game_anywhere(stage, game):
    query_id = stage.act("play_game", message_id=game["message_id"])["callback_query_id"]

    stage.result("answerCallbackQuery", callback_query_id=query_id, url="https://example.com/chess")

    shown = stage.client.get(f"/sandbox/answers/{query_id}").json()
    assert "https://example.com/chess" == shown["url"]


def test_a_score_stands_in_the_message(stage, game):
    scored = score(stage, game, 1234)

    assert "1234" in scored["game"]["text"]
    assert game["game"]["photo"] == scored["game"]["photo"]


def test_a_score_can_leave_the_message_as_it_is(stage, game):
    assert game == score(stage, game, 1, disable_edit_message=True)


def test_a_new_message_shows_the_chats_scores(stage, game):
    score(stage, game, 1234)

    again = stage.result("sendGame", chat_id=stage.user_id, game_short_name="chess")

    assert "1234" in again["game"]["text"]


@pytest.mark.parametrize("points", [9, 10])
def test_a_score_must_grow(stage, game, points):
    score(stage, game, 10)

    place = {"chat_id": stage.user_id, "message_id": game["message_id"]}
    refused = stage.refusal("setGameScore", user_id=stage.user_id, score=points, **place)

    assert (400, "Bad Request: BOT_SCORE_NOT_MODIFIED") == refused


def test_a_score_can_be_forced_down(stage, game):
    score(stage, game, 10)

    score(stage, game, 3, force=True)

    place = {"chat_id": stage.user_id, "message_id": game["message_id"]}
    assert 3 == stage.result("getGameHighScores", user_id=stage.user_id, **place)[0]["score"]


def test_the_high_scores_are_of_the_person_the_neighbours_and_the_best_three(stage, game):
    people = [person(stage, f"P{number}") for number in range(9)]
    for points, user_id in enumerate(people):
        score(stage, game, 100 - points, user_id)

    place = {"chat_id": stage.user_id, "message_id": game["message_id"]}
    table = stage.result("getGameHighScores", user_id=people[6], **place)

    assert [1, 2, 3, 5, 6, 7, 8, 9] == [one["position"] for one in table]
    assert ["position", "user", "score"] == list(table[0])


def test_a_game_sent_by_way_of_the_bot_is_scored_by_its_name(stage):
    bot = stage.client.post("/sandbox/bots", json={"supports_inline_queries": True}).json()
    stage.client.post("/sandbox/chats/private", json={"bot_token": bot["token"], "user_id": stage.user_id})
    stage.client.post("/sandbox/games", json={"bot_token": bot["token"], "short_name": "go"})
    inline = type(stage)(stage.client, bot["token"], bot["id"], stage.user_id)
    query_id = inline.act("inline_query")["inline_query_id"]
    keyboard = {"inline_keyboard": [[PLAY]]}
    offered = {"type": "game", "id": "1", "game_short_name": "go", "reply_markup": keyboard}
    inline.result("answerInlineQuery", inline_query_id=query_id, results=[offered])
    name = inline.act("choose_result", inline_query_id=query_id, result_id="1")["inline_message_id"]

    scored = inline.result("setGameScore", user_id=stage.user_id, score=7, inline_message_id=name)

    assert scored is True
    assert 7 == inline.result("getGameHighScores", user_id=stage.user_id, inline_message_id=name)[0]["score"]


@pytest.mark.parametrize(
    ("method", "params", "description"),
    [
        ("setGameScore", {"message_id": 99, "score": 1}, "message to set game score not found"),
        ("getGameHighScores", {"message_id": 99}, "message to get game high scores not found"),
        ("setGameScore", {"user_id": 0}, "invalid user_id specified"),
    ],
)
def test_what_is_no_game_is_refused(stage, method, params, description):
    given = {"chat_id": stage.user_id, "user_id": stage.user_id, **params}

    assert (400, f"Bad Request: {description}") == stage.refusal(method, **given)


def test_a_text_has_no_score(stage):
    message = stage.say("x")
    place = {"chat_id": stage.user_id, "message_id": message["message_id"]}

    refused = stage.refusal("setGameScore", user_id=stage.user_id, score=1, **place)

    assert (400, "Bad Request: game score can't be set") == refused


@pytest.mark.parametrize("name", [[1], {}, 1.5, 10**12, None])
def test_a_game_is_named_in_text(stage, name):
    offered = {"type": "game", "id": "1", "game_short_name": name}

    code, _ = stage.refusal("answerInlineQuery", inline_query_id="1", results=[offered])

    assert 400 == code
