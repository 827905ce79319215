"""The regisseur puts right what was agreed: what, who there, when, and how it is followed. The owner stays."""

from cards.afspraken.formulier import ZELFDE
from cards.afspraken.payloads import AfspraakWijzig, AfspraakWijzigFormulier
from cards.verbs import Verb
from dialogs.afspraken.invoer import ingevuld, lees, vrije_teksten
from dialogs.afspraken.kern import collegas
from dialogs.afspraken.nieuw import ver_weg
from dialogs.afspraken.tonen import toon
from dialogs.afspraken.vorm import KLEIN, VOORLEGGEN, Hoe, alle_betrokkenen, toon_vorm
from dialogs.kern.afspraken import laad, wijzig
from dialogs.kern.answers import Answer
from dialogs.kern.desk import Desk
from dialogs.kern.informeren import zeg_voor_afspraak
from dialogs.kern.vrijetekst import kijk_na
from domain.afspraak import Afspraak, AfspraakStatus, Inhoud, pas_aan
from domain.casus import Casus, Geinformeerd, Informering
from domain.informering import Informeringsoort
from domain.toegang import Daad
from storage import afspraken, informering
from storage.inbox import Uitkomst


def formulier(desk: Desk, payload: AfspraakWijzigFormulier) -> Answer:
    """Show the form with what stands there now."""
    afspraak, casus = laad(desk, payload.afspraak, Daad.AFSPRAAK_WIJZIGEN)
    # What is done or taken back is reopened first.
    pas_aan(afspraak, _inhoud(afspraak))
    return _vorm(desk, casus, afspraak, Hoe(_waarden(desk, casus, afspraak)))


def bewaar(desk: Desk, payload: AfspraakWijzig) -> Answer:
    """Keep it, once; what must be mended comes back with what was typed."""
    afspraak, casus = laad(desk, payload.afspraak, Daad.AFSPRAAK_WIJZIGEN)
    waarden = ingevuld(payload)
    gelezen = lees(desk, casus, payload, organisatie=afspraak.organisatie, was=_inhoud(afspraak))
    if isinstance(gelezen, tuple):
        fouten = (desk.teksten("afspraken.vul_aan"), *gelezen)
        return _vorm(desk, casus, afspraak, Hoe(waarden, fouten=fouten))
    dag = gelezen.inhoud.wanneer
    if dag != afspraak.wanneer and (ver := ver_weg(desk, dag, payload.zeker)) is not None:
        return _vorm(desk, casus, afspraak, Hoe(waarden, melding=ver), zeker=dag.isoformat())
    if (let_op := kijk_na(desk, payload, vrije_teksten(desk, payload))) is not None:
        return let_op.op(_vorm(desk, casus, afspraak, Hoe(waarden), zeker=payload.zeker))
    afdruk = desk.fingerprint(waarden)

    def act() -> Uitkomst:
        voorleggen = gelezen.akkoord == VOORLEGGEN
        if voorleggen or gelezen.inhoud != _inhoud(afspraak):
            wijzig(desk, afspraak, gelezen.inhoud, voorleggen=voorleggen)
        zeg_voor_afspraak(desk, casus, afspraak.id, gelezen.informering)
        return Uitkomst("gewijzigd", {"invoer": afdruk})

    uitkomst = desk.once(Verb.AFSPRAAK_WIJZIG, payload.sleutel, act, onderwerp=afspraak.id)
    if uitkomst.ids["invoer"] != afdruk:
        return _vorm(desk, casus, afspraak, Hoe(waarden, melding=desk.teksten("afspraken.al_gebruikt")))
    return toon(desk, afspraken.lees(desk.uow, afspraak.id), casus, gedaan="afspraken.gedaan.gewijzigd")


def _vorm(desk: Desk, casus: Casus, afspraak: Afspraak, hoe: Hoe, *, zeker: str | None = None) -> Answer:
    sleutel = desk.issue_key(Verb.AFSPRAAK_WIJZIG, afspraak.id)
    doe = AfspraakWijzig(afspraak=afspraak.id, sleutel=sleutel)
    if zeker is not None:
        doe = AfspraakWijzig(afspraak=afspraak.id, sleutel=sleutel, zeker=zeker)
    return toon_vorm(desk, casus, doe, hoe, van=afspraak)


def _inhoud(afspraak: Afspraak) -> Inhoud:
    return Inhoud(
        wat=afspraak.wat,
        wanneer=afspraak.wanneer,
        persoon_id=afspraak.persoon_id,
        persoon_naam=afspraak.persoon_naam,
        doel_id=afspraak.doel_id,
        betrokkenen=afspraak.betrokkenen,
        conditie=afspraak.conditie,
        monitoring=afspraak.monitoring,
    )


def _waarden(desk: Desk, casus: Casus, afspraak: Afspraak) -> dict[str, str]:
    gezegd = next(
        (
            een.informering
            for een in informering.van_casus(desk.uow, casus.id)
            if een.soort is Informeringsoort.AFSPRAAK and een.onderwerp_id == afspraak.id
        ),
        None,
    )
    daar = {een.id for een in collegas(desk, afspraak.organisatie)}
    return {
        "wat": afspraak.wat,
        "persoon": afspraak.persoon_id if afspraak.persoon_id and afspraak.persoon_id in daar else "",
        # Somebody who is to be asked anew is asked because the regisseur says so.
        "akkoord": VOORLEGGEN if afspraak.status is AfspraakStatus.GEWEIGERD else KLEIN,
        "persoon_naam": afspraak.persoon_naam,
        "wanneer": afspraak.wanneer.isoformat(),
        "doel": afspraak.doel_id,
        "betrokkenen": ",".join(afspraak.betrokkenen) or alle_betrokkenen(casus),
        "wijze": afspraak.monitoring.wijze.value,
        "ritme": str(afspraak.monitoring.elke_dagen),
        "conditie": afspraak.conditie,
        "informering": _keuze(gezegd),
        "informering_toelichting": gezegd.toelichting if gezegd else "",
    }


def _keuze(gezegd: Informering | None) -> str:
    if gezegd is None:
        return ZELFDE
    if gezegd.stand is not Geinformeerd.NEE or gezegd.reden is None:
        return gezegd.stand.value
    return f"{gezegd.stand.value}_{gezegd.reden.value}"
