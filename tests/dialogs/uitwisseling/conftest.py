"""The same tafel as where the zitting itself is tested."""

from tests.dialogs.zitting.conftest import tafel, wereld

__all__ = ["tafel", "wereld"]
