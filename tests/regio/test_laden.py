"""One good file, spoilt in one place at a time: what is said, about which line, and that nothing is taken."""

from datetime import date, time, timedelta
from pathlib import Path

import pytest

from domain.casus import Onderwerp, Spoor
from domain.formulier import Veld, VeldSoort, Voorwaarde
from domain.opschaalladder import Trede, Tredesoort
from domain.organisatie import Deelbeleid, Kader, Organisatie, Partnersoort
from domain.regio import Bewaartermijn, Contactpunt, Herinnering, Verlooptermijnen
from domain.rooster import Feestdagregel, Ritme
from domain.triage import Criterium, Triageregels
from domain.werkdagen import Weekdag
from regio.laden import laad_regio
from regio.meldingen import Melding, RegioOnbruikbaar
from teksten.catalogus import laad_teksten

TWEEDE = Path(__file__).parent / "tweede.yaml"
TEKSTEN = laad_teksten()


def meldingen(map_: Path, tekst: str | bytes) -> tuple[Melding, ...]:
    pad = map_ / "proef.yaml"
    pad.write_bytes(tekst if isinstance(tekst, bytes) else tekst.encode())
    with pytest.raises(RegioOnbruikbaar) as fout:
        laad_regio(pad)
    for melding in fout.value.meldingen:
        zin = melding.zin(TEKSTEN, "proef.yaml")
        assert zin.startswith("proef.yaml")
        assert "{" not in zin
    return fout.value.meldingen


def bedorven(oud: str, nieuw: str) -> tuple[str, int]:
    """Spoil the good file in its one place that reads `oud`; return it with the line of that place."""
    tekst = TWEEDE.read_text(encoding="utf-8")
    assert tekst.count(oud) == 1, oud
    return tekst.replace(oud, nieuw), tekst[: tekst.index(oud)].count("\n") + 1


# What is changed into what, and which remark must follow (about the line where the change is).
FOUTEN = [
    # The shape of one thing.
    ("{naam: Duinmark}", "{naam: }", "leeg"),
    ("{naam: Duinmark}", '{naam: ""}', "leeg"),
    ("{naam: Duinmark}", "{naam: 12}", "tekst"),
    ("{naam: Duinmark}", "[een, twee]", "tabel"),
    ("{naam: Duinmark}", f"{{naam: {'x' * 201}}}", "te_lang"),
    ("{naam: Duinmark}", "{naam: onbekend}", "niet_onbekend"),
    ("{naam: Duinmark}", "{}", "ontbreekt"),
    ("{naam: Duinmark}", "{naam: D, postcode: 1}", "onbekend_veld"),
    ("begintijd:", "begintijdd:", "onbekend_veld_wel"),
    ("duur_minuten: 45", "duur: 45", "onbekend_veld"),
    ("extra_vrij:", "extra_vrije_dagen:", "onbekend_veld_wel"),
    ("duinmark: {naam: Duinmark}", "Duin Mark: {naam: Duinmark}", "code"),
    ("code: DUIN", "code: duin", "code"),
    ("taal: nl", "taal: fy", "keuze"),
    ("ritme: ad_hoc", "ritme: soms", "keuze"),
    ("dag: vrijdag", "dag: friday", "keuze"),
    ("kader: zorg", "kader: liefde", "keuze"),
    ("beleid: alleen na toestemming", "beleid: nooit", "keuze"),
    ('begintijd: "08:15"', 'begintijd: "24:15"', "tijd"),
    ('begintijd: "08:15"', "begintijd: 815", "tijd"),
    ('anker: "2026-01-09"', "anker: 9 januari", "datum"),
    ('anker: "2026-01-09"', 'anker: "2026-02-30"', "datum"),
    ("duur_minuten: 45", "duur_minuten: kort", "getal"),
    ("duur_minuten: 45", 'duur_minuten: "45"', "getal"),
    ("duur_minuten: 45", "duur_minuten: 0", "getal_te_klein"),
    ("duur_minuten: 45", "duur_minuten: 5000", "getal_te_groot"),
    ("regisseur_per_kwestie: ja", "regisseur_per_kwestie: soms", "ja_nee"),
    ("rollen: [hoofdpersoon, buur]", "rollen: buur", "lijst"),
    ("rollen: [hoofdpersoon, buur]", "rollen: []", "te_weinig"),
    ("tafels:", "tafels: []\nx:", "tabel"),
    # YAML itself.
    ("  strandhoek:", "   strandhoek:", "opmaak"),
    ("dag: vrijdag", "dag: @vrijdag", "opmaak"),
    ("strandhoek: {naam: Strandhoek}", "duinmark: {naam: Strandhoek}", "dubbel"),
    ("[stadsdeel]\n    rollen: [hoofdpersoon]\n    formulier: kort", "*x", "opmaak"),
    ("strandhoek: {naam", "? [a, b]\n  : {naam", "sleutel"),
    # How things fit each other.
    ("tijdzone: Europe/Amsterdam", "tijdzone: Europe/Dordrecht", "tijdzone"),
    ("tijdzone: Europe/Amsterdam", "tijdzone: ../../etc/passwd", "tijdzone"),
    ("eigen_organisatie: huis", "eigen_organisatie: huisje", "bestaat_niet_wel"),
    ("eigen_organisatie: huis", "eigen_organisatie: gemeente", "bestaat_niet"),
    ("taal: nl", "taal: nl\n  gesprekken_gedeeld: ja", "gedeeld"),
    ('werkuren: {van: "07:30"', 'werkuren: {van: "17:30"', "werkuren"),
    ('werkuren: {van: "07:30"', 'werkuren: {van: "16:00"', "werkuren"),
    ("soort: huis", "soort: thuis", "bestaat_niet_wel"),
    ("ook_voor: [bemiddeling]", "ook_voor: [bemidelling]", "bestaat_niet_wel"),
    ("werkgebied: [duinmark]", "werkgebied: [duinmerk]", "bestaat_niet_wel"),
    ("werkgebied: [duinmark]", "werkgebied: [duinmark, duinmark]", "vaker"),
    ("werkgebied: [duinmark]", "werkgebied: overal", "lijst"),
    (", werkgebied: [duinmark]", "", "ontbreekt"),
    ("formulier: lang}\n  bemid", "formulier: langer}\n  bemid", "bestaat_niet_wel"),
    ("kader: zorg, meer_dan_een: ja", "kader: zorg", "meer_dan_een"),
    ("vast: [kustwacht, buurtzorg]", "vast: [kustwacht, buurtsorg]", "bestaat_niet_wel"),
    ("vast: [kustwacht, buurtzorg]", "vast: [kustwacht, buurtzorg, kustwacht]", "vaker"),
    ("mogelijk: [stadsdeel]", "mogelijk: [kustwacht]", "vast_en_mogelijk"),
    ("deel_2_zonder: [buurtzorg]", "deel_2_zonder: [buurtsorg]", "bestaat_niet_wel"),
    ("deel_2_zonder: [buurtzorg]", "deel_2_zonder: [buurtzorg, buurtzorg]", "vaker"),
    ("in_delen: ja\n    deel_2_zonder", "in_delen: nee\n    deel_2_zonder", "delen"),
    ("/meet/2003004005", "/l/channel/2003004005", "vergaderlink"),
    ("https://teams.microsoft.com/meet", "https://teams.microsoft.com.example/meet", "vergaderlink"),
    ("https://teams.microsoft.com/meet/2003004005", "elke week dezelfde", "vergaderlink"),
    ("    spoor: wgs\n    ritme: ad_hoc", "    spoor: bij\n    ritme: ad_hoc", "spoor_bij"),
    (
        "contactpunt:",
        "hoort_elders: {x: {onderwerp: X, woorden: [a*], verwijzing: Elders, waar: Daar}}\ncontactpunt:",
        "zoekwoord",
    ),
    ("mogelijk: [stadsdeel]", "mogelijk: [gemeente]", "bestaat_niet"),
    ("rollen: [hoofdpersoon, buur]", "rollen: [buurman]", "bestaat_niet_wel"),
    ("onderwerpen: [gebied, groep]", "onderwerpen: [gebied, gebied]", "vaker"),
    ("melders: [kustwacht]", "melders: [kustwagt]", "bestaat_niet_wel"),
    ("melders: [kustwacht]", "melders: [kustwacht, kustwacht]", "vaker"),
    ("lang\nformulieren:", "langst\nformulieren:", "bestaat_niet_wel"),
    ("formulier_per_soort: {kustwacht: lang}", "formulier_per_soort: {kustwacht: langs}", "bestaat_niet_wel"),
    ("formulier_per_soort: {kustwacht: lang}", "formulier_per_soort: {kustwagt: lang}", "bestaat_niet_wel"),
    ("leeftijd: {van: 16, tot: 27", "leeftijd: {van: 27, tot: 27", "leeftijd"),
    ("leeftijd: {van: 16, tot: 27", "leeftijd: {rollen: [buurman], van: 16, tot: 27", "bestaat_niet"),
    ("leeftijd: {van: 16", "leeftijd: {rollen: [buur], van: 16", "bestaat_niet"),
    ('anker: "2026-01-09"', 'anker: "2026-01-10"', "anker_dag"),
    ("ritme: onbekend", "ritme: wekelijks", "rooster_mist"),
    ("{werkdagen: 1}", "{werkdagen: 1, uren: 1}", "herinnering"),
    ("{werkdagen: 1}", "{ook_regisseur: ja}", "herinnering"),
    ("{werkdagen: 1}", "{werkdagen: 4}", "herinneringen_volgorde"),
    ("{werkdagen: 1}", "{werkdagen: 3}", "herinneringen_volgorde"),
    ("{werkdagen: 3}, {werkdagen: 1}", "{uren: 1}, {uren: 3}", "herinneringen_volgorde"),
    # The course of a casus.
    ("[40, 10]", "[10, 40]", "kader_dagen"),
    ("[40, 10]", "[40, 40]", "kader_dagen"),
    ("[40, 10]", "[40, 0]", "getal_te_klein"),
    ("stilstand_dagen: 21", "stilstand_dagen: vaak", "getal"),
    ("stilstand_dag: dinsdag", "stilstand_dag: elke dag", "keuze"),
    ("consult_maanden: 6", "consultmaanden: 6", "onbekend_veld_wel"),
    ("  formulier: lang\n  criteria", "  formulier: langs\n  criteria", "bestaat_niet"),
    ("veld: stemming, waarden: [slecht]", "veld: stemmig, waarden: [slecht]", "bestaat_niet"),
    ("veld: stemming, waarden: [slecht]", "veld: verhaal, waarden: [slecht]", "bestaat_niet"),
    ("veld: stemming, waarden: [slecht]", "veld: stemming, waarden: [slechter]", "bestaat_niet"),
    ("veld: stemming, waarden: [slecht]", "veld: stemming, waarden: []", "te_weinig"),
    ("[[sfeer], [sfeer, raadsel]]", "[[sfeer], [sfeer, raadselen]]", "bestaat_niet"),
    ("[[sfeer], [sfeer, raadsel]]", "[[]]", "te_weinig"),
    ("leefgebieden: {boot: De boot", "leefgebieden: {boot: ", "leeg"),
    ("kadersoorten: {vergunning", "kadersoorten: {Een Vergunning", "code"),
    ("soorten: [stadsdeel]}\n  midden", "soorten: [stadsdelen]}\n  midden", "bestaat_niet"),
    ("soort: veiligheidshuis", "soort: huisje", "keuze"),
    ("tafel: buurten", "tafel: buren", "bestaat_niet"),
    (", tafel: buurten", "", "o3_tafel"),
    ("soort: bestuurlijk", "soort: bestuurlijk, tafel: haven", "o3_tafel"),
    ("casuscode.fout.vorm:", "casuscode.fout.norm:", "bestaat_niet_wel"),
    ('"Zo ziet een zaaknummer er niet uit."', '"Geen {code}"', "tekst_parameters"),
    # Forms.
    ("{id: sinds,", "{id: kent,", "veld_dubbel"),
    ("{id: sinds,", "{id: delen,", "veld_gereserveerd"),
    ("{id: sinds,", "{id: sinds__aard,", "code"),
    ("einde_bij: nee", "einde_bij: misschien", "einde_bij"),
    ("soort: datum", "soort: keuze, keuzes: {een: Een}", "keuzes_mist"),
    ("soort: datum", "soort: datum, keuzes: {een: Een, twee: Twee}", "keuzes_te_veel"),
    ("soort: datum", "soort: datum, max_lengte: 3", "alleen_bij_tekst"),
    ("soort: datum", "soort: datum, feit_of_oordeel: ja", "zonder_tekst"),
    ("max_lengte: 300", "notitie: 300", "notitie_bij_tekst"),
    ("soort: datum", "soort: datum, toon_als: {veld: komt, waarden: [ja]}", "voorwaarde_onbekend"),
    ("einde_bij: nee", "toon_als: {veld: sinds, waarden: [ja]}", "voorwaarde_later"),
    ("soort: datum", "soort: datum, toon_als: {veld: kent, waarden: [misschien]}", "voorwaarde_waarde"),
    ("soort: datum", "soort: datum, toon_als: {veld: kent, waarden: [nee]}", "voorwaarde_waarde"),
]


@pytest.mark.parametrize(("oud", "nieuw", "sleutel"), FOUTEN)
def test_a_mistake_is_said_with_its_line_and_how_to_mend_it(tmp_path: Path, oud: str, nieuw: str, sleutel: str) -> None:
    tekst, regel = bedorven(oud, nieuw)
    gezegd = meldingen(tmp_path, tekst)
    passend = [melding for melding in gezegd if melding.sleutel == f"regio.bestand.{sleutel}"]
    assert passend, gezegd
    gevonden = passend[0].regel
    assert gevonden is not None
    speling = 1 if "\n" in oud + nieuw or sleutel in {"opmaak", "rooster_mist"} else 0
    assert abs(gevonden - regel) <= speling


def test_a_condition_on_a_text_never_comes_true(tmp_path: Path) -> None:
    tekst, _ = bedorven("soort: datum", "soort: tekst}\n      - {id: meer, label: Meer, soort: tekst, "
                        "toon_als: {veld: sinds, waarden: [x]}")  # fmt: skip
    assert [melding.sleutel for melding in meldingen(tmp_path, tekst)] == ["regio.bestand.voorwaarde_tekst"]


@pytest.mark.parametrize(
    ("oud", "nieuw"),
    [("soort: veiligheidshuis", "soort: lokaal"), ("soort: bestuurlijk", "soort: veiligheidshuis")],
)
def test_the_house_stands_once_in_the_pyramid(tmp_path: Path, oud: str, nieuw: str) -> None:
    (melding,) = meldingen(tmp_path, bedorven(oud, nieuw)[0])
    assert melding.sleutel == "regio.bestand.een_huis"
    assert melding.regel == bedorven("piramide:", "piramide:")[1]


def test_every_mistake_is_said_at_once_in_the_order_of_the_file(tmp_path: Path) -> None:
    tekst, _ = bedorven("vast: [kustwacht, buurtzorg]", "vast: [gemeente]")
    tekst = tekst.replace("eigen_organisatie: huis", "eigen_organisatie: huisje").replace(
        "einde_bij: nee", "einde_bij: x"
    )
    tekst = tekst.replace('anker: "2026-01-09"', 'anker: "2026-01-10"')
    gezegd = meldingen(tmp_path, tekst)
    assert [melding.sleutel.rsplit(".", 1)[1] for melding in gezegd] == [
        "bestaat_niet_wel",
        "anker_dag",
        "bestaat_niet",
        "einde_bij",
    ]


def test_a_choice_between_two_is_a_choice(tmp_path: Path) -> None:
    tekst, _ = bedorven("soort: datum", "soort: keuze, keuzes: {een: Een, twee: Twee}")
    (tmp_path / "goed.yaml").write_text(tekst)
    assert laad_regio(tmp_path / "goed.yaml").formulieren["kort"].velden[1].toegestaan() == ("een", "twee")


@pytest.mark.parametrize(("anker", "wel"), [("2026-01-10", "2026-01-16"), ("2026-01-07", "2026-01-09")])
def test_a_wrong_anchor_is_answered_with_the_first_day_that_is_right(tmp_path: Path, anker: str, wel: str) -> None:
    tekst, _ = bedorven('anker: "2026-01-09"', f'anker: "{anker}"')
    (melding,) = meldingen(tmp_path, tekst)
    assert melding.parameters["wel"] == wel


def test_one_line_may_not_stand_for_another(tmp_path: Path) -> None:
    tekst = TWEEDE.read_text(encoding="utf-8")
    tekst = tekst.replace("vast: [kustwacht, buurtzorg]", "vast: &zo [buurtzorg]").replace(
        "vast: [stadsdeel]", "vast: *zo"
    )
    assert [melding.sleutel for melding in meldingen(tmp_path, tekst)] == ["regio.bestand.verwijzing"]


def test_a_file_that_leads_to_itself_is_refused_and_not_followed(tmp_path: Path) -> None:
    assert meldingen(tmp_path, "regio: &x {code: *x}")[0].sleutel == "regio.bestand.verwijzing"


@pytest.mark.parametrize(
    ("tekst", "sleutel"),
    [
        (b"", "geen_tabel"),
        (b"- een\n- twee", "geen_tabel"),
        (b"zomaar tekst", "geen_tabel"),
        (b"regio: \xff", "tekens"),
        (b"regio: \x00", "tekens"),
        (b"regio: [", "opmaak"),
        (b"regio: 1\n---\nregio: 2", "opmaak"),
    ],
)
def test_what_is_no_region_file_is_refused_in_plain_words(tmp_path: Path, tekst: bytes, sleutel: str) -> None:
    assert meldingen(tmp_path, tekst)[0].sleutel == f"regio.bestand.{sleutel}"


def test_a_file_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(RegioOnbruikbaar, match=r"weg\.yaml: regio\.bestand\.niet_leesbaar"):
        laad_regio(tmp_path / "weg.yaml")


def test_everything_in_the_file_reaches_the_region() -> None:
    regio = laad_regio(TWEEDE)
    assert (regio.code, regio.naam, regio.taal, regio.eigen_organisatie) == (
        "DUIN",
        "Veiligheidshuis Duinmark",
        "nl",
        "huis",
    )
    assert (regio.demo, regio.gesprekken_gedeeld) == (False, False)
    assert (regio.werkuren.van, regio.werkuren.tot) == (time(7, 30), time(16))
    assert regio.kalender.werkdag(date(2026, 4, 3))
    assert not regio.kalender.werkdag(date(2026, 5, 5))
    assert not regio.kalender.werkdag(date(2026, 8, 17))
    assert regio.partnersoorten["stadsdeel"] == Partnersoort(
        "stadsdeel", "Stadsdeel", Kader.GEMEENTE, formulier="lang", meer_dan_een=True
    )
    assert regio.partnersoorten["bemiddeling"].afgeleid
    assert regio.organisaties["zorg-strand"] == Organisatie(
        "zorg-strand", "Zorg Strand", "buurtzorg", ("strandhoek",), ("bemiddeling",)
    )
    assert regio.organisaties["zorg-duin"].beleid is Deelbeleid.ALLEEN_NA_TOESTEMMING
    assert regio.organisaties["zorg-strand"].beleid is Deelbeleid.PER_VRAAG
    assert regio.organisaties["kustwacht-noord"].werkgebied == ()
    assert regio.organisaties["stadsdeel-zee"].werkgebied is None
    assert regio.rollen == {"hoofdpersoon": "Hoofdpersoon", "buur": "Buur"}
    assert regio.meldroutes["alarm"].spoed
    assert [een.code for een in regio.meldroutes_van("kustwacht-noord")] == ["balie", "alarm"]
    assert [een.code for een in regio.meldroutes_van("zorg-strand")] == ["balie"]
    assert regio.meldroutes_van("huis") == regio.meldroutes_van("geen") == ()
    assert [een.code for een in regio.grondslagen_van(Spoor.WGS)] == ["verordening"]
    assert regio.grondslagen["verordening"].bevestigd
    assert not regio.grondslagen_van(Spoor.NAZORG)
    assert [een.tekst for een in regio.doelen_van(Spoor.WGS)] == ["Rust in de haven"]
    assert regio.bewaartermijnen["casus"] == Bewaartermijn("casus", 24, "de verordening")
    assert regio.contactpunt == Contactpunt(
        "De balie", "balie@duinmark.example", "0200 000 000", "Duinweg 1", "de folder", bevestigd=True
    )
    assert regio.teksten == {"casuscode.fout.vorm": "Zo ziet een zaaknummer er niet uit."}


def test_a_table_is_what_the_file_says() -> None:
    tafels = laad_regio(TWEEDE).tafels
    haven, buurten, terug = tafels["haven"], tafels["buurten"], tafels["terug"]
    assert (haven.vast, haven.mogelijk, haven.rollen) == (("kustwacht", "buurtzorg"), ("stadsdeel",), ("hoofdpersoon",))
    assert haven.dagdeel == "ochtend"
    assert (haven.vergaderlink, haven.in_delen) == ("https://teams.microsoft.com/meet/2003004005", True)
    assert haven.deel_2_zonder == ("buurtzorg",)
    assert (terug.vergaderlink, terug.in_delen, terug.deel_2_zonder) == ("", False, ())
    assert haven.leeftijd is not None
    assert (haven.leeftijd.van, haven.leeftijd.tot) == (16, 27)
    assert haven.leeftijd.afwijken_om == {"werk": "Hij werkt al in de haven"}
    rooster = haven.rooster
    assert rooster is not None
    assert (rooster.ritme, rooster.dag, rooster.begintijd) == (Ritme.TWEEWEKELIJKS, Weekdag.VRIJDAG, time(8, 15))
    assert (rooster.duur, rooster.anker) == (timedelta(minutes=45), date(2026, 1, 9))
    assert rooster.feestdagregel is Feestdagregel.VORIGE_WERKDAG
    assert rooster.vervalt == {date(2026, 7, 24)}
    assert (buurten.ritme, buurten.rooster, buurten.regisseur_per_kwestie) == (Ritme.AD_HOC, None, True)
    assert buurten.onderwerpen == (Onderwerp.GEBIED, Onderwerp.GROEP)
    assert (terug.spoor, terug.ritme, terug.rooster) == (Spoor.NAZORG, None, None)


def test_each_partner_is_asked_with_the_form_of_the_file() -> None:
    regio = laad_regio(TWEEDE)
    haven = regio.tafel("haven")
    assert regio.formulier_voor(haven, "kustwacht").code == "lang"
    assert regio.formulier_voor(haven, "buurtzorg").code == "kort"
    assert regio.formulier_voor(haven, "stadsdeel").code == "lang"
    stemming, verhaal = regio.formulieren["lang"].velden
    assert [keuze.code for keuze in stemming.keuzes] == ["goed", "slecht", "onbekend"]
    assert stemming.notitie == 40
    assert verhaal == Veld(
        "verhaal",
        "Vertel",
        VeldSoort.TEKST,
        max_lengte=300,
        feit_of_oordeel=True,
        toon_als=Voorwaarde("stemming", ("slecht", "onbekend")),
    )
    assert regio.formulieren["kort"].te_bevestigen
    assert regio.formulieren["kort"].velden[0].einde_bij == "nee"


def test_the_course_of_a_casus_is_what_the_file_says() -> None:
    regio = laad_regio(TWEEDE)
    assert regio.verloop == Verlooptermijnen(3, (40, 10), 21, Weekdag.DINSDAG, 6)
    assert regio.triage == Triageregels(
        "lang",
        (
            Criterium("sfeer", "Het gaat niet goed", "stemming", ("slecht",)),
            Criterium("raadsel", "Het gaat te goed", "stemming", ("goed", "slecht")),
        ),
        (("sfeer",), ("sfeer", "raadsel")),
        bevestigd=True,
    )
    assert regio.piramide == (
        Trede("straat", "De straat", Tredesoort.LOKAAL, ("stadsdeel",)),
        Trede("midden", "Het huis", Tredesoort.VEILIGHEIDSHUIS),
        Trede("raadsels", "Raadsels", Tredesoort.O3, tafel="buurten"),
        Trede("raad", "De eilandraad", Tredesoort.BESTUURLIJK),
    )
    assert regio.leefgebieden == {"boot": "De boot", "thuis": "Thuis"}
    assert regio.kadersoorten == {"vergunning": "Vergunning"}
    assert regio.adviesthemas == {"varen": "Varen", "overig": "Iets anders"}


def test_a_region_that_says_nothing_about_the_course_of_a_casus_has_none_of_it(tmp_path: Path) -> None:
    tekst = TWEEDE.read_text(encoding="utf-8")
    van, tot = tekst.index("verloop:"), tekst.index("onbekend: [wie")
    (tmp_path / "kaal.yaml").write_text(tekst[:van] + tekst[tot:])
    regio = laad_regio(tmp_path / "kaal.yaml")
    assert regio.verloop == Verlooptermijnen()
    assert regio.triage == Triageregels()
    assert (regio.piramide, regio.leefgebieden, regio.kadersoorten, regio.adviesthemas) == ((), {}, {}, {})


def test_a_term_of_the_course_that_is_not_known_is_unknown_and_no_term(tmp_path: Path) -> None:
    tekst, _ = bedorven("stilstand_dagen: 21", "stilstand_dagen: onbekend")
    (tmp_path / "deels.yaml").write_text(tekst)
    regio = laad_regio(tmp_path / "deels.yaml")
    assert regio.verloop.stilstand_dagen is None
    assert "verloop.stilstand_dagen" in regio.onbekend


def test_terms_that_the_region_has_not_said_stay_unknown() -> None:
    regio = laad_regio(TWEEDE)
    assert (regio.termijnen.uitvraag_werkdagen, regio.termijnen.spoed_uren, regio.termijnen.agenda) == (4, None, None)
    assert regio.termijnen.herinneringen == (
        Herinnering(werkdagen=3),
        Herinnering(werkdagen=1),
        Herinnering(uren=2, ook_regisseur=True),
    )
    assert regio.onbekend == (
        "organisaties.stadsdeel-zee.werkgebied",
        "tafels.terug.ritme",
        "termijnen.spoed_uren",
        "termijnen.agenda",
        "wie de sleutel heeft",
    )


def test_a_region_once_read_cannot_be_changed() -> None:
    regio = laad_regio(TWEEDE)
    with pytest.raises(TypeError):
        regio.tafels["nieuw"] = regio.tafels["haven"]  # type: ignore[index]


def test_every_remark_about_a_file_is_one_that_a_test_has_seen() -> None:
    gezien = {sleutel for _, _, sleutel in FOUTEN}
    elders = {
        "plaats", "plaats_regel", "niet_leesbaar", "tekens", "geen_tabel", "verwijzing", "voorwaarde_tekst",
        "een_huis", "nazorg_spoor", "rio_leeftijd",
    }  # fmt: skip
    bestaand = {key.rsplit(".", 1)[1] for key in TEKSTEN.sleutels() if key.startswith("regio.bestand.")}
    # "waarde" is what is said when the reader meets a complaint it has no words for yet.
    assert bestaand - gezien - elders == {"waarde"}
