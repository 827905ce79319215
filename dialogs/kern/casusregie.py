"""Placing the casusregie with an organisatie, for every topic that does: exactly one holds it, and always a partner.

The Veiligheidshuis runs the process; the casusregie stays with a partner in the chain. So its own organisatie cannot
hold it.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from dialogs.kern.bereik import bereik, verstuur
from dialogs.kern.berichtsoorten import Berichtsoort
from dialogs.kern.deelname import laat_gaan, laat_meedoen
from dialogs.kern.desk import Bezoek, Context
from dialogs.kern.planning import houd_waar
from domain.casus import Casus, Fase
from domain.errors import Conflict, UserMistake
from domain.logboek import Handeling
from domain.persoon import Persoon, Rol
from domain.regie import Regie
from storage import casus as casussen
from storage import personen, regie, toegang


@dataclass(frozen=True, slots=True)
class Kandidaten:
    """Who can hold the casusregie: codes of organisaties, by name. `anders` would get access to the casus by it."""

    doen_mee: tuple[str, ...]
    anders: tuple[str, ...]

    def __contains__(self, organisatie: str) -> bool:
        """Tell whether it can hold it."""
        return organisatie in self.doen_mee or organisatie in self.anders


def kandidaten(context: Context, casus: Casus) -> Kandidaten:
    """Return who can hold the casusregie of a casus: first who takes part in it, then every other partner."""
    rijen = toegang.van_casus(context.uow, casus.id)
    mee = {een.organisatie for een in rijen if een.rol is Rol.PARTNER and een.loopt(context.nu)}
    mogelijk = set(context.regio.organisaties) - {context.regio.eigen_organisatie}
    return Kandidaten(_op_naam(context, mogelijk & mee), _op_naam(context, mogelijk - mee))


def mensen_van(context: Context, organisatie: str) -> tuple[Persoon, ...]:
    """Return who can be casusregisseur there: its registered partners, by name."""
    return personen.met_rol(context.uow, Rol.PARTNER, organisatie)


def eis_mogelijk(context: Context, organisatie: str, persoon_id: str | None) -> None:
    """Check a choice as it came back from a form.

    Raises:
        UserMistake: it is the Veiligheidshuis itself ("regie.fout.eigen"), no organisatie of the region (any more)
            ("regie.fout.organisatie"), or somebody who is no partner there ("regie.fout.persoon").
    """
    if organisatie == context.regio.eigen_organisatie:
        raise UserMistake("regie.fout.eigen")
    if organisatie not in context.regio.organisaties:
        raise UserMistake("regie.fout.organisatie")
    if persoon_id is not None and persoon_id not in {een.id for een in mensen_van(context, organisatie)}:
        raise UserMistake("regie.fout.persoon")


def beleg(bezoek: Bezoek, casus: Casus, organisatie: str, persoon_id: str | None, *, was: Regie | None) -> Regie:
    """Let an organisatie hold the casusregie from now on, and tell it; who held it before hears that it moved.

    Who gets it gets access, as by an invitation; who had it keeps access only for another reason. `was` is who held it
    when the caller decided. The caller has authorised.

    Raises:
        UserMistake: see `eis_mogelijk`; or it is there already ("regie.al_daar"), or the
            casus was closed meanwhile ("casus.afgesloten").
        Conflict: somebody placed it elsewhere meanwhile: look again and decide again.
    """
    eis_mogelijk(bezoek, organisatie, persoon_id)
    casussen.vergrendel(bezoek.uow, casus.id)
    if casussen.lees(bezoek.uow, casus.id).fase is Fase.AFGESLOTEN:
        raise UserMistake("casus.afgesloten")
    vorige = regie.huidige(bezoek.uow, casus.id)
    if (vorige and vorige.id) != (was and was.id):
        raise Conflict("regie.gewijzigd")
    if vorige is not None and (vorige.organisatie, vorige.persoon_id) == (organisatie, persoon_id):
        raise UserMistake("regie.al_daar")
    nieuw = Regie(bezoek.uow.new_id(), casus.id, organisatie, bezoek.nu, bezoek.actor.persoon_id, persoon_id)
    regie.beleg(bezoek.uow, nieuw)
    bezoek.record(
        Handeling.REGIE_BELEGD,
        namens=bezoek.regio.eigen_organisatie,
        casus_id=casus.id,
        onderwerp_id=f"{nieuw.id}:{organisatie}",
        doel=casus.grondslag or None,
    )
    laat_meedoen(bezoek, casus, organisatie, nieuw.id)
    verstuur(bezoek, Berichtsoort.REGIE, nieuw.id, bereik(bezoek, organisatie))
    if vorige is not None:
        houd_waar(bezoek, Berichtsoort.REGIE, vorige.id)
        if vorige.organisatie != organisatie:
            verstuur(bezoek, Berichtsoort.REGIE, voorbij_id(vorige), bereik(bezoek, vorige.organisatie))
            laat_gaan(bezoek, casus, vorige.organisatie, nieuw.id)
    return nieuw


def voorbij_id(periode: Regie) -> str:
    """Return the subject of the post that tells an organisatie that it holds the casusregie no more."""
    return f"{periode.casus_id}:{periode.id}"


def naam_in_regie(context: Context, houder: Regie | None) -> str:
    """Return who holds the casusregie, in words for `vrije_tekst` or `zonder_opmaak`; empty when nobody does."""
    if houder is None:
        return ""
    organisatie = context.regio.organisatienaam(houder.organisatie)
    wie = personen.lees_alle(context.uow, [houder.persoon_id]) if houder.persoon_id else {}
    if houder.persoon_id not in wie:
        return organisatie
    return context.teksten("regie.wie", organisatie=organisatie, naam=wie[houder.persoon_id].naam)


def _op_naam(context: Context, codes: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(codes, key=lambda een: context.regio.organisatienaam(een).casefold()))
