"""Identities are found by type, with the value of what they count within."""

from conformance.spec import Identity, IdentityKind, Named, Spec, occurrences

SPEC = Spec.load()
CHAT = {"id": -5, "type": "group"}


def found(ref, value, params=None, spec=SPEC):
    return [
        (one.path, one.identity.kind.value, one.scope, one.value)
        for one in occurrences(ref, value, spec, params)
    ]


def test_a_message_counts_within_its_chat():
    message = {"message_id": 7, "date": 1, "chat": CHAT, "text": "7"}

    assert found(Named("Message"), message) == [
        ("result.message_id", "message", -5, 7),
        ("result.date", "date", None, 1),
        ("result.chat.id", "chat", None, -5),
    ]


def test_a_copied_message_counts_within_the_chat_of_the_call():
    result = SPEC.methods["copyMessage"].result

    assert found(result, {"message_id": 7}, {"chat_id": -9}) == [("result.message_id", "message", -9, 7)]


def test_a_reply_counts_within_its_own_chat_before_the_call_s():
    reply = Named("ReplyParameters")

    assert found(reply, {"message_id": 7}, {"chat_id": -9}) == [("result.message_id", "message", -9, 7)]
    assert found(reply, {"message_id": 7, "chat_id": -8}, {"chat_id": -9})[0][2] == -8


def test_a_forwarded_message_counted_within_its_origin():
    message = {"forward_from_message_id": 3, "forward_from_chat": CHAT}

    assert ("result.forward_from_message_id", "message", -5, 3) in found(
        Named("Message"), message, spec=Spec.load("6.9")
    )


def test_an_inaccessible_message_has_no_date():
    callback = {"id": "c", "message": {"message_id": 7, "date": 0, "chat": CHAT}}

    assert [kind for _, kind, _, _ in found(Named("CallbackQuery"), callback)] == [
        "callback_query",
        "message",
        "chat",
    ]


def test_lists_and_lists_of_lists_are_walked():
    sizes = {"total_count": 1, "photos": [[{"file_id": "a"}, {"file_id": "b"}]]}

    assert ("result.photos[0][1].file_id", "file", None, "b") in found(Named("UserProfilePhotos"), sizes)
    assert found(Named("UsersShared"), {"user_ids": [1, 2]}, spec=Spec.load("7.1")) == [
        ("result.user_ids[0]", "user", None, 1),
        ("result.user_ids[1]", "user", None, 2),
    ]


def test_users_and_chats_share_a_namespace():
    assert Identity(IdentityKind.USER).namespace == Identity(IdentityKind.CHAT).namespace == "peer"
    assert Identity(IdentityKind.POLL).namespace == "poll"


def test_a_value_that_is_not_of_its_type_has_no_identities():
    assert found(Named("Message"), "text") == found(Named("Message"), [None, 3]) == []


def test_a_result_may_itself_be_a_name():
    assert SPEC.methods["exportChatInviteLink"].result_identity == Identity(IdentityKind.INVITE_LINK)
