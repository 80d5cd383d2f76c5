"""What the program knows about natural language: words, stems, lemmas, likeness."""
