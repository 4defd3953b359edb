"""A value's type among several is told by its discriminator, its constants, or its fields."""

import pytest

from conformance.spec import Named, Spec

SPEC = Spec.load()
CHAT = {"id": 1, "type": "private"}


@pytest.mark.parametrize(
    ("union", "value", "expected"),
    [
        ("ChatMember", {"status": "kicked"}, "ChatMemberBanned"),
        ("ChatMember", {"status": "of the future"}, None),
        ("ChatMember", {"status": ["kicked"]}, None),
        ("MaybeInaccessibleMessage", {"chat": CHAT, "message_id": 1, "date": 0}, "InaccessibleMessage"),
        ("MaybeInaccessibleMessage", {"chat": CHAT, "message_id": 1, "date": 5}, "Message"),
        (
            "InlineQueryResult",
            {"type": "photo", "id": "1", "photo_file_id": "x"},
            "InlineQueryResultCachedPhoto",
        ),
        (
            "InlineQueryResult",
            {"type": "photo", "id": "1", "photo_url": "x", "thumbnail_url": "x"},
            "InlineQueryResultPhoto",
        ),
        ("InputMessageContent", {"message_text": "x"}, "InputTextMessageContent"),
        ("InputMessageContent", {"latitude": 1, "longitude": 2}, "InputLocationMessageContent"),
        ("RichText", {"type": "bold", "text": "x"}, "RichTextBold"),
        ("RichText", "plain", None),
        ("Message", {}, "Message"),
    ],
)
def test_variant(union, value, expected):
    found = SPEC.variant(Named(union), value)

    assert expected == (found.name if found else None)


def test_a_message_or_true_is_a_message_where_it_is_an_object():
    result = SPEC.methods["editMessageText"].result

    assert SPEC.variant(result, {"message_id": 1}) is SPEC.types["Message"]
    assert SPEC.variant(result, True) is None
