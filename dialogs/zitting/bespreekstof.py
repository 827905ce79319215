"""What is known of an item when its turn comes: about whom it is, what the tafel may hear, and what stands open."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from cards import datum
from cards.antwoorden import Antwoordblok
from cards.bouwstenen import onderkast, zonder_opmaak
from cards.zitting.bespreken import Afspraakregel
from dialogs.kern.antwoordinzage import noteer_antwoorden_gelezen
from dialogs.kern.beleid import mag, over_casus
from dialogs.kern.desk import Context, Desk
from dialogs.kern.tafelantwoorden import blokken, over_ieder, uitvraag_van, voor
from domain.afspraak import Afspraak, open_van
from domain.agenda import Zitting
from domain.casus import Casus, leeftijd_op
from domain.toegang import Daad
from storage import afspraken, personen
from storage import uitvraag as uitvragen

MEESTE_OPEN: Final = 6
"""Afspraken that are shown; the others are behind a button."""
RUIMTE: Final = 6_000
"""Bytes of answers within the form: the card stays well within what Teams takes."""
LANGSTE_ANTWOORD: Final = 1_000


def mensen(context: Context, casus: Casus) -> str:
    """Return who it is about, with their ages; only `vrije_tekst` may show it."""
    vandaag = context.regio.kalender.lokaal(context.nu).date()
    return ", ".join(
        context.teksten("bespreking.mens", naam=een.gegevens.naam, jaar=leeftijd_op(geboren, vandaag))
        if (geboren := een.gegevens.geboortedatum)
        else een.gegevens.naam
        for een in casus.betrokkenen
    )


def mag_weten(desk: Desk, zitting: Zitting, casus: Casus) -> tuple[tuple[Antwoordblok, ...], tuple[str, ...], bool]:
    """Return what may be told to the whole tafel, who tells it himself, and whether there is more than fits."""
    uitvraag = uitvraag_van(uitvragen.van_zitting(desk.uow, zitting.id), casus.id)
    if uitvraag is None or not mag(desk, Daad.ANTWOORDEN_LEZEN, over_casus(casus)):
        return (), (), False
    ieder = over_ieder(desk, uitvraag)
    gevonden: list[Antwoordblok] = []
    zelf: dict[str, None] = {}
    for wie in casus.betrokkenen:
        over_hem = ieder.get(wie.id, ())
        aan_tafel = voor(desk, Daad.ANTWOORD_OP_TAFEL, casus, over_hem)
        zelf |= dict.fromkeys(een.organisatie for een in voor(desk, Daad.ANTWOORD_AANKONDIGEN, casus, over_hem))
        if not aan_tafel:
            continue
        noteer_antwoorden_gelezen(desk, uitvraag, wie)
        naam = zonder_opmaak(wie.gegevens.naam)
        for blok in blokken(desk, aan_tafel):
            kop = desk.teksten("bespreking.tafel.van", organisatie=blok.kop, naam=naam)
            gevonden.append(blok if len(casus.betrokkenen) == 1 else replace(blok, kop=kop))
    kort, meer = _passend(gevonden)
    return kort, tuple(desk.regio.organisatienaam(een) for een in zelf), meer


def _passend(alle: Iterable[Antwoordblok]) -> tuple[tuple[Antwoordblok, ...], bool]:
    """Return as much of the answers as fits, and whether anything was left out."""
    over, meer = RUIMTE, False
    kort: list[Antwoordblok] = []
    for blok in alle:
        regels = []
        for vraag, antwoord in blok.regels:
            stuk = antwoord if len(antwoord) <= LANGSTE_ANTWOORD else f"{antwoord[:LANGSTE_ANTWOORD]}…"
            over -= len(f"{vraag}{stuk}".encode())
            meer = meer or stuk != antwoord or over < 0
            if over >= 0:
                regels.append((vraag, stuk))
        if regels:
            kort.append(replace(blok, regels=tuple(regels)))
    return tuple(kort), meer


def lopende_afspraken(context: Context, casus: Casus, zitting: Zitting) -> tuple[tuple[Afspraakregel, ...], int]:
    """Return what stands open, what was made here last; and how many more there are."""
    alle = open_van(afspraken.van_casussen(context.uow, [casus.id], alleen_open=True).get(casus.id, ()))
    hier = [een for een in alle if een.zitting_id == zitting.id]
    eerder = [een for een in alle if een.zitting_id != zitting.id]
    getoond = [*eerder[: max(MEESTE_OPEN - len(hier), 2)], *hier][: 2 * MEESTE_OPEN]
    namen = personen.lees_alle(context.uow, (een.persoon_id for een in getoond if een.persoon_id))
    regels = tuple(
        Afspraakregel(
            een.id,
            een.wat,
            _wie_doet(context, een, namen[een.persoon_id].naam if een.persoon_id in namen else een.persoon_naam),
            _hoe_het_staat(context, een),
            hier=een.zitting_id == zitting.id,
        )
        for een in getoond
    )
    return regels, len(alle) - len(getoond)


def _wie_doet(context: Context, een: Afspraak, naam: str) -> str:
    organisatie = context.regio.organisatienaam(een.organisatie)
    return context.teksten("afspraken.wie_daar", organisatie=organisatie, naam=naam) if naam else organisatie


def _hoe_het_staat(context: Context, een: Afspraak) -> str:
    t, kalender = context.teksten, context.regio.kalender
    dag = datum.dag(een.wanneer, kalender)
    if een.te_laat(kalender.lokaal(context.nu).date()):
        dag = t("afspraken.te_laat", dag=dag)
    return t("bespreking.afspraken.stand", dag=dag, stand=onderkast(t(f"afspraken.status.{een.status.value}")))
