"""Lists without a promised order are declared in the spec, each with its evidence."""

from conformance.spec import ArrayOf, Order, Spec
from conformance.spec.document import document

SPEC = Spec.load()


def test_every_declared_order_is_a_lists_and_has_its_evidence():
    places = [one for schema in document()["$defs"].values() for one in schema.get("properties", {}).values()]
    declared = [one for one in [*places, *document()["$defs"].values()] if "x-order" in one]

    assert declared
    assert [one for one in declared if one.get("type") != "array" or not one["x-order"]["evidence"]] == []


def test_administrators_come_in_any_order():
    assert SPEC.methods["getChatAdministrators"].result_order is Order.NONE


def test_sizes_of_a_picture_are_the_servers():
    bare = [
        f"{kind.name}.{field.name}"
        for kind in SPEC.types.values()
        for field in kind.fields.values()
        if isinstance(field.ref, ArrayOf) and "PhotoSize" in repr(field.ref) and field.order is not Order.SIZE
    ]

    assert bare == []


def test_updates_come_in_their_order():
    assert SPEC.methods["getUpdates"].result_order is None
