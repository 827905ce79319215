"""Motiveren: asking an organisatie of which nothing is heard how it goes, neutrally, and counted."""

from collections.abc import Iterator, Mapping, Sequence

from cards.bouwstenen import zonder_opmaak
from cards.verbs import Verb
from cards.volhouden import vormen as kaarten
from cards.volhouden.payloads import VolhoudenAansporen
from cards.volhouden.vormen import Vorm
from dialogs.kern.answers import Answer
from dialogs.kern.bereik import Bereik, bereik
from dialogs.kern.desk import Desk
from dialogs.kern.neutraal import als_antwoord
from dialogs.kern.stilstand import houd_stilstand_waar, vandaag
from dialogs.volhouden.aansporing import stuur
from dialogs.volhouden.kern import die_meedoen, gekozen, laad, noteer
from dialogs.volhouden.tonen import organisatieregel, stil, toon
from domain.afspraak import BIJ_EIGENAAR, AfspraakStatus
from domain.casus import Casus
from domain.contact import Kanaal
from domain.logboek import Handeling
from domain.toegang import Daad
from domain.volhouden import Volhoudregel, Volhoudstap, aangespoord
from storage import volhouden
from storage.inbox import Uitkomst
from storage.volhouden import Afspraakstand


def vorm(
    desk: Desk, casus: Casus, waarden: Mapping[str, str] | None = None, fouten: Sequence[str] = (), melding: str = ""
) -> Answer:
    """Show whom he can nudge; those of whom nothing is heard are ticked."""
    afspraken = _afspraken(desk, casus)
    regels = volhouden.van_casus(desk.uow, casus.id)
    keren, kan = aangespoord(regels), _te_vragen(desk, casus, afspraken, regels)
    keuzes = [(wie, organisatieregel(desk, wie, open_, keren.get(wie, ()))) for wie, open_ in kan.items()]
    if waarden is None:
        waarden = {"organisaties": ",".join(een for een in kan if een in stil(desk, afspraken, regels))}
    bewaar = VolhoudenAansporen(casus=casus.id, sleutel=desk.issue_key(Verb.VOLHOUDEN_AANSPOREN, casus.id))
    niet = tuple(_waarom_niet(desk, casus, afspraken, regels))
    kaart = kaarten.aansporen(Vorm(str(casus.code), waarden, fouten, melding), bewaar, keuzes, niet, desk.teksten)
    return als_antwoord(kaart, desk.teksten)


def doe(desk: Desk, payload: VolhoudenAansporen) -> Answer:
    """Nudge those who were ticked, once."""
    casus = laad(desk, payload.casus, Daad.VOLHOUDEN_DOEN)
    waarden = {"organisaties": payload.organisaties}
    afdruk = desk.fingerprint(waarden)

    def act() -> Uitkomst:
        regels = volhouden.van_casus(desk.uow, casus.id)
        wie = gekozen(payload.organisaties, _te_vragen(desk, casus, _afspraken(desk, casus), regels))
        for een in wie:
            regel = Volhoudregel(
                desk.uow.new_id(), casus.id, Volhoudstap.MOTIVEREN, desk.nu, desk.actor.persoon_id, organisatie=een
            )
            volhouden.voeg_toe(desk.uow, regel)
            noteer(desk, Handeling.VOLHOUDEN_GEDAAN, casus, onderwerp_id=f"{regel.id}:{een}", betrokkenen=False)
            stuur(desk, casus, regel)
        if wie:
            houd_stilstand_waar(desk, casus.regisseur_id)
        return Uitkomst("aangespoord", {"invoer": afdruk, "wie": ",".join(wie)})

    if not payload.organisaties.strip(" ,"):
        return vorm(desk, casus, waarden, [desk.teksten("volhouden.leeg.organisaties")])
    uitkomst = desk.once(Verb.VOLHOUDEN_AANSPOREN, payload.sleutel, act, onderwerp=casus.id)
    if uitkomst.ids["invoer"] != afdruk:
        return vorm(desk, casus, waarden, melding=desk.teksten("volhouden.al_bewaard"))
    if not uitkomst.ids["wie"]:
        return vorm(desk, casus, waarden, [desk.teksten("volhouden.fout.niet_meer")])
    namen = ", ".join(zonder_opmaak(desk.regio.organisatienaam(een)) for een in uitkomst.ids["wie"].split(","))
    return toon(desk, casus, gedaan=[desk.teksten("volhouden.gedaan.motiveren", wie=namen)])


def _afspraken(desk: Desk, casus: Casus) -> tuple[Afspraakstand, ...]:
    return volhouden.sporen_van(desk.uow, [casus.id])[casus.id].afspraken


def _te_vragen(
    desk: Desk, casus: Casus, afspraken: Sequence[Afspraakstand], regels: Sequence[Volhoudregel]
) -> dict[str, list[Afspraakstand]]:
    """Return who has something to do, can be sent something, and was not nudged for it today already."""
    open_ = _bij_eigenaar(afspraken)
    return {
        wie: open_[wie]
        for wie in die_meedoen(desk, casus)
        if wie in open_ and _te_bereiken(bereik(desk, wie)) and not _vandaag_al(desk, wie, regels)
    }


def _waarom_niet(
    desk: Desk, casus: Casus, afspraken: Sequence[Afspraakstand], regels: Sequence[Volhoudregel]
) -> Iterator[str]:
    """Yield why others that have something open are not nudged, a sentence each."""
    t, open_ = desk.teksten, _bij_eigenaar(afspraken)
    geweigerd = {een.organisatie for een in afspraken if een.status is AfspraakStatus.GEWEIGERD}
    mee = die_meedoen(desk, casus)
    for wie in sorted(geweigerd | set(open_)):
        naam = zonder_opmaak(desk.regio.organisatienaam(wie))
        if wie not in open_:
            yield t("volhouden.motiveren.geweigerd", naam=naam)
        elif _vandaag_al(desk, wie, regels):
            yield t("volhouden.motiveren.vandaag_al", naam=naam)
        elif wie in mee and not _te_bereiken(bereik(desk, wie)):
            yield te_bellen(desk, wie)


def te_bellen(desk: Desk, organisatie: str) -> str:
    """Return whom the regisseur calls or writes himself, because no post reaches this organisatie."""
    naam = zonder_opmaak(desk.regio.organisatienaam(organisatie))
    mensen = [
        f"{zonder_opmaak(een.naam)} ({zonder_opmaak(een.telefoon or een.email or '')})"
        for een in bereik(desk, organisatie).contacten
    ]
    if not mensen:
        return desk.teksten("volhouden.nergens", naam=naam)
    return desk.teksten("volhouden.zelf_bellen", naam=naam, wie=", ".join(mensen))


def _te_bereiken(waarheen: Bereik) -> bool:
    return bool(set(waarheen.manieren) - {Kanaal.TELEFOON})


def _bij_eigenaar(afspraken: Sequence[Afspraakstand]) -> dict[str, list[Afspraakstand]]:
    per: dict[str, list[Afspraakstand]] = {}
    for een in afspraken:
        if een.status in BIJ_EIGENAAR:
            per.setdefault(een.organisatie, []).append(een)
    return per


def _vandaag_al(desk: Desk, organisatie: str, regels: Sequence[Volhoudregel]) -> bool:
    keren = aangespoord(regels).get(organisatie, ())
    return bool(keren) and desk.regio.kalender.lokaal(keren[-1].op).date() == vandaag(desk)
