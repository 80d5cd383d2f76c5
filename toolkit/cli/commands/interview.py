"""`interview`."""
import typer
app = typer.Typer()
@app.callback()
def _g() -> None:
    """x"""
