"""What the machine offers: programs, fonts, rights; and what a shell can complete."""
