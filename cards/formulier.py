"""Draws a form that a region defined as the inputs of a card, with what was filled in and what is wrong with it.

Cards cannot show a question only when another was answered so. Every question is drawn; under what condition one is
meant stands above it, and the server leaves out what does not count. For the same reason only questions that come
before any way out of the form are required in the client: a hidden duty would block the button without a word.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from microsoft_teams.cards import ActionSet, CardElement, Container, TextBlock, ToggleVisibilityAction

from cards import datum
from cards.bouwstenen import datumvak, fout, keuzevak, tekst, tekstvak
from cards.payloads import VELD
from domain.formulier import DELEN_ID, Aard, Delen, Formulier, Ingevuld, Veld, Veldfout, VeldSoort
from teksten.catalogus import Teksten
from teksten.formulier import keuzes as keuzes_van
from teksten.formulier import naam_van, voorwaarde, zin

INGEKLAPT_VANAF = 4
"""From so many choices a question is a list that opens: a long form must not become a longer card."""

KORTE_NOTITIE = 200
"""Characters up to which a note is one line."""


@dataclass(frozen=True, slots=True)
class Tekenwijze:
    """How a form is drawn.

    Attributes:
        voor: what stands before the id of every input, so that the forms of two persons fit on one card.
        zonder: ids of inputs (fields, notes, "fact or judgement", with whom it is shared) that are not drawn, because
            they are answered in another way, or not asked.
        meer: id of the part in which notes and conditional questions wait until somebody asks for them, so that a
            phone shows the short way; empty draws all of it at once. It is open once something in it is filled in
            or wrong: nothing is sent along unseen.
        delen: with whom it is proposed to be shared while nothing was chosen.
        open_tot: up to so many choices all of them are in sight, each one press away; a longer question is a list that
            opens.
    """

    voor: str = ""
    zonder: frozenset[str] = frozenset()
    meer: str = ""
    delen: Delen | None = None
    open_tot: int = INGEKLAPT_VANAF - 1


ALLES_OPEN = Tekenwijze()
"""Every question in sight, under its own id."""


def teken(
    formulier: Formulier,
    teksten: Teksten,
    waarden: Mapping[str, str] | None = None,
    fouten: Sequence[Veldfout] = (),
    wijze: Tekenwijze = ALLES_OPEN,
) -> list[CardElement]:
    """Return the inputs of a form, in its order, the question with whom it may be shared at the end.

    What is wrong is said at each question; `foutblok` says it at the top of the card.

    Args:
        formulier: the form as it was asked with.
        teksten: the words around the questions.
        waarden: input id -> what was filled in, shown again as it was, also when it is wrong.
        fouten: what is wrong.
        wijze: how it is drawn.
    """
    per_veld = {een.veld: zin(een, teksten) for een in fouten}
    return list(_Tekenaar(formulier, teksten, waarden or {}, per_veld, wijze).alles())


def foutblok(formulier: Formulier, teksten: Teksten, fouten: Sequence[Veldfout]) -> list[CardElement]:
    """Return what stands at the top of a card that was not saved: which questions to look at."""
    vragen = " · ".join(vragen_met_fout(formulier, fouten, teksten))
    return [fout(teksten("uitvraag.formulier.kijk_naar", vragen=vragen))] if vragen else []


def vragen_met_fout(formulier: Formulier, fouten: Sequence[Veldfout], teksten: Teksten) -> tuple[str, ...]:
    """Return the questions with something wrong in them, each once."""
    return tuple(dict.fromkeys(naam_van(formulier, een.veld, teksten) for een in fouten))


def ingevulde_waarden(ingevuld: Ingevuld) -> tuple[tuple[str, str], ...]:
    """Return everything of a valid answer as it is kept: with whom it may be shared stands last."""
    gedeeld = () if ingevuld.delen is None else ((DELEN_ID, ingevuld.delen.value),)
    return (*ingevuld.waarden, *gedeeld)


def lees_voor(formulier: Formulier, waarden: Mapping[str, str], teksten: Teksten) -> Iterator[tuple[str, str]]:
    """Yield what was answered, in the order of the form, as (question, answer in words).

    A note or text carries whether it is a fact or a judgement. What is no part of this version of the form is left
    out; with whom it may be shared is not included.
    """
    for veld in formulier.velden:
        antwoord = _in_woorden(veld, waarden.get(veld.id, ""), teksten)
        notitie = waarden.get(veld.notitie_id, "")
        aard = waarden.get(veld.aard_id, "")
        toevoeging = f" ({teksten(f'formulier.aard.{aard}').lower()})" if aard in tuple(Aard) else ""
        if antwoord:
            yield veld.label, antwoord + ("" if notitie else toevoeging)
        if notitie:
            yield teksten("uitvraag.formulier.toelichting_bij", vraag=veld.label), notitie + toevoeging


def delen_in_woorden(waarden: Mapping[str, str], teksten: Teksten) -> str:
    """Return with whom an answer may be shared, or an empty text when nothing was told."""
    delen = waarden.get(DELEN_ID, "")
    return teksten(f"formulier.delen.{delen}") if delen in tuple(Delen) else ""


class _Tekenaar:
    def __init__(
        self,
        formulier: Formulier,
        teksten: Teksten,
        waarden: Mapping[str, str],
        fouten: Mapping[str, str],
        wijze: Tekenwijze,
    ) -> None:
        self._formulier = formulier
        self._t = teksten
        self._waarden = waarden
        self._fouten = fouten
        self._wijze = wijze
        self._kan_eindigen = False
        self._gebruikt = False
        """Whether something in the part that may be closed was filled in, or is wrong."""

    def alles(self) -> Iterator[CardElement]:
        later: list[CardElement] = []
        for veld in self._formulier.velden:
            if veld.id in self._wijze.zonder:
                continue
            vraag, meer = self._veld(veld)
            if vraag:
                yield _apart(vraag)
            if meer:
                later.append(_apart(meer))
            self._kan_eindigen = self._kan_eindigen or bool(veld.einde_bij)
        if later:
            yield from self._meer(later)
        if DELEN_ID not in self._wijze.zonder:
            yield _apart(self._delen())

    def _meer(self, later: list[CardElement]) -> Iterator[CardElement]:
        if self._gebruikt:
            yield from later
            return
        toon = ToggleVisibilityAction(title=self._t("uitvraag.knop.meer"), target_elements=[self._wijze.meer])
        yield ActionSet(actions=[toon])
        yield Container(id=self._wijze.meer, is_visible=False, items=later)

    def _delen(self) -> Iterator[CardElement]:
        keuzes = [(een.value, self._t(f"formulier.delen.{een.value}")) for een in Delen]
        voorstel = self._wijze.delen.value if self._wijze.delen and DELEN_ID not in self._waarden else ""
        yield from self._foutregel(DELEN_ID)
        yield keuzevak(
            self._id(DELEN_ID),
            self._verplicht(self._t("formulier.delen.vraag")),
            keuzes,
            verplicht=None if self._kan_eindigen else self._t("formulier.fout.delen"),
            waarde=self._bekend(DELEN_ID, tuple(Delen)) or voorstel,
            open_=False,
        )

    def _veld(self, veld: Veld) -> tuple[list[CardElement], list[CardElement]]:
        """Return the question, and what belongs to it that may wait: a note, or all of it when it is conditional."""
        toelichten = [*self._toelichting(veld), *self._aard(veld)]
        apart = bool(self._wijze.meer)
        hulp = [tekst(veld.hulp, zacht=True)] if veld.hulp else []
        vraag = [*self._foutregel(veld.id), self._invoer(veld)]
        if veld.toon_als is not None:
            geheel = [tekst(voorwaarde(self._formulier, veld, self._t), zacht=True), *hulp, *vraag, *toelichten]
            if not apart:
                return geheel, []
            self._let_op_gebruik(veld.id, veld.notitie_id, veld.aard_id)
            return [], geheel
        if apart and veld.notitie and veld.notitie_id not in self._wijze.zonder:
            self._let_op_gebruik(veld.notitie_id, veld.aard_id)
            return vraag, [*hulp, *toelichten]
        return [*hulp, *vraag, *toelichten], []

    def _let_op_gebruik(self, *invoer: str) -> None:
        self._gebruikt = self._gebruikt or any(self._waarden.get(een) or een in self._fouten for een in invoer)

    def _toelichting(self, veld: Veld) -> Iterator[CardElement]:
        if not veld.notitie or veld.notitie_id in self._wijze.zonder:
            return
        yield from self._foutregel(veld.notitie_id)
        yield tekstvak(
            self._id(veld.notitie_id),
            self._t("uitvraag.formulier.toelichting_bij", vraag=veld.label),
            waarde=self._waarden.get(veld.notitie_id, ""),
            lang=veld.notitie > KORTE_NOTITIE,
            hoogstens=veld.notitie,
        )

    def _aard(self, veld: Veld) -> Iterator[CardElement]:
        if not veld.feit_of_oordeel or veld.aard_id in self._wijze.zonder:
            return
        yield from self._foutregel(veld.aard_id)
        keuzes = [(een.value, self._t(f"formulier.aard.{een.value}")) for een in Aard]
        label = self._t("uitvraag.formulier.aard_bij", vraag=veld.label)
        yield keuzevak(
            self._id(veld.aard_id), label, keuzes, waarde=self._bekend(veld.aard_id, tuple(Aard)), open_=False
        )

    def _invoer(self, veld: Veld) -> CardElement:
        plicht = veld.verplicht and veld.toon_als is None and not self._kan_eindigen
        melding = self._t("formulier.fout.verplicht") if plicht else None
        label = self._verplicht(veld.label) if veld.verplicht else veld.label
        waarde = self._waarden.get(veld.id, "")
        if veld.is_tekst:
            lang = veld.soort is VeldSoort.TEKST
            return tekstvak(
                self._id(veld.id), label, verplicht=melding, waarde=waarde, lang=lang, hoogstens=veld.lengte
            )
        if veld.soort is VeldSoort.DATUM:
            return datumvak(self._id(veld.id), label, verplicht=melding, waarde=waarde)
        keuzes = keuzes_van(veld, self._t)
        meer = veld.soort is VeldSoort.MEERKEUZE
        return keuzevak(
            self._id(veld.id),
            label,
            keuzes,
            verplicht=melding,
            waarde=waarde if meer else self._bekend(veld.id, veld.toegestaan()),
            meer=meer,
            open_=meer or len(keuzes) <= self._wijze.open_tot,
        )

    def _id(self, invoer_id: str) -> str:
        return f"{VELD}{self._wijze.voor}{invoer_id}"

    def _bekend(self, invoer_id: str, keuzes: Sequence[str]) -> str:
        # A client shows a value outside the list as text; an empty choice is clearer.
        waarde = self._waarden.get(invoer_id, "")
        return waarde if waarde in keuzes else ""

    def _foutregel(self, invoer_id: str) -> Iterator[CardElement]:
        if invoer_id in self._fouten:
            yield TextBlock(text=self._fouten[invoer_id], wrap=True, color="Attention", weight="Bolder")

    def _verplicht(self, label: str) -> str:
        return self._t("algemeen.verplicht", label=label)


def _apart(delen: Iterable[CardElement]) -> Container:
    """Keep what belongs to one question together, and questions apart."""
    return Container(spacing="Medium", items=list(delen))


def _in_woorden(veld: Veld, waarde: str, teksten: Teksten) -> str:
    if not waarde or veld.is_tekst:
        return waarde
    if veld.soort is VeldSoort.DATUM:
        return datum.datum(date.fromisoformat(waarde))
    namen = dict(keuzes_van(veld, teksten))
    return ", ".join(namen.get(een, een) for een in waarde.split(","))
