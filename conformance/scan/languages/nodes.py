"""Nodes of a tree-sitter tree: what stands around them, what is in them, and their text."""

from collections.abc import Iterator

from tree_sitter import Node

__all__ = ["bare", "child", "inner", "inward", "is_around", "text", "within"]


def inner(node: Node) -> Node:
    """Past what only stands around: an argument, an await, brackets, an address-of."""
    while is_around(node) and node.named_children:
        node = node.named_children[-1]
    return node


def is_around(node: Node) -> bool:
    return node.type in {
        *("argument", "await_expression", "parenthesized_expression", "unary_expression", "literal_element"),
        *("non_null_expression", "as_expression", "expression_list", "spread_element"),
    }


def inward(node: Node) -> Node | None:
    for field in ("function", "object", "operand", "scope", "constructor", "type"):
        if (found := node.child_by_field_name(field)) is not None:
            return found
    return (
        node.named_children[0] if node.named_children and node.child_by_field_name("name") is None else None
    )


def child(node: Node, kind: str) -> Node | None:
    return next((each for each in node.named_children if each.type == kind), None)


def within(node: Node, kind: str) -> Iterator[Node]:
    for each in node.named_children:
        if each.type == kind:
            yield each
        else:
            yield from within(each, kind)


def text(node: Node) -> str:
    return (node.text or b"").decode("utf-8", "replace")


def bare(node: Node) -> str:
    """A name as it is called: without a dollar, and of a path the last part."""
    return text(node).lstrip("$&*#").rpartition("\\")[2].rpartition(".")[2]
