"""The parts of a Word package beside its body: styles, margins, properties, relations."""
