"""Somebody does not belong in a casus: he is taken out, for everybody and at once.

What was answered about him stays where it is, encrypted, and is shown to nobody any more. The plan goes on without
him, and what was agreed about him alone is taken back.
"""

from dataclasses import replace

from cards.bouwstenen import zonder_opmaak
from cards.casus import verwijderen as kaarten
from cards.casus.verwijderen import PersoonWeg, Weggehaald, Wegvorm
from cards.payloads import PersoonWegFormulier
from cards.verbs import Verb
from dialogs.casus.beeld import wie
from dialogs.casus.kern import eigen_casus, lopende_casus, noteer
from dialogs.kern.answers import Answer
from dialogs.kern.berichtsoorten import Wekkersoort
from dialogs.kern.betrokkeneweg import haal_uit_verloop
from dialogs.kern.desk import Desk
from dialogs.kern.inzage import in_namen, wie_opende
from dialogs.kern.neutraal import als_antwoord
from domain.casus import Casus, Onderwerp
from domain.errors import UserMistake
from domain.logboek import Handeling
from storage import casus as casussen
from storage import uitvraag as uitvragen
from storage import wekkers
from storage.inbox import Uitkomst


class _KanNiet(Exception):
    """Nobody was chosen, or he is gone already."""


class _Laatste(Exception):
    """He is the only one: a casus about nobody is none."""


def formulier(desk: Desk, payload: PersoonWegFormulier) -> Answer:
    """Show the form: who does not belong here. The last one cannot be taken out."""
    return _formulier(desk, _over_personen(desk, payload.casus))


def haal_weg(desk: Desk, payload: PersoonWeg) -> Answer:
    """Take somebody out of the casus; then list who had seen him."""
    casus = eigen_casus(desk, payload.casus)

    def act() -> Uitkomst:
        lopend = _over_personen(desk, casus.id)
        weg = lopend.betrokkene(payload.betrokkene)
        if weg is None:
            raise _KanNiet
        if len(lopend.betrokkenen) == 1:
            raise _Laatste
        haal_uit_verloop(desk, lopend, weg.id)
        casussen.verwijder_betrokkene(desk.uow, casus.id, weg.id)
        redenen = {wie_: reden for wie_, reden in (lopend.leeftijd_redenen or {}).items() if wie_ != weg.id}
        overig = tuple(een for een in lopend.betrokkenen if een.id != weg.id)
        # The row version of the casus: of two who go at the same moment, the second finds who is left.
        casussen.wijzig(desk.uow, replace(lopend, betrokkenen=overig, leeftijd_redenen=redenen or None))
        desk.record(
            Handeling.BETROKKENE_VERWIJDERD,
            namens=desk.regio.eigen_organisatie,
            casus_id=casus.id,
            betrokkene_id=weg.id,
            doel=casus.grondslag or None,
        )
        wekkers.zet(desk.uow, Wekkersoort.BETROKKENE_WEG, casus.id, desk.nu)
        return Uitkomst("weg", {"betrokkene": weg.id})

    try:
        uitkomst = desk.once(Verb.CASUS_PERSOON_WEG, payload.sleutel, act, onderwerp=casus.id)
    except _KanNiet:
        return _formulier(desk, casus, fout=desk.teksten("casus.weg.leeg"))
    except _Laatste:
        return als_antwoord(kaarten.laatste_persoon(casus.id, str(casus.code), desk.teksten), desk.teksten)
    weg = uitkomst.ids["betrokkene"]
    if payload.betrokkene not in {"", weg}:
        # The used form with somebody else chosen: nobody is taken out by an old press.
        return _formulier(desk, _over_personen(desk, casus.id), melding=desk.teksten("casus.weg.al_gedaan"))
    return _weggehaald(desk, casus, weg)


def _over_personen(desk: Desk, casus_id: str) -> Casus:
    casus = lopende_casus(desk, casus_id)
    if casus.onderwerp is not Onderwerp.PERSONEN:
        raise UserMistake("casus.weg.geen_personen")
    return casus


def _formulier(desk: Desk, casus: Casus, *, fout: str = "", melding: str = "") -> Answer:
    if len(casus.betrokkenen) == 1:
        return als_antwoord(kaarten.laatste_persoon(casus.id, str(casus.code), desk.teksten), desk.teksten)
    noteer(desk, Handeling.CASUS_GEOPEND, casus, casus.betrokkenen)
    vorm = Wegvorm(
        code=str(casus.code),
        knop=PersoonWeg(casus=casus.id, sleutel=desk.issue_key(Verb.CASUS_PERSOON_WEG, casus.id)),
        personen=[(een.id, zonder_opmaak(wie(desk, een))) for een in casus.betrokkenen],
        fouten=(fout,) if fout else (),
        melding=melding,
    )
    return als_antwoord(kaarten.wegformulier(vorm, desk.teksten), desk.teksten)


def _weggehaald(desk: Desk, casus: Casus, weg: str) -> Answer:
    laatste = next(iter(uitvragen.van_casus(desk.uow, casus.id)), None)
    beeld = Weggehaald(
        casus_id=casus.id,
        code=str(casus.code),
        betrokkene=weg,
        inzagen=in_namen(desk, wie_opende(desk, casus.id, betrokkene=weg)),
        uitvraag=laatste.id if laatste else None,
    )
    return als_antwoord(kaarten.weggehaald(beeld, desk.teksten, desk.regio.kalender), desk.teksten)
