"""Warning about what was typed in a free text, before it is kept: once, and never twice about the same thing.

    let_op = kijk_na(desk, payload, [(t("casus.veld.aanleiding"), payload.aanleiding)])
    if let_op is not None:
        return let_op.op(casusformulier(...))

Nothing is stored to remember that somebody was warned. The form that comes back carries a keyed mark of each thing that
was seen; what carries its mark is passed. So an act that Teams delivers twice warns twice, and only a press on the form
with the warning saves.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Final

from cards.payloads import Payload
from cards.vrijetekst import met_waarschuwing
from dialogs.kern.answers import Answer, ShowCard
from dialogs.kern.desk import Bezoek
from domain.formulier import Formulier, Ingevuld
from domain.vrijetekst import Vondst, Vondstsoort, vondsten
from storage import inbox
from teksten.catalogus import Teksten

_TEKENS: Final = 16
"""Characters of a mark: enough to tell things in one form apart."""

_MEESTE: Final = 40
"""Things that are marked at most. Who types more of them is not warned for each."""


@dataclass(frozen=True, slots=True)
class Waarschuwing:
    """What to say about what was typed; what was seen is never repeated.

    Attributes:
        woorden: in which field stands what kind of thing, and what to do.
        per_veld: by label, what it looks like in words; a page says it at the input itself.
        gezien: what the form that comes back must carry (`Payload.gewaarschuwd`; on a page a hidden input).
    """

    woorden: str
    per_veld: tuple[tuple[str, str], ...]
    gezien: str
    knop: Payload
    teksten: Teksten

    def op(self, formulier: Answer) -> Answer:
        """Return the form, filled in as it was, with the warning on it."""
        if not isinstance(formulier, ShowCard):
            return formulier
        kaart = met_waarschuwing(formulier.card, self.woorden, self.knop, self.gezien, self.teksten)
        return replace(formulier, card=kaart)


def kijk_na(bezoek: Bezoek, payload: Payload, velden: Iterable[tuple[str, str]]) -> Waarschuwing | None:
    """Return what to warn about before this is kept; None when there is nothing, or nothing new.

    Call it once all else is in order, just before the act itself.

    Args:
        bezoek: who typed it.
        payload: the form that was pressed; it holds the one-time key and the marks.
        velden: of every free text its label, as it stands on the form, and what was typed.
    """
    gezien = set(payload.gewaarschuwd.split("."))
    gevonden = [
        (label, vondst, _merk(bezoek, payload, label, vondst)) for label, tekst in velden for vondst in vondsten(tekst)
    ]
    if all(merk in gezien for _, _, merk in gevonden[:_MEESTE]) or _al_gedaan(bezoek, payload):
        return None
    merken = ".".join(dict.fromkeys(merk for _, _, merk in gevonden[:_MEESTE]))
    soorten: dict[str, dict[Vondstsoort, None]] = {}
    for label, vondst, _ in gevonden:
        soorten.setdefault(label, {})[vondst.soort] = None
    t = bezoek.teksten
    per_veld = tuple(
        (label, _opsomming([t(f"vrijetekst.soort.{een.value}") for een in wat], t)) for label, wat in soorten.items()
    )
    return Waarschuwing(_in_woorden(per_veld, t), per_veld, merken, payload, t)


def teksten_van(formulier: Formulier, ingevuld: Ingevuld, t: Teksten) -> Iterator[tuple[str, str]]:
    """Yield what was typed in the free texts and notes of a region's form, by label."""
    for id_, label in labels_van(formulier, t):
        yield label, ingevuld.waarde(id_)


def labels_van(formulier: Formulier, t: Teksten) -> Iterator[tuple[str, str]]:
    """Yield the free texts and notes of a region's form: the id of the input, and its label."""
    for veld in formulier.velden:
        if veld.is_tekst:
            yield veld.id, veld.label
        if veld.notitie:
            yield veld.notitie_id, t("uitvraag.formulier.toelichting_bij", vraag=veld.label)


def _in_woorden(per_veld: tuple[tuple[str, str], ...], t: Teksten) -> str:
    regels = [t("vrijetekst.regel", veld=label, wat=wat) for label, wat in per_veld]
    return "\n".join((t("vrijetekst.kop"), "", *(f"- {een}" for een in regels), "", t("vrijetekst.hoe")))


def _opsomming(woorden: list[str], t: Teksten) -> str:
    *begin, laatste = woorden
    return t("vrijetekst.en", begin=", ".join(begin), laatste=laatste) if begin else laatste


def _merk(bezoek: Bezoek, payload: Payload, label: str, vondst: Vondst) -> str:
    """Return what stands for this one thing in this field of this form of this person; only our key can make it."""
    wat = {
        "wie": bezoek.actor.persoon_id,
        "vorm": payload.verb.value,
        "veld": label,
        "soort": vondst.soort.value,
        "waarde": vondst.waarde,
    }
    return bezoek.fingerprint(wat)[:_TEKENS]


def _al_gedaan(bezoek: Bezoek, payload: Payload) -> bool:
    """Tell whether this form was saved before: then the repeat says so, and there is nothing to warn about."""
    sleutel = getattr(payload, "sleutel", None)
    eerder = inbox.eerder(
        bezoek.uow,
        activiteit=bezoek.activiteit(),
        sleutel=sleutel,
        verb=payload.verb,
        persoon_id=bezoek.actor.persoon_id,
    )
    return eerder is not None
