"""/bereikbaar: how a partner wants to be woken himself, for each organisatie he works for."""

from cards import contacten as kaarten
from cards.contacten import BereikbaarBewaar, BereikbaarOpen, Bereikvelden
from cards.verbs import Verb
from dialogs.contacten.vorm import in_woorden, lees_velden, velden_van, vorm_van
from dialogs.kern.answers import Answer
from dialogs.kern.beleid import eis, geweigerd
from dialogs.kern.desk import Desk
from dialogs.kern.neutraal import als_antwoord
from dialogs.kern.registry import Arguments
from domain.contact import Contact, Contactfout, Kanaal, contactfouten
from domain.logboek import Handeling
from domain.persoon import Rol
from domain.toegang import Daad, Reden, Waarover
from storage import contacten
from storage.inbox import Uitkomst


def toon(desk: Desk, arguments: Arguments) -> Answer:
    """Show one's own form, or ask for which organisatie."""
    return _open(desk, arguments.organisatie or "")


def open_(desk: Desk, payload: BereikbaarOpen) -> Answer:
    """Show one's own form for the chosen organisatie."""
    return _open(desk, payload.welke)


def bewaar(desk: Desk, payload: BereikbaarBewaar) -> Answer:
    """Keep how he wants to be woken."""
    _alleen_eigen(desk, payload.organisatie)
    er_is = _eigen(desk, payload.organisatie)
    afdruk = desk.fingerprint(payload.model_dump(mode="json", exclude={"sleutel", "v", "versie"}))
    nieuw, fouten = _gelezen(desk, payload, er_is)
    if nieuw is None or fouten:
        return _formulier(desk, payload.organisatie, payload, fouten=fouten)

    def leg_vast() -> Uitkomst:
        if (er_is.versie if er_is else 0) != payload.versie:
            return Uitkomst("gewijzigd", {"invoer": afdruk})
        if er_is is None:
            contacten.voeg_toe(desk.uow, nieuw)
        else:
            contacten.wijzig(desk.uow, nieuw)
        desk.record(Handeling.CONTACT_GEWIJZIGD, namens=payload.organisatie, onderwerp_id=nieuw.id)
        return Uitkomst("bewaard", {"contact": nieuw.id, "invoer": afdruk})

    uitkomst = desk.once(Verb.BEREIKBAAR_BEWAAR, payload.sleutel, leg_vast, onderwerp=payload.organisatie)
    t = desk.teksten
    if uitkomst.ids["invoer"] != afdruk:
        return _formulier(desk, payload.organisatie, payload, fouten=(t("contacten.fout.al_gebruikt"),))
    if uitkomst.soort != "bewaard":
        return _formulier(desk, payload.organisatie, payload, fouten=(t("contacten.fout.gewijzigd"),))
    return _formulier(desk, payload.organisatie, payload, gelukt=t("contacten.gelukt.eigen"))


def _open(desk: Desk, organisatie: str) -> Answer:
    eigen = sorted(desk.actor.organisaties(Rol.PARTNER) & set(desk.regio.organisaties))
    if organisatie:
        _alleen_eigen(desk, organisatie)
    elif len(eigen) == 1:
        organisatie = eigen[0]
    else:
        keuzes = tuple((code, desk.regio.organisatie(code).naam) for code in eigen)
        return als_antwoord(kaarten.kies_eigen(keuzes, desk.teksten), desk.teksten)
    er_is = _eigen(desk, organisatie)
    ingevuld = velden_van(er_is) if er_is else Bereikvelden(kanaal=Kanaal.TEAMS.value)
    return _formulier(desk, organisatie, ingevuld)


def _alleen_eigen(desk: Desk, organisatie: str) -> None:
    eis(desk, Daad.EIGEN_BEREIK_WIJZIGEN, Waarover(organisatie=organisatie))
    if organisatie not in desk.regio.organisaties:
        raise geweigerd(Reden.ANDERE_ORGANISATIE)


def _eigen(desk: Desk, organisatie: str) -> Contact | None:
    van_hem = contacten.van_persoon(desk.uow, desk.actor.persoon_id)
    return next((een for een in van_hem if een.organisatie == organisatie), None)


def _gelezen(desk: Desk, payload: BereikbaarBewaar, er_is: Contact | None) -> tuple[Contact | None, tuple[str, ...]]:
    ingevuld = lees_velden(desk, payload)
    if ingevuld.kanaal is None:
        return None, (desk.teksten("contacten.leeg.kanaal"),)
    basis = er_is or Contact(
        id=desk.uow.new_id(),
        organisatie=payload.organisatie,
        naam=desk.actor.naam,
        kanaal=ingevuld.kanaal,
        persoon_id=desk.actor.persoon_id,
    )
    nieuw = ingevuld.op(basis, ingevuld.kanaal)
    # His name is not his to choose here, and two colleagues may have the same one.
    return nieuw, in_woorden(desk, (een for een in contactfouten(nieuw, ()) if een is not Contactfout.ZONDER_NAAM))


def _formulier(
    desk: Desk, organisatie: str, ingevuld: Bereikvelden, *, fouten: tuple[str, ...] = (), gelukt: str = ""
) -> Answer:
    er_is = _eigen(desk, organisatie)
    bewaren = BereikbaarBewaar(
        sleutel=desk.issue_key(Verb.BEREIKBAAR_BEWAAR, organisatie),
        organisatie=organisatie,
        versie=er_is.versie if er_is else 0,
    )
    vorm = vorm_van(desk, organisatie, ingevuld, fouten=fouten, gelukt=gelukt)
    return als_antwoord(kaarten.eigen(vorm, bewaren, desk.teksten), desk.teksten)
