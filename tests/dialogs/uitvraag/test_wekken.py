"""Who is woken, and how: the right colleague, contacts without Teams, and at once when it is urgent."""

import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from dialogs.alles import maak_registry
from dialogs.kern import uitvraagpost as posten
from dialogs.kern.bereik import Bereik, bereik
from domain.afwezigheid import Afwezigheid
from domain.casus import Casus
from domain.contact import Contact, Kanaal
from domain.persoon import Rol
from domain.regio import Regio
from storage import afwezigheid, contacten, gesprekken, outbox, personen, wekkers
from storage import casus as casussen
from storage.gesprekken import Bestemming
from storage.outbox import OutboxStatus
from storage.store import Store, UnitOfWork
from teksten.catalogus import Teksten
from tests.dialogs._wereld import SERVICE, TENANT, Deelnemer, Wereld
from tests.dialogs.uitvraag._verhaal import ANNA, BRAM, VAST, Post, Verhaal

ZITTING = datetime(2026, 3, 9, 12, tzinfo=UTC)
EERSTE = datetime(2026, 3, 3, 7, 30, tzinfo=UTC)
HUISELIJK = "huiselijk-geweld"


@pytest.fixture
def wereld(store: Store, demo_regio: Regio, nederlands: Teksten) -> Wereld:
    een = Wereld(store, demo_regio, nederlands, maak_registry())
    # Every tafel has its channel: for one that has none the clock would look each quarter, for days.
    for tafel in demo_regio.tafels:
        een.doet(kanaal_van_de_tafel, tafel, een.beheerder.id)
    return een


def kanaal_van_de_tafel(uow: UnitOfWork, tafel: str, beheerder_id: str) -> None:
    waar = f"19:tafel-{tafel}"
    kanaal = gesprekken.onthoud(
        uow,
        soort="channel",
        conversation_id=waar,
        service_url=SERVICE,
        tenant_id=TENANT,
        bot_id="28:tafelbot",
        channel_id=waar,
    )
    gesprekken.wijs_toe(uow, kanaal.id, Bestemming.TAFEL, tafel, beheerder_id)


def contact(verhaal: Verhaal, naam: str, kanaal: Kanaal, organisatie: str = "politie", **anders: object) -> Contact:
    nieuw = Contact(
        id=f"c-{naam.casefold().replace(' ', '-')}",
        organisatie=organisatie,
        naam=naam,
        kanaal=kanaal,
        email="post@politie.example",
        telefoon="0100 000 001",
        **anders,  # type: ignore[arg-type]
    )
    verhaal.wereld.doet(contacten.voeg_toe, nieuw)
    return nieuw


def afwezig(verhaal: Verhaal, wie: Deelnemer, vervanger: Deelnemer | None) -> None:
    nu = verhaal.wereld.nu
    weg = Afwezigheid(f"weg-{wie.id}", wie.id, nu, nu + timedelta(days=9), vervanger.id if vervanger else None)
    verhaal.wereld.doet(afwezigheid.voeg_toe, weg)


def post(verhaal: Verhaal, soort: str, waar: str = "19:politie") -> Post:
    (gevonden,) = [een for een in verhaal.posts_van(soort) if een.waar == waar]
    return gevonden


def genoemd(een: Post) -> list[str]:
    return [wie.name for wie in een.bericht.mentions]


def mails(verhaal: Verhaal, soort: str) -> list[Post]:
    return [een for een in verhaal.geplaatst if een.soort == soort]


class TestDeJuisteCollega:
    @pytest.fixture
    async def casus(self, verhaal: Verhaal) -> Casus:
        verhaal.zitting(ZITTING)
        een = verhaal.casus(ANNA, BRAM)
        await verhaal.start(een)
        return een

    async def test_who_began_to_answer_is_mentioned_and_the_others_are_left_in_peace(
        self, verhaal: Verhaal, casus: Casus
    ) -> None:
        piet, _ = verhaal.wereld.partner("politie", "Piet Politie"), verhaal.wereld.partner("politie", "Ada Politie")
        verhaal.handelt_af(casus, "politie", wie=piet, over=[casus.betrokkenen[0].id])
        verhaal.wacht_tot(EERSTE)
        assert genoemd(post(verhaal, "herinnering")) == ["Piet Politie"]

    async def test_else_who_looks_after_the_tafel(self, verhaal: Verhaal, casus: Casus) -> None:
        piet, puk = (verhaal.wereld.partner("politie", f"{naam} Politie") for naam in ("Piet", "Puk"))
        contact(verhaal, "Piet", Kanaal.TEAMS, persoon_id=piet.id, tafels=("nazorg",))
        contact(verhaal, "Puk", Kanaal.TEAMS, persoon_id=puk.id, tafels=(HUISELIJK,))
        verhaal.wacht_tot(EERSTE)
        assert genoemd(post(verhaal, "herinnering")) == ["Puk Politie"]
        assert casus.id

    async def test_a_stand_in_is_mentioned_for_who_is_away(self, verhaal: Verhaal, casus: Casus) -> None:
        piet, puk = (verhaal.wereld.partner("politie", f"{naam} Politie") for naam in ("Piet", "Puk"))
        verhaal.wereld.partner("politie", "Ada Politie")
        verhaal.handelt_af(casus, "politie", wie=piet, over=[casus.betrokkenen[0].id])
        afwezig(verhaal, piet, puk)
        verhaal.wacht_tot(EERSTE)
        assert genoemd(post(verhaal, "herinnering")) == ["Puk Politie"]

    async def test_a_name_that_would_break_the_mention_is_left_out(self, verhaal: Verhaal, casus: Casus) -> None:
        verhaal.wereld.partner("politie", "<at>Slim</at>")
        verhaal.wereld.partner("politie", "Piet Politie")
        verhaal.wacht_tot(EERSTE)
        assert genoemd(post(verhaal, "herinnering")) == ["Piet Politie"]
        assert casus.id

    async def test_once_the_reminder_stands_there_an_edit_mentions_nobody(self, verhaal: Verhaal, casus: Casus) -> None:
        verhaal.wereld.partner("politie", "Piet Politie")
        verhaal.wacht_tot(EERSTE)
        tweede = verhaal.casus(ANNA, nummer=143)
        await verhaal.start(tweede)
        bewerkt = post(verhaal, "herinnering")
        assert "Herinnering: er staan nog 2 vragen open" in bewerkt.kaart
        assert genoemd(bewerkt) == []
        assert casus.id


class TestZonderTeams:
    """A contact who is mailed or called; what it is about is never in it."""

    async def test_who_gets_mail_gets_one_a_day_however_much_is_asked(self, verhaal: Verhaal) -> None:
        contact(verhaal, "Nel", Kanaal.EMAIL)
        verhaal.zitting(ZITTING + timedelta(days=7))
        await verhaal.start(verhaal.casus(ANNA))
        await verhaal.start(verhaal.casus(BRAM, nummer=143))
        await verhaal.start(verhaal.casus(ANNA, nummer=144))
        assert [een.onderwerp_id for een in mails(verhaal, "mail_klaar")] == ["politie:2026-03-02"]
        # Of what was asked after her mail she hears the next morning, before any reminder is due.
        verhaal.wacht_tot(EERSTE + timedelta(days=2))
        over = [een.onderwerp_id for een in mails(verhaal, "mail_klaar")]
        assert over == ["politie:2026-03-02", "politie:2026-03-03"]

    async def test_who_owes_nothing_any_more_is_mailed_no_more(self, verhaal: Verhaal) -> None:
        contact(verhaal, "Nel", Kanaal.EMAIL)
        verhaal.zitting(ZITTING)
        casus, tweede = verhaal.casus(ANNA), verhaal.casus(BRAM, nummer=143)
        await verhaal.start(casus)
        await verhaal.start(tweede)
        for een in (casus, tweede):
            verhaal.handelt_af(een, "politie")
        verhaal.wacht_tot(ZITTING - timedelta(hours=1))
        assert len(mails(verhaal, "mail_klaar")) == 1

    async def test_who_looks_after_another_tafel_hears_nothing(self, verhaal: Verhaal) -> None:
        contact(verhaal, "Nel", Kanaal.EMAIL, tafels=(HUISELIJK,))
        contact(verhaal, "Ron", Kanaal.EMAIL, tafels=("nazorg",))
        verhaal.zitting(ZITTING)
        await verhaal.start(verhaal.casus(ANNA))
        assert [een.waar for een in mails(verhaal, "mail_klaar")] == ["contact c-nel"]

    async def test_a_body_with_a_mailbox_only_is_reached_and_reminded(self, wereld: Wereld) -> None:
        verhaal = Verhaal(wereld)
        verhaal.gesprek(*(code for code in VAST if code != "politie"), naam="overig")
        contact(verhaal, "Nel", Kanaal.EMAIL)
        verhaal.zitting(ZITTING)
        casus = verhaal.casus(ANNA)
        bevestiging = await verhaal.start(casus)
        assert "Nog niet bereikt" not in bevestiging
        verhaal.wacht_tot(EERSTE)
        assert verhaal.bevraging(casus, "politie").herinneringen == 1
        assert len(mails(verhaal, "mail_klaar")) == 2

    async def test_a_body_that_is_only_called_counts_as_reached_and_is_never_reminded(self, wereld: Wereld) -> None:
        verhaal = Verhaal(wereld)
        verhaal.gesprek(*(code for code in VAST if code != "politie"), naam="overig")
        contact(verhaal, "Toon *Bel*", Kanaal.TELEFOON)
        verhaal.zitting(ZITTING)
        casus = verhaal.casus(ANNA)
        assert "Nog niet bereikt" not in await verhaal.start(casus)
        verhaal.wacht_tot(ZITTING - timedelta(hours=1))
        assert verhaal.bevraging(casus, "politie").herinneringen == 0
        (laatste,) = [een for een in verhaal.posts_van("laatste_herinnering") if "Politie" in een.kaart]
        assert "deze organisatie wordt alleen gebeld" in laatste.kaart
        assert "0100 000 001" in laatste.kaart
        assert "Toon *Bel*:" in laatste.kaart

    @pytest.mark.parametrize(
        ("kanalen", "manieren"),
        [
            ((), ()),
            ((Kanaal.EMAIL,), (Kanaal.EMAIL,)),
            ((Kanaal.TELEFOON,), (Kanaal.TELEFOON,)),
            ((Kanaal.TELEFOON, Kanaal.EMAIL), (Kanaal.EMAIL, Kanaal.TELEFOON)),
            ((Kanaal.TEAMS,), ()),
        ],
    )
    def test_how_a_body_is_reached_is_known(
        self, wereld: Wereld, kanalen: tuple[Kanaal, ...], manieren: tuple[Kanaal, ...]
    ) -> None:
        verhaal = Verhaal(wereld)
        for plek, een in enumerate(kanalen):
            contact(verhaal, f"Iemand {plek}", een)

        def kijk() -> Bereik:
            return wereld.doet(lambda uow: bereik(verhaal._context(uow), "politie"))  # noqa: SLF001

        assert kijk().manieren == manieren
        assert bool(kijk()) == bool(manieren)
        verhaal.gesprek("politie")
        assert kijk().manieren == (Kanaal.TEAMS, *manieren)


class TestSpoed:
    @pytest.fixture
    def spoed(self, verhaal: Verhaal) -> Casus:
        verhaal.zitting(ZITTING)
        verhaal.wereld.partner("politie", "Piet Politie")
        return verhaal.casus(ANNA, nummer=150, spoed=True)

    async def test_it_goes_at_once_beside_the_attention_of_the_day_and_mentions(
        self, verhaal: Verhaal, spoed: Casus
    ) -> None:
        gewoon = verhaal.casus(BRAM)
        await verhaal.start(gewoon)
        await verhaal.start(spoed)
        posts = [een for een in verhaal.geplaatst if een.waar == "19:politie"]
        assert [een.soort for een in posts] == ["werklijst", "spoed"]
        dringend = post(verhaal, "spoed")
        assert genoemd(dringend) == ["Piet Politie"]
        assert dringend.kaart.tekst.splitlines() == [
            "Spoed: antwoord vóór morgen 10.00 uur",
            "<at>Piet Politie</at>",
            "Er is een dringende vraag aan uw organisatie. Kunt of mag u niets delen? Ook dat is een antwoord.",
            "Voor: Politie Merwestreek",
            f"Casus: {spoed.code}",
            "Over: 1 persoon",
            "Antwoord vóór: dinsdag 3 maart, 10.00 uur",
            "Wat u opent, ziet alleen u.",
        ]
        assert dringend.kaart.knoppen == ("Openen",)
        assert f"{spoed.code}: spoed, open" in verhaal.kaart_voor(spoed, "politie")
        assert ANNA.naam not in json.dumps(dringend.json, ensure_ascii=False)

    async def test_it_goes_at_night_too(self, verhaal: Verhaal, spoed: Casus) -> None:
        verhaal.wereld.nu = datetime(2026, 3, 2, 22, tzinfo=UTC)
        await verhaal.start(spoed)
        posts = [een.soort for een in verhaal.geplaatst if een.waar == "19:politie"]
        # What tells of it stands there; the worklist follows in the morning and wakes nobody.
        assert posts == ["spoed"]
        verhaal.wacht_tot(EERSTE)
        assert [een.soort for een in verhaal.geplaatst if een.waar == "19:politie"] == ["spoed", "werklijst"]

    async def test_once_it_is_dealt_with_the_post_says_so_and_no_reminder_comes(
        self, verhaal: Verhaal, spoed: Casus
    ) -> None:
        await verhaal.start(spoed)
        verhaal.handelt_af(spoed, "politie", weigert=True)
        kaart = post(verhaal, "spoed").kaart
        assert kaart.tekst.splitlines() == [
            f"Spoed: {spoed.code}",
            "Politie Merwestreek",
            "Deze vraag staat niet meer open. U hoeft niets meer te doen.",
        ]
        assert kaart.knoppen == ()
        verhaal.wacht_tot(ZITTING - timedelta(hours=1))
        assert "19:politie" not in {een.waar for een in verhaal.geplaatst if een.soort == "herinnering"}

    async def test_its_reminder_does_not_wait_for_another_day(self, verhaal: Verhaal, spoed: Casus) -> None:
        await verhaal.start(spoed)
        # Its worklist took the attention of this day.
        straks = verhaal.wereld.nu + timedelta(hours=2)
        verhaal.wereld.doet(wekkers.zet, "herinnering", verhaal.bevraging(spoed, "politie").id, straks, 1)
        verhaal.wacht_tot(straks)
        assert post(verhaal, "herinnering").onderwerp_id == "politie:2026-03-02"
        assert genoemd(post(verhaal, "herinnering")) == ["Piet Politie"]

    async def test_who_is_mailed_and_who_is_called_are_woken_in_those_ways(
        self, verhaal: Verhaal, spoed: Casus
    ) -> None:
        contact(verhaal, "Nel", Kanaal.TEAMS, spoed=(Kanaal.EMAIL, Kanaal.TELEFOON))
        contact(verhaal, "Toon", Kanaal.EMAIL, spoed=(Kanaal.TELEFOON,))
        contact(verhaal, "Wil", Kanaal.EMAIL)
        await verhaal.start(spoed)
        bevraging = verhaal.bevraging(spoed, "politie")
        assert {(een.waar, een.onderwerp_id) for een in mails(verhaal, "mail_spoed")} == {
            ("contact c-nel", bevraging.id),
            ("contact c-wil", bevraging.id),
        }
        assert mails(verhaal, "mail_klaar") == []
        (bellen,) = verhaal.posts_van("bellen")
        assert bellen.waar == verhaal.wereld.regisseur.chat.conversation_id
        assert bellen.kaart.tekst.splitlines() == [
            f"Nu bellen: Politie Merwestreek over {spoed.code}",
            "Het is spoed, en deze mensen van Politie Merwestreek worden liever gebeld.",
            "Nel: ",
            "0100 000 001",
            "Toon: ",
            "0100 000 001",
            "Antwoord vóór: dinsdag 3 maart, 10.00 uur",
        ]
        assert bellen.kaart.knoppen == ("Telefonisch antwoord", "Stand")
        vorm = await verhaal.wereld.regisseur.presses(bellen.kaart, "Telefonisch antwoord")
        assert "Politie Merwestreek" in vorm
        verhaal.handelt_af(spoed, "politie")
        (bellen,) = verhaal.posts_van("bellen")
        assert "Afgehandeld. Bellen hoeft niet meer." in bellen.kaart
        assert "0100" not in bellen.kaart

    async def test_nobody_is_woken_twice_because_something_else_is_asked_later(
        self, verhaal: Verhaal, spoed: Casus
    ) -> None:
        contact(verhaal, "Nel", Kanaal.EMAIL)
        await verhaal.start(spoed)
        await verhaal.start(verhaal.casus(BRAM))
        assert len(mails(verhaal, "mail_spoed")) == 1
        assert len([een for een in verhaal.geplaatst if een.soort == "spoed" and een.waar == "19:politie"]) == 1

    async def test_a_casus_that_becomes_urgent_is_told_of_when_it_is_asked_again(self, verhaal: Verhaal) -> None:
        verhaal.zitting(ZITTING)
        casus = verhaal.casus(ANNA)
        await verhaal.start(casus)
        nu = verhaal.wereld.leest(casussen.lees, casus.id)
        verhaal.wereld.doet(casussen.wijzig, replace(nu, spoed=True))
        bevraging = verhaal.bevraging(casus, "politie")
        verhaal.wereld.doet(lambda uow: posten.vraag(verhaal._context(uow), bevraging))  # noqa: SLF001
        verhaal.verstuurt()
        assert str(casus.code) in post(verhaal, "spoed").kaart

    async def test_a_regisseur_who_left_is_told_nothing_and_the_call_is_not_lost(
        self, verhaal: Verhaal, spoed: Casus
    ) -> None:
        contact(verhaal, "Toon", Kanaal.TELEFOON)
        wereld = verhaal.wereld
        baas = wereld.persoon("Mia Manager", (Rol.MANAGER, wereld.regio.eigen_organisatie))
        await verhaal.start(spoed)
        uitvraag = verhaal.uitvraag(spoed)
        wereld.doet(personen.beeindig, wereld.regisseur.id, Rol.PROCESREGISSEUR, "zvh", wereld.nu)
        bevraging = verhaal.bevraging(spoed, "politie")
        wereld.doet(lambda uow: posten.vraag(verhaal._context(uow), bevraging))  # noqa: SLF001
        wacht = wereld.leest(outbox.van_status, OutboxStatus.WACHT, 100)
        assert [een.soort for een in wacht if een.persoon_id == baas.id] == ["zonder_regisseur"]
        assert uitvraag.id
