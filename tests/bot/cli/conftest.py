from tests.bot.wiring.conftest import environment

__all__ = ["environment"]
