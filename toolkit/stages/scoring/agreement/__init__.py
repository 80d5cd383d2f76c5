"""How far raters agree, and who rates milder or harsher than the others."""
