"""Documents: a template and data become a block tree, the block tree becomes bytes."""
