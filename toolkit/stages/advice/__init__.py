"""The checks of the method over the whole engagement; they look at the results of all other stages."""
