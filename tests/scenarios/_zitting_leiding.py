"""How a regisseur leads the simulated zitting: what he presses for each step, and what he fills in."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass

from cards.payloads import VELD
from cards.verbs import Verb
from cards.zitting.payloads_bespreken import BESLUIT, wanneer, wat, wie
from cards.zitting.payloads_paneel import Stap
from tests._kaart import Kaart
from tests.scenarios._zitting_podium import VERGADERING
from tests.scenarios._zitting_toezicht import Toezicht
from tests.scenarios._zitting_wie import DEELNEMERS, ROSA, ZAAK
from tests.scenarios._zitting_zaal import Zaal


@dataclass
class Leiding:
    """The steps, pressed by `wie`. Whatever he is shown is looked at as well; `na` follows each step."""

    zaal: Zaal
    toezicht: Toezicht
    na: Callable[[], Awaitable[None]]
    wie: str = ROSA

    async def begint(self) -> None:
        """Type it in the chat of the meeting, where everybody reads the answer."""
        await self.zaal.podium.typt(self.wie, "/start", VERGADERING)
        await self.na()

    async def paneel(self) -> Kaart:
        """Open the panel as it is now."""
        return await self._kaal(Verb.ZITTING_PANEEL, {"v": 1, "zitting": self.zaal.zitting.id})

    async def gaat_naar_volgende(self) -> None:
        """Give the next item its turn; beside the form of his own item that is saving with nothing filled in."""
        kaart = await self.paneel()
        if any(een.verb == Verb.BESPREKING_BEWAAR for een in kaart.drukken()):
            await self._drukt(kaart, Verb.BESPREKING_BEWAAR, verder=True)
        else:
            await self._drukt(kaart, Verb.ZITTING_STAP, stap=Stap.VOLGENDE)
        await self.na()

    async def gaat_terug(self) -> None:
        """Give the item before its turn again."""
        await self._stap(Stap.TERUG)

    async def gaat_naar(self, nr: int) -> None:
        """Give an item its turn, out of order."""
        vraag = await self._drukt(await self.paneel(), Verb.ZITTING_NAAR_VORM)
        await self._drukt(vraag, Verb.ZITTING_NAAR, {"naar": self.zaal.casussen[nr].id})
        await self.na()

    async def laat_doorschuiven(self) -> None:
        """Leave the item for the next zitting."""
        await self._stap(Stap.UITSTEL)

    async def pauzeert(self) -> None:
        """Let there be a break."""
        await self._stap(Stap.PAUZE)

    async def gaat_verder(self) -> None:
        """Let the break be over."""
        await self._stap(Stap.VERDER)

    async def rondt_af(self) -> None:
        """End it, and say that it is really over."""
        vraag = await self._drukt(await self.paneel(), Verb.ZITTING_EINDE_VORM)
        await self._drukt(vraag, Verb.ZITTING_STAP, stap=Stap.EINDE)
        await self.na()

    async def gaat_toch_verder(self) -> None:
        """Go on with what was ended by mistake."""
        await self._stap(Stap.HERVAT)

    async def vinkt_aan(self, *namen: str, er: bool) -> None:
        """Tick who came, or take the tick away of who left; of himself and a colleague he says nothing."""
        vorm = await self._kaal(Verb.ZITTING_AANWEZIG_VORM, {"v": 1, "zitting": self.zaal.zitting.id})
        velden = {str(een["id"]): een for een in vorm.invoer}
        gekozen: dict[str, str] = {}
        for naam in (een for een in namen if een in DEELNEMERS):
            veld, waarde = self._vakje(velden, naam)
            al = [een for een in gekozen.get(veld, str(velden[veld].get("value") or "")).split(",") if een]
            gekozen[veld] = ",".join([*al, waarde] if er else [een for een in al if een != waarde])
        if gekozen:
            await self._drukt(vorm, Verb.ZITTING_AANWEZIG, gekozen)
        await self.na()

    async def zet_voor(self, nr: int, voor: int) -> None:
        """Move an item before another, in the preparation."""
        vorm = await self._kaal(Verb.VOORBEREIDING_VOLGORDE_FORMULIER, {"v": 1, "zitting": self.zaal.zitting.id})
        plek = next(str(een["value"]) for een in vorm.invoer if een["label"] == f"Plaats {self.zaal.code(voor)}")
        await self._drukt(vorm, Verb.VOORBEREIDING_VOLGORDE, {f"Plaats {self.zaal.code(nr)}": plek})
        await self.na()

    async def legt_vast(self, nr: int, *afspraken: tuple[str, str], verder: bool = False) -> None:
        """Write down a besluit and afspraken of the item that has its turn; go on with the next if asked."""
        kaart = await self.paneel()
        assert self.zaal.code(nr) in kaart, f"{nr} has not its turn: {kaart!r}"
        invoer = {BESLUIT: f"Wij doen dit: {ZAAK[nr].woord('besluit')}"}
        for plek, (organisatie, dag) in enumerate(afspraken, 1):
            invoer |= {
                wat(plek): f"{ZAAK[nr].woord('afspraak')} van {organisatie}",
                wie(plek): organisatie,
                wanneer(plek): dag,
            }
        na = await self._drukt(kaart, Verb.BESPREKING_BEWAAR, invoer, verder=verder or None)
        assert na.tekst.startswith("Zitting"), f"not kept: {na!r}"
        if not verder:
            assert ZAAK[nr].woord("besluit") in na, f"not kept: {na!r}"
        await self.na()

    def _vakje(self, velden: Mapping[str, Mapping[str, object]], naam: str) -> tuple[str, str]:
        """Return in which input somebody is ticked, and by what."""
        id_, organisatie = self.zaal.podium.id_van(naam), DEELNEMERS[naam]
        for veld, waarde in ((f"{VELD}{organisatie}", id_), (f"{VELD}-", f"{id_}:{organisatie}")):
            keuzes = velden.get(veld, {}).get("choices", [])
            if any(een["value"] == waarde for een in keuzes):  # type: ignore[attr-defined] # as it travels
                return veld, waarde
        message = f"{naam} cannot be ticked: {velden}"
        raise AssertionError(message)

    async def _stap(self, stap: Stap) -> None:
        await self._drukt(await self.paneel(), Verb.ZITTING_STAP, stap=stap)
        await self.na()

    async def _drukt(self, kaart: Kaart, verb: Verb, invoer: Mapping[str, str] | None = None, **eigen: object) -> Kaart:
        """Press the button with this verb (and this in its data) after filling in its form."""
        titels = [
            een["title"]
            for een in kaart.delen
            if een.get("type") == "Action.Execute" and een["verb"] == verb and _past(een.get("data") or {}, eigen)
        ]
        assert len(titels) == 1, f"{titels} for {verb} {eigen} on {kaart!r}"
        druk = kaart.druk(titels[0], dict(invoer or {}))
        return await self._kaal(druk.verb, druk.data)

    async def _kaal(self, verb: str, data: Mapping[str, object]) -> Kaart:
        kaart = await self.zaal.podium.drukt_kaal(self.wie, verb, data)
        self.toezicht.antwoord(self.wie, kaart)
        return kaart


def _past(data: Mapping[str, object], eigen: Mapping[str, object]) -> bool:
    """Tell whether a button carries these; None stands for what it does not carry, or carries as no."""
    return all((data.get(naam) or None) == waarde for naam, waarde in eigen.items())
