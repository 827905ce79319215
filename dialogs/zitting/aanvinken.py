"""The regisseur says who is in the room: where Teams tells nothing, and where it is wrong.

Only what he changed is kept, against what his form showed: what Teams or a colleague said meanwhile stays.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Final, TypeAlias

from cards.bouwstenen import zonder_opmaak
from cards.verbs import Verb
from cards.zitting import aanwezig as kaarten
from cards.zitting.aanwezig import ANDEREN, Aanwezigbeeld, Groep
from cards.zitting.payloads_paneel import ZittingPaneel
from cards.zitting.payloads_zaal import AanwezigBewaar, AanwezigVorm
from dialogs.kern.answers import Answer
from dialogs.kern.desk import Context, Desk
from dialogs.kern.neutraal import als_antwoord
from dialogs.kern.permissions import Permission
from dialogs.kern.registry import Registry, VerbSpec
from dialogs.kern.zittingen import is_nu_of_vandaag, punten_van, stand_van, te_leiden, volg, zet_aanwezig
from dialogs.kern.zittingsdeelname import horen_erbij, verwacht_voor
from dialogs.kern.zittingsoproepen import niet_te_roepen
from dialogs.zitting import paneel
from dialogs.zitting.aanwezig import onbekenden
from domain.aanwezigheid import Aanwezigheid, Komt
from domain.agenda import Zitting
from domain.errors import UserMistake
from domain.logboek import Handeling
from domain.persoon import Persoon, Rol
from domain.zittingsverloop import Zittingsfase, aanwezig, is_er
from storage import aanwezigheid, agenda, personen
from storage import zittingsverloop as opslag
from storage.inbox import Uitkomst

Wie: TypeAlias = tuple[str, str]
"""Somebody on behalf of an organisatie: (person, organisatie)."""

ZONDER_ACCOUNT: Final = "-"
"""Stands for somebody who is not registered: what is known of him is for which organisatie he sits there."""

ZONDER_MELDING: Final = 6
"""People of an organisatie who stand in its group when none of them said that he comes."""
MEESTE_ANDEREN: Final = 60
"""People besides who may be chosen: what a card can hold."""


@dataclass(frozen=True, slots=True)
class _Zaal:
    """Who is there, who is expected, and who else might be; each list without doubles, in the order of the form."""

    er: frozenset[Wie]
    groepen: Mapping[str, tuple[str, ...]]
    anderen: tuple[Wie, ...]
    namen: Mapping[str, str]
    in_plaats_van: Mapping[Wie, str]

    @property
    def mogelijk(self) -> frozenset[Wie]:
        """Everybody who stands in the form."""
        in_groepen = {(wie, organisatie) for organisatie, mensen in self.groepen.items() for wie in mensen}
        return frozenset(in_groepen | set(self.anderen))


def register(registry: Registry) -> None:
    """Declare the form of who is there."""
    regisseur = Permission.PROCESREGISSEUR
    registry.verb(VerbSpec(Verb.ZITTING_AANWEZIG_VORM, AanwezigVorm, regisseur, vorm))
    registry.verb(VerbSpec(Verb.ZITTING_AANWEZIG, AanwezigBewaar, regisseur, bewaar))


def vorm(desk: Desk, payload: AanwezigVorm) -> Answer:
    """Open the form.

    Raises:
        NotAllowed: he does not lead zittingen.
        UserMistake: it is not held, on another day, or over.
    """
    zitting = _te_zeggen(desk, payload.zitting)
    desk.record(Handeling.ZITTING_GEOPEND, onderwerp_id=zitting.id)
    return _toon(desk, zitting)


def bewaar(desk: Desk, payload: AanwezigBewaar) -> Answer:
    """Keep what he changed, once; then show the panel."""
    zitting = _te_zeggen(desk, payload.zitting)
    gekozen = _gekozen(payload.velden)
    afdruk = desk.fingerprint(payload.velden)

    def act() -> Uitkomst:
        aantal = _pas_toe(desk, zitting, gekozen, _paren(payload.waren))
        return Uitkomst("aanwezig", {"invoer": afdruk, "aantal": str(aantal)})

    uitkomst = desk.once(Verb.ZITTING_AANWEZIG, payload.sleutel, act, onderwerp=zitting.id)
    if uitkomst.ids["invoer"] != afdruk:
        # A used form, filled in anew: what he ticked stands in a fresh one.
        return _toon(desk, zitting, gekozen=gekozen, melding=desk.teksten("zittingzaal.wie.al_bewaard"))
    gedaan = "zittingzaal.wie.gedaan" if uitkomst.ids["aantal"] != "0" else "zittingzaal.wie.niets"
    return paneel.toon(desk, zitting.id, gedaan=desk.teksten(gedaan))


def _te_zeggen(desk: Desk, zitting_id: str) -> Zitting:
    """Load a zitting of which it may still be said who is there.

    Raises:
        UserMistake: it is not held, on another day ("zitting.fout.andere_dag"), or over ("zitting.fout.geeindigd").
    """
    zitting = te_leiden(desk, zitting_id)
    fase = stand_van(desk, zitting.id).fase
    if fase is Zittingsfase.KLAAR:
        raise UserMistake("zitting.fout.geeindigd")
    # One that nobody ended goes on, also when that is the next day.
    if fase not in {Zittingsfase.BEZIG, Zittingsfase.PAUZE} and not is_nu_of_vandaag(desk, zitting):
        raise UserMistake("zitting.fout.andere_dag")
    return zitting


def _pas_toe(desk: Desk, zitting: Zitting, gekozen: Collection[Wie], waren: Collection[Wie]) -> int:
    """Keep the differences; return how many there were."""
    zaal = _zaal(desk, zitting)
    erbij = [een for een in sorted(gekozen) if een not in waren and een in zaal.mogelijk and een not in zaal.er]
    # Who is there for another organisatie now did not leave: he is there for one at a time.
    blijft = {wie for wie, _ in erbij if wie != ZONDER_ACCOUNT}
    weg = [een for een in sorted(waren) if een not in gekozen and een in zaal.er and een[0] not in blijft]
    for (wie, organisatie), er in (*((een, True) for een in erbij), *((een, False) for een in weg)):
        zet_aanwezig(desk, zitting, None if wie == ZONDER_ACCOUNT else wie, organisatie, er=er)
    if erbij or weg:
        volg(desk, zitting)
    return len(erbij) + len(weg)


def _toon(desk: Desk, zitting: Zitting, *, gekozen: Collection[Wie] | None = None, melding: str = "") -> Answer:
    zaal = _zaal(desk, zitting)
    regels = opslag.regels(desk.uow, zitting.id)
    nu = stand_van(desk, zitting.id)
    aan = zaal.er if gekozen is None else frozenset(gekozen)
    beeld = Aanwezigbeeld(
        groepen=tuple(_groep(desk, zaal, organisatie, aan) for organisatie in zaal.groepen),
        anderen=tuple((f"{wie}:{waar}", _met_organisatie(desk, zaal, wie, waar)) for wie, waar in zaal.anderen),
        anderen_er=tuple(f"{wie}:{waar}" for wie, waar in zaal.anderen if (wie, waar) in aan),
        onbekend=onbekenden(aanwezig(regels)),
        wijze=nu.wijze,
        melding=melding,
        bellen=tuple(desk.regio.organisatienaam(een) for een in niet_te_roepen(desk, zitting, nu)),
    )
    knop = AanwezigBewaar(
        zitting=zitting.id,
        waren=tuple(sorted(f"{wie}:{waar}" for wie, waar in zaal.er & zaal.mogelijk)),
        sleutel=desk.issue_key(Verb.ZITTING_AANWEZIG, zitting.id),
    )
    terug = ZittingPaneel(zitting=zitting.id)
    return als_antwoord(kaarten.formulier(beeld, knop, terug, desk.teksten), desk.teksten)


def _groep(desk: Desk, zaal: _Zaal, organisatie: str, aan: Collection[Wie]) -> Groep:
    mensen = zaal.groepen[organisatie]
    return Groep(
        organisatie=organisatie,
        naam=desk.regio.organisatienaam(organisatie),
        mensen=tuple((een, _met_voor_wie(desk, zaal, een, organisatie)) for een in mensen),
        er=tuple(een for een in mensen if (een, organisatie) in aan),
    )


def _met_voor_wie(desk: Desk, zaal: _Zaal, wie: str, organisatie: str) -> str:
    if wie == ZONDER_ACCOUNT:
        return desk.teksten("zittingzaal.wie.zonder_account")
    naam = zonder_opmaak(zaal.namen.get(wie, ""))
    voor = zaal.in_plaats_van.get((wie, organisatie))
    if voor is None:
        return naam
    return desk.teksten("zittingzaal.wie.in_plaats", naam=naam, voor=zonder_opmaak(zaal.namen.get(voor, "")))


def _met_organisatie(desk: Desk, zaal: _Zaal, wie: str, organisatie: str) -> str:
    naam = zonder_opmaak(zaal.namen.get(wie, ""))
    return desk.teksten("zittingzaal.weg.wie", naam=naam, organisatie=desk.regio.organisatienaam(organisatie))


def _zaal(context: Context, zitting: Zitting) -> _Zaal:
    gemeld = aanwezigheid.van_zitting(context.uow, zitting.id)
    perioden = is_er(aanwezig(opslag.regels(context.uow, zitting.id)))
    er = frozenset((een.persoon_id or ZONDER_ACCOUNT, een.organisatie) for een in perioden if een.organisatie)
    mensen = {een: _mensen_van(context, een) for een in _organisaties(context, zitting, gemeld, er)}
    verwacht = dict(verwacht_voor(gemeld))
    verwacht[context.regio.eigen_organisatie] = tuple(agenda.houders(context.uow, zitting.id).values())
    groepen = {
        waar: _groep_van(alle, {*verwacht.get(waar, ()), *(wie for wie, daar in er if daar == waar)})
        for waar, alle in mensen.items()
    }
    in_groep = {(wie, waar) for waar, ids in groepen.items() for wie in ids}
    anderen = [(een.id, waar) for waar, alle in mensen.items() for een in alle if (een.id, waar) not in in_groep]
    return _Zaal(
        er=er,
        groepen=groepen,
        anderen=tuple(anderen[:MEESTE_ANDEREN]),
        namen=_namen(context, mensen, (wie for wie, _ in in_groep), (een.persoon_id for een in gemeld)),
        in_plaats_van=_in_plaats_van(gemeld),
    )


def _groep_van(alle: Iterable[Persoon], komen: Collection[str]) -> tuple[str, ...]:
    """Return who stands in the group of an organisatie: who comes or is there, by name; else the first of its people.

    Last whoever has no account: a partner may send somebody whom nobody registered.
    """
    ids = [een.id for een in alle]
    bekend = [een for een in ids if een in komen] if komen else ids[:ZONDER_MELDING]
    return (*bekend, *sorted(set(komen) - set(ids) - {ZONDER_ACCOUNT}), ZONDER_ACCOUNT)


def _organisaties(
    context: Context, zitting: Zitting, gemeld: Iterable[Aanwezigheid], er: Iterable[Wie]
) -> tuple[str, ...]:
    """Return every organisatie that has to do with this zitting, by name; the Veiligheidshuis last."""
    codes = {een for punt in punten_van(context, zitting.id) for een in horen_erbij(context, zitting, punt)}
    codes |= {een.organisatie for een in gemeld} | {waar for _, waar in er}
    eigen = context.regio.eigen_organisatie
    return (*sorted(codes - {eigen}, key=context.regio.organisatienaam), eigen)


def _mensen_van(context: Context, organisatie: str) -> tuple[Persoon, ...]:
    rol = Rol.PROCESREGISSEUR if organisatie == context.regio.eigen_organisatie else Rol.PARTNER
    return personen.met_rol(context.uow, rol, organisatie)


def _in_plaats_van(gemeld: Iterable[Aanwezigheid]) -> dict[Wie, str]:
    return {
        (een.vervanger_id, een.organisatie): een.persoon_id
        for een in gemeld
        if een.komt is Komt.AFGEMELD and een.vervanger_id is not None
    }


def _namen(context: Context, partners: Mapping[str, Iterable[Persoon]], *ids: Iterable[str]) -> dict[str, str]:
    namen = {een.id: een.naam for mensen in partners.values() for een in mensen}
    ontbreken = {een for deel in ids for een in deel} - set(namen) - {ZONDER_ACCOUNT}
    return namen | {een.id: een.naam for een in personen.lees_alle(context.uow, ontbreken).values()}


def _gekozen(velden: Mapping[str, str]) -> frozenset[Wie]:
    gevonden: set[Wie] = set()
    for veld, waarde in velden.items():
        keuzes = [een for een in waarde.split(",") if een]
        gevonden |= _paren(keuzes) if veld == ANDEREN else {(een, veld) for een in keuzes}
    return frozenset(gevonden)


def _paren(keuzes: Iterable[str]) -> frozenset[Wie]:
    delen = (een.partition(":") for een in keuzes)
    return frozenset((wie, waar) for wie, scheiding, waar in delen if scheiding)
