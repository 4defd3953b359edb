"""Refusals: to the letter, and by what they mean. The texts are the Bot API server's."""

import pytest

from conformance.compare import Binding, Comparison, Kind
from conformance.compare.refusals import OTHER_WORDS, meaning
from conformance.spec import Spec
from conformance.wire import Answer

SPEC = Spec.load()


def refused(description, code=400, **parameters):
    return Answer(code, error_code=code, description=description, parameters=parameters)


def found(recorded, observed, params=None):
    comparison = Comparison(SPEC, Binding(), params or {})
    return comparison.answers(SPEC.methods["sendMessage"], recorded, observed)


def test_the_same_words_are_silent():
    assert found(refused("Bad Request: chat not found"), refused("Bad Request: chat not found")) == ()


def test_other_words_for_the_same_are_one_difference_that_says_so():
    (one,) = found(refused("Bad Request: chat not found"), refused("Bad Request: PEER_ID_INVALID"))

    assert (one.path, one.kind, one.note) == ("description", Kind.VALUE, OTHER_WORDS)


def test_another_reason_is_a_difference_of_its_own():
    words, meant = found(
        refused("Bad Request: chat not found"), refused("Bad Request: message text is empty")
    )

    assert (words.path, words.note) == ("description", "")
    assert (meant.path, meant.expected, meant.observed) == ("meaning", "chat not found", "text is empty")


def test_a_refusal_without_words_lacks_them():
    (one,) = found(refused("Bad Request: chat not found"), refused(None))

    assert (one.path, one.kind) == ("description", Kind.MISSING)


def test_how_long_to_wait_is_the_servers_choice():
    one, other = (refused(f"Too Many Requests: retry after {n}", 429, retry_after=n) for n in (3, 41))

    assert found(one, other) == ()


def test_a_wait_that_is_said_in_words_alone_is_a_difference():
    one = refused("Too Many Requests: retry after 3", 429, retry_after=3)

    (missing,) = found(one, refused("Too Many Requests: retry after 3", 429))

    assert missing.path == "parameters.retry_after"


def test_the_chat_that_a_group_became_is_an_identity():
    words = "Bad Request: group chat was upgraded to a supergroup chat"
    one, other = (refused(words, migrate_to_chat_id=id_) for id_ in (-1001, -1002))

    assert found(one, other) == ()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Bad Request: message is not modified", "Bad Request: MESSAGE_NOT_MODIFIED"),
        ("[Error]: Bad Request: user not found", "Bad Request: user not found"),
        (
            "Bad Request: QUERY_ID_INVALID",
            "Bad Request: query is too old and response timeout expired or query ID is invalid",
        ),
        ("Bad Request: reply message not found", "Bad Request: message to be replied not found"),
        ("Bad Request: wrong file id", "Bad Request: invalid file id"),
        (
            "Forbidden: bot was kicked from the group chat",
            "Forbidden: bot is not a member of the supergroup chat",
        ),
        ("Bad Request: Message text is empty", "Bad Request: message text is empty"),
        ("Conflict: terminated by other long poll or webhook", "Conflict: terminated by setWebhook request"),
    ],
)
def test_wordings_of_one_meaning(one, other):
    assert meaning(400, one) == meaning(400, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Bad Request: message to edit not found", "Bad Request: reply message not found"),
        ("Bad Request: chat not found", "Bad Request: user not found"),
        ("Bad Request: message can't be deleted", "Bad Request: message can't be edited"),
        ("Bad Request: message is too long", "Bad Request: message text is empty"),
        ("Bad Request: there is no photo in the request", "Bad Request: wrong file id"),
        ("Bad Request: poll can't be stopped", "Bad Request: poll must have at least 2 option"),
    ],
)
def test_two_meanings(one, other):
    assert meaning(400, one) != meaning(400, other)
