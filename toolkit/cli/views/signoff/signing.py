"""What a signature is, in three lines."""

from toolkit.cli import screen
from toolkit.models.signoff.baseline import Signature

_KINDS = {"pades": "in the PDF", "cms": "as a detached file", "ink": "in ink"}


def show_signature(made: Signature) -> None:
    """Print who signed how, and where it lies."""
    by = f", certificate of {made.holder}" if made.holder else ""
    seen = f", witnessed by {made.witness}" if made.witness else ""
    screen.say(f"{made.name} has signed {made.baseline} {_KINDS[made.kind]}{by}{seen}.")
    screen.say(f"  {made.file}")
    screen.say(f"  {made.sha256}")
    screen.say("Next: crmkit signoff status")
