import pytest

from domain.vrijetekst import Vondstsoort, vondsten

GEWOON = (
    "Casus 26-0142-K is op 12-03-2026 besproken, daarna weer op 14-03-2026 om 2 uur.",
    "Hij woont sinds 01-02-2026 op Dorpsstraat 12-14, 3311 AB Merwestad.",
    "De huur is € 1.250,00 per maand; de schuld is 111.222.333 euro of € 111.222.333.",
    "Zie proces-verbaal PL1700-2026123456 en parketnummer 10/123456-26.",
    "Tussen 2024 en 2026 waren er 3 meldingen, 12 gesprekken en 1 ontruiming.",
    "Geboren 17-05-2011 of 2011-05-17, groep 8, klas 2b, bus 112.",
    "Bel de huisartsenpost of 112; het algemene nummer is 0900-8844 en ook 0800-1234.",
    "Artikel 18a Pbw, artikel 46 UAVG, L1-L17, versie 1.2.3.4.5.6.7.8.9.",
    "Om 14.30 uur en om 16:00 uur kwam hij langs met 2 vrienden van 16 en 17 jaar.",
    "Kenteken AB-12-CD stond voor nummer 34; NL 12 mensen keken toe.",
    "Kamer 012, vak 345, rij 678: de 9 cijfers staan los van elkaar.",
    "Dossier 123456789 bij de gemeente, aanvraag 2026.000123, factuur 20260017.",
    "De volgende zitting is op 22 11 2026, daarna 6 12 2026 en 20 12 2026.",
    "KvK 12345678, perceel 1234, bestemmingsplan 2019-44, 1 januari 2020 tot 31 december 2024.",
    "Score 3-2 in de wedstrijd van 10 10 2025 10 30 uur.",
)


@pytest.mark.parametrize(
    "tekst",
    [
        "Zijn BSN is 111222333.",
        "bsn:1112.22.333",
        "bsn 111 222 333, en verder niets",
        "111-222-333",
        "11 12 22 333",
        "".join(chr(0xFF10 + int(een)) for een in "111222333"),
        "111\u200b222\u200b333",
        "111\u00a0222\u00a0333",
        "(111222333)",
        "Eerst\n111222333\ndan de rest",
    ],
)
def test_a_bsn_is_seen_however_it_is_written(tekst: str) -> None:
    assert [een.soort for een in vondsten(tekst)] == [Vondstsoort.BSN]


@pytest.mark.parametrize("tekst", ["111222334", "1112223331", "x111222333", "111222333x", "11 1222333 4", "000000000"])
def test_nine_digits_that_fail_the_check_or_belong_to_something_longer_are_no_bsn(tekst: str) -> None:
    assert vondsten(tekst) == ()


@pytest.mark.parametrize(
    "tekst",
    [
        "NL91ABNA0417164300",
        "nl91 abna 0417 1643 00 en dan verder",
        "rekening NL91.ABNA.0417.1643.00.",
        "DE89 3704 0044 0532 0130 00",
        "BE68 5390 0754 7034",
        "GB82-WEST-1234-5698-7654-32",
    ],
)
def test_an_account_of_any_country_is_seen(tekst: str) -> None:
    assert [een.soort for een in vondsten(tekst)] == [Vondstsoort.IBAN]


def test_an_account_number_with_a_wrong_digit_is_none() -> None:
    assert vondsten("NL92ABNA0417164300") == ()


@pytest.mark.parametrize(
    "tekst",
    [
        "06-12345678",
        "06 12 34 56 78",
        "0612345678",
        "tel.0612345678",
        "+31 6 12345678",
        "+31(0)6-1234 5678",
        "0031612345678",
        "078-6123456",
        "(078) 612 34 56",
        "010 - 123 45 67",
    ],
)
def test_a_dutch_telephone_number_is_seen(tekst: str) -> None:
    assert [een.soort for een in vondsten(tekst)] == [Vondstsoort.TELEFOON]


def test_a_mail_address_is_seen_once_however_often_it_stands_there() -> None:
    (een,) = vondsten("Jan.Zeldzaam@voorbeeld.example en jan.zeldzaam@voorbeeld.example.")
    assert een.soort is Vondstsoort.EMAIL


def test_several_kinds_are_each_told() -> None:
    gevonden = vondsten("BSN 111222333, bel 0612345678, mail a@b.example, NL91ABNA0417164300")
    assert {een.soort for een in gevonden} == set(Vondstsoort)


@pytest.mark.parametrize("tekst", GEWOON)
def test_an_ordinary_sentence_raises_nothing(tekst: str) -> None:
    # The one that may: nine digits in a row pass the check of a BSN once in eleven times.
    assert vondsten(tekst) == () or "123456789" in tekst


def test_of_numbers_that_are_no_bsn_about_one_in_eleven_looks_like_one() -> None:
    hits = sum(bool(vondsten(f"dossier {nummer} van de gemeente")) for nummer in range(310_000_000, 310_011_000))
    assert 900 <= hits <= 1_100


@pytest.mark.parametrize(
    "tekst", ["", " ", "\u202e", "9" * 10_000, "0" * 10_000, "NL91" * 3_000, "a@" * 5_000, "+" * 9_999, "1." * 60_000]
)
def test_whatever_is_typed_costs_little(tekst: str) -> None:
    assert len(vondsten(tekst)) <= 1


def test_what_was_seen_is_not_in_what_could_be_logged() -> None:
    assert "111222333" not in repr(vondsten("111222333"))
