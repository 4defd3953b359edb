"""Lists: in any order where none is promised, in theirs everywhere else."""

from hypothesis import given
from hypothesis import strategies as st

from conformance.compare import Binding, Comparison, Kind
from conformance.spec import Spec
from conformance.wire import Answer

SPEC = Spec.load()


def answers(method, recorded, observed, params=None):
    comparison = Comparison(SPEC, Binding(), params or {})
    one, other = (Answer(200, ok=True, result=result) for result in (recorded, observed))
    return [one for one in comparison.answers(SPEC.methods[method], one, other) if not one.informative]


def administrators(ids, shift=0):
    return [
        {
            "status": "administrator" if id_ % 2 else "creator",
            "user": {"id": id_ + shift, "is_bot": False, "first_name": "x"},
            "is_anonymous": False,
            "custom_title": f"number {id_}",
        }
        for id_ in ids
    ]


def commands(names):
    return [{"command": name, "description": name} for name in names]


@given(
    st.lists(st.integers(1, 99), unique=True, max_size=6).flatmap(
        lambda ids: st.tuples(st.just(ids), st.permutations(ids))
    )
)
def test_administrators_in_any_order_are_the_same(lists):
    recorded, turned = lists

    assert answers("getChatAdministrators", administrators(recorded), administrators(turned, 1000)) == []


@given(st.lists(st.integers(1, 99), unique=True, min_size=1, max_size=6), st.data())
def test_an_administrator_who_lacks_is_one_difference(ids, data):
    gone = data.draw(st.sampled_from(ids))
    left = [id_ for id_ in ids if id_ != gone]

    found = answers("getChatAdministrators", administrators(ids), administrators(left[::-1]))

    assert [one.kind for one in found] == [Kind.MISSING]


def test_one_administrator_too_many_is_an_extra():
    (found,) = answers("getChatAdministrators", administrators([1, 2]), administrators([3, 2, 1]))

    assert (found.path, found.kind) == ("result[0]", Kind.EXTRA)


def test_a_turned_list_is_one_difference_of_order():
    (found,) = answers("getMyCommands", commands("abcd"), commands("badc"))

    assert (found.path, found.kind, found.observed) == ("result", Kind.ORDER, [1, 0, 3, 2])


@given(st.permutations("abcd"))
def test_an_order_that_is_promised_is_kept(turned):
    found = answers("getMyCommands", commands("abcd"), commands(turned))

    assert {one.kind for one in found} == (set() if turned == list("abcd") else {Kind.ORDER})


def test_a_changed_item_is_named_by_its_place():
    (found,) = answers("getMyCommands", commands("abc"), commands("axc"))[:1]

    assert found.path.startswith("result[1].")


def test_updates_that_come_the_other_way_round_are_out_of_order():
    def updates(*texts):
        return [
            {
                "update_id": number,
                "message": {
                    "message_id": number,
                    "date": 1,
                    "chat": {"id": 5, "type": "private"},
                    "text": text,
                },
            }
            for number, text in enumerate(texts, 1)
        ]

    (found,) = answers("getUpdates", updates("a", "b"), updates("b", "a"))

    assert found.kind is Kind.ORDER


def test_sizes_of_a_picture_are_as_many_as_the_server_makes():
    def photo(*widths):
        sizes = [{"file_id": f"f{w}", "file_unique_id": f"u{w}", "width": w, "height": w} for w in widths]
        return {"message_id": 1, "date": 1, "chat": {"id": 5, "type": "private"}, "photo": sizes}

    assert answers("sendPhoto", photo(90, 320, 800), photo(320, 1280)) == []


def test_the_link_that_a_method_answers_with_is_a_name():
    binding = Binding()
    method = SPEC.methods["exportChatInviteLink"]
    one, other = (Answer(200, ok=True, result=f"https://t.me/+{text}") for text in ("AAAA", "BBBB"))

    assert Comparison(SPEC, binding, {}).answers(method, one, other) == ()
    assert binding.observed("invite_link", None, one.result) == other.result
