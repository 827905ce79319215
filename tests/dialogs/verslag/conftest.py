"""The tafel of the tests of the zitting, with pages."""

from tests.dialogs.zitting.conftest import tafel, wereld

__all__ = ["tafel", "wereld"]
