"""The posts after a zitting, rendered from the state: what was agreed, what is to be approved, what can be read."""

from collections.abc import Collection

from cards.datum import dag
from cards.payloads import AfsprakenOpen
from cards.verslag.payloads import VerslagKies, VerslagOpen
from cards.verslag.posten import post
from dialogs.kern import wekken
from dialogs.kern.bereik import bereik
from dialogs.kern.berichtsoorten import Berichtsoort
from dialogs.kern.desk import Context
from dialogs.kern.gesprekspost import voor_wie
from dialogs.kern.neutraal import als_bericht
from dialogs.kern.ports import Mention, OutgoingMessage
from dialogs.kern.registry import Attention, MessageSpec, OnUncertain, Registry, Skip
from dialogs.kern.verslagpost import afgesproken, besproken, onderwerp, uit_onderwerp
from dialogs.kern.zittingsdeelname import horen_het_verslag, mensen_voor
from dialogs.verslag.beeld import zonder_beurt
from domain.afspraak import Afspraak
from domain.agenda import Zitting
from domain.errors import NotFound
from domain.wekken import wie_te_vermelden
from storage import agenda
from storage import casus as casussen
from storage import verslag as verslagen
from storage.plekken import plekken


def register(registry: Registry) -> None:
    """Declare the posts; all are sent again when in doubt: a second one is harmless, a missing one is not."""
    registry.message(
        MessageSpec(
            kind=Berichtsoort.ZITTING_AFSPRAKEN,
            render=afspraken,
            on_uncertain=OnUncertain.RESEND,
            owner=eigenaar,
            post_anew=False,
            attention=meteen,
            lapsed=afspraken_vervallen,
        )
    )
    registry.message(
        MessageSpec(
            kind=Berichtsoort.VERSLAG_KLAAR,
            render=klaar,
            on_uncertain=OnUncertain.RESEND,
            owner=_niemand,
            post_anew=False,
        )
    )
    registry.message(
        MessageSpec(
            kind=Berichtsoort.VERSLAG,
            render=verslag,
            on_uncertain=OnUncertain.RESEND,
            owner=eigenaar,
            post_anew=False,
            attention=aandacht,
            lapsed=verslag_vervallen,
        )
    )


def afspraken(context: Context, onderwerp_id: str) -> OutgoingMessage | Skip:
    """What an organisatie agreed to do at a zitting: how many, of which casussen, and its own list."""
    gevonden = _zitting(context, onderwerp_id)
    if gevonden is None:
        return Skip("bestaat_niet")
    zitting, organisatie = gevonden
    t, wanneer = context.teksten, _dag(context, zitting)
    van_hem = _van(context, zitting, organisatie)
    titel, voor = t("verslag.post.afspraken.titel", wanneer=wanneer), voor_wie(context, organisatie)
    if not van_hem:
        return als_bericht(post(titel, [t("verslag.post.afspraken.geen")], None, t, voor=voor), t)
    vermeld = _vermeld(context, Berichtsoort.ZITTING_AFSPRAKEN, zitting, organisatie)
    codes = casussen.codes(context.uow, [een.casus_id for een in van_hem])
    regels = [
        _namen(vermeld),
        t.aantal("verslag.post.afspraken", len(van_hem)),
        t("verslag.post.codes", codes=", ".join(sorted(set(codes.values())))) if codes else "",
    ]
    kaart = post(titel, regels, AfsprakenOpen(organisatie=organisatie), t, voor=voor)
    return als_bericht(kaart, t, mentions=vermeld)


def afspraken_vervallen(context: Context, onderwerp_id: str, adres: str) -> Skip | None:
    """It is posted only while there is something, where the organisatie is reached now."""
    gevonden = _zitting(context, onderwerp_id)
    if gevonden is None or not _van(context, *gevonden):
        return Skip("niets")
    return _verhuisd(context, gevonden[1], adres)


def klaar(context: Context, onderwerp_id: str) -> OutgoingMessage | Skip:
    """How many casussen of a regisseur wait for his approval, and what became of the items that had no turn."""
    gevonden = _zitting(context, onderwerp_id)
    if gevonden is None:
        return Skip("bestaat_niet")
    zitting, regisseur_id = gevonden
    t = context.teksten
    eigen = {een.id for een in casussen.van_regisseur(context.uow, [regisseur_id])}
    goed = verslagen.goedgekeurde_van(context.uow, zitting.id)
    te_doen = casussen.codes(context.uow, [een for een in besproken(context, zitting.id) if een in eigen - goed])
    gedaan = casussen.codes(context.uow, [een for een in besproken(context, zitting.id) if een in eigen & goed])
    regels = [
        t.aantal("verslag.post.klaar", len(te_doen), codes=", ".join(sorted(te_doen.values()))) if te_doen else "",
        t("verslag.post.klaar.goed", codes=", ".join(sorted(gedaan.values()))) if gedaan else "",
        *zonder_beurt(context, zitting, eigen),
    ]
    if not any(regels):
        regels = [t("verslag.post.klaar.niets")]
    openen = VerslagOpen(zitting=zitting.id) if te_doen or gedaan else None
    titel = t("verslag.post.klaar.titel", wanneer=_dag(context, zitting))
    return als_bericht(post(titel, regels, openen, t), t)


def verslag(context: Context, onderwerp_id: str) -> OutgoingMessage | Skip:
    """Of which of its casussen an organisatie can read the verslag, and of which it cannot (any more, or yet)."""
    gevonden = _zitting(context, onderwerp_id)
    if gevonden is None:
        return Skip("bestaat_niet")
    zitting, organisatie = gevonden
    t, eigen = context.teksten, _eigen(context, zitting, organisatie)
    goed = verslagen.goedgekeurde_van(context.uow, zitting.id)
    klaar_, nog = _codes(context, eigen & goed), _codes(context, eigen - goed)
    vermeld = _vermeld(context, Berichtsoort.VERSLAG, zitting, organisatie) if klaar_ else ()
    regels = [
        _namen(vermeld),
        t("verslag.post.codes", codes=klaar_) if klaar_ else t("verslag.post.geen"),
        t("verslag.post.nog", codes=nog) if nog else "",
    ]
    titel = t("verslag.post.titel", wanneer=_dag(context, zitting))
    openen = VerslagKies(zitting=zitting.id) if klaar_ else None
    kaart = post(titel, regels, openen, t, voor=voor_wie(context, organisatie))
    return als_bericht(kaart, t, mentions=vermeld)


def verslag_vervallen(context: Context, onderwerp_id: str, adres: str) -> Skip | None:
    """It is posted only while there is something to read, where the organisatie is reached now."""
    gevonden = _zitting(context, onderwerp_id)
    if gevonden is None:
        return Skip("bestaat_niet")
    zitting, organisatie = gevonden
    if not _eigen(context, zitting, organisatie) & verslagen.goedgekeurde_van(context.uow, zitting.id):
        return Skip("niets_te_lezen")
    return _verhuisd(context, organisatie, adres)


def aandacht(_: Context, onderwerp_id: str) -> Attention:
    """It costs the attention of its organisatie."""
    return Attention(uit_onderwerp(onderwerp_id)[1])


def meteen(_: Context, onderwerp_id: str) -> Attention:
    """It goes at once: people have just hung up, and want to know what is theirs."""
    return Attention(uit_onderwerp(onderwerp_id)[1], urgent=True)


def eigenaar(context: Context, onderwerp_id: str) -> str | None:
    """Return who hears that it cannot be delivered: the regisseur of the first casus that was discussed."""
    zitting_id, _ = uit_onderwerp(onderwerp_id)
    return wekken.eigenaar_van(context, next(iter(besproken(context, zitting_id)), None))


def _niemand(_: Context, __: str) -> str | None:
    """Return nobody: when the regisseur himself cannot be reached, telling him of it cannot either."""
    return None


def _vermeld(context: Context, soort: Berichtsoort, zitting: Zitting, organisatie: str) -> tuple[Mention, ...]:
    """Mention who came for an organisatie, when this is a new post in its own conversation: an edit wakes nobody."""
    gesprek_id = bereik(context, organisatie).gesprek_id
    er = plekken(context.uow, soort, onderwerp(zitting.id, organisatie))
    if gesprek_id is None or any(een.geplaatst and not een.opnieuw and een.gesprek_id == gesprek_id for een in er):
        return ()
    waren_er = mensen_voor(context, zitting, organisatie)
    team = wekken.team(context, organisatie)
    return wekken.noem(context, wie_te_vermelden(team, waren_er, [zitting.tafel], context.nu))


def _namen(vermeld: tuple[Mention, ...]) -> str:
    return ", ".join(f"<at>{een.name}</at>" for een in vermeld)


def _zitting(context: Context, onderwerp_id: str) -> tuple[Zitting, str] | None:
    zitting_id, wie = uit_onderwerp(onderwerp_id)
    try:
        return agenda.lees(context.uow, zitting_id), wie
    except NotFound:
        return None


def _van(context: Context, zitting: Zitting, organisatie: str) -> list[Afspraak]:
    return [een for een in afgesproken(context, zitting.id) if een.organisatie == organisatie]


def _eigen(context: Context, zitting: Zitting, organisatie: str) -> frozenset[str]:
    """Return the casussen that were discussed, for which an organisatie was there and in which it takes part now."""
    ids = besproken(context, zitting.id)
    return frozenset(een for een in ids if organisatie in horen_het_verslag(context, zitting, een))


def _codes(context: Context, ids: Collection[str]) -> str:
    return ", ".join(sorted(casussen.codes(context.uow, ids).values()))


def _dag(context: Context, zitting: Zitting) -> str:
    return dag(zitting.begint_op, context.regio.kalender)


def _verhuisd(context: Context, organisatie: str, adres: str) -> Skip | None:
    soort, _, wie = adres.partition(":")
    waarheen = bereik(context, organisatie)
    return None if waarheen.hier(*((wie, None) if soort == "g" else (None, wie))) else Skip("verhuisd")
