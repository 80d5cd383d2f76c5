"""Words into a tree, by XPath's precedence: or, and, = !=, < <= > >=, + -, * div mod, minus sign."""

from decimal import Decimal

from toolkit.kernel.expressions.functions import FUNCTIONS, nearest_function
from toolkit.kernel.expressions.tokens import ExpressionError, Token, tokenize
from toolkit.kernel.expressions.tree import COLUMN, Call, Literal, Node, Operation, Reference
from toolkit.kernel.expressions.values import settle

DEEPEST = 60

_LEVELS: tuple[frozenset[str], ...] = (
    frozenset({"or"}),
    frozenset({"and"}),
    frozenset({"=", "!="}),
    frozenset({"<", "<=", ">", ">="}),
    frozenset({"+", "-"}),
    frozenset({"*", "div", "mod"}),
)


def parse(text: str, columns: bool = False) -> Node:
    """Return the tree of `text`.

    With `columns` a bare word names a column of the list of choices, as in a `choice_filter`.

    Raises:
        ExpressionError: it is no expression of the language; the message says what is wrong.
    """
    parser = _Parser(tokenize(text), len(text), columns)
    node = parser.level(0, 0)
    if parser.token.kind != "end":
        raise ExpressionError(f"'{parser.token.text}' is not expected here", parser.token.position)
    return node


class _Parser:
    """Recursive descent; `depth` counts nested parentheses and calls."""

    def __init__(self, tokens: list[Token], length: int, columns: bool) -> None:
        self._tokens = tokens
        self._columns = columns
        self._next = 0
        self._end = Token("end", "", length)

    @property
    def token(self) -> Token:
        return self._tokens[self._next] if self._next < len(self._tokens) else self._end

    def take(self) -> Token:
        token = self.token
        self._next += 1
        return token

    def expect(self, text: str) -> None:
        token = self.take()
        if token.kind != "mark" or token.text != text:
            raise ExpressionError(f"'{text}' is missing", token.position)

    def level(self, level: int, depth: int) -> Node:
        if level == len(_LEVELS):
            return self.signed(depth)
        node = self.level(level + 1, depth)
        while self.token.kind in ("mark", "name") and self.token.text in _LEVELS[level]:
            operator = self.take()
            right = self.level(level + 1, depth)
            same = (
                isinstance(node, Operation)
                and node.operator == operator.text
                and operator.text in ("and", "or")
            )
            left = node.operands if same and isinstance(node, Operation) else (node,)
            node = Operation(operator.text, (*left, right), operator.position)
        return node

    def signed(self, depth: int) -> Node:
        if self.token.kind == "mark" and self.token.text == "-":
            token = self.take()
            return Operation("negative", (self.signed(depth + 1),), self._shallow(token, depth).position)
        return self.primary(depth)

    def primary(self, depth: int) -> Node:
        token = self._shallow(self.take(), depth)
        if token.kind == "number":
            return Literal(settle(Decimal(token.text)), token.position)
        if token.kind == "text":
            return Literal(token.text, token.position)
        if token.kind == "reference":
            return Reference(token.text, token.position)
        if token.kind == "name":
            return self.named(token, depth)
        if token.text == ".":
            return Reference(".", token.position)
        if token.text == "(" and token.kind == "mark":
            node = self.level(0, depth + 1)
            self.expect(")")
            return node
        what = (
            "something is missing at the end"
            if token.kind == "end"
            else f"'{token.text}' is not expected here"
        )
        raise ExpressionError(what, token.position)

    def named(self, name: Token, depth: int) -> Node:
        if self._columns and self.token.text != "(":
            return Reference(f"{COLUMN}{name.text}", name.position)
        return self.call(name, depth)

    def call(self, name: Token, depth: int) -> Node:
        function = FUNCTIONS.get(name.text)
        if function is None:
            raise ExpressionError(
                f"there is no function '{name.text}'{nearest_function(name.text)}", name.position
            )
        self.expect("(")
        arguments = self.arguments(name.text, depth)
        if not function.least <= len(arguments) <= function.most:
            raise ExpressionError(
                f"{name.text}() takes {function.counted}, not {len(arguments)}", name.position
            )
        return Call(name.text, arguments, name.position)

    def arguments(self, function: str, depth: int) -> tuple[Node, ...]:
        if self.token.text == ".." and function == "position":
            self.take()
            self.expect(")")
            return ()
        found: list[Node] = []
        while not (self.token.kind == "mark" and self.token.text == ")"):
            if found:
                self.expect(",")
            found.append(self.level(0, depth + 1))
        self.take()
        return tuple(found)

    def _shallow(self, token: Token, depth: int) -> Token:
        if depth > DEEPEST:
            raise ExpressionError(f"the expression is nested deeper than {DEEPEST}", token.position)
        return token
