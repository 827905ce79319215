"""Making a casus of a melding: what was brought in fills in the forms, and the melding becomes ontvankelijk.

The data of the melding is copied by what the regisseur saves, under the key of the casus; the melding keeps its own.
"""

from collections.abc import Mapping
from contextlib import suppress

from cards.casus.formulier import ONBEKENDE_GEMEENTE
from dialogs.kern.desk import Desk
from dialogs.kern.meldingpost import houd_melding_waar, vertel_melder
from dialogs.kern.meldingtoegang import noteer, opgepakte_melding
from domain import melding as regels
from domain.bewaren import Bewaarsoort, categorie_van
from domain.casus import LANGSTE_AANLEIDING, Casus, Fase, Onderwerp, naam_voor_vergelijking
from domain.casuscode import Casuscode
from domain.errors import NotFound, UserMistake
from domain.logboek import Handeling
from domain.melding import Gemelde, Melding, eis_lopend
from domain.regio import Tafel
from storage import bewaren, meldingen
from storage import casus as casussen


def lopende_melding(desk: Desk, melding_id: str) -> Melding:
    """Return a melding that this regisseur took up and of which a casus can still be made; it is opened with it.

    Raises:
        NotAllowed: it is not his, or there is none.
        UserMistake: it was dealt with.
    """
    melding = opgepakte_melding(desk, melding_id)
    eis_lopend(melding)
    noteer(desk, Handeling.MELDING_GEOPEND, melding)
    return melding


def waarden_uit(desk: Desk, melding: Melding, tafel: Tafel, onderwerp: Onderwerp) -> Mapping[str, str]:
    """Return what the form of a new casus is filled in with; of the people only the first fits in it."""
    eerste = melding.personen[0] if melding.personen else Gemelde("")
    persoon = _persoon(tafel, eerste) if onderwerp is Onderwerp.PERSONEN else {}
    return {
        "route": melding.route,
        "spoed": "ja" if melding.spoed else "nee",
        "aanleiding": _aanleiding(desk, melding),
        "doel_eigen": melding.verzoek,
        "informering": melding.geinformeerd.value,
        "informering_reden": melding.geinformeerd_toelichting,
        **persoon,
    }


def neem_aan(desk: Desk, melding: Melding, casus: Casus) -> None:
    """Note that the melding became this casus, and let the melder hear that it is taken up.

    Raises:
        UserMistake: it was dealt with meanwhile.
    """
    nieuw = meldingen.wijzig(desk.uow, regels.neem_aan(melding, casus.id, desk.actor.persoon_id, desk.nu))
    noteer(desk, Handeling.MELDING_ONTVANKELIJK, nieuw)
    _houd_eerdere(desk, melding)
    houd_melding_waar(desk, nieuw)
    vertel_melder(desk, nieuw)


def _houd_eerdere(desk: Desk, melding: Melding) -> None:
    """Start the clock anew of the casus that comes back: what was done then is needed as long as what is done now."""
    if not melding.eerdere_code:
        return
    with suppress(NotFound, UserMistake):
        eerder = casussen.met_code(desk.uow, Casuscode.lees(melding.eerdere_code))
        if eerder.fase is Fase.AFGESLOTEN:
            categorie = categorie_van(eerder.spoor)
            bewaren.begin(desk.uow, desk.regio, Bewaarsoort.CASUS, eerder.id, categorie, desk.nu)


def nog_niet_opgenomen(desk: Desk, casus: Casus) -> tuple[int, ...]:
    """Return the places, in the melding from which a casus was made, of who is not in that casus yet.

    People are compared by name: whoever the regisseur wrote differently is offered again, and can be left out.
    """
    melding = meldingen.van_casus(desk.uow, casus.id)
    if melding is None or casus.onderwerp is not Onderwerp.PERSONEN:
        return ()
    bekend = {naam_voor_vergelijking(een.gegevens.naam) for een in casus.betrokkenen}
    return tuple(plek for plek, een in enumerate(melding.personen) if naam_voor_vergelijking(een.naam) not in bekend)


def persoon_uit(desk: Desk, casus: Casus, tafel: Tafel, plek: int) -> Mapping[str, str]:
    """Return what the form for another betrokkene is filled in with: somebody from the melding; else nothing."""
    melding = meldingen.van_casus(desk.uow, casus.id)
    if melding is None or plek >= len(melding.personen):
        return {}
    noteer(desk, Handeling.MELDING_GEOPEND, melding)
    return _persoon(tafel, melding.personen[plek])


def _persoon(tafel: Tafel, een: Gemelde) -> dict[str, str]:
    return {
        "naam": een.naam,
        "geboortedatum": een.geboortedatum.isoformat() if een.geboortedatum else "",
        "gemeente": een.gemeente or ONBEKENDE_GEMEENTE,
        "rol": een.rol if een.rol in tafel.rollen else "",
    }


def _aanleiding(desk: Desk, melding: Melding) -> str:
    """Return why it was brought in; who is involved already comes behind it where there is room."""
    if not melding.betrokken:
        return melding.aanleiding
    erbij = desk.teksten("casus.uit_melding.betrokken", betrokken=melding.betrokken)
    samen = f"{melding.aanleiding}\n\n{erbij}"
    return samen if len(samen) <= LANGSTE_AANLEIDING else melding.aanleiding
