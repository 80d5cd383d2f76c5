"""Write the table of moves into docs/signing.md from the state machine itself."""

from pathlib import Path

from toolkit.stages.signoff.machine import MOVES

PAGE = Path(__file__).parents[1] / "docs" / "signing.md"
BEGIN, END = "<!-- moves -->\n", "<!-- /moves -->\n"


def filled(page: str) -> str:
    """The page with today's table."""
    before, rest = page.split(BEGIN, 1)
    _, after = rest.split(END, 1)
    return f"{before}{BEGIN}{table()}{END}{after}"


def table() -> str:
    """One row a move: what, while the edition is, who, and what it is then."""
    rows = ["| What | While the edition is | Who | Then it is |", "|---|---|---|---|"]
    for move in MOVES:
        states = ", ".join(state.value.replace("_", " ") for state in move.states)
        then = move.to.value.replace("_", " ") if move.to else "as before"
        rows.append(f"| {move.action} | {states} | {', '.join(move.roles)} | {then} |")
    return "\n".join(rows) + "\n"


if __name__ == "__main__":
    PAGE.write_text(filled(PAGE.read_text("utf-8")), "utf-8")
