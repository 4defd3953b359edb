"""The relation of identities: renumbering is silent, anything else is heard."""

from hypothesis import assume, given
from hypothesis import strategies as st

from conformance.compare import Binding, Comparison, Kind, Policy
from conformance.spec import ArrayOf, Named, Spec

SPEC = Spec.load()
IDS = st.lists(st.integers(1, 2**62), min_size=2, max_size=6, unique=True)


def messages(ids, chat=77):
    return [
        {"message_id": id_, "date": 1, "chat": {"id": chat, "type": "private"}, "text": str(n)}
        for n, id_ in enumerate(ids)
    ]


def differences(recorded, observed):
    comparison = Comparison(SPEC, Binding(), {})
    found = comparison.results(ArrayOf(Named("Message")), recorded, observed)
    return [one for one in found if not one.informative]


@given(IDS, st.integers(1, 2**62), st.integers(1, 2**62))
def test_renumbering_is_silent(ids, shift, chat):
    assert differences(messages(ids), messages([id_ + shift for id_ in ids], chat)) == []


@given(IDS)
def test_a_swap_is_heard_once_both_are_known(ids):
    first, second, *rest = ids

    found = differences(messages(ids + ids), messages([*ids, second, first, *rest]))

    assert {one.kind for one in found} == {Kind.RELATION}


@given(IDS)
def test_a_reused_id_is_heard(ids):
    observed = [ids[0], ids[0], *ids[2:]]

    assert [one.kind for one in differences(messages(ids), messages(observed))][:1] == [Kind.RELATION]


@given(IDS, st.data())
def test_a_stringified_id_is_heard_as_a_type(ids, data):
    observed = messages(ids)
    index = data.draw(st.integers(0, len(ids) - 1))
    observed[index]["message_id"] = str(ids[index])

    (found,) = differences(messages(ids), observed)

    assert (found.path, found.kind) == (f"result[{index}].message_id", Kind.TYPE)


@given(IDS)
def test_a_dropped_id_is_one_difference(ids):
    observed = messages(ids)
    del observed[0]["message_id"]

    (found,) = differences(messages(ids), observed)

    assert found.kind is Kind.MISSING


@given(st.integers(), st.integers(), st.integers())
def test_a_contradiction_leaves_the_ledger_as_it_was(recorded, observed, other):
    assume(observed != other)
    binding = Binding()
    binding.relate("peer", None, recorded, observed, Policy.ONE_TO_ONE)

    assert binding.relate("peer", None, recorded, other, Policy.ONE_TO_ONE)
    assert binding.observed("peer", None, recorded) == observed


def test_the_same_message_id_in_another_chat_is_another_message():
    recorded = messages([5], 1) + messages([5], 2)

    assert differences(recorded, messages([8], 1) + messages([9], 2)) == []


def test_an_unknown_extra_field_is_information():
    observed = messages([1])
    observed[0]["from_the_future"] = True

    assert differences(messages([1]), observed) == []


def test_a_file_within_a_chats_picture_is_bound():
    picture = {
        "small_file_id": "a",
        "small_file_unique_id": "A",
        "big_file_id": "b",
        "big_file_unique_id": "B",
    }
    recorded = {"id": 1, "type": "private", "accent_color_id": 0, "max_reaction_count": 1, "photo": picture}
    observed = {**recorded, "photo": {name: f"other {value}" for name, value in picture.items()}}
    binding = Binding()

    Comparison(SPEC, binding, {}).results(Named("ChatFullInfo"), recorded, observed)

    assert binding.observed("file", None, "a") == "other a"
