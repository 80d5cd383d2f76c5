"""An engagement as one archive: packed with hashes, unpacked without trusting it."""
