"""The plan as blocks of a document: what it costs, and when and how certain it is."""
