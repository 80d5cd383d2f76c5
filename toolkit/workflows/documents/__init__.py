"""Documents: what each is made from, which can be made, and the making."""
