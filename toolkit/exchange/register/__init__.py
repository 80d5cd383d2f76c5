"""The register in files that come back: workbooks, CSV, old specifications, ReqIF."""
