"""Who sits at this machine: the per-user configuration."""

from toolkit.models.ids import Id
from toolkit.models.noun import Noun


class UserConfig(Noun):
    """`me` is the member id that stands for this user when `--by` is not given."""

    me: Id | None = None
