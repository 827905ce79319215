"""The check of one person's answer to a form: what is taken, what is left out, what is wrong."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from domain.formulier.definitie import DELEN_ID, Aard, Delen, Formulier, Veld, VeldSoort
from domain.tekst import lees_datum, schone_regel, schone_tekst


@dataclass(frozen=True, slots=True)
class Ingevuld:
    """A valid answer about one person.

    Attributes:
        waarden: input id -> value, in the order of the form, only what was given and was visible. Several choices
            are joined by a comma. A note follows its answer under `Veld.notitie_id`, and "fact or judgement" its
            text under `Veld.aard_id`.
        delen: None when the form ended early and so nothing was told.
        beeindigd_door: id of the field whose answer ended the form, or None.
    """

    formulier: str
    versie: str
    waarden: tuple[tuple[str, str], ...]
    delen: Delen | None
    beeindigd_door: str | None = None

    def waarde(self, veld_id: str) -> str:
        """Return what was filled in, or an empty text."""
        return dict(self.waarden).get(veld_id, "")


@dataclass(frozen=True, slots=True)
class Veldfout:
    """What is wrong with one input. `sleutel` names the text, `maximum` fills it in where it is about length."""

    veld: str
    sleutel: str
    maximum: int = 0


def valideer(formulier: Formulier, ruwe_invoer: Mapping[str, str]) -> Ingevuld | tuple[Veldfout, ...]:
    """Check one person's answer as it came from a card or page, never trusting what the client checked.

    Fields that are hidden, or that come after the answer that ends the form, are left out whatever was sent for
    them; inputs that are no part of the form likewise. Text is kept as typed, without control characters.

    Args:
        formulier: the form that was asked with.
        ruwe_invoer: input id -> raw value. A missing input is an empty one.

    Returns:
        The answer, or every mistake in it (in the order of the form).
    """
    lezer = _Lezer(ruwe_invoer)
    for veld in formulier.velden:
        if lezer.is_zichtbaar(veld):
            lezer.lees(veld)
        if lezer.beeindigd_door is not None:
            break
    else:
        lezer.lees_delen()
    if lezer.fouten:
        return tuple(lezer.fouten)
    return Ingevuld(formulier.code, formulier.versie, tuple(lezer.waarden.items()), lezer.delen, lezer.beeindigd_door)


class _Lezer:
    """Goes through a form in order, gathering values and mistakes."""

    def __init__(self, invoer: Mapping[str, str]) -> None:
        self._invoer = invoer
        self.waarden: dict[str, str] = {}
        self.fouten: list[Veldfout] = []
        self.delen: Delen | None = None
        self.beeindigd_door: str | None = None

    def is_zichtbaar(self, veld: Veld) -> bool:
        if veld.toon_als is None:
            return True
        # A condition on a hidden or empty field is never met, so hidden fields hide what hangs on them.
        gekozen = self.waarden.get(veld.toon_als.veld, "").split(",")
        return any(een in veld.toon_als.waarden for een in gekozen if een)

    def lees(self, veld: Veld) -> None:
        waarde = _schoon(self._invoer.get(veld.id, ""), veld.soort)
        fout = _veldfout(veld, waarde)
        if fout is not None:
            self.fouten.append(fout)
            return
        if waarde:
            self.waarden[veld.id] = _op_volgorde(veld, waarde)
        if veld.einde_bij and waarde == veld.einde_bij:
            self.beeindigd_door = veld.id
            return
        heeft_tekst = bool(waarde) and veld.is_tekst
        if veld.notitie:
            heeft_tekst = self._lees_notitie(veld)
        # Without a note it need not be said whether a choice is fact or judgement; when it was said, it is kept.
        gezegd = bool(waarde) and self._invoer.get(veld.aard_id, "").strip() in tuple(Aard)
        if veld.feit_of_oordeel and (heeft_tekst or gezegd):
            self._lees_aard(veld)

    def lees_delen(self) -> None:
        waarde = self._keuze(DELEN_ID, tuple(Delen), "formulier.fout.delen")
        self.delen = Delen(waarde) if waarde else None

    def _lees_notitie(self, veld: Veld) -> bool:
        notitie = _schoon(self._invoer.get(veld.notitie_id, ""), VeldSoort.TEKST)
        if len(notitie) > veld.notitie:
            self.fouten.append(Veldfout(veld.notitie_id, "formulier.fout.te_lang", veld.notitie))
        elif notitie:
            self.waarden[veld.notitie_id] = notitie
        return bool(notitie)

    def _lees_aard(self, veld: Veld) -> None:
        waarde = self._keuze(veld.aard_id, tuple(Aard), "formulier.fout.aard")
        if waarde:
            self.waarden[veld.aard_id] = waarde

    def _keuze(self, invoer_id: str, keuzes: Sequence[str], sleutel: str) -> str:
        waarde = self._invoer.get(invoer_id, "").strip()
        if waarde in keuzes:
            return waarde
        self.fouten.append(Veldfout(invoer_id, sleutel))
        return ""


def _veldfout(veld: Veld, waarde: str) -> Veldfout | None:
    if not waarde:
        return Veldfout(veld.id, "formulier.fout.verplicht") if veld.verplicht else None
    if veld.is_tekst:
        te_lang = len(waarde) > veld.lengte
        return Veldfout(veld.id, "formulier.fout.te_lang", veld.lengte) if te_lang else None
    if veld.soort is VeldSoort.DATUM:
        return None if lees_datum(waarde) else Veldfout(veld.id, "formulier.fout.datum")
    gekozen = waarde.split(",") if veld.soort is VeldSoort.MEERKEUZE else [waarde]
    if all(een in veld.toegestaan() for een in gekozen):
        return None
    return Veldfout(veld.id, "formulier.fout.keuze")


def _op_volgorde(veld: Veld, waarde: str) -> str:
    if veld.soort is not VeldSoort.MEERKEUZE:
        return waarde
    gekozen = frozenset(waarde.split(","))
    return ",".join(een for een in veld.toegestaan() if een in gekozen)


def _schoon(waarde: str, soort: VeldSoort) -> str:
    if soort is VeldSoort.TEKST:
        return schone_tekst(waarde)
    if soort is VeldSoort.KORTE_TEKST:
        return schone_regel(waarde)
    if soort is VeldSoort.MEERKEUZE:
        return ",".join(een.strip() for een in waarde.split(",") if een.strip())
    return waarde.strip()
