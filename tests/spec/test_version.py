import pytest

from conformance.errors import UsageError
from conformance.spec import Const, Named, OneOf, Spec, Version


def test_versions_are_ordered_by_number():
    assert Version.parse("7.9") < Version.parse("7.10") < Version.parse("10.0")


@pytest.mark.parametrize("text", ["11.0", "1.2", "6", "six", "", "6.0.0"])
def test_an_unknown_version_is_refused_with_advice(text):
    with pytest.raises(UsageError, match=r"give one from 1\.0 to 10\.3"):
        Version.parse(text)


def test_the_newest_version_is_the_default_and_is_loaded_once():
    assert Spec.load() is Spec.load("10.3") is Spec.load(Version.newest())


def test_what_came_later_is_absent_and_what_went_before_too():
    assert "reply_parameters" not in Spec.load("6.9").methods["sendMessage"].params
    assert "reply_parameters" in Spec.load("7.0").methods["sendMessage"].params
    assert "reply_to_message_id" in Spec.load("6.9").methods["sendMessage"].params
    assert "reply_to_message_id" not in Spec.load("7.0").methods["sendMessage"].params


def test_a_renamed_method_has_its_old_name_before_and_its_new_one_after():
    old, new = Spec.load("5.2"), Spec.load("5.3")

    assert (old.method("kickChatMember") is None, old.method("banChatMember") is None) == (False, True)
    assert (new.method("kickChatMember") is None, new.method("banChatMember") is None) == (True, False)


def test_a_place_has_the_type_that_it_had_at_the_version():
    assert Spec.load("7.2").methods["getChat"].result == Named("Chat")
    assert Spec.load("7.3").methods["getChat"].result == Named("ChatFullInfo")
    assert Spec.load("1.5").types["Message"].fields["chat"].ref == OneOf((Named("User"), Named("GroupChat")))


def test_a_method_is_found_in_any_case():
    assert Spec.load().method("SENDMESSAGE") is Spec.load().methods["sendMessage"]
    assert Spec.load().method("sendNothing") is None


def test_success_is_true_and_never_false():
    assert Spec.load().methods["deleteMessage"].result == Const(True)
