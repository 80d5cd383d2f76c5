"""How the sentence is built: actor, obligation, one demand, length."""
