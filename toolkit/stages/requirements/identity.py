"""The machine id of a derived requirement: the same demand has the same id on every machine."""

from base64 import b32encode
from hashlib import sha256

_LENGTH = 10


def requirement_id(template: str, instance: str) -> str:
    """`r` and ten base-32 characters of SHA-256 over template id and repeat instance.

    Args:
        template: id of the requirement template.
        instance: stable id of the repeat instance, empty for a question of the whole company; three
            people answering one form so give one requirement with three sources.
    """
    digest = sha256(f"{template}\n{instance}".encode()).digest()
    return "r" + b32encode(digest).decode("ascii").lower()[:_LENGTH]
