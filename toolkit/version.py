"""The version, alone in a file so that `crmkit --version` imports nothing else."""

VERSION = "0.1.0"
