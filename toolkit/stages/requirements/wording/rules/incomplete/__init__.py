"""What is left open: ways out, lists without end, references and terms without a target."""
