"""The only door to pyHanko: signature fields, keys, signing, and what an independent reader can check."""
