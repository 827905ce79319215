"""What must be right before a bot is made: the region files, the databases, the keys. All that is wrong, in Dutch."""

from collections.abc import Mapping
from dataclasses import asdict, replace
from datetime import datetime
from pathlib import Path

import structlog

from bot.settings import Settings
from bot.start import StartRefused, says
from dialogs.bewaren.resten import ruim_resten
from dialogs.kern.desk import Context
from dialogs.kern.router import Streek
from domain.errors import TafelbotError
from domain.regio import met_organisaties
from regio.controle import InGebruik, weigert
from regio.laden import laad_regio
from regio.meldingen import RegioOnbruikbaar
from storage import logboek, organisaties, vernietigd
from storage.databases import is_sqlite, lees_url
from storage.in_gebruik import in_gebruik
from storage.migraties import is_bij
from storage.sleutelkast import DatabaseSleutelkast, registerplek
from storage.sleutels import Sleuteldoel
from storage.store import Scope, Store, UnitOfWork, maak_store
from teksten.catalogus import Teksten

ONBEREIKBAAR = "opslag.onbereikbaar"
"""How storage says that a database does not answer."""

REGISTER = "sleutels.register_"
"""How storage begins whatever is wrong with the register of destroyed keys."""

log = structlog.get_logger("opening")


def laad_streken(settings: Settings, teksten: Teksten) -> Mapping[str, Streek]:
    """Read the files of all regions; by the name they have in the settings.

    Raises:
        StartRefused: with everything that is wrong in any of them.
    """
    streken: dict[str, Streek] = {}
    problems: list[str] = []
    for name, een in settings.regios.items():
        try:
            regio = laad_regio(een.file, teksten)
        except RegioOnbruikbaar as refused:
            problems += (melding.zin(teksten, str(een.file)) for melding in refused.meldingen)
            continue
        streken[name] = Streek(regio, teksten.met(regio.teksten))
    codes = [streek.regio.code for streek in streken.values()]
    problems += (
        teksten("bediening.start.regio_dubbel", code=code) for code in sorted(set(codes)) if codes.count(code) > 1
    )
    if problems:
        raise StartRefused(*problems)
    return streken


def met_ingelezen(streken: Mapping[str, Streek], store: Store, now: datetime) -> Mapping[str, Streek]:
    """Return the regions with the organisaties that were read in beside those of their files."""
    return {
        name: replace(
            streek,
            regio=met_organisaties(
                streek.regio, store.read_now(Scope(streek.regio.code, now), organisaties.alle).values()
            ),
        )
        for name, streek in streken.items()
    }


def make_folders(settings: Settings) -> None:
    """Make the folders in which SQLite files will stand, for the user who runs the bot alone.

    Raises:
        OSError: a folder cannot be made.
    """
    for address in (settings.database_url, settings.keystore_url):
        url = lees_url(address.get_secret_value())
        if is_sqlite(url) and url.database:
            Path(url.database).parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    register = settings.destroyed_file or registerplek(settings.keystore_url.get_secret_value())
    register.parent.mkdir(mode=0o700, parents=True, exist_ok=True)


def open_store(settings: Settings, streken: Mapping[str, Streek], now: datetime, teksten: Teksten) -> Store:
    """Open the store of keys and the store; the schema must be the one this program was written for.

    The keys of every region are tried (and made, the first time): with the wrong main keys nobody could be helped. What
    was destroyed and is back, because a copy was restored, is destroyed again before anybody comes in.

    Raises:
        StartRefused: a database does not answer or must be migrated first, the main keys do not fit, the register of
            destroyed keys is not whole, or a region file leaves out what open work rests on.
    """
    url = settings.database_url.get_secret_value()
    if not _is_migrated(url, teksten):
        raise StartRefused(teksten("bediening.start.schema"))
    kast = open_keys(settings, teksten)
    store = maak_store(url, kast)
    try:
        _refuse_lost_keys(streken, kast, store, now, teksten)
        destroy_again(streken, kast, store, now, teksten)
        _refuse_missing(settings, met_ingelezen(streken, store, now), store, now, teksten)
    except BaseException:
        store.close()
        raise
    return store


def open_keys(settings: Settings, teksten: Teksten) -> DatabaseSleutelkast:
    """Open the store of keys; every main key with which something in it is wrapped must be among the settings.

    Raises:
        StartRefused: it does not answer, or a main key is missing.
    """
    kast: DatabaseSleutelkast | None = None
    main_keys = settings.main_keys
    try:
        kast = DatabaseSleutelkast(settings.keystore_url.get_secret_value(), main_keys, settings.destroyed_file)
        missing = sorted(name for name in kast.telling() if not main_keys.kent(name))
    except TafelbotError as error:
        if kast is not None:
            kast.close()
        raise StartRefused(_about_keys(error, teksten)) from error
    if missing:
        kast.close()
        raise StartRefused(teksten("bediening.start.hoofdsleutel_ontbreekt", namen=", ".join(missing)))
    return kast


def destroy_again(
    streken: Mapping[str, Streek], kast: DatabaseSleutelkast, store: Store, now: datetime, teksten: Teksten
) -> int:
    """Destroy what the register or the database says is destroyed; finish what was decided and not carried out.

    What an older copy of the database brought back without its key is removed from it as well.

    Returns:
        how many keys that were.

    Raises:
        StartRefused: the register was lost, changed or cut short, or something does not answer.
    """
    try:
        count = kast.hervernietig()
        for streek in streken.values():
            scope = Scope(streek.regio.code, now)
            count += kast.vernietig(scope.regio, store.read_now(scope, vernietigd.besloten), now)
            store.run_now(scope, vernietigd.hervat)
            cleared = store.run_now(scope, _clear, streek)
            if cleared:
                log.warning("destroyed_again_in_database", regio=scope.regio, items=cleared)
    except TafelbotError as error:
        raise StartRefused(_about_keys(error, teksten)) from error
    if count:
        log.warning("keys_destroyed_again", keys=count)
    return count


def _clear(uow: UnitOfWork, streek: Streek) -> int:
    return ruim_resten(Context(uow, streek.regio, streek.teksten))


def _refuse_lost_keys(
    streken: Mapping[str, Streek], kast: DatabaseSleutelkast, store: Store, now: datetime, teksten: Teksten
) -> None:
    """Try the key of every region, but never make one beside a database in which work was done without it.

    A new set of keys would open no casus, find nobody, and break the chain of the logboek, without a word.
    """
    try:
        for streek in streken.values():
            regio = streek.regio.code
            if not kast.kent(regio) and store.read_now(Scope(regio, now), logboek.ketens):
                raise StartRefused(teksten("bediening.start.sleutelkast_leeg", regio=streek.regio.naam))
            kast.regiosleutel(regio, Sleuteldoel.INDEX)
    except TafelbotError as error:
        raise StartRefused(_about_keys(error, teksten)) from error


def _about_keys(error: TafelbotError, teksten: Teksten) -> str:
    if error.key.startswith(REGISTER):
        return says(error, teksten)
    return teksten(f"bediening.start.{'sleutelkast' if error.key == ONBEREIKBAAR else 'sleutels'}")


def _refuse_missing(
    settings: Settings, streken: Mapping[str, Streek], store: Store, now: datetime, teksten: Teksten
) -> None:
    problems: list[str] = []
    for name, streek in streken.items():
        rests_on = store.read_now(Scope(streek.regio.code, now), in_gebruik)
        found = weigert(streek.regio, streek.regio, InGebruik(**asdict(rests_on)))
        problems += (melding.zin(teksten, str(settings.regios[name].file)) for melding in found)
    if problems:
        raise StartRefused(*problems)


def _is_migrated(url: str, teksten: Teksten) -> bool:
    address = lees_url(url)
    if is_sqlite(address) and not Path(address.database or "").is_file():
        return False
    try:
        return is_bij(url)
    except TafelbotError as error:
        raise StartRefused(teksten("bediening.start.database")) from error
