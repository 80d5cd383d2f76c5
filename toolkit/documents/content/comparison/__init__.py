"""The comparison of the vendors as blocks: one page for the client, then the expert pages."""
