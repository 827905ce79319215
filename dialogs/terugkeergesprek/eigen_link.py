"""The meeting of a talk, for the regisseur: how it stands, once more, or one that he made himself.

The same options hold for his as for one that the bot makes. Only he can see them, so he says of each that he set it;
while one is missing nothing is kept and nobody hears anything.
"""

from collections.abc import Sequence
from dataclasses import replace

from cards.terugkeergesprek.payloads_vergadering import EigenLinkBewaar, EigenLinkOpen, VergaderingOpnieuw
from cards.terugkeergesprek.vergadering import Vergaderbeeld, vergaderkaart
from cards.verbs import Verb
from dialogs.kern import vergaderingen
from dialogs.kern.answers import Answer
from dialogs.kern.desk import Desk
from dialogs.kern.gesprekspost import houd_gesprek_waar
from dialogs.kern.neutraal import als_antwoord
from dialogs.kern.permissions import Permission
from dialogs.kern.registry import Registry, VerbSpec
from dialogs.kern.terugkeergesprekken import vergadering_is_goed
from dialogs.terugkeergesprek.kern import Geladen, als_regisseur, noteer
from domain.errors import UserMistake
from domain.logboek import Handeling
from domain.terugkeergesprek import Gespreksstatus
from domain.toegang import Daad
from domain.vergadering import (
    LANGSTE_CODE,
    OPTIES,
    Toegangsgegevens,
    Vergaderfout,
    Vergadering,
    Vergaderstatus,
    Vergaderwijze,
    is_vergaderlink,
)
from storage import terugkeergesprek
from storage.inbox import Uitkomst


def register(registry: Registry) -> None:
    """Declare the buttons about the meeting of a talk."""
    regisseur = Permission.PROCESREGISSEUR
    registry.verb(VerbSpec(Verb.VERGADERING_OPEN, EigenLinkOpen, regisseur, open_))
    registry.verb(VerbSpec(Verb.VERGADERING_EIGEN, EigenLinkBewaar, regisseur, bewaar))
    registry.verb(VerbSpec(Verb.VERGADERING_OPNIEUW, VergaderingOpnieuw, regisseur, opnieuw))
    registry.rounds.append(vergaderingen.houd_bij)


def open_(desk: Desk, payload: EigenLinkOpen) -> Answer:
    """Show how it stands with the meeting, and the form for a link of one's own."""
    geladen = _laad(desk, payload.gesprek)
    noteer(desk, Handeling.TERUGKEERGESPREK_GEOPEND, geladen, wie=False)
    return _kaart(desk, geladen)


def bewaar(desk: Desk, payload: EigenLinkBewaar) -> Answer:
    """Keep a link of which every option was ticked; with anything less nothing is kept, and nothing typed is lost."""
    geladen = _laad(desk, payload.gesprek)
    netjes = _netjes(payload)
    fouten = _fouten(desk, geladen, netjes)
    if fouten:
        return _kaart(desk, geladen, fouten=fouten, ingevuld=netjes)
    gegevens = Toegangsgegevens(netjes.adres, netjes.nummer, netjes.toegangscode)
    afdruk = desk.fingerprint({"adres": netjes.adres, "nummer": netjes.nummer, "code": netjes.toegangscode})

    def doe() -> Uitkomst:
        vergaderingen.neem_eigen_link(desk, geladen.gesprek, gegevens)
        noteer(desk, Handeling.VERGADERING_GEMAAKT, geladen, wie=False)
        vergadering_is_goed(desk, geladen.gesprek)
        houd_gesprek_waar(desk, terugkeergesprek.lees(desk.uow, geladen.gesprek.id))
        return Uitkomst("bewaard", {"gesprek": geladen.gesprek.id, "invoer": afdruk})

    uitkomst = desk.once(Verb.VERGADERING_EIGEN, payload.sleutel, doe, onderwerp=geladen.gesprek.id)
    if uitkomst.ids["invoer"] != afdruk:
        # The card as it was posted, filled in once more: what was kept the first time stays until he says so again.
        return _kaart(desk, geladen, fouten=(desk.teksten("vergadering.fout.al_gebruikt"),), ingevuld=netjes)
    return _kaart(desk, geladen)


def opnieuw(desk: Desk, payload: VergaderingOpnieuw) -> Answer:
    """Have the meeting made once more: of a rejected one nothing is left, and somebody may have changed a policy."""
    geladen = _laad(desk, payload.gesprek)

    def doe() -> Uitkomst:
        huidig = vergaderingen.van_gesprek(desk, geladen.gesprek.id)
        if _kan_opnieuw(desk, huidig):
            vergaderingen.vraag_aan(desk, geladen.gesprek)
            houd_gesprek_waar(desk, geladen.gesprek)
        return Uitkomst("gevraagd", {"gesprek": geladen.gesprek.id})

    desk.once(Verb.VERGADERING_OPNIEUW, payload.sleutel, doe, onderwerp=geladen.gesprek.id)
    return _kaart(desk, geladen)


def _laad(desk: Desk, gesprek_id: str) -> Geladen:
    """Load a talk that has a moment.

    Raises:
        NotAllowed: it is not his.
        UserMistake: no moment was chosen, or the talk was held or called off ("vergadering.fout.geen_moment").
    """
    geladen = als_regisseur(desk, Daad.GESPREK_PLANNEN, gesprek_id=gesprek_id)
    if geladen.gesprek.status is not Gespreksstatus.GEPLAND or geladen.gesprek.begint_op is None:
        raise UserMistake("vergadering.fout.geen_moment")
    return geladen


def _netjes(payload: EigenLinkBewaar) -> EigenLinkBewaar:
    """Return what was typed without the spaces around it; of the ticks only those that exist."""
    gekozen = {een.strip() for een in payload.opties.split(",")}
    return payload.model_copy(
        update={
            "opties": ",".join(een for een in OPTIES if een in gekozen),
            "adres": payload.adres.strip(),
            "nummer": " ".join(payload.nummer.split()),
            "toegangscode": payload.toegangscode.strip(),
        }
    )


def _fouten(desk: Desk, geladen: Geladen, netjes: EigenLinkBewaar) -> tuple[str, ...]:
    t = desk.teksten
    fouten = []
    if netjes.opties != ",".join(OPTIES):
        fouten.append(t("vergadering.fout.opties"))
    if not is_vergaderlink(netjes.adres):
        fouten.append(t("vergadering.fout.adres"))
    elif vergaderingen.is_van_ander(desk, geladen.gesprek, netjes.adres):
        fouten.append(t("vergadering.fout.ander_gesprek"))
    elif vergaderingen.is_van_anderen(desk, netjes.adres):
        fouten.append(t("vergadering.fout.van_anderen"))
    cijfers = netjes.nummer.replace(" ", "")
    if cijfers and not (cijfers.isascii() and cijfers.isdecimal() and len(netjes.nummer) <= LANGSTE_CODE):
        fouten.append(t("vergadering.fout.nummer"))
    code = netjes.toegangscode
    if code and not (code.isascii() and code.isalnum() and len(code) <= LANGSTE_CODE):
        fouten.append(t("vergadering.fout.toegangscode"))
    if cijfers and not code:
        # Joining by number asks for it: without, he would stand before a closed door.
        fouten.append(t("vergadering.fout.code_bij_nummer"))
    return tuple(fouten)


def _kaart(
    desk: Desk, geladen: Geladen, *, fouten: Sequence[str] = (), ingevuld: EigenLinkBewaar | None = None
) -> Answer:
    gesprek_id, huidig = geladen.gesprek.id, vergaderingen.van_gesprek(desk, geladen.gesprek.id)
    goed = huidig is not None and huidig.mag_getoond
    beeld = Vergaderbeeld(
        code=str(geladen.casus.code),
        stand=_stand(desk, huidig),
        goed=goed,
        mis=_is_mis(huidig),
        ontbreekt=_ontbreekt(huidig),
        fouten=fouten,
        ingevuld=ingevuld,
    )
    if not goed or fouten:
        sleutel = desk.issue_key(Verb.VERGADERING_EIGEN, gesprek_id)
        beeld = replace(beeld, bewaar=EigenLinkBewaar(gesprek=gesprek_id, sleutel=sleutel))
    if _kan_opnieuw(desk, huidig):
        sleutel = desk.issue_key(Verb.VERGADERING_OPNIEUW, gesprek_id)
        beeld = replace(beeld, opnieuw=VergaderingOpnieuw(gesprek=gesprek_id, sleutel=sleutel))
    return als_antwoord(vergaderkaart(beeld, desk.teksten), desk.teksten)


def _kan_opnieuw(desk: Desk, huidig: Vergadering | None) -> bool:
    """Tell whether the bot can make it, and is not at it already."""
    if not desk.regio.gesprek.graph_tenant:
        return False
    return huidig is None or huidig.status is Vergaderstatus.AFGEKEURD


def _is_mis(huidig: Vergadering | None) -> bool:
    if huidig is None or huidig.status is Vergaderstatus.AFGEKEURD:
        return True
    return not huidig.mag_getoond and (huidig.gemeld or huidig.wijze is Vergaderwijze.EIGEN_LINK)


def _ontbreekt(huidig: Vergadering | None) -> tuple[str, ...]:
    if huidig is None or huidig.status is not Vergaderstatus.AFGEKEURD or huidig.opties is None:
        return ()
    return huidig.opties.ontbreekt()


def _stand(desk: Desk, huidig: Vergadering | None) -> str:
    t = desk.teksten
    if huidig is None:
        return t("vergadering.stand.geen")
    if huidig.mag_getoond:
        return t("vergadering.stand.goed")
    if huidig.wijze is Vergaderwijze.EIGEN_LINK:
        return t("vergadering.stand.eigen_link")
    if huidig.status is Vergaderstatus.AFGEKEURD or huidig.fout is not Vergaderfout.GEEN:
        return t(f"vergadering.stand.{huidig.fout}")
    return t("vergadering.stand.bezig")
