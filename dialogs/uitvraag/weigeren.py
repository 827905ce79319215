"""Not sharing, about one person or about everybody: with a ground, as a full answer that only the regisseur sees."""

from cards.uitvraag import beantwoorden as kaarten
from cards.uitvraag.beantwoorden import LANGSTE_TOELICHTING, Weigervraag
from cards.uitvraag.payloads import Weigeren, WeigerFormulier
from cards.verbs import Verb
from dialogs.kern.answers import Answer, ShowCard
from dialogs.kern.desk import Desk
from dialogs.uitvraag.beantwoorden import AANGEPAST, OPGESLAGEN, daarna, dank, gesloten, over, wie_is
from dialogs.uitvraag.vastleggen import Gezegd, leg_vast
from dialogs.uitvraag.zaak import Zaak, als_partner
from domain.casus import Betrokkene
from domain.logboek import Handeling
from domain.tekst import schone_tekst
from domain.uitvraag import Antwoordsoort, Weigergrond, Weigering
from storage.inbox import Uitkomst


def formulier(desk: Desk, payload: WeigerFormulier) -> Answer:
    """Show the form to share nothing about one person, or about everybody."""
    zaak = als_partner(desk, payload.bevraging)
    if not zaak.loopt(desk.nu):
        return gesloten(desk, zaak)
    return _vraag(desk, zaak, _wie(zaak, payload.betrokkene))


def weiger(desk: Desk, payload: Weigeren) -> Answer:
    """Store a refusal: a version for one person, or for everybody the uitvraag is about."""
    zaak = als_partner(desk, payload.bevraging)
    wie = _wie(zaak, payload.betrokkene)
    weigering = _lees(desk, payload)
    if isinstance(weigering, tuple):
        if not zaak.loopt(desk.nu):
            return gesloten(desk, zaak)
        return _vraag(desk, zaak, wie, payload, weigering)
    wie_allemaal = (wie.id,) if wie else zaak.betrokkenen
    afdruk = desk.fingerprint({"grond": payload.grond, "toelichting": payload.toelichting})

    def act() -> Uitkomst:
        gezegd = [Gezegd(een, Antwoordsoort.GEWEIGERD, weigering=weigering) for een in wie_allemaal]
        was_open = leg_vast(desk, zaak, gezegd)
        return Uitkomst(OPGESLAGEN if was_open else AANGEPAST, {"invoer": afdruk})

    uitkomst = desk.once(Verb.UITVRAAG_WEIGER, payload.sleutel, act, onderwerp=over(zaak, payload.betrokkene))
    if not zaak.loopt(desk.nu):
        return gesloten(desk, zaak)
    if uitkomst.ids["invoer"] != afdruk:
        return _vraag(desk, zaak, wie, payload, (desk.teksten("uitvraag.persoon.al_bewaard"),))
    # Whoever refuses about everybody has seen no name, and sees none now.
    return daarna(desk, zaak.bevraging.id, uitkomst) if wie else dank(desk, zaak)


def _wie(zaak: Zaak, betrokkene_id: str | None) -> Betrokkene | None:
    return None if betrokkene_id is None else zaak.betrokkene(betrokkene_id)


def _lees(desk: Desk, payload: Weigeren) -> Weigering | tuple[str, ...]:
    t = desk.teksten
    if payload.grond not in tuple(Weigergrond):
        return (t("uitvraag.weigeren.kies_grond"),)
    grond, toelichting = Weigergrond(payload.grond), schone_tekst(payload.toelichting)
    if len(toelichting) > LANGSTE_TOELICHTING:
        return (t("uitvraag.weigeren.fout.te_lang", maximum=LANGSTE_TOELICHTING),)
    if grond is Weigergrond.ANDERS and not toelichting:
        return (t("uitvraag.weigeren.fout.toelichting"),)
    return Weigering(grond, toelichting)


def _vraag(
    desk: Desk, zaak: Zaak, wie: Betrokkene | None, payload: Weigeren | None = None, fouten: tuple[str, ...] = ()
) -> Answer:
    desk.record(
        Handeling.UITVRAAG_GEOPEND,
        namens=zaak.bevraging.organisatie,
        casus_id=zaak.casus.id,
        betrokkene_id=wie.id if wie else None,
        onderwerp_id=zaak.bevraging.id,
        doel=zaak.uitvraag.grondslag,
    )
    beeld = Weigervraag(
        bevraging=zaak.bevraging.id,
        code=str(zaak.casus.code),
        wie=wie_is(desk, zaak, wie) if wie else None,
        sleutel=desk.issue_key(Verb.UITVRAAG_WEIGER, over(zaak, wie.id if wie else None)),
        grond=payload.grond if payload else "",
        toelichting=payload.toelichting if payload else "",
        fouten=fouten,
    )
    return ShowCard(kaarten.weigerkaart(beeld, desk.teksten), desk.teksten("algemeen.samenvatting"))
