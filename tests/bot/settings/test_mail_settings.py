"""The mail server in the settings: whole or not at all, encrypted, and never a password in a message."""

from pathlib import Path

import pytest

from bot.mail.opening import open_mail
from bot.mail.smtp import SmtpMailer, server_of
from bot.settings import SettingsRefused, read_settings
from bot.start import StartRefused
from domain.contact import is_mailadres
from teksten.catalogus import laad_teksten
from tests._databases import NU
from tests.bot.mail.postkantoor import certificaat
from tests.bot.outbox.kamer import Klok
from tests.bot.settings.test_settings import complete, problems

__all__ = ["complete"]

WHOLE = {"HOST": "smtp.merwestad.example", "FROM": "Veiligheidshuis Merwestad <tafelbot@merwestad.example>"}


@pytest.fixture
def _house(complete: Path) -> None:
    """A deployment that could start without mail."""


def given(monkeypatch: pytest.MonkeyPatch, **smtp: str) -> None:
    for name, value in smtp.items():
        monkeypatch.setenv(f"TAFELBOT_SMTP_{name}", value)


@pytest.mark.usefixtures("_house")
def test_without_a_server_there_is_no_mail() -> None:
    assert open_mail(read_settings(None), Klok(NU), laad_teksten()) is None


@pytest.mark.usefixtures("_house")
@pytest.mark.parametrize(("security", "port"), [("starttls", 587), ("tls", 465)])
def test_a_server_and_a_sender_are_enough(monkeypatch: pytest.MonkeyPatch, security: str, port: int) -> None:
    given(monkeypatch, **WHOLE, SECURITY=security)
    settings = read_settings(None)
    server = server_of(settings)
    assert server is not None
    assert (server.host, server.port, server.security) == ("smtp.merwestad.example", port, security)
    assert server.tls.check_hostname
    assert isinstance(open_mail(settings, Klok(NU), laad_teksten()), SmtpMailer)


@pytest.mark.usefixtures("_house")
@pytest.mark.parametrize(
    ("smtp", "told"),
    [
        ({"HOST": "smtp.example"}, {"TAFELBOT_SMTP_FROM": "ontbreekt"}),
        ({"FROM": "a@merwestad.example"}, {"TAFELBOT_SMTP_FROM": "smtp_host"}),
        ({**WHOLE, "FROM": "niemand"}, {"TAFELBOT_SMTP_FROM": "klopt_niet"}),
        ({**WHOLE, "FROM": "a@x.example, b@x.example"}, {"TAFELBOT_SMTP_FROM": "klopt_niet"}),
        ({**WHOLE, "REPLY_TO": "x"}, {"TAFELBOT_SMTP_REPLY_TO": "klopt_niet"}),
        ({**WHOLE, "SECURITY": "none"}, {"TAFELBOT_SMTP_SECURITY": "smtp_open"}),
        ({**WHOLE, "SECURITY": "soms"}, {"TAFELBOT_SMTP_SECURITY": "klopt_niet"}),
        ({**WHOLE, "PORT": "0"}, {"TAFELBOT_SMTP_PORT": "klopt_niet"}),
        ({**WHOLE, "USER": "bot"}, {"TAFELBOT_SMTP_PASSWORD": "smtp_half"}),
        ({**WHOLE, "PASSWORD": "geheim"}, {"TAFELBOT_SMTP_PASSWORD": "smtp_half"}),
        ({**WHOLE, "CA_FILE": "nergens.pem"}, {"TAFELBOT_SMTP_CA_FILE": "geen_bestand"}),
        ({**WHOLE, "HOSTT": "x"}, {"TAFELBOT_SMTP_HOSTT": "onbekend_bedoelde"}),
    ],
)
def test_half_a_mail_server_is_refused_with_the_variable_to_mend(
    monkeypatch: pytest.MonkeyPatch, smtp: dict[str, str], told: dict[str, str]
) -> None:
    given(monkeypatch, **smtp)
    assert problems() == told
    teksten = laad_teksten()
    assert all(teksten.heeft(f"bediening.instelling.{kind}") for kind in told.values())


@pytest.mark.usefixtures("_house")
def test_in_the_open_only_to_this_machine_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    given(monkeypatch, **{**WHOLE, "HOST": "127.0.0.1", "SECURITY": "none"})
    server = server_of(read_settings(None))
    assert server is not None
    assert server.port == 25


@pytest.mark.usefixtures("_house")
def test_the_password_may_stand_in_a_file_and_is_told_to_nobody(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    file = tmp_path / "wachtwoord"
    file.write_text("heel-geheim\n", "utf-8")
    given(monkeypatch, **WHOLE, USER="bot", PASSWORD_FILE=str(file))
    settings = read_settings(None)
    server = server_of(settings)
    assert server is not None
    assert server.password == "heel-geheim"
    assert "heel-geheim" not in repr(settings)
    assert "heel-geheim" not in repr(server)
    given(monkeypatch, FROM="niemand")
    with pytest.raises(SettingsRefused) as refused:
        read_settings(None)
    assert "heel-geheim" not in f"{refused.value!r} {refused.value.problems!r}"


@pytest.mark.usefixtures("_house")
def test_a_file_that_is_no_certificate_is_told_at_the_start(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    good = certificaat(tmp_path).bestand
    given(monkeypatch, **WHOLE, CA_FILE=str(good))
    assert open_mail(read_settings(None), Klok(NU), laad_teksten()) is not None
    broken = tmp_path / "iets.pem"
    broken.write_text("geen certificaat", "utf-8")
    given(monkeypatch, CA_FILE=str(broken))
    with pytest.raises(StartRefused, match="TAFELBOT_SMTP_CA_FILE"):
        open_mail(read_settings(None), Klok(NU), laad_teksten())


@pytest.mark.parametrize(
    "adres",
    ["a@b.nl", "p.de-vries+zorg@sub.gemeente.example", "o'brien@zorg.example", f"{'a' * 64}@b.example"],
)
def test_an_ordinary_address_is_one(adres: str) -> None:
    assert is_mailadres(adres)


@pytest.mark.parametrize(
    "adres",
    [
        "",
        "a",
        "a@b",
        "a@@b.nl",
        "a@b..nl",
        ".a@b.nl",
        "a.@b.nl",
        "a@-b.nl",
        "a@b.nl\n",
        "a@b.nl\r\nBcc: c@d.nl",
        "a b@c.nl",
        "a@b.nl,c@d.nl",
        "<a@b.nl>",
        '"a b"@c.nl',
        "á@b.nl",
        "a@b.nl\u202e",
        f"{'a' * 65}@b.nl",
        f"a@{'b' * 64}.nl",
        f"a@{'b.' * 130}nl",
    ],
)
def test_what_is_more_or_less_than_one_address_is_none(adres: str) -> None:
    assert not is_mailadres(adres)
