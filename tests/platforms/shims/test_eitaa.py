import pytest

from conformance.wire import Upload


@pytest.fixture
def eitaa(stage):
    return stage("eitaa")


def test_a_text_is_sent_without_its_markup(eitaa):
    sent = eitaa.call("sendMessage", chat_id=eitaa.chat, text="<b>سلام</b>", parse_mode="HTML").result

    assert ("سلام", "سلام") == (sent["text"], eitaa.seen()["text"])


@pytest.mark.parametrize("kind", ["document", "photo"])
def test_files_of_each_kind_go_through_one_method(eitaa, kind):
    eitaa.files[kind] = Upload("سلام".encode(), "متن.txt", "text/plain")

    sent = eitaa.call(f"send{kind.title()}", chat_id=eitaa.chat, caption="متن").result

    assert ("متن", "متن.txt") == (sent["caption"], eitaa.seen()["document"]["file_name"])


def test_nothing_comes(eitaa):
    assert [True, True] == [eitaa.call(name).unsupported for name in ("getUpdates", "setWebhook")]
