"""Python, by its own syntax tree.

A name is followed to the type that its annotation, its handler's decorator or its assignment tells:
``query = update.callback_query`` makes of ``query.answer`` the call ``callback_query.answer``.
"""

import ast
import warnings
from collections.abc import Iterator
from itertools import chain as chained

from conformance.scan.sights import Call, Field, Import, Name, Own, Sight, Text, snake

__all__ = ["python_sights"]

_Function = ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda
_SENDS = ("send_", "answer", "reply", "edit_")
_HANDLED = {
    "message": "message",
    "command": "message",
    "callback_query": "callback_query",
    "callback": "callback_query",
    "inline_query": "inline_query",
    "inline": "inline_query",
    "pre_checkout_query": "pre_checkout_query",
    "shipping_query": "shipping_query",
}


def python_sights(text: str) -> Iterator[Sight]:
    """Raises SyntaxError where the text is not Python."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of odd escapes in others' code
        tree = ast.parse(text)
    seeing = _Seeing()
    seeing.visit(tree)
    yield from seeing.sights


class _Seeing(ast.NodeVisitor):
    def __init__(self) -> None:
        self.sights: list[Sight] = []
        self._types: dict[str, str] = {}

    def visit_Import(self, node: ast.Import) -> None:
        self.sights += [Import(node.lineno, each.name) for each in node.names]

    def visit_ImportFrom(self, node: ast.ImportFrom) -> None:
        if not node.level:
            self.sights.append(Import(node.lineno, node.module or ""))
            self.sights += [Import(node.lineno, f"{node.module}.{each.name}") for each in node.names]

    def visit_FunctionDef(self, node: ast.FunctionDef) -> None:
        self._function(node)

    def visit_AsyncFunctionDef(self, node: ast.AsyncFunctionDef) -> None:
        self._function(node)

    def visit_Lambda(self, node: ast.Lambda) -> None:
        self._within(node, {})

    def _function(self, node: ast.FunctionDef | ast.AsyncFunctionDef) -> None:
        self.sights.append(Own(node.lineno, node.name))
        self._within(node, _handled(node))

    def _within(self, node: _Function, types: dict[str, str]) -> None:
        outer = self._types
        arguments = [*node.args.posonlyargs, *node.args.args, *node.args.kwonlyargs]
        told = {each.arg: kind for each in arguments if (kind := _annotated(each.annotation))}
        hidden = {each.arg for each in arguments}
        self._types = {name: kind for name, kind in outer.items() if name not in hidden} | types | told
        self.generic_visit(node)
        self._types = outer

    def visit_Assign(self, node: ast.Assign) -> None:
        self.generic_visit(node)
        for target in node.targets:
            self._bind(target, node.value)
            self._set(target, node.value)

    def visit_AnnAssign(self, node: ast.AnnAssign) -> None:
        self.generic_visit(node)
        if isinstance(node.target, ast.Name) and (kind := _annotated(node.annotation)):
            self._types[node.target.id] = kind

    def visit_NamedExpr(self, node: ast.NamedExpr) -> None:
        self.generic_visit(node)
        self._bind(node.target, node.value)

    def visit_Expr(self, node: ast.Expr) -> None:
        if not isinstance(node.value, ast.Constant):  # a docstring is no text of the bot's
            self.generic_visit(node)

    def visit_Call(self, node: ast.Call) -> None:
        given = [*node.args, *(each.value for each in node.keywords if each.arg is None)]
        values = tuple(chained.from_iterable(map(_literals, given)))
        names = tuple(chained.from_iterable(map(_tails, given)))
        if chain := self._chain(node.func):
            self.sights.append(Call(node.lineno, chain, values, names))
        for each in node.keywords:
            if each.arg:
                self.sights.append(Field(each.value.lineno, each.arg, _values(each.value), chain[-1:]))
        self.generic_visit(node)

    def visit_Dict(self, node: ast.Dict) -> None:
        keys = [each for key in node.keys if key is not None for each in _literals(key)]
        for key, value in zip(node.keys, node.values, strict=True):
            if isinstance(key, ast.Constant) and isinstance(key.value, str):
                self.sights.append(Field(key.lineno, key.value, _values(value), tuple(keys)))
        self.generic_visit(node)

    def visit_Subscript(self, node: ast.Subscript) -> None:
        if isinstance(node.slice, ast.Constant) and isinstance(node.slice.value, str):
            self.sights.append(Name(node.lineno, (*self._chain(node.value), node.slice.value)))
        self.generic_visit(node)

    def visit_Attribute(self, node: ast.Attribute) -> None:
        self.sights.append(Name(node.lineno, self._chain(node)))
        self.generic_visit(node)

    def visit_Name(self, node: ast.Name) -> None:
        self.sights.append(Name(node.lineno, (node.id,)))

    def visit_Constant(self, node: ast.Constant) -> None:
        if isinstance(node.value, str):
            self.sights.append(Text(node.lineno, node.value))

    def visit_JoinedStr(self, node: ast.JoinedStr) -> None:
        self.sights.append(Text(node.lineno, _joined(node)))
        for each in node.values:
            if isinstance(each, ast.FormattedValue):
                self.visit(each.value)

    def _bind(self, target: ast.expr, value: ast.expr) -> None:
        if not isinstance(target, ast.Name):
            return
        value = value.value if isinstance(value, ast.Await) else value
        self._types.pop(target.id, None)
        if isinstance(value, ast.Call):
            tail = snake((self._chain(value.func) or ("",))[-1])
            if tail.startswith(_SENDS) and "callback" not in tail and "inline" not in tail:
                self._types[target.id] = "message"
            elif tail == "get" and value.args and (key := next(_literals(value.args[0]), "")):
                self._types[target.id] = key
        elif chain := self._chain(value):
            self._types[target.id] = chain[-1]

    def _set(self, target: ast.expr, value: ast.expr) -> None:
        if isinstance(target, ast.Attribute):
            self.sights.append(Field(target.lineno, target.attr, _values(value)))

    def _chain(self, node: ast.expr) -> tuple[str, ...]:
        match node:
            case ast.Name(id=name):
                return (self._types.get(name, name),)
            case ast.Attribute(value=inner, attr=name):
                return (*self._chain(inner), name)
            case ast.Subscript(value=inner, slice=ast.Constant(value=str(key))):
                return (*self._chain(inner), key)
            case (
                ast.Call(func=inner)
                | ast.Subscript(value=inner)
                | ast.Await(value=inner)
                | ast.BoolOp(values=[inner, *_])
                | ast.IfExp(body=inner)
            ):
                return self._chain(inner)
        return ()


def _annotated(node: ast.expr | None) -> str:
    match node:
        case ast.Name(id=name) | ast.Attribute(attr=name):
            return "" if name in {"str", "int", "Any", "object", "dict"} else name
        case ast.Constant(value=str(name)):
            return name.rpartition(".")[2].strip("\"' |")
        case ast.BinOp(left=left):
            return _annotated(left)
        case ast.Subscript(value=ast.Name(id="Optional" | "Annotated"), slice=inner):
            return _annotated(inner.elts[0] if isinstance(inner, ast.Tuple) else inner)
    return ""


def _handled(node: ast.FunctionDef | ast.AsyncFunctionDef) -> dict[str, str]:
    """What the decorator of a handler says of the function's first parameter."""
    names = [each.arg for each in node.args.args if each.arg not in {"self", "cls"}]
    for decorator in node.decorator_list:
        called = decorator.func if isinstance(decorator, ast.Call) else decorator
        if names and isinstance(called, ast.Attribute):
            kind = _HANDLED.get(called.attr.removesuffix("_handler"))
            return {names[0]: kind} if kind else {}
    return {}


def _joined(node: ast.JoinedStr) -> str:
    return "".join(str(each.value) if isinstance(each, ast.Constant) else "{}" for each in node.values)


def _literals(node: ast.expr) -> Iterator[str]:
    match node:
        case ast.Constant(value=str(text)):
            yield text
        case ast.JoinedStr():
            yield _joined(node)
        case ast.List(elts=items) | ast.Tuple(elts=items) | ast.Set(elts=items):
            for item in items:
                yield from _literals(item)
        case ast.BinOp(left=left, right=right):
            yield from _literals(left)
            yield from _literals(right)


def _tails(node: ast.expr) -> Iterator[str]:
    match node:
        case ast.Name(id=name) | ast.Attribute(attr=name):
            yield name
        case ast.List(elts=items) | ast.Tuple(elts=items):
            for item in items:
                yield from _tails(item)
        case ast.Call(func=called):
            yield from _tails(called)
        case ast.UnaryOp(operand=inner):
            yield from _tails(inner)


def _values(node: ast.expr) -> tuple[str, ...]:
    match node:
        case ast.Constant(value=None | bool() | int() as plain):
            return (str(plain).lower(),)
    return (*_literals(node), *_tails(node))
