import pytest
from hypothesis import given
from hypothesis import strategies as st

from conformance.platforms.profile import Slot
from conformance.platforms.profile_file import load, shipped
from conformance.platforms.standins.shapes import GONE, Shapes

TYPES = {
    "User": {"id": Slot("Integer"), "name": Slot("String", required=False)},
    "Entity": {"type": Slot("enum(mention|bot_command)"), "offset": Slot("Integer(UTF-16)")},
    "Message": {
        "from": Slot("User", required=False),
        "text": Slot("String(1-4096)", required=False),
        "entities": Slot("Array<Entity>", required=False),
        "rows": Slot("Array<Array<User>>", required=False),
    },
    "ChatMemberOwner": {"status": Slot("const(creator)")},
    "ChatMemberMember": {"status": Slot("const(member)"), "user": Slot("User")},
    "Keyboard": {"keyboard": Slot("Array<String>")},
    "Remove": {"remove": Slot("True")},
    "Chat": {"type": Slot("enum(private|group)")},
}
SHAPES = Shapes(TYPES, {"Chat.type": {"supergroup": "group"}})
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["id", "name", "type", "offset", "from", "text", "entities", "rows", "x"]),
            inner,
            max_size=5,
        )
    ),
    max_leaves=12,
)


@pytest.mark.parametrize(
    ("type_", "value", "expected"),
    [
        ("User", {"id": 1, "is_bot": False}, {"id": 1}),
        ("Message", {"from": {"id": 1, "x": 2}, "date": 3}, {"from": {"id": 1}}),
        ("Message", {"rows": [[{"id": 1, "x": 2}], []]}, {"rows": [[{"id": 1}], []]}),
        ("Array<Entity>", [{"type": "url"}, {"type": "mention", "x": 1}], [{"type": "mention"}]),
        ("ChatMember", {"status": "member", "user": {"x": 2}}, {"status": "member", "user": {}}),
        ("ChatMember", {"status": "kicked"}, GONE),
        ("Keyboard|Remove", {"remove": True, "selective": True}, {"remove": True}),
        ("Keyboard|Remove", {"force_reply": True}, GONE),
        ("Chat", {"type": "supergroup", "id": 1}, {"type": "group"}),
        ("Chat", {"type": "channel"}, GONE),
        ("String", 7, "7"),
        ("Boolean", True, True),
        ("Unknown", {"x": 1}, {"x": 1}),
    ],
    ids=lambda one: "gone" if one is GONE else str(one),
)
def test_what_is_not_promised_goes(type_, value, expected):
    assert expected == SHAPES.fit(type_, value)


@given(st.sampled_from([*TYPES, "Array<Message>", "User|Chat"]), JSON)
def test_what_fits_is_left_as_it_is(type_, value):
    once = SHAPES.fit(type_, value)

    assert once is GONE or once == SHAPES.fit(type_, once)


@given(JSON)
def test_nothing_is_added(value):
    """Bale's own types take from a message, and put nothing in."""
    shapes = Shapes(load(shipped()["bale"]).types)

    fitted = shapes.fit("Message", value)

    assert not isinstance(fitted, dict) or fitted.keys() <= value.keys()
