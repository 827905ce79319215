from tests.bot.web._huis import huis

__all__ = ["huis"]
