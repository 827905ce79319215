"""The verslag of one casus as it stands: what was approved, or a draft made from what was kept at the zitting.

A draft follows what was kept: an afspraak that is put right before it is approved is taken in by itself, and it is said
that it was. What was approved follows nothing any more.
"""

from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta

from dialogs.kern.beleid import eis, over_casus
from dialogs.kern.casustoegang import zoek_casus
from dialogs.kern.desk import Bezoek, Context
from dialogs.kern.verslagpost import besproken, houd_verslag_waar, meld_verslag, staat
from domain.agenda import Zitting
from domain.bespreking import Bespreking
from domain.casus import Casus
from domain.errors import NotFound, UserMistake
from domain.logboek import Handeling
from domain.persoon import Rol
from domain.toegang import Daad
from domain.verslag import Afspraakregel, Verslag, Verslagdeel, gewijzigd
from domain.zittingsverloop import LANGST, Zittingsregel, Zittingsstand, aanwezig, bij_beurt, stand
from storage import afspraken, agenda, bespreking, regie, toegang
from storage import plan as plannen
from storage import verslag as verslagen
from storage import zittingsverloop as opslag

_EEN_DAG = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Verslagzaak:
    """The verslag of one casus of a zitting.

    Attributes:
        bewaard: the newest version that was kept; nr 0 while none was.
        nu: how it reads now: what was approved, or the draft with what was kept since.
        anders: in what the draft differs from the newest version because something else was kept since.
        bespreking: where its besluiten are.
    """

    zitting: Zitting
    casus: Casus
    bewaard: Verslag
    nu: Verslag
    anders: tuple[Verslagdeel, ...]
    bespreking: Bespreking

    @property
    def code(self) -> str:
        """Return the code of the casus."""
        return str(self.casus.code)

    @property
    def goed(self) -> bool:
        """Tell whether this is what was approved."""
        return self.nu.goedgekeurd_op is not None


def laad(bezoek: Bezoek, zitting_id: str, casus_id: str) -> Verslagzaak:
    """Load the verslag of a casus for the regisseur who runs it.

    Raises:
        NotAllowed: somebody else does, or there is none: nobody learns which of the two it is.
        NotFound: it was destroyed, or was not discussed at this zitting ("verslag.niet_besproken").
    """
    casus = zoek_casus(bezoek, Daad.VERSLAG_MAKEN, casus_id=casus_id)
    eis(bezoek, Daad.VERSLAG_MAKEN, over_casus(casus))
    zitting = agenda.lees(bezoek.uow, zitting_id)
    if casus_id not in besproken(bezoek, zitting_id):
        raise NotFound("verslag.niet_besproken")
    return zaak_van(bezoek, zitting, casus)


def zaak_van(context: Context, zitting: Zitting, casus: Casus) -> Verslagzaak:
    """Return how the verslag of a casus stands; the caller authorised."""
    gezegd = bespreking.lees(context.uow, zitting.id, casus.id)
    goed = verslagen.goedgekeurd(context.uow, zitting.id, casus.id)
    if goed is not None:
        return Verslagzaak(zitting, casus, goed, goed, (), gezegd)
    bewaard = verslagen.nieuwste(context.uow, zitting.id, casus.id)
    nu = _uit_wat_bewaard_is(context, zitting, casus, gezegd, bewaard)
    return Verslagzaak(zitting, casus, bewaard, nu, gewijzigd(bewaard, nu) if bewaard.nr else (), gezegd)


def merk(bezoek: Bezoek, zaak: Verslagzaak) -> str:
    """Return what stands for these very words: version, version of the besluiten, and all that is read."""
    nu = zaak.nu
    gelezen = {
        "tekst": nu.tekst,
        "besluiten": "\n".join(nu.besluiten),
        "afspraken": "\n".join(f"{een.id} {een.wat} {een.organisatie} {een.wanneer}" for een in nu.afspraken),
        "rest": "\n".join((nu.hoofddoel, nu.regie, nu.terug_op, *nu.aanwezig)),
    }
    return f"{zaak.bewaard.nr}.{zaak.bespreking.versie}.{bezoek.fingerprint(gelezen)[:16]}"


def schrijf(bezoek: Bezoek, zaak: Verslagzaak, tekst: str) -> Verslag:
    """Keep the draft with this text as a next version; one that reads the same stays as it is. Return it.

    Raises:
        UserMistake: it was approved: that is taken back first ("verslag.al_goed").
    """
    if zaak.goed:
        raise UserMistake("verslag.al_goed")
    nieuw = replace(zaak.nu, tekst=tekst)
    if zaak.bewaard.nr and not gewijzigd(zaak.bewaard, nieuw):
        return zaak.bewaard
    bewaard = verslagen.voeg_toe(bezoek.uow, replace(nieuw, nr=zaak.bewaard.nr), bezoek.actor.persoon_id)
    noteer(bezoek, Handeling.VERSLAG_GEWIJZIGD, zaak.casus, zaak.zitting.id)
    return bewaard


def keur_goed(bezoek: Bezoek, zaak: Verslagzaak, tekst: str) -> None:
    """Approve it with this text: from now on who takes part in the casus reads it. Twice changes nothing more."""
    if zaak.goed:
        return
    verslagen.keur_goed(bezoek.uow, schrijf(bezoek, zaak, tekst), bezoek.actor.persoon_id)
    noteer(bezoek, Handeling.VERSLAG_GOEDGEKEURD, zaak.casus, zaak.zitting.id)
    meld_verslag(bezoek, zaak.zitting.id, zaak.casus.id)
    houd_verslag_waar(bezoek, zaak.zitting.id, zaak.casus.id, zaak.casus.regisseur_id)


def trek_in(bezoek: Bezoek, zaak: Verslagzaak) -> None:
    """Take back the approval: nobody but the regisseur reads it until it is approved again."""
    if verslagen.trek_in(bezoek.uow, zaak.zitting.id, zaak.casus.id):
        noteer(bezoek, Handeling.VERSLAG_INGETROKKEN, zaak.casus, zaak.zitting.id)
        houd_verslag_waar(bezoek, zaak.zitting.id, zaak.casus.id, zaak.casus.regisseur_id)


def noteer(bezoek: Bezoek, handeling: Handeling, casus: Casus, zitting_id: str, namens: str | None = None) -> None:
    """Write down that it was done, or seen: for the casus, and for each betrokkene."""
    for wie in (None, *(een.id for een in casus.betrokkenen)):
        bezoek.record(
            handeling,
            namens=namens or bezoek.regio.eigen_organisatie,
            casus_id=casus.id,
            betrokkene_id=wie,
            onderwerp_id=zitting_id,
            doel=casus.grondslag or None,
        )


def _uit_wat_bewaard_is(
    context: Context, zitting: Zitting, casus: Casus, gezegd: Bespreking, bewaard: Verslag
) -> Verslag:
    regels = opslag.regels(context.uow, zitting.id)
    nu = stand(regels)
    beurten = [een for een in nu.beurten if een.casus_id == casus.id]
    van, tot = _venster(context, zitting, nu)
    return replace(
        bewaard,
        besluiten=tuple(een.tekst for een in gezegd.besluiten),
        afspraken=_afspraken(context, zitting, casus),
        hoofddoel=_hoofddoel(context, casus, van, tot),
        regie=_regie(context, casus, van, tot),
        terug_op=gezegd.terug_op.isoformat() if gezegd.terug_op else "",
        aanwezig=_aanwezig(context, casus, nu, regels),
        van=beurten[0].van if beurten else None,
        tot=beurten[-1].tot if beurten else None,
    )


def _afspraken(context: Context, zitting: Zitting, casus: Casus) -> tuple[Afspraakregel, ...]:
    """Return what was agreed there. Whether its owner took it on does not show: only the regisseur learns that."""
    alle = (een for een in afspraken.van_casus(context.uow, casus.id) if staat(een, zitting.id))
    op_volgorde = sorted(alle, key=lambda een: (een.gemaakt_op, een.id))
    return tuple(Afspraakregel(een.id, een.wat, een.organisatie, een.wanneer.isoformat()) for een in op_volgorde)


def _venster(context: Context, zitting: Zitting, nu: Zittingsstand) -> tuple[datetime, datetime]:
    """Return from when until when what was changed was changed here: until the end of the day on which it ended."""
    van = nu.begonnen_op or zitting.begint_op
    # One that nobody ended for days did not last that long.
    dag = context.regio.kalender.lokaal(min(nu.geeindigd_op or van, van + LANGST)).date()
    return van, context.regio.kalender.moment(dag + _EEN_DAG, time.min)


def _hoofddoel(context: Context, casus: Casus, van: datetime, tot: datetime) -> str:
    """Return the goal of the plan, when it was set or changed here."""
    versies = plannen.versies(context.uow, casus.id)
    ervoor = next((een.hoofddoel for een in reversed(versies) if een.op < van), "")
    erin = next((een.hoofddoel for een in reversed(versies) if van <= een.op < tot), ervoor)
    return erin if erin != ervoor else ""


def _regie(context: Context, casus: Casus, van: datetime, tot: datetime) -> str:
    """Return which organisatie got the casusregie here."""
    gekregen = [een for een in regie.geschiedenis(context.uow, casus.id) if van <= een.van < tot]
    return gekregen[-1].organisatie if gekregen else ""


def _aanwezig(context: Context, casus: Casus, nu: Zittingsstand, regels: tuple[Zittingsregel, ...]) -> tuple[str, ...]:
    """Return which organisaties were there for it, of those that take part in it: of another it tells too much."""
    rijen = toegang.van_casus(context.uow, casus.id)
    mee = {een.organisatie for een in rijen if een.rol is Rol.PARTNER} | {context.regio.eigen_organisatie}
    er = bij_beurt(aanwezig(regels, nu.geeindigd_op), nu.beurten, casus.id)
    return tuple(sorted(er & mee, key=context.regio.organisatienaam))
