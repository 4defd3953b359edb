"""Bots on unmodified frameworks serve a person on the platform, by polling and by webhook.

All bots do the same: greet who starts them, with a button; answer its press; send a picture;
measure a picture that is sent; and say again what is said.
"""


def test_it_greets_who_starts_it(visit):
    visit.say("/start")

    greeting = visit.sees_text("Hello, Sara!")
    assert [[{"text": "Press", "callback_data": "press"}]] == greeting["reply_markup"]["inline_keyboard"]


def test_it_answers_a_pressed_button(visit):
    visit.say("/start")
    greeting = visit.sees_text("Hello, Sara!")

    query = visit.act("press_button", message_id=greeting["message_id"], data="press")["callback_query_id"]

    edited = visit.sees_text("You pressed.")
    assert greeting["message_id"] == edited["message_id"]
    assert "reply_markup" not in edited
    assert "Pressed" == visit.shown(query)["text"]


def test_it_uploads_a_picture(visit):
    visit.say("/photo")

    assert visit.sees(lambda message: message.get("caption") == "A photo")["photo"]


def test_it_downloads_a_picture(visit, png_text):
    visit.act("send_photo", content_base64=png_text)

    reply = visit.sees(lambda message: message.get("text", "").startswith("Photo of"))
    size = reply["reply_to_message"]["photo"][-1]["file_size"]
    assert f"Photo of {size} bytes" == reply["text"]


def test_it_says_again_what_is_said(visit):
    number = visit.say("سلام، دنیا 👋")

    echo = visit.sees(
        lambda message: "reply_to_message" in message and message.get("text") == "سلام، دنیا 👋"
    )
    assert number == echo["reply_to_message"]["message_id"]
