"""What people see when something cannot be done."""

from cards.bouwstenen import Card, kaart, tekst


def foutkaart(titel: str, uitleg: str) -> Card:
    """A calm card: what is the matter, and what to do now."""
    return kaart(titel, tekst(uitleg))
