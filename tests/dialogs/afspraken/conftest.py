from tests.dialogs.afspraken._afspraken import casus, wereld

__all__ = ["casus", "wereld"]
