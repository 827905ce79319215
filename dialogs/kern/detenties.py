"""Taking in a detentiemelding, from whatever way it comes, and changing what was said before.

One way for the form, a file, and the RIO: somebody who is there already is recognised, and nothing is made twice.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Final

from dialogs.kern.aftellen import zet_aftelwekkers
from dialogs.kern.deelname import laat_meedoen
from dialogs.kern.desk import Bezoek, Context
from dialogs.kern.detentiegevolgen import laat_weten, werk_uit
from dialogs.kern.gespreksgevolgen import volg_detentie
from dialogs.kern.informeren import VOORSTEL, let_op_nieuwe
from dialogs.kern.weekvraag import vraag_mee
from dialogs.kern.wievragen import voorstel_bij
from domain.bewaren import Bewaarsoort, begin_nazorg
from domain.casus import (
    Betrokkene,
    Casus,
    Fase,
    Geinformeerd,
    Informering,
    Onderwerp,
    Persoonsgegevens,
    Spoor,
)
from domain.casuscode import Casuscode
from domain.detentie import (
    Detentie,
    Detentiebron,
    Detentieversie,
    Verlof,
    Wijzigsoort,
    eis_mogelijk,
    wat_er_gebeurde,
)
from domain.errors import Conflict, UserMistake
from domain.logboek import BOT, Handeling, Logregel
from domain.nazorg import Nazorgregels
from domain.regio import onbevestigd
from domain.uitvraagvoorstel import is_inrichting
from storage import bewaren, logboek, personen, toegang
from storage import casus as casussen
from storage import detentie as detenties


@dataclass(frozen=True, slots=True, kw_only=True)
class Opname:
    """What a detentiemelding says; None: it does not say.

    Attributes:
        persoon: `gemeente` is where he lived; None when that is outside the region.
        referentie: the number in the system it comes from; empty when it has none.
        regisseur_id: who will hold the casus when one is made.
    """

    persoon: Persoonsgegevens
    bron: Detentiebron
    regisseur_id: str
    inrichting: str | None = None
    begin: date | None = None
    einde: date | None = None
    einde_zeker: bool | None = None
    verlof: Verlof | None = None
    vestiging: str | None = None
    hic: bool | None = None
    referentie: str = ""


class Opgenomen(StrEnum):
    """What came of it."""

    NIEUW = "nieuw"
    GEWIJZIGD = "gewijzigd"
    HETZELFDE = "hetzelfde"


@dataclass(frozen=True, slots=True)
class Gevonden:
    """Who it is about, when he is in nazorg already: his running casus, and his detention as it would be.

    Attributes:
        was: version 0 when nothing was ever said of it.
        herkomst: the gemeente where he lived, when the message names another one than the casus does; else None.
        referentie: the number, when the casus had none; else empty.
    """

    casus: Casus
    was: Detentie
    wordt: Detentie
    herkomst: str | None = None
    referentie: str = ""

    @property
    def anders(self) -> bool:
        """Tell whether anything would change."""
        return self.was != self.wordt or self.herkomst is not None or bool(self.referentie)


VAN_ANDER: Final = "detentie.fout.van_ander"


@dataclass(frozen=True, slots=True)
class _Ingelezen(Bezoek):
    """Somebody for whom an operator reads in: it counts as his, and the logboek says that he did not do it."""

    def record(
        self,
        handeling: Handeling,
        *,
        namens: str | None = None,
        casus_id: str | None = None,
        betrokkene_id: str | None = None,
        onderwerp_id: str | None = None,
        doel: str | None = None,
    ) -> None:
        regel = Logregel(
            handeling=handeling,
            door_id=None,
            namens=namens or BOT,
            casus_id=casus_id,
            betrokkene_id=betrokkene_id,
            onderwerp_id=onderwerp_id,
            doel=doel,
            op=self.nu,
        )
        logboek.schrijf(self.uow, regel)


def namens_regisseur(context: Context, regisseur_id: str) -> Bezoek:
    """Return a visit for who reads in without being anybody in Teams: what is made belongs to this regisseur.

    In the logboek it is the bot that did it.
    """
    actor = toegang.actor(context.uow, personen.lees(context.uow, regisseur_id))
    return _Ingelezen(context.uow, context.regio, context.teksten, actor)


def zoek(bezoek: Bezoek, opname: Opname) -> Gevonden | None:
    """Return whose running casus in nazorg this is about: by its number, else by name and birth date.

    Without a running one it is the closed one in which this very stay was dealt with: what is said of it again, or
    later, brings nobody back into nazorg.

    Raises:
        UserMistake: he is in nazorg with another regisseur than this actor may change ("detentie.fout.van_ander").
    """
    casus = _bekend(bezoek, opname)
    if casus is None:
        return None
    if casus.regisseur_id not in bezoek.actor.regisseert_voor:
        raise UserMistake(VAN_ANDER)
    was = huidige_of_leeg(bezoek, casus, opname.bron)
    if casus.fase is Fase.AFGESLOTEN:
        return Gevonden(casus, was, _zoals_gezegd(was, opname))
    herkomst = opname.persoon.gemeente
    return Gevonden(
        casus,
        was,
        _zoals_gezegd(was, opname),
        herkomst if herkomst is not None and herkomst not in casus.gemeenten() else None,
        opname.referentie if not casus.extern_nummer else "",
    )


def neem_op(bezoek: Bezoek, opname: Opname) -> tuple[Casus, Opgenomen]:
    """Make the casus and the detention, or change the detention of who is there already.

    The caller has authorised.

    Raises:
        UserMistake: the days cannot be (see `domain.detentie.eis_mogelijk`), the inrichting is none
            ("detentie.fout.inrichting"), he is with another regisseur (see `zoek`), the region does no nazorg
            ("detentie.fout.geen_nazorg"), or has not confirmed what must be ("detentie.fout.regio_niet_klaar").
    """
    regels = _regels(bezoek)
    gevonden = zoek(bezoek, opname)
    if gevonden is None:
        # Of two who bring in the same person at once, the second waits for the number, and finds him.
        jaar = bezoek.regio.kalender.lokaal(bezoek.nu).year
        code = Casuscode.maak(jaar, casussen.volgend_nummer(bezoek.uow, jaar))
        gevonden = zoek(bezoek, opname)
        if gevonden is None:
            nieuw = _nieuw(bezoek, regels, code, opname)
            # When the others of the week were asked about already, he joins while that still makes sense.
            return (casussen.lees(bezoek.uow, nieuw.id) if vraag_mee(bezoek, nieuw) else nieuw), Opgenomen.NIEUW
    return gevonden.casus, Opgenomen.GEWIJZIGD if _werk_bij(bezoek, gevonden) else Opgenomen.HETZELFDE


def wijzig(bezoek: Bezoek, casus: Casus, wordt: Detentie) -> Wijzigsoort | None:
    """Keep what changed, and let it work out: alarms, who may see him, what stands in Teams. None: nothing changed.

    `wordt` carries the version that it was made of: 0 when nothing was ever said. Of a casus that is closed only how
    long it is kept follows. The caller has authorised.

    Raises:
        UserMistake: the days cannot be, or the inrichting is none.
        Conflict: somebody changed it meanwhile.
    """
    return _wijzig(bezoek, casus, wordt, eerst=casus)


def huidige_of_leeg(context: Context, casus: Casus, bron: Detentiebron = Detentiebron.ANDERS) -> Detentie:
    """Return the detention as it stands; version 0, with nothing in it, of somebody of whom none was ever said."""
    return detenties.huidige(context.uow, casus.id) or Detentie(casus.id, bron, versie=0)


def _regels(context: Context) -> Nazorgregels:
    regels = context.regio.nazorg
    if regels is None:
        raise UserMistake("detentie.fout.geen_nazorg")
    if not context.regio.demo and onbevestigd(context.regio):
        raise UserMistake("detentie.fout.regio_niet_klaar")
    return regels


def _bekend(context: Context, opname: Opname) -> Casus | None:
    """Return his running casus; else the closed one in which this very stay was dealt with."""
    gevonden = [een for een in _van_hem(context, opname) if een.spoor is Spoor.NAZORG]
    lopend = next((een for een in gevonden if een.fase is not Fase.AFGESLOTEN), None)
    if lopend is not None or opname.bron is Detentiebron.RIO:
        return lopend
    vandaag = context.regio.kalender.lokaal(context.nu).date()
    stand = detenties.huidige_van(context.uow, [een.id for een in gevonden])
    return next((een for een in gevonden if _zelfde_verblijf(stand.get(een.id), opname, vandaag)), None)


def _van_hem(context: Context, opname: Opname) -> Iterator[Casus]:
    """Yield every casus he may be in, the one with the number first."""
    if opname.referentie:
        met_nummer = casussen.met_extern_nummer(context.uow, opname.referentie)
        if met_nummer is not None:
            yield met_nummer
    wie = opname.persoon
    ids = casussen.zelfde_persoon(context.uow, wie.naam, wie.geboortedatum)
    yield from casussen.lees_alle(context.uow, ids).values()


def _zelfde_verblijf(was: Detentie | None, opname: Opname, vandaag: date) -> bool:
    """Tell whether a message is about a stay that was dealt with: by the day he came in, else while he is still in."""
    if was is None:
        return False
    if opname.begin is not None and was.begin is not None:
        return opname.begin == was.begin
    return was.einde is not None and was.einde >= vandaag


def _zoals_gezegd(was: Detentie, opname: Opname) -> Detentie:
    """Return the detention with what the message says; what it does not say stays as it was."""
    # A message about somebody whom the RIO took in makes it an ordinary detention.
    bron = opname.bron if was.bron is Detentiebron.RIO else was.bron
    if opname.begin is not None and was.einde is not None and opname.begin > was.einde:
        # He is in again while nazorg goes on: the days of the stay before say nothing of this one.
        was = replace(was, einde=None, einde_zeker=False, verlof=None)
    einde = was.einde if opname.einde is None else opname.einde
    verlof = was.verlof if opname.verlof is None else opname.verlof
    if opname.verlof is None and verlof is not None and einde is not None and verlof.van > einde:
        # He is out before he would have gone on leave.
        verlof = None
    return replace(
        was,
        bron=bron,
        inrichting=was.inrichting if opname.inrichting is None else opname.inrichting,
        begin=was.begin if opname.begin is None else opname.begin,
        einde=einde,
        einde_zeker=was.einde_zeker if opname.einde_zeker is None else opname.einde_zeker,
        verlof=verlof,
        vestiging=was.vestiging if opname.vestiging is None else opname.vestiging,
        hic=was.hic if opname.hic is None else opname.hic,
    )


def _nieuw(bezoek: Bezoek, regels: Nazorgregels, code: Casuscode, opname: Opname) -> Casus:
    regio = bezoek.regio
    tafel = regio.tafel(regels.tafel)
    vandaag = regio.kalender.lokaal(bezoek.nu).date()
    gronden, doelen = regio.grondslagen_van(tafel.spoor), regio.doelen_van(tafel.spoor)
    casus = Casus(
        id=bezoek.uow.new_id(),
        code=code,
        tafel=tafel.code,
        spoor=tafel.spoor,
        route=regels.route,
        spoed=False,
        onderwerp=Onderwerp.PERSONEN,
        aanleiding=bezoek.teksten("detentie.casus.aanleiding"),
        doel=doelen[0].tekst if doelen else "",
        grondslag=gronden[0].code if gronden else "",
        regisseur_id=opname.regisseur_id,
        betrokkenen=(Betrokkene(bezoek.uow.new_id(), next(iter(tafel.rollen), ""), opname.persoon),),
        informering=Informering(Geinformeerd.NOG_NIET, herzien_op=vandaag + VOORSTEL),
        aangemaakt_op=bezoek.nu,
        extern_nummer=opname.referentie,
    )
    detentie = replace(_zoals_gezegd(Detentie(casus.id, opname.bron, versie=0), opname), versie=1)
    _eis(bezoek, detentie)
    casussen.voeg_toe(bezoek.uow, casus)
    _noteer(bezoek, Handeling.CASUS_AANGEMAAKT, casus)
    let_op_nieuwe(bezoek, casus)
    _bewaar(bezoek, detentie, Wijzigsoort.GEMELD)
    _noteer(bezoek, Handeling.DETENTIE_GEMELD, casus)
    zet_aftelwekkers(bezoek, detentie)
    return casus


def _werk_bij(bezoek: Bezoek, gevonden: Gevonden) -> bool:
    """Keep what a message says of somebody who is there already; return whether anything changed."""
    if not gevonden.anders:
        return False
    _eis(bezoek, gevonden.wordt, gevonden.was)
    eerst = gevonden.casus
    casus = eerst
    if gevonden.herkomst is not None or gevonden.referentie:
        leden = tuple(
            replace(een, gegevens=replace(een.gegevens, gemeente=gevonden.herkomst or een.gegevens.gemeente))
            for een in eerst.betrokkenen
        )
        nummer = gevonden.referentie or eerst.extern_nummer
        casus = casussen.wijzig(bezoek.uow, replace(eerst, betrokkenen=leden, extern_nummer=nummer))
        _noteer(bezoek, Handeling.CASUS_GEWIJZIGD, casus)
    if _wijzig(bezoek, casus, gevonden.wordt, eerst=eerst) is None and gevonden.herkomst is not None:
        casussen.vergrendel(bezoek.uow, casus.id)
        werk_uit(bezoek, casus, voorstel_bij(bezoek, eerst, gevonden.was), voorstel_bij(bezoek, casus, gevonden.was))
    return True


def _wijzig(bezoek: Bezoek, casus: Casus, wordt: Detentie, *, eerst: Casus) -> Wijzigsoort | None:
    """Keep a change; `eerst` is the casus as it was before anything else of it changed in this act."""
    # Whoever closes it, or changes it as well, comes before or after this.
    casussen.vergrendel(bezoek.uow, casus.id)
    was = huidige_of_leeg(bezoek, casus, wordt.bron)
    if wordt.versie != was.versie:
        raise Conflict("detentie.gewijzigd")
    vandaag = bezoek.regio.kalender.lokaal(bezoek.nu).date()
    soort = wat_er_gebeurde(was, wordt, vandaag)
    if not was.versie:
        soort = Wijzigsoort.GEMELD
    if soort is None:
        return None
    nieuw = replace(wordt, versie=was.versie + 1)
    _eis(bezoek, nieuw, was)
    _bewaar(bezoek, nieuw, soort)
    _noteer(bezoek, Handeling.DETENTIE_GEWIJZIGD, casus, soort)
    if casussen.lees(bezoek.uow, casus.id).fase is Fase.AFGESLOTEN:
        _verzet_klok(bezoek, casus, nieuw)
        return soort
    zet_aftelwekkers(bezoek, nieuw)
    erbij = werk_uit(bezoek, casus, voorstel_bij(bezoek, eerst, was), voorstel_bij(bezoek, casus, nieuw))
    voor_gesprek = volg_detentie(bezoek, casus, nieuw)
    if voor_gesprek is not None:
        laat_meedoen(bezoek, casus, voor_gesprek, casus.id)
    laat_weten(bezoek, casus, zonder=erbij)
    return soort


def _verzet_klok(context: Context, casus: Casus, detentie: Detentie) -> None:
    """Let the clock of what is closed begin at the day of release as it is known now; what is gone has no clock."""
    klok = bewaren.zoek(context.uow, Bewaarsoort.CASUS, casus.id, vast=True)
    if klok is None:
        return
    gesloten_op = bewaren.gesloten_op(context.uow, casus.id) or klok.begonnen_op
    vanaf = begin_nazorg(context.regio.kalender, detentie.einde, gesloten_op)
    if vanaf != klok.begonnen_op:
        bewaren.begin(context.uow, context.regio, Bewaarsoort.CASUS, casus.id, klok.categorie, vanaf)


def _eis(context: Context, wordt: Detentie, was: Detentie | None = None) -> None:
    eis_mogelijk(wordt)
    # What the region took away since may stay as it is.
    gelijk = was is not None and was.inrichting == wordt.inrichting
    if wordt.inrichting is not None and not gelijk and not is_inrichting(context.regio, wordt.inrichting):
        raise UserMistake("detentie.fout.inrichting")


def _bewaar(bezoek: Bezoek, detentie: Detentie, soort: Wijzigsoort) -> None:
    door = None if isinstance(bezoek, _Ingelezen) else bezoek.actor.persoon_id
    detenties.bewaar(bezoek.uow, Detentieversie(detentie, soort, door, bezoek.nu))


def _noteer(bezoek: Bezoek, handeling: Handeling, casus: Casus, soort: Wijzigsoort | None = None) -> None:
    for wie in (None, *(een.id for een in casus.betrokkenen)):
        bezoek.record(
            handeling,
            casus_id=casus.id,
            betrokkene_id=wie,
            onderwerp_id=soort.value if soort else None,
            doel=casus.grondslag or None,
        )
