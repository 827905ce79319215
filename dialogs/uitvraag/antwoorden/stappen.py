"""What a partner sees next, from the state as it is: the step that is due, a list, thanks, or that it is closed.

Every step shows only what is still to be said, so that it can be left at any point and taken up by a colleague. Who
was ticked as known and has no form yet travels in the buttons alone; where it is kept, it would tell who is known.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from cards.bouwstenen import Card
from cards.uitvraag import beantwoorden as vormkaarten
from cards.uitvraag import werklijst as kaarten
from cards.uitvraag.beantwoorden import Vorm, Vormen, Wie
from cards.uitvraag.op_pagina import paginakaart
from cards.uitvraag.werklijst import Dank, Keuze
from cards.verbs import Verb
from dialogs.kern.answers import Answer
from dialogs.kern.desk import Bezoek, Desk
from dialogs.kern.informeren import weten_ervan
from dialogs.kern.neutraal import als_antwoord
from dialogs.uitvraag.antwoorden.lijst import PERSONEN_PER_KAART, PERSONEN_PER_KEUZE, Gevraagde, Vragen
from dialogs.uitvraag.antwoorden.waarheen import link, verdeling
from dialogs.uitvraag.zaak import Zaak
from domain.casus import Spoor
from domain.formulier import Veldfout
from domain.logboek import Handeling
from domain.uitvraag import voorgesteld_delen
from storage import werklijst


@dataclass(frozen=True, slots=True)
class Hoe:
    """What is known besides who the forms are about.

    Attributes:
        rest: who was ticked as known as well, and comes after.
        waarden, fouten: per person what was filled in, shown again, and what is wrong with it.
        correctie: it was said before: there is a list to go back to.
    """

    rest: tuple[str, ...] = ()
    waarden: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    fouten: Mapping[str, tuple[Veldfout, ...]] = field(default_factory=dict)
    correctie: bool = False
    opgeslagen: bool = False
    melding: str = ""


NIEUW = Hoe()


def niet_meer(desk: Desk, vragen: Vragen) -> Answer | None:
    """Return a calm card when nothing is taken any more, no names on it; None while something is."""
    if vragen.zaken:
        return None
    begonnen = vragen.zitting.begint_op <= desk.nu
    uitleg = desk.teksten("uitvraag.gesloten" if begonnen else "uitvraag.werklijst.niets")
    return kaart(desk, kaarten.geslotenkaart(desk.teksten("uitvraag.werklijst.titel"), uitleg))


def verder(
    desk: Desk, vragen: Vragen, bekend: Iterable[str] = (), *, opgeslagen: bool = False, melding: str = ""
) -> Answer:
    """Show the step that is due: the forms of who is known, else who of the next ones is, else thanks."""
    if not vragen.zaken:
        return niet_meer(desk, vragen) or dank(desk, vragen)
    nu_bekend = [een for een in vragen.van(bekend) if een.kan_bekend_worden]
    if nu_bekend:
        return vormen(desk, vragen, nu_bekend, Hoe(opgeslagen=opgeslagen, melding=melding))
    te_gaan = vragen.te_gaan
    kiezen = te_gaan if vragen.alleen_met_toestemming else [een for een in te_gaan if een.bekendheid]
    if len(kiezen) > 1:
        return keuze(desk, vragen, kiezen[:PERSONEN_PER_KEUZE], opgeslagen=opgeslagen, melding=melding)
    if kiezen or te_gaan:
        return vormen(desk, vragen, (kiezen or te_gaan)[:1], Hoe(opgeslagen=opgeslagen, melding=melding))
    return dank(desk, vragen)


def keuze(
    desk: Desk,
    vragen: Vragen,
    wie: Sequence[Gevraagde],
    aangevinkt: Iterable[str] = (),
    *,
    opgeslagen: bool = False,
    melding: str = "",
) -> Answer:
    """Show several persons at once, to tick who is known or has consented."""
    ids = tuple(een.id for een in wie)
    noteer_namen(desk, wie)
    beeld = Keuze(
        waar=vragen.waar,
        titel=titel(desk, vragen),
        personen=tuple((een.id, wie_is(desk, vragen, een)) for een in wie),
        te_gaan=len(vragen.te_gaan),
        sleutel=desk.issue_key(Verb.WERKLIJST_BEKEND, vragen.onderwerp(ids)),
        aangevinkt=tuple(aangevinkt),
        toestemming=vragen.alleen_met_toestemming,
        # A whole week stands on one card there, and "not known" is said of most of it.
        eerst_zeker=not vragen.alleen_met_toestemming and all(een.zaak.casus.spoor is Spoor.NAZORG for een in wie),
        opgeslagen=opgeslagen,
        melding=melding,
    )
    return kaart(desk, kaarten.keuzekaart(beeld, desk.teksten))


def vormen(desk: Desk, vragen: Vragen, wie: Sequence[Gevraagde], hoe: Hoe = NIEUW) -> Answer:
    """Show the forms of the first of these persons, or the links to the pages where those are filled in.

    Two forms stand on a card at most, and one that asks everything at once stands alone. Who is filled in on a page
    comes first: all of them at once, because only links stand there.
    """
    op_pagina = [een for een in wie if verdeling(desk, een).geheel]
    # What was typed on a card from before the page was there is not lost: that form is shown again.
    if op_pagina and not any(een.id in hoe.fouten for een in wie):
        nu = op_pagina[:PERSONEN_PER_KEUZE]
        return kaart(desk, paginakaart(_vormen(desk, vragen, wie, nu, hoe), desk.teksten))
    hoeveel = PERSONEN_PER_KAART if all(een.bekendheid for een in wie[:PERSONEN_PER_KAART]) else 1
    return kaart(desk, vormkaarten.vormenkaart(_vormen(desk, vragen, wie, wie[:hoeveel], hoe), desk.teksten))


def _vormen(desk: Desk, vragen: Vragen, wie: Sequence[Gevraagde], nu: Sequence[Gevraagde], hoe: Hoe) -> Vormen:
    ids = tuple(een.id for een in nu)
    noteer_namen(desk, nu)
    onderwerp = vragen.onderwerp(ids)
    kort = len(nu) == 1 and (nu[0].bekendheid or vragen.alleen_met_toestemming)
    return Vormen(
        waar=vragen.waar,
        titel=titel(desk, vragen, nu),
        vormen=tuple(_vorm(desk, vragen, een, hoe) for een in nu),
        sleutel=desk.issue_key(Verb.WERKLIJST_ANTWOORD, onderwerp),
        rest=(*(een.id for een in wie if een.id not in ids), *hoe.rest),
        te_gaan=len({een.id for een in (*vragen.te_gaan, *nu)}),
        sleutel_niet_bekend=desk.issue_key(Verb.WERKLIJST_NIET_BEKEND, onderwerp) if kort else "",
        toestemming=vragen.alleen_met_toestemming,
        correctie=hoe.correctie,
        opgeslagen=hoe.opgeslagen,
        melding=hoe.melding,
    )


def dank(desk: Desk, vragen: Vragen) -> Answer:
    """Thank for dealing with all of it; the same after answers and after a refusal."""
    codes = tuple(str(een.casus.code) for een in vragen.zaken)
    elders = 0
    if vragen.waar.alleen is not None:
        alles = werklijst.voor_zitting(desk.uow, vragen.waar.organisatie, vragen.waar.zitting)
        elders = len(alles.te_doen) if alles else 0
    beeld = Dank(vragen.waar, titel(desk, vragen), codes, vragen.zitting.begint_op, elders)
    return kaart(desk, kaarten.dankkaart(beeld, desk.teksten, desk.regio.kalender))


def titel(desk: Bezoek, vragen: Vragen, wie: Sequence[Gevraagde] = ()) -> str:
    """Return the heading: the code when it is all about one casus."""
    codes = {str(een.casus.code) for een in ([wat.zaak for wat in wie] or vragen.zaken)}
    if len(codes) == 1:
        return desk.teksten("uitvraag.titel", code=codes.pop())
    return desk.teksten("uitvraag.werklijst.titel")


def wie_is(desk: Bezoek, vragen: Vragen, een: Gevraagde) -> Wie:
    """Return somebody as a card names him; role and code only where they help to know who is meant."""
    rol = desk.regio.rollen.get(een.wie.rol, "") if len(een.zaak.casus.betrokkenen) > 1 else ""
    code = str(een.zaak.casus.code) if len(vragen.zaken) > 1 else ""
    return Wie(een.wie.id, een.wie.gegevens.naam, een.wie.gegevens.geboortedatum, rol, code)


def noteer(desk: Bezoek, zaak: Zaak, betrokkene_id: str | None = None) -> None:
    """Write in the logboek that a question was opened, or the name of somebody in it."""
    desk.record(
        Handeling.UITVRAAG_GEOPEND,
        namens=zaak.bevraging.organisatie,
        casus_id=zaak.casus.id,
        betrokkene_id=betrokkene_id,
        onderwerp_id=zaak.bevraging.id,
        doel=zaak.uitvraag.grondslag,
    )


def noteer_namen(desk: Bezoek, wie: Iterable[Gevraagde]) -> None:
    """Write in the logboek whose names were shown."""
    for een in wie:
        noteer(desk, een.zaak, een.wie.id)


def kaart(desk: Desk, inhoud: Card) -> Answer:
    """Return a card as the answer."""
    return als_antwoord(inhoud, desk.teksten)


def _vorm(desk: Desk, vragen: Vragen, een: Gevraagde, hoe: Hoe) -> Vorm:
    eerder = dict(een.antwoord.waarden) if een.antwoord else {}
    return Vorm(
        id=een.id,
        wie=wie_is(desk, vragen, een),
        formulier=een.formulier,
        delen=voorgesteld_delen(een.formulier, vragen.beleid, in_nazorg=een.zaak.casus.spoor is Spoor.NAZORG),
        waarden=hoe.waarden.get(een.id, eerder),
        fouten=hoe.fouten.get(een.id, ()),
        buiten=frozenset() if een.id in hoe.fouten and verdeling(desk, een).geheel else verdeling(desk, een).buiten,
        pagina=link(desk, een),
        weet=weten_ervan(desk, een.zaak.casus, een.zaak.uitvraag.id).get(een.wie.id, ""),
    )
