import pytest

from conformance.platforms.drivers import Bot
from conformance.wire import Form, Upload


@pytest.fixture
def eitaa(stage):
    return stage("eitaa")


def test_it_only_sends(eitaa):
    eitaa.says("سلام")

    refused = [name for name in ("getUpdates", "setWebhook", "getFile") if eitaa.call(name).unsupported]

    assert ["getUpdates", "setWebhook", "getFile"] == refused


def test_the_token_itself_may_begin_with_bot(eitaa):
    eitaa.bot = Bot(f"bot{eitaa.bot.token}")

    assert eitaa.call("sendMessage", chat_id=eitaa.chat, text="سلام").ok


def test_media_go_through_one_method(eitaa):
    eitaa.files["file"] = Upload(b"hello", "متن.txt", "text/plain")

    sent = eitaa.call("sendFile", form=Form.MULTIPART, chat_id=eitaa.chat, caption="متن")

    assert {"message_id", "from", "chat", "date"} == sent.result.keys()


def test_a_group_is_public(eitaa):
    chat = eitaa.platform.driver.new_group(eitaa.bot, "supergroup", "گروه", (eitaa.human,))

    assert "public" == eitaa.call("sendMessage", chat_id=chat, text="سلام").result["chat"]["type"]


def test_the_path_has_no_word_bot(eitaa):
    assert eitaa.platform.address.api.endswith("/api/{token}/{method}")
