"""From key tasks to a chosen vendor: what is rated, by whom, what is claimed, what it costs."""
