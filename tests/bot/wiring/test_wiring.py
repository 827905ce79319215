"""The parts fit: what comes in at the door is answered, what is planned is sent, and what cannot start says why."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.settings import Settings, read_settings
from bot.start import StartRefused
from bot.wiring import maak_tafelbot
from domain.logboek import Handeling, Logregel
from domain.persoon import Aanstelling, Rol
from storage import logboek, outbox, personen
from storage.sleutelkast import nieuwe_hoofdsleutel
from storage.store import Scope, UnitOfWork
from tests.bot.wiring.conftest import Deployment
from tests.teamsnep.activiteiten import TENANT, Persoon, bericht, kanaal, persoonlijk

NU = datetime(2026, 1, 5, 8, 0, tzinfo=UTC)
"""When everybody got his role: long before whatever time it is now, because this bot runs on the real clock."""
ROSA = Persoon("Rosa Regie")


def registreer(uow: UnitOfWork, persoon: Persoon, rol: Rol) -> str:
    wie = personen.registreer(
        uow, tenant_id=TENANT, object_id=persoon.object_id or "", teams_id=persoon.teams_id, naam=persoon.name
    )
    personen.stel_aan(uow, wie.id, Aanstelling(rol, "zvh", NU))
    return wie.id


async def test_a_command_is_answered_in_teams(deployment: Deployment) -> None:
    await deployment.bot.store.run(Scope("DEMO", NU), registreer, ROSA, Rol.PROCESREGISSEUR)
    chat = persoonlijk(ROSA)
    await deployment.koerier.brings(bericht(ROSA, chat, "/help", service_url=deployment.teams.service_url))
    (post,) = deployment.teams.posts_in(chat)
    assert "/uitvraag start" in str(post.versions)


async def test_an_answer_that_teams_did_not_take_is_told_about_later(deployment: Deployment) -> None:
    await deployment.bot.store.run(Scope("DEMO", NU), registreer, ROSA, Rol.PROCESREGISSEUR)
    chat = persoonlijk(ROSA)
    deployment.teams.refuses_next(500)
    await deployment.koerier.brings(bericht(ROSA, chat, "/casus lijst", service_url=deployment.teams.service_url))
    (post,) = await deployment.teams.until_posted(1, chat)
    assert "/casus lijst" in str(post.versions)
    assert "opdracht.open" in str(post.versions)


async def test_of_what_a_stranger_typed_nothing_is_kept(deployment: Deployment) -> None:
    deployment.teams.refuses_next(500)
    activity = bericht(ROSA, persoonlijk(ROSA), "/casus lijst", service_url=deployment.teams.service_url)
    assert (await deployment.koerier.brings(activity)).status == 200
    stand = await deployment.bot.store.read(Scope("DEMO", NU), outbox.stand)
    assert set(stand.values()) == {0}


async def test_what_waited_for_a_person_arrives_as_soon_as_he_is_heard_of(deployment: Deployment) -> None:
    tafel = kanaal("tafel", ROSA)
    await deployment.bot.store.run(Scope("DEMO", NU), registreer, ROSA, Rol.BEHEERDER)
    url = deployment.teams.service_url
    deployment.teams.refuses_next(500)
    await deployment.koerier.brings(bericht(ROSA, tafel, "/registreer", service_url=url))
    await deployment.bot.senders[0].drain()
    assert deployment.teams.posts == []
    await deployment.koerier.brings(bericht(ROSA, persoonlijk(ROSA), "/help", service_url=url))
    await deployment.teams.until_posted(2, persoonlijk(ROSA))


async def test_it_says_that_it_lives_and_when_it_is_ready(deployment: Deployment) -> None:
    assert (await deployment.get("/gezond/leeft"))[0] == 200
    assert await deployment.get("/gezond/klaar") == (200, '{"sleutels": true, "opslag": true}')


async def test_it_shows_its_numbers(deployment: Deployment) -> None:
    status, numbers = await deployment.get("/metrics")
    assert status == 200
    for name in ("tafelbot_turn_seconds", "tafelbot_messages", "tafelbot_alarms", "tafelbot_rounds"):
        assert name in numbers


def refusal(settings: Settings) -> tuple[str, ...]:
    with pytest.raises(StartRefused) as refused:
        maak_tafelbot(settings)
    return refused.value.lines


def test_on_a_database_that_was_never_migrated_it_says_what_to_do(environment: pytest.MonkeyPatch) -> None:
    (line,) = refusal(read_settings(None))
    assert "python app.py migrate" in line


def test_a_database_that_does_not_answer_is_told_with_the_variable_to_look_at(
    settings: Settings, environment: pytest.MonkeyPatch
) -> None:
    environment.setenv("TAFELBOT_DATABASE_URL", "postgresql://bot:geheim@127.0.0.1:1/tafelbot")
    (line,) = refusal(read_settings(None))
    assert "TAFELBOT_DATABASE_URL" in line
    assert "geheim" not in line


def test_with_the_main_keys_of_somebody_else_nothing_starts(
    settings: Settings, environment: pytest.MonkeyPatch
) -> None:
    maak_tafelbot(settings).store.close()
    environment.setenv("TAFELBOT_KEYS", nieuwe_hoofdsleutel("a"))
    (line,) = refusal(read_settings(None))
    assert "TAFELBOT_KEYS" in line


def test_a_store_of_keys_that_does_not_answer_is_told(settings: Settings, environment: pytest.MonkeyPatch) -> None:
    environment.setenv("TAFELBOT_KEYSTORE_URL", "postgresql://127.0.0.1:1/sleutels")
    (line,) = refusal(read_settings(None))
    assert "TAFELBOT_KEYSTORE_URL" in line


def test_everything_that_is_wrong_with_all_region_files_is_told_at_once(
    settings: Settings, environment: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    for name, content in {"een": "regio: {", "twee": "tafels: []"}.items():
        file = tmp_path / f"{name}.yaml"
        file.write_text(content, "utf-8")
        for field, value in {
            "FILE": str(file),
            "APP_ID": f"0b07c0de-0000-4000-8000-00000000{name.encode().hex()[:4]}",
            "TENANT_IDS": TENANT,
            "CLIENT_SECRET": "x",
        }.items():
            environment.setenv(f"TAFELBOT_REGIOS__{name.upper()}__{field}", value)
    told = "\n".join(refusal(read_settings(None)))
    assert "een.yaml" in told
    assert "twee.yaml" in told


def test_a_lost_store_of_keys_beside_a_database_in_use_is_refused(
    settings: Settings, environment: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    bot = maak_tafelbot(settings)
    bot.store.run_now(Scope("DEMO", NU), _schrijft_een_regel)
    bot.store.close()
    environment.setenv("TAFELBOT_KEYSTORE_URL", f"sqlite:///{tmp_path / 'ergens-anders.db'}")
    (line,) = refusal(read_settings(None))
    assert "TAFELBOT_KEYSTORE_URL" in line
    assert "reservekopie" in line


def _schrijft_een_regel(uow: UnitOfWork) -> None:
    logboek.schrijf(uow, Logregel(handeling=Handeling.PERSOON_GEREGISTREERD, op=NU))


async def test_a_region_file_that_leaves_out_what_people_work_with_is_refused(settings: Settings) -> None:
    bot = maak_tafelbot(settings)
    bot.store.run_now(Scope("DEMO", NU), _werkt_elders)
    bot.store.close()
    (line,) = refusal(settings)
    assert "'verdwenen-organisatie' staat niet meer onder 'organisaties'" in line


def _werkt_elders(uow: UnitOfWork) -> None:
    wie = registreer(uow, ROSA, Rol.PROCESREGISSEUR)
    personen.stel_aan(uow, wie, Aanstelling(Rol.PARTNER, "verdwenen-organisatie", NU))


def test_two_regions_with_one_code_are_refused(settings: Settings, environment: pytest.MonkeyPatch) -> None:
    for field, value in {
        "FILE": str(settings.regios["demo"].file),
        "APP_ID": "0b07c0de-0000-4000-8000-0000000000ff",
        "TENANT_IDS": TENANT,
        "CLIENT_SECRET": "x",
    }.items():
        environment.setenv(f"TAFELBOT_REGIOS__NOG_EEN__{field}", value)
    assert refusal(read_settings(None)) == (
        "Twee regiobestanden hebben dezelfde code: DEMO. Geef elke regio een eigen code.",
    )


@pytest.mark.parametrize("name", ["bot.pfx", "bot.pem"])
def test_a_certificate_that_cannot_be_used_is_refused_at_the_start(
    settings: Settings, environment: pytest.MonkeyPatch, tmp_path: Path, name: str
) -> None:
    certificate = tmp_path / name
    certificate.write_text("dit is geen certificaat", "utf-8")
    environment.delenv("TAFELBOT_REGIOS__DEMO__CLIENT_SECRET")
    environment.setenv("TAFELBOT_REGIOS__DEMO__CERTIFICATE_FILE", str(certificate))
    (line,) = refusal(read_settings(None))
    assert name in line
