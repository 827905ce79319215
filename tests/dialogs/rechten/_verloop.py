"""The course of a casus put straight into storage, with a text of its own in every place where one can be typed."""

from collections.abc import Callable, Sequence
from datetime import timedelta

from domain.afschalen import Afschaalcheck, Afschaling
from domain.afspraak import Afspraak, Afspraakhandeling, Afspraakregel, AfspraakStatus
from domain.opschaalladder import Opschaalstap
from domain.plan import EigenInbreng, Inzet, Kaderafspraak, Plan, Plandoel
from domain.regie import Regie
from domain.triage import Triage, Triagebesluit
from domain.volhouden import Volhoudregel, Volhoudstap
from storage import afschalen, afspraken, opschaalladder, regie, volhouden
from storage import plan as plannen
from storage import triage as triages
from storage import uitvraag as uitvragen
from storage.store import UnitOfWork
from tests.dialogs.rechten._zaak import Zaak

Tekst = Callable[[str], str]
"""Makes a text, for a place that it may say."""


def loopt(zaak: Zaak, tekst: Tekst, wie: Sequence[str]) -> None:
    """Let everything have happened once. What can be about one person is kept for each of these, and once for all."""
    zaak.wereld.doet(_schrijf, zaak, tekst, wie)


def _schrijf(uow: UnitOfWork, zaak: Zaak, tekst: Tekst, wie: Sequence[str]) -> None:
    casus_id, door = zaak.casus.id, zaak.wereld.regisseur.id
    formulier = zaak.wereld.regio.formulieren["triage"]
    uitvragen.bewaar_formulier(uow, formulier)
    waarden = {veld.id: tekst(f"triage {veld.id}") for veld in formulier.velden if veld.is_tekst}
    waarden |= {veld.notitie_id: tekst(f"notitie {veld.id}") for veld in formulier.velden if not veld.is_tekst}
    triages.bewaar(
        uow,
        Triage(
            uow.new_id(), casus_id, uow.now, door, Triagebesluit.TAFEL, tekst("reden"), waarden, zaak.casus.tafel,
            tekst("waarheen"), formulier.versie, tekst("bericht"),
        ),
    )  # fmt: skip
    leefgebied, kadersoort = next(iter(zaak.wereld.regio.leefgebieden)), next(iter(zaak.wereld.regio.kadersoorten))
    plannen.voeg_toe(
        uow,
        Plan(
            casus_id=casus_id,
            nr=1,
            op=uow.now,
            door_id=door,
            hoofddoel=tekst("hoofddoel"),
            inbreng={een: EigenInbreng(tekst(f"eigen doel {een}"), tekst(f"krachten {een}")) for een in wie},
            doelen=tuple(Plandoel(f"doel{een}", tekst(f"doel {een}"), leefgebied, een) for een in ("", *wie)),
            inzet={een: tekst(een.value) for een in Inzet},
            kaders=tuple(
                Kaderafspraak(f"kader{een}", kadersoort, een, uow.now.date(), tekst(f"kader {een}"))
                for een in ("", *wie)
            ),
            opschalen_als=tekst("opschalen als"),
            afschalen_als=tekst("afschalen als"),
            evaluatie_op=uow.now.date() + timedelta(days=90),
        ),
    )
    regie.beleg(uow, Regie(uow.new_id(), casus_id, "politie", uow.now, door))
    for een in ("", *wie):
        spreek_af(uow, zaak, tekst, een)
    for stap in Volhoudstap:
        volhouden.voeg_toe(uow, Volhoudregel(uow.new_id(), casus_id, stap, uow.now, door, tekst(stap.value), "ggd"))
    tredes = [een.code for een in zaak.wereld.regio.piramide]
    opschaalladder.voeg_toe(
        uow,
        Opschaalstap(
            uow.new_id(), casus_id, tredes[0], tredes[-1], uow.now, door, tekst("opgeschaald"), "Aan Professional",
            vraag=tekst("vraag"),
        ),
    )  # fmt: skip
    afschalen.voeg_toe(
        uow,
        Afschaling(
            uow.new_id(), casus_id, uow.now, door, {een: tekst(een.value) for een in Afschaalcheck}, tekst("naar"),
            "ggd", geinformeerd_hoe=tekst("verteld"), consult_op=uow.now.date() + timedelta(days=30),
        ),
    )  # fmt: skip


def spreek_af(
    uow: UnitOfWork, zaak: Zaak, tekst: Tekst, over: str, status: AfspraakStatus = AfspraakStatus.GEWEIGERD
) -> Afspraak:
    """Keep an afspraak about one person, or about all; its owner said why it does not do it."""
    afspraak = Afspraak(
        id=uow.new_id(),
        casus_id=zaak.casus.id,
        wat=tekst(f"afspraak {over}"),
        organisatie="ggd",
        wanneer=uow.now.date() + timedelta(days=7),
        status=status,
        gemaakt_op=uow.now,
        gemaakt_door_id=zaak.wereld.regisseur.id,
        teken_op=uow.now,
        persoon_naam="Gijs Professional",
        betrokkenen=(over,) if over else (),
        conditie=tekst(f"conditie {over}"),
        resultaat=tekst(f"resultaat {over}"),
    )
    afspraken.voeg_toe(uow, afspraak)
    for handeling, woorden in (
        (Afspraakhandeling.TEKEN, tekst(f"teken {over}")),
        (Afspraakhandeling.GEWEIGERD, f"geweigerdomdat{over}"),
    ):
        regel = Afspraakregel(
            uow.new_id(), afspraak.id, afspraak.casus_id, handeling, uow.now, zaak.wereld.regisseur.id, woorden
        )
        afspraken.schrijf(uow, regel)
    return afspraak
