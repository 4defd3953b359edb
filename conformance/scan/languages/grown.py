"""JavaScript, TypeScript, PHP and Go, by their grammars for tree-sitter (the extra ``source``).

The grammars name their nodes alike, so one walk reads them all: ``grammars.toml`` says which node is what.
"""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from importlib.resources import files

from tree_sitter import Language, Node, Parser

from conformance.scan.languages.nodes import bare, child, inner, inward, is_around, text, within
from conformance.scan.sights import Call, Field, Import, Name, Own, Sight, Text

__all__ = ["grown_sights"]

_BRACKETS = "\"'`"
_DEEPEST = 60  # names in a chain: each of them walks it again


@dataclass(frozen=True, slots=True)
class Grammar:
    """Which kinds of node are what, in one language."""

    calls: frozenset[str]
    members: frozenset[str]
    subscripts: frozenset[str]
    names: frozenset[str]
    texts: frozenset[str]
    pairs: frozenset[str]
    literals: frozenset[str]
    assignments: frozenset[str]
    owns: frozenset[str]
    imports: frozenset[str]


def grown_sights(language: str, content: str) -> tuple[Sight, ...]:
    """Parts that are not in the language are passed over: the rest is read."""
    tree = _parser(language).parse(content.encode())
    grammar = _grammars()["javascript" if language in {"typescript", "tsx"} else language]
    return tuple(_Reading(grammar).of(tree.root_node))


class _Reading:
    def __init__(self, grammar: Grammar) -> None:
        self._is = grammar

    def of(self, root: Node) -> Iterator[Sight]:
        waiting = [root]
        while waiting:
            node = waiting.pop()
            yield from self._sights(node)
            waiting.extend(reversed(node.named_children))

    def _sights(self, node: Node) -> Iterator[Sight]:
        for kinds, seen in (
            (self._is.calls, self._call),
            (self._is.members | self._is.subscripts, self._member),
            (self._is.pairs, self._pair),
            (self._is.assignments, self._set),
            (self._is.imports, self._import),
            (self._is.owns, self._own),
            (self._is.texts, self._literal),
            (self._is.names, self._member),
        ):
            if node.type in kinds:
                return seen(node, node.start_point[0] + 1)
        return iter(())

    def _member(self, node: Node, line: int) -> Iterator[Sight]:
        if chain := self._chain(node):
            yield Name(line, chain)

    def _own(self, node: Node, line: int) -> Iterator[Sight]:
        if name := node.child_by_field_name("name"):
            yield Own(line, bare(name))

    def _literal(self, node: Node, line: int) -> Iterator[Sight]:
        yield Text(line, self._text(node))

    def _call(self, node: Node, line: int) -> Iterator[Sight]:
        arguments = node.child_by_field_name("arguments") or child(node, "arguments")
        given = [inner(each) for each in arguments.named_children] if arguments else []
        texts = tuple(literal for each in given for literal in self._literal_texts(each))
        names = tuple(chain[-1] for each in given if (chain := self._chain(each)))
        chain = self._chain(node)
        if chain:
            yield Call(line, chain, texts, names)
        if chain == ("require",) and texts:
            yield Import(line, texts[0])
            yield from self._required(node, texts[0], line)

    def _required(self, node: Node, module: str, line: int) -> Iterator[Sight]:
        """What ``const { Bot } = require("grammy")`` takes out of the module."""
        pattern = node.parent.child_by_field_name("name") if node.parent else None
        if pattern and pattern.type == "object_pattern":
            for each in pattern.named_children:
                yield Import(line, f"{module}.{text(each).partition(':')[0].strip()}")

    def _pair(self, node: Node, line: int) -> Iterator[Sight]:
        parts = node.named_children
        if len(parts) < 2:
            return
        key = self._key(inner(parts[0]))
        if key:
            siblings = node.parent.named_children if node.parent else []
            beside = [self._key(inner(s.named_children[0])) for s in siblings if s.type in self._is.pairs]
            yield Field(line, key, self._values(inner(parts[-1])), tuple(filter(None, beside)))

    def _set(self, node: Node, line: int) -> Iterator[Sight]:
        left, right = node.child_by_field_name("left"), node.child_by_field_name("right")
        if left and right:
            chain = self._chain(inner(left))
            if len(chain) > 1:
                yield Field(line, chain[-1], self._values(inner(right)))

    def _import(self, node: Node, line: int) -> Iterator[Sight]:
        source = node.child_by_field_name("source") or node.child_by_field_name("path")
        module = text(source).strip(_BRACKETS) if source else text(node).partition(" as ")[0]
        yield Import(line, module)
        for name in within(node, "import_specifier"):
            yield Import(line, f"{module}.{text(name).partition(' as ')[0]}")

    def _chain(self, node: Node) -> tuple[str, ...]:
        """The names of a chain of members and calls, from the outermost inwards."""
        names: list[str] = []
        at: Node | None = inner(node)
        for _ in range(_DEEPEST):
            if at is None:
                break
            if at.type in self._is.names or at.type in {"this", "name", "qualified_name"}:
                names.append(bare(at))
                break
            last = at.child_by_field_name("property") or at.child_by_field_name("field")
            last = last or (
                at.child_by_field_name("name") if at.type in self._is.calls | self._is.members else None
            )
            if last is not None:
                names.append(bare(last))
            elif at.type in self._is.subscripts and (key := self._index(at)):
                names.append(key)
            elif at.type not in self._is.calls | self._is.subscripts | self._is.members and not is_around(at):
                break
            elif at.type in self._is.members and len(at.named_children) == 2:
                names.append(bare(at.named_children[1]))
            at = inward(at)
        return tuple(reversed(names))

    def _index(self, node: Node) -> str:
        index = node.child_by_field_name("index")
        index = index or (node.named_children[-1] if len(node.named_children) > 1 else None)
        return self._text(index) if index is not None and index.type in self._is.texts else ""

    def _key(self, node: Node) -> str:
        return (
            self._text(node) if node.type in self._is.texts else text(node) if node.child_count == 0 else ""
        )

    def _values(self, node: Node) -> tuple[str, ...]:
        if node.type in self._is.literals:
            return (text(node).lower(),)
        texts = tuple(self._literal_texts(node))
        chain = self._chain(node)
        return texts or chain[-1:]

    def _literal_texts(self, node: Node) -> Iterator[str]:
        if node.type in self._is.texts:
            yield self._text(node)
        elif node.type in {
            "array",
            "array_creation_expression",
            "array_element_initializer",
            "binary_expression",
        }:
            for each in node.named_children:
                yield from self._literal_texts(inner(each))

    def _text(self, node: Node) -> str:
        """The text of a literal, with ``{}`` for what is put into it."""
        if not node.named_children:
            return text(node).strip(_BRACKETS)
        parts = []
        for each in node.named_children:
            is_content = each.type.endswith(("content", "fragment")) or "escape" in each.type
            parts.append(text(each) if is_content else "{}")
        return "".join(parts)


@cache
def _grammars() -> Mapping[str, Grammar]:
    told = tomllib.loads((files("conformance.scan.languages") / "grammars.toml").read_text("utf-8"))
    return {
        name: Grammar(**{key: frozenset(kinds) for key, kinds in each.items()}) for name, each in told.items()
    }


@cache
def _parser(language: str) -> Parser:
    module = import_module(f"tree_sitter_{'typescript' if language == 'tsx' else language}")
    name = {"typescript": "language_typescript", "tsx": "language_tsx", "php": "language_php"}.get(
        language, "language"
    )
    return Parser(Language(getattr(module, name)()))
