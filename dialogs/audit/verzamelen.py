"""Gathers what is counted, and draws the sample. Nothing here names anybody, and nothing is decrypted to be shown."""

from collections import Counter
from collections.abc import Mapping
from datetime import datetime

from dialogs.audit.keuze import Keuze, vandaag
from dialogs.kern.desk import Bezoek
from domain.audit import (
    ANDERS,
    GELEZEN,
    MAANDEN,
    PER_TAFEL,
    SPOREN,
    VAN_HEMZELF,
    VERANTWOORD,
    ZELF,
    Act,
    Audit,
    Casusfeit,
    Soort,
    Steekproefcasus,
    Telling,
    ankerstand,
    in_woord,
    met_rest,
    rol_van,
    telling,
    trek,
    zaad_van,
)
from domain.bewaren import Bewaarcategorie
from domain.kleine_aantallen import Verdeling, verdeel
from domain.logboek import BOT, NAMENS_MEER, Handeling
from domain.persoon import Persoon, Rol
from domain.rechten import Verzoeksoort
from domain.toegang import Reden
from domain.uitvraag import Weigergrond
from storage import audit, bewaren, logboek, personen
from storage.logboeklezen import Periode


def maak(bezoek: Bezoek, keuze: Keuze) -> Audit:
    """Return all of it, as it is now."""
    return _Verzameling(bezoek, keuze).maak()


class _Verzameling:
    def __init__(self, bezoek: Bezoek, keuze: Keuze) -> None:
        self._bezoek, self._uow, self._keuze = bezoek, bezoek.uow, keuze
        self._maanden = [Periode(*een) for een in keuze.jaar.maanden(bezoek.regio.kalender)]
        self._jaar = Periode(self._maanden[0].vanaf, self._maanden[-1].voor)
        self._mensen: dict[str, Persoon] = {}

    def maak(self) -> Audit:
        """Gather everything."""
        uow, jaar = self._uow, self._keuze.jaar
        ankers = audit.ankers(uow, jaar.eerste, jaar.laatste)
        zaad = zaad_van(self._keuze.zaad, ankers, jaar)
        besloten = audit.feiten(uow, audit.met_besluit(uow, self._jaar))
        getrokken = trek((een.id for een in besloten), zaad.waarde)
        per_id = {een.id: een for een in besloten}
        verantwoording, bewaard = self._verantwoording()
        return Audit(
            regio=self._bezoek.regio.code,
            jaar=jaar,
            gemaakt_op=self._bezoek.nu,
            tellingen=(*self._per_tafel(), *self._overige()),
            verantwoording=verantwoording,
            bewaren=bewaard,
            ankers=ankerstand(ankers, audit.eerste_anker(uow), jaar, vandaag(self._bezoek)),
            hoofdsleutels=dict(sorted(uow.hoofdsleutels().items())),
            zaad=zaad,
            waaruit=len(besloten),
            steekproef=tuple(self._casus(per_id[een]) for een in getrokken),
        )

    def _per_tafel(self) -> list[Telling]:
        per_maand = [audit.per_tafel(self._uow, een, PER_TAFEL.values()) for een in self._maanden]
        tafels = tuple(self._bezoek.regio.tafels)
        gevonden = []
        for naam, handeling in PER_TAFEL.items():
            tafel: Counter[str] = Counter()
            maand: Counter[str] = Counter()
            for welke, geteld in zip(MAANDEN, per_maand, strict=True):
                for (wat, waar), aantal in geteld.items():
                    if wat is handeling:
                        tafel[waar or ANDERS] += aantal
                        maand[welke] += aantal
            delen = {Soort.MAAND: (maand, MAANDEN), Soort.TAFEL: met_rest(tafel, tafels)}
            gevonden.append(telling(naam, maand.total(), delen, self._keuze.jaar))
        return gevonden

    def _overige(self) -> list[Telling]:
        uow, regio = self._uow, self._bezoek.regio
        bevraagd: Counter[str] = Counter()
        for organisatie, aantal in audit.bevraagd(uow, self._jaar).items():
            bekend = regio.organisaties.get(organisatie)
            bevraagd[bekend.soort if bekend else ANDERS] += aantal
        gronden = {een.value: aantal for een, aantal in audit.weigergronden(uow, self._jaar).items()}
        geweigerd = audit.per_doel(uow, self._jaar, Handeling.TOEGANG_GEWEIGERD)
        opgeschaald = {f"{van}>{naar}": aantal for (van, naar), aantal in audit.opgeschaald(uow, self._jaar).items()}
        verzocht = Counter(een.soort.value for een in audit.verzoeken(uow, self._jaar))
        vernietigd = {een.value: aantal for een, aantal in audit.vernietigd(uow, self._jaar).items()}
        return [
            self._een("bevragingen", bevraagd, Soort.PARTNERSOORT, tuple(regio.partnersoorten)),
            self._een("weigeringen", gronden, Soort.GROND, tuple(een.value for een in Weigergrond)),
            self._een("opgeschaald", opgeschaald, Soort.SPOOR, SPOREN),
            self._een("verzoeken", verzocht, Soort.VERZOEK, tuple(een.value for een in Verzoeksoort)),
            self._een("vernietigd", vernietigd, Soort.CATEGORIE, tuple(een.value for een in Bewaarcategorie)),
            self._gelezen(),
            self._een("geweigerd", geweigerd, Soort.REDEN, tuple(een.value for een in Reden)),
        ]

    def _een(self, naam: str, aantallen: Mapping[str, int], soort: Soort, vast: tuple[str, ...]) -> Telling:
        return telling(naam, sum(aantallen.values()), {soort: met_rest(aantallen, vast)}, self._keuze.jaar)

    def _gelezen(self) -> Telling:
        rollen: Counter[str] = Counter()
        maand: Counter[str] = Counter()
        for welke, periode in zip(MAANDEN, self._maanden, strict=True):
            for (door, namens), aantal in audit.per_persoon(self._uow, periode, GELEZEN).items():
                rollen[self._rol(door, namens, periode.vanaf, periode.voor)] += aantal
                maand[welke] += aantal
        delen = {Soort.MAAND: (maand, MAANDEN), Soort.ROL: met_rest(rollen, tuple(een.value for een in Rol))}
        return telling("gelezen", maand.total(), delen, self._keuze.jaar)

    def _verantwoording(self) -> tuple[dict[str, int], dict[str, Verdeling]]:
        uow = self._uow
        gedaan = audit.per_tafel(uow, self._jaar, VERANTWOORD.values())
        verzoeken = audit.verzoeken(uow, self._jaar)
        lekken = audit.datalekken(uow, self._jaar)
        klokken = bewaren.tellingen(uow)
        categorieen = tuple(een.value for een in Bewaarcategorie)
        over = {een.categorie.value: een.over for een in klokken}
        vast = {een.categorie.value: een.vastgehouden for een in klokken}
        exact = {
            "datalekken": len(lekken),
            "datalekken_op_tijd": sum(een.binnen_termijn for een in lekken),
            "verzoeken_te_laat": sum(een.te_laat(self._bezoek.nu) for een in verzoeken),
            "verzoeken_open": sum(een.op is None for een in verzoeken),
            "informering_ontbreekt": audit.informering_ontbreekt(uow, vandaag(self._bezoek)),
            "over_termijn": sum(over.values()),
            "nu_vastgehouden": sum(vast.values()),
        }
        for naam, handeling in VERANTWOORD.items():
            exact[naam] = sum(aantal for (wat, _), aantal in gedaan.items() if wat is handeling)
        exact["audit_uitgevoerd"] = audit.keren(uow, self._jaar, Handeling.AUDIT_UITGEVOERD)
        return exact, {"over_termijn": verdeel(over, categorieen), "nu_vastgehouden": verdeel(vast, categorieen)}

    def _casus(self, feit: Casusfeit) -> Steekproefcasus:
        alle = sorted(logboek.lees(self._uow, feit.id), key=lambda een: een.op)
        in_jaar = [een for een in alle if self._jaar.vanaf <= een.op < self._jaar.voor]
        gelezen = {(een.handeling, een.op, een.door_id) for een in in_jaar if een.handeling in GELEZEN}
        self._leer_kennen({een.door_id for een in in_jaar if een.door_id is not None})
        acten = dict.fromkeys(
            Act(in_woord(een.handeling), een.op, self._rol_toen(een.door_id, een.namens, een.op), een.namens or "")
            for een in in_jaar
            if een.handeling not in GELEZEN | ZELF | VAN_HEMZELF
        )
        return Steekproefcasus(feit, tuple(acten), len(gelezen))

    def _rol_toen(self, door: str | None, namens: str | None, op: datetime) -> str:
        if door is None:
            return BOT if namens == BOT else ANDERS
        return rol_van(self._mensen.get(door), (namens or "").split(NAMENS_MEER), op, op)

    def _rol(self, door: str | None, namens: str | None, vanaf: datetime, voor: datetime) -> str:
        if door is None:
            return ANDERS
        self._leer_kennen({door})
        return rol_van(self._mensen.get(door), (namens or "").split(NAMENS_MEER), vanaf, voor)

    def _leer_kennen(self, ids: set[str]) -> None:
        self._mensen |= personen.lees_alle(self._uow, ids - self._mensen.keys())
