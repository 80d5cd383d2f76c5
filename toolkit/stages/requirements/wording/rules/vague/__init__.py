"""Words without a measure: everybody reads them otherwise."""
