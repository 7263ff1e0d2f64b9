"""What may be changed in a file of Python: every small mistake that could have been made, as a change of its syntax tree."""

import ast
from collections import Counter
from collections.abc import Iterator
from types import CodeType
from typing import Any, NamedTuple


class Mutant(NamedTuple):
    """A change: where, in which function (empty outside functions), what, and the tree it is made in."""

    file: str
    line: int
    function: str
    what: str
    parent: ast.AST
    field: str
    number: int | None
    node: Any

    @property
    def name(self) -> str:
        """What it is known by, also when lines move."""
        return f"{self.file} {self.function} {self.what}"


COMPARE: dict[type[ast.AST], tuple[type[ast.cmpop], ...]] = {
    ast.Lt: (ast.LtE, ast.GtE), ast.LtE: (ast.Lt, ast.Gt), ast.Gt: (ast.GtE, ast.LtE), ast.GtE: (ast.Gt, ast.Lt),
    ast.Eq: (ast.NotEq,), ast.NotEq: (ast.Eq,), ast.Is: (ast.IsNot,), ast.IsNot: (ast.Is,), ast.In: (ast.NotIn,), ast.NotIn: (ast.In,),
}  # fmt: skip
BINARY: dict[type[ast.AST], tuple[type[ast.operator], ...]] = {
    ast.Add: (ast.Sub,), ast.Sub: (ast.Add,), ast.Mult: (ast.FloorDiv,), ast.FloorDiv: (ast.Mult,), ast.Mod: (ast.Mult,),
    ast.BitOr: (ast.BitAnd,), ast.BitAnd: (ast.BitOr,),
}  # fmt: skip
CALLS = {"any": "all", "all": "any", "min": "max", "max": "min", "union": "intersection", "intersection": "union", "sorted": "list", "reversed": "list"}  # fmt: skip


def without(node: ast.AST, field: str, number: int) -> Any:  # noqa: ANN401  (as wide as ast)
    """Return the node with one of the things in a list left out."""
    values = getattr(node, field)
    fields = {**dict(ast.iter_fields(node)), field: values[:number] + values[number + 1 :]}
    if isinstance(node, ast.Dict):
        fields["values"] = node.values[:number] + node.values[number + 1 :]
    return type(node)(**fields)


def changed(node: ast.AST, **fields: Any) -> Any:  # noqa: ANN401
    """Return the node with other fields."""
    return type(node)(**{**dict(ast.iter_fields(node)), **fields})


def constants(node: ast.Constant) -> Iterator[ast.AST]:
    """Give other constants."""
    match node.value:
        case bool(value):
            yield ast.Constant(not value)
        case int(value):
            yield from (ast.Constant(value + 1), ast.Constant(value - 1))
        case str(value):
            yield ast.Constant(value + "XX")
        case _:
            pass


def expressions(node: ast.AST) -> Iterator[ast.AST]:
    """Give what may stand in the place of an expression."""
    match node:
        case ast.Constant():
            yield from constants(node)
        case ast.Compare(ops=ops):
            for n, op in enumerate(ops):
                for other in COMPARE[type(op)]:
                    yield changed(node, ops=[*ops[:n], other(), *ops[n + 1 :]])
        case ast.BoolOp(op=op, values=values):
            yield changed(node, op=ast.Or() if isinstance(op, ast.And) else ast.And())
            for n in range(len(values)):
                less = without(node, "values", n)
                yield less if len(less.values) > 1 else less.values[0]
        case ast.UnaryOp(op=ast.Not() | ast.USub(), operand=operand):
            yield operand
        case ast.IfExp(body=body, orelse=orelse):
            yield from (body, orelse)
        case ast.BinOp(op=op, left=left, right=right):
            yield from (changed(node, op=other()) for other in BINARY.get(type(op), ()))
            if isinstance(op, ast.BitOr | ast.BitAnd | ast.Sub | ast.Add):
                yield from (left, right)
        case _:
            yield from parts_of(node)


def parts_of(node: ast.AST) -> Iterator[ast.AST]:
    """Give what may stand in the place of a call, a key of several parts, a collection or a loop in one."""
    match node:
        case ast.Call(func=ast.Name(id=name) | ast.Attribute(attr=name) as func, keywords=keywords):
            key = "id" if isinstance(func, ast.Name) else "attr"
            if name in CALLS:
                yield changed(node, func=changed(func, **{key: CALLS[name]}), keywords=[k for k in keywords if name != "sorted"])  # fmt: skip
            if name in ("sort", "sorted", "min", "max", "next"):
                yield from (without(node, "keywords", n) for n in range(len(keywords)))
        case ast.Lambda(body=ast.Tuple(elts=parts) as body):
            yield from (changed(node, body=without(body, "elts", n)) for n in range(len(parts)))
        case ast.Tuple(elts=parts) | ast.List(elts=parts) | ast.Set(elts=parts):
            starred = [n for n, part in enumerate(parts) if isinstance(part, ast.Starred)]
            yield from (without(node, "elts", n) for n in starred)
        case ast.Dict(keys=keys):
            yield from (without(node, "keys", n) for n, k in enumerate(keys) if k is None)
        case ast.comprehension(ifs=ifs):
            yield from (without(node, "ifs", n) for n in range(len(ifs)))
        case _:
            pass


def statements(node: ast.AST) -> Iterator[ast.AST]:
    """Give what may stand in the place of a statement."""
    match node:
        case ast.If() | ast.While():
            yield from (changed(node, test=ast.Constant(value)) for value in (True, False))
        case ast.Return(value=ast.AST() as value) if not (
            isinstance(value, ast.Constant) and value.value is None
        ):
            yield ast.Return(ast.Constant(None))
        case ast.Expr(value=ast.Call() | ast.Yield() | ast.YieldFrom()):
            yield ast.Pass()
        case ast.Continue() | ast.Break() | ast.Raise():
            yield ast.Pass()
        case ast.AugAssign(target=target, op=op, value=value):
            yield from (changed(node, op=other()) for other in BINARY.get(type(op), ()))
            yield from (ast.Pass(), ast.Assign([target], value))
        case ast.Match(cases=cases):
            yield from (without(node, "cases", n) for n in range(len(cases)))
        case _:
            pass


SKIPPED = {"annotation", "returns", "decorator_list", "type", "bases", "type_params"}


def spots(
    node: ast.AST, function: str = "", inside: bool = False
) -> Iterator[tuple[str, ast.AST, str, int | None, ast.AST]]:
    """Give every place of a tree where something may be changed, with the function that it is in."""
    named = isinstance(node, ast.FunctionDef | ast.ClassDef) and not inside
    here = f"{function}.{node.name}".strip(".") if named else function  # type: ignore[attr-defined]
    within = inside or isinstance(node, ast.FunctionDef)
    for field, value in ast.iter_fields(node):
        if field in SKIPPED or isinstance(node, ast.JoinedStr | ast.Import | ast.ImportFrom):
            continue
        if isinstance(node, ast.keyword) and node.arg == "strict":
            continue  # of a zip: an assertion
        for n, child in enumerate(value) if isinstance(value, list) else [(None, value)]:
            if isinstance(child, ast.Expr) and isinstance(child.value, ast.Constant):
                continue  # a docstring
            if isinstance(child, ast.AST) and not (isinstance(node, ast.Module) and isinstance(child, ast.If)):  # fmt: skip
                yield (here if within else ""), node, field, n, child
                yield from spots(child, here, within)


def shown(node: ast.AST) -> str:
    """Return a piece of a program on one short line."""
    if isinstance(node, ast.comprehension):
        node = ast.GeneratorExp(ast.Constant(...), [node])
    if isinstance(node, ast.If | ast.While):
        return f"if {ast.unparse(node.test)}:"
    if isinstance(node, ast.Match):
        return f"match {', '.join(ast.unparse(c.pattern) for c in node.cases)}"
    return " ".join(ast.unparse(ast.fix_missing_locations(node)).split())[:240]


def mutants(file: str, tree: ast.Module) -> Iterator[Mutant]:
    """Give every mutant of a file; outside functions only constants are changed."""
    line, seen = 1, Counter[str]()
    for function, parent, field, index, node in spots(tree):
        line = getattr(node, "lineno", line)
        made = [*expressions(node), *statements(node)] if function else []
        if not function and isinstance(node, ast.Constant):
            made = list(constants(node))
        for other in made:
            what = f"{shown(node)} -> {shown(other)}"
            seen[function + what] += 1
            count = seen[function + what]
            what = what if count == 1 else f"{what} ({count})"
            yield Mutant(file, line, function, what, parent, field, index, other)


def mutated(mutant: Mutant, tree: ast.Module) -> CodeType:
    """Return the code of a module with this change; the tree is left as it was."""
    whole = getattr(mutant.parent, mutant.field)
    old = whole if mutant.number is None else whole[mutant.number]

    def put(node: ast.AST) -> None:
        if mutant.number is None:
            setattr(mutant.parent, mutant.field, node)
        else:
            whole[mutant.number] = node

    put(mutant.node)
    try:
        return compile(ast.fix_missing_locations(tree), f"src/uhp_cli/{mutant.file}", "exec")
    finally:
        put(old)
