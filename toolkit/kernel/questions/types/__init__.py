"""One question type a file; `TYPE` says what its answers are and how one is read."""
