"""Who is there, as a form on a phone: a group for each organisatie, and who nobody expected folded at the end."""

from dataclasses import replace

from syrupy.assertion import SnapshotAssertion

from cards.zitting.aanwezig import Aanwezigbeeld, Groep, formulier
from cards.zitting.payloads_paneel import ZittingPaneel
from cards.zitting.payloads_zaal import AanwezigBewaar
from domain.zittingsverloop import Meldwijze
from teksten.catalogus import laad_teksten
from tests._kaart import Kaart
from tests.cards._nagaan import klopt

T = laad_teksten()
BEWAAR = AanwezigBewaar(zitting="z1", waren=("p1:politie",), sleutel="s.1.x")
TERUG = ZittingPaneel(zitting="z1")
GROEP = Groep("politie", "Politie Merwestreek", (("p1", "Bo Agent"), ("-", "Iemand zonder account")), ("p1",))
BEELD = Aanwezigbeeld((GROEP,), (("p9:ggd", "Kim (GGD)"),), 1, Meldwijze.TEAMS, bellen=("Gemeente Merwestad",))


def test_who_teams_told_of_is_ticked_and_who_is_unknown_is_counted(snapshot: SnapshotAssertion) -> None:
    kaart = formulier(BEELD, BEWAAR, TERUG, T)
    klopt(kaart)
    assert kaart == snapshot
    assert Kaart(kaart).knoppen == ("Opslaan", "Naar het paneel")
    assert Kaart(kaart).labels == ("Politie Merwestreek", "Nog iemand")


def test_where_teams_tells_nothing_it_says_who_has_to() -> None:
    kaart = formulier(replace(BEELD, wijze=Meldwijze.MET_DE_HAND, onbekend=0, anderen=()), BEWAAR, TERUG, T)
    klopt(kaart)
    assert "Vink zelf aan wie er is" in Kaart(kaart)
    assert "niet kent" not in Kaart(kaart)


def test_a_full_table_fits_on_the_card() -> None:
    persoon = "0" * 32
    groepen = tuple(
        Groep(f"organisatie-{nr}", f"Organisatie met een lange naam {nr}", ((persoon, "Voornaam Achternaam"),) * 5)
        for nr in range(12)
    )
    anderen = ((f"{persoon}:organisatie-1", "Voornaam van Achternaam (Organisatie met een lange naam)"),) * 60
    waren = tuple(f"{persoon}:organisatie-{nr}" for nr in range(30))
    kaart = formulier(
        Aanwezigbeeld(groepen, anderen, 0, Meldwijze.TEAMS), BEWAAR.model_copy(update={"waren": waren}), TERUG, T
    )
    klopt(kaart)
