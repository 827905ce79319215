"""Who belongs in the room for which item of a zitting: only who takes part in that casus.

Everybody who was asked belongs there, also who answered that he knows nothing or shares nothing: whoever would be left
out for that would give it away.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from dialogs.kern.beleid import mag
from dialogs.kern.desk import Bezoek, Context
from domain.aanwezigheid import Aanwezigheid, Komt
from domain.agenda import TWEEDE_DEEL, Agendapunt, Agendasoort, Zitting
from domain.casus import Casus
from domain.persoon import Actor, Persoon, Rol
from domain.regio import Regio
from domain.toegang import Casusfeiten, Daad, Toegang, Waarover
from domain.zittingsverloop import Aanwezigheidsperiode, is_er
from storage import aanwezigheid, agenda, personen, toegang
from storage import casus as casussen


@dataclass(frozen=True, slots=True)
class EigenPunt:
    """An item of a zitting in which somebody takes part now.

    Attributes:
        over: the casus as a subject of the policy, with his own rows of access only.
        namens: the organisatie on whose behalf he is there; that of the Veiligheidshuis when he runs it.
    """

    punt: Agendapunt
    casus: Casus
    over: Waarover
    namens: str


def eigen_punten(bezoek: Bezoek, zitting: Zitting, punten: Sequence[Agendapunt]) -> tuple[EigenPunt, ...]:
    """Return the items for which the actor belongs in the room now, in the order given.

    Each is judged by the policy. Of a casus that stands in the second part, and whose organisatie leaves before it, he
    has access all the same, but not at the tafel.
    """
    rijen = toegang.voor_actor(bezoek.uow, bezoek.actor, [een.casus_id for een in punten])
    mogelijk = {een.casus_id for een in rijen} | _zelf_in_handen(bezoek, zitting)
    gevonden = casussen.lees_alle(bezoek.uow, (een.casus_id for een in punten if een.casus_id in mogelijk))
    eigen = (_eigen(bezoek, zitting, een, gevonden[een.casus_id], rijen) for een in punten if een.casus_id in gevonden)
    return tuple(een for een in eigen if een is not None)


def horen_erbij(context: Context, zitting: Zitting, punt: Agendapunt) -> tuple[str, ...]:
    """Return the codes of the organisaties that belong in the room for an item, by name.

    In the second part of a zitting those kinds are left out that the region keeps out of it.
    """
    codes = {een.organisatie for een in _lopend(context, punt.casus_id) if een.organisatie}
    codes -= {een for een in codes if is_buiten(context.regio, zitting, punt, een)}
    return tuple(sorted(codes, key=context.regio.organisatienaam))


def over_aan_tafel(context: Context, zitting: Zitting, casus: Casus) -> Waarover:
    """Return a casus as a subject of the policy for what was said of it at a zitting.

    Whoever leaves before the part in which it stands takes part in the casus, and not in what was said there.
    """
    rijen = _blijven(context, zitting, casus.id, toegang.van_casus(context.uow, casus.id))
    return Waarover(casus=Casusfeiten.van(casus), toegang=rijen)


def horen_het_verslag(context: Context, zitting: Zitting, casus_id: str) -> tuple[str, ...]:
    """Return the codes of the organisaties that take part in a casus now, and were not out of the room for it."""
    rijen = _blijven(context, zitting, casus_id, _lopend(context, casus_id))
    return tuple(sorted({een.organisatie for een in rijen if een.organisatie}))


def is_buiten(regio: Regio, zitting: Zitting, punt: Agendapunt, organisatie: str) -> bool:
    """Tell whether an organisatie leaves before an item because that stands in the second part."""
    tafel, body = regio.tafels.get(zitting.tafel), regio.organisaties.get(organisatie)
    if tafel is None or body is None or not tafel.in_delen or punt.deel != TWEEDE_DEEL:
        return False
    return body.soort in tafel.deel_2_zonder


def moeten_weg(
    context: Context, zitting: Zitting, punt: Agendapunt, perioden: Iterable[Aanwezigheidsperiode]
) -> tuple[Aanwezigheidsperiode, ...]:
    """Return who is in the room now and does not belong there for an item; also whom nobody knows.

    For the regisseur alone: it tells who takes part in which casus.
    """
    return hebben_niets_bij(context, zitting, [punt], perioden)


def hebben_niets_bij(
    context: Context, zitting: Zitting, punten: Sequence[Agendapunt], perioden: Iterable[Aanwezigheidsperiode]
) -> tuple[Aanwezigheidsperiode, ...]:
    """Return who is in the room now and belongs there for none of these items; also whom nobody knows.

    Who is not registered, but is there for an organisatie as the regisseur said, belongs where that one does.
    """
    nu = is_er(perioden)
    bekend = personen.lees_alle(context.uow, (een.persoon_id for een in nu if een.persoon_id is not None))
    rijen = {een.casus_id: _lopend(context, een.casus_id) for een in punten}

    def hoort(wie: Aanwezigheidsperiode) -> bool:
        persoon = bekend.get(wie.persoon_id or "")
        return any(_hoort(context, zitting, punt, rijen[punt.casus_id], wie, persoon) for punt in punten)

    return tuple(een for een in nu if not hoort(een))


def mensen_voor(context: Context, zitting: Zitting, organisatie: str) -> tuple[str, ...]:
    """Return the ids of who comes to a zitting for an organisatie: who said so, or whom he named in his place."""
    return verwacht_voor(aanwezigheid.van_zitting(context.uow, zitting.id)).get(organisatie, ())


def verwacht_voor(gemeld: Iterable[Aanwezigheid]) -> Mapping[str, tuple[str, ...]]:
    """Return the same of every organisatie, from what everybody said about a zitting: first who comes himself."""
    gezegd = tuple(gemeld)
    komen = [(een.organisatie, een.persoon_id) for een in gezegd if een.komt is Komt.AANGEMELD]
    vervangers = [
        (een.organisatie, een.vervanger_id)
        for een in gezegd
        if een.komt is Komt.AFGEMELD and een.vervanger_id is not None
    ]
    per_organisatie: dict[str, dict[str, None]] = {}
    for organisatie, persoon_id in (*komen, *vervangers):
        per_organisatie.setdefault(organisatie, {})[persoon_id] = None
    return {organisatie: tuple(ids) for organisatie, ids in per_organisatie.items()}


def _zelf_in_handen(bezoek: Bezoek, zitting: Zitting) -> set[str]:
    regisseert = bezoek.actor.regisseert_voor
    if not regisseert:
        return set()
    houders = agenda.houders(bezoek.uow, zitting.id)
    return {casus_id for casus_id, wie in houders.items() if wie in regisseert}


def _eigen(
    bezoek: Bezoek, zitting: Zitting, punt: Agendapunt, casus: Casus, rijen: Iterable[Toegang]
) -> EigenPunt | None:
    van_hem = tuple(een for een in rijen if een.casus_id == casus.id)
    als_regisseur = Waarover(casus=Casusfeiten.van(casus))
    if mag(bezoek, Daad.BESPREKING_ZIEN, als_regisseur):
        return EigenPunt(punt, casus, als_regisseur, bezoek.regio.eigen_organisatie)
    # Whoever works for two takes part for the one that stays.
    blijft = tuple(een for een in van_hem if not is_buiten(bezoek.regio, zitting, punt, een.organisatie))
    als_partner = Waarover(casus=Casusfeiten.van(casus), toegang=blijft)
    if not blijft or not mag(bezoek, Daad.BESPREKING_ZIEN, als_partner):
        return None
    return EigenPunt(punt, casus, als_partner, _namens(bezoek, blijft))


def _namens(bezoek: Bezoek, rijen: Iterable[Toegang]) -> str:
    geldend = (een.organisatie for een in rijen if een.rol is Rol.PARTNER and een.geldt_voor(bezoek.actor, bezoek.nu))
    return next(geldend, "")


def _hoort(
    context: Context,
    zitting: Zitting,
    punt: Agendapunt,
    rijen: Iterable[Toegang],
    wie: Aanwezigheidsperiode,
    persoon: Persoon | None,
) -> bool:
    blijven = (een for een in rijen if not is_buiten(context.regio, zitting, punt, een.organisatie))
    if persoon is None:
        # A row for one person alone is not for whoever else comes from there.
        return any(een.organisatie == wie.organisatie and een.persoon_id is None for een in blijven)
    actor = Actor.van(persoon, context.nu)
    return actor.is_rol(Rol.PROCESREGISSEUR) or any(een.is_van(actor) for een in blijven)


def _blijven(context: Context, zitting: Zitting, casus_id: str, rijen: Iterable[Toegang]) -> tuple[Toegang, ...]:
    eigen = (een for een in agenda.punten(context.uow, zitting.id) if een.casus_id == casus_id)
    # Taken off since: in which part it stood is not known any more, so whoever may have left counts as gone.
    onbekend = Agendapunt(zitting.id, casus_id, Agendasoort.LOPEND, context.nu, deel=TWEEDE_DEEL)
    punt = next(eigen, onbekend)
    return tuple(een for een in rijen if not is_buiten(context.regio, zitting, punt, een.organisatie))


def _lopend(context: Context, casus_id: str) -> tuple[Toegang, ...]:
    rijen = toegang.van_casus(context.uow, casus_id)
    return tuple(een for een in rijen if een.rol is Rol.PARTNER and een.loopt(context.nu))
