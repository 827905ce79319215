"""What came of casussen at their zittingen as a file for another system: made for a page and for the command line."""

import json
from collections.abc import Iterable
from datetime import datetime

from dialogs.kern.desk import Context
from domain.afspraak import Afspraak
from domain.casus import Casus, Geinformeerd
from domain.informering import voor_afspraak
from domain.organisatie import Organisatie
from domain.uitwisseling import Uitkomst, Uitkomstactie, document
from domain.verslag import Verslag
from storage import afspraken, agenda, informering
from storage import verslag as verslagen


def uitkomsten_van(context: Context, casus: Casus, zitting_id: str | None = None) -> tuple[Uitkomst, ...]:
    """Return what was approved of a casus, at one zitting or (None) at all of them, the first one first."""
    alle = verslagen.goedgekeurd_van_casus(context.uow, casus.id)
    gevraagd = (een for een in alle if zitting_id in {None, een.zitting_id})
    gemaakt = (_uitkomst(context, casus, een) for een in gevraagd)
    return tuple(sorted(gemaakt, key=lambda een: (een.dag, een.zitting_id)))


def als_bestand(uitkomsten: Iterable[Uitkomst], nu: datetime) -> bytes:
    """Return the file, as JSON in UTF-8."""
    return json.dumps(document(tuple(uitkomsten), nu), ensure_ascii=False, indent=1).encode()


def betrokkenen_in(uitkomsten: Iterable[Uitkomst]) -> tuple[str, ...]:
    """Return the ids of everybody about whom something is in it, each once."""
    return tuple(dict.fromkeys(wie for een in uitkomsten for actie in een.acties for wie in actie.betrokkenen))


def _uitkomst(context: Context, casus: Casus, verslag: Verslag) -> Uitkomst:
    kalender = context.regio.kalender
    zitting = agenda.lees(context.uow, verslag.zitting_id)
    van, tot = (None if een is None else kalender.lokaal(een).time() for een in (verslag.van, verslag.tot))
    return Uitkomst(
        regio=context.regio.code,
        zitting_id=verslag.zitting_id,
        casus_id=casus.id,
        code=str(casus.code),
        gestart=kalender.lokaal(casus.aangemaakt_op).date(),
        dag=kalender.lokaal(zitting.begint_op).date(),
        begon=van,
        eindigde=tot,
        notulen=verslag.tekst,
        besluiten=verslag.besluiten,
        acties=_acties(context, casus, verslag),
    )


def _acties(context: Context, casus: Casus, verslag: Verslag) -> tuple[Uitkomstactie, ...]:
    nu = {een.id: een for een in afspraken.van_casussen(context.uow, [casus.id]).get(casus.id, ())}
    gezegd = informering.van_casus(context.uow, casus.id)
    acties = []
    for regel in verslag.afspraken:
        afspraak = nu.get(regel.id)
        over = _over_wie(casus, afspraak)
        standen = [voor_afspraak(casus, gezegd, wie, regel.id) for wie in over] or [casus.informering]
        woorden = (_in_woorden(context, een.stand, een.reden, een.toelichting) for een in standen)
        acties.append(
            Uitkomstactie(
                id=regel.id,
                omschrijving=regel.wat,
                conditie=afspraak.conditie if afspraak else "",
                informering=" ".join(dict.fromkeys(woorden)),
                betrokkenen=over,
                organisatie=_organisatie(context, regel.organisatie),
            )
        )
    return tuple(acties)


def _over_wie(casus: Casus, afspraak: Afspraak | None) -> tuple[str, ...]:
    ids = tuple(een.id for een in casus.betrokkenen)
    genoemd = tuple(een for een in ids if afspraak is not None and een in afspraak.betrokkenen)
    return genoemd or ids


def _in_woorden(context: Context, stand: Geinformeerd, reden: str | None, toelichting: str) -> str:
    if stand is Geinformeerd.NEE and reden:
        redenwoord = context.teksten(f"uitwisseling.reden.{reden}")
        return context.teksten("uitwisseling.informering.nee_om", reden=redenwoord)
    zin = context.teksten(f"uitwisseling.informering.{stand.value}")
    return f"{zin} {toelichting}".strip() if stand is Geinformeerd.NEE else zin


def _organisatie(context: Context, code: str) -> Organisatie:
    # One that the region has taken away since keeps its code as a name.
    return context.regio.organisaties.get(code) or Organisatie(code, code, "")
