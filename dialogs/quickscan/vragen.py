"""Asking the week out: about everybody who came in, at once; what came of it per person."""

from collections.abc import Sequence

from cards.quickscan import lijst as kaarten
from cards.quickscan.lijst import Gevraagdregel
from cards.quickscan.payloads import QuickscanVraagUit
from cards.verbs import Verb
from dialogs.kern.answers import Answer
from dialogs.kern.beleid import eis
from dialogs.kern.desk import Desk
from dialogs.kern.neutraal import als_antwoord
from dialogs.kern.weekvraag import nieuwen, open_soorten, vraag_week_uit, weekzitting
from dialogs.quickscan.laden import Zaak, van_zitting
from dialogs.quickscan.tonen import week, zitting_met
from domain.errors import UserMistake
from domain.toegang import Daad
from domain.uitvraag import BevragingStatus
from storage import casus as casussen
from storage.inbox import Uitkomst


def vraag_uit(desk: Desk, payload: QuickscanVraagUit) -> Answer:
    """Ask about who came in, and show per person who was asked; pressed again it shows the same.

    Raises:
        UserMistake: another zitting is the next one by now ("quickscan.fout.andere_zitting").
    """
    eis(desk, Daad.QUICKSCAN_ZIEN)
    zitting = zitting_met(desk, payload.zitting)

    def act() -> Uitkomst:
        naar = weekzitting(desk)
        if naar is None or naar.zitting.id != zitting.id:
            raise UserMistake("quickscan.fout.andere_zitting")
        gevraagd = vraag_week_uit(desk, naar)
        return Uitkomst("gevraagd", {"casussen": ",".join(een.casus.id for een in gevraagd)})

    uitkomst = desk.once(Verb.QUICKSCAN_VRAAG_UIT, payload.sleutel, act, onderwerp=zitting.id)
    ids = [een for een in uitkomst.ids["casussen"].split(",") if een]
    if not ids:
        return week(desk, zitting, melding=desk.teksten("quickscan.gevraagd.niets"))
    gevonden = {een.casus.id: een for een in van_zitting(desk, zitting, desk.actor.regisseert_voor)}
    regels = _regels(desk, [gevonden[een] for een in ids if een in gevonden], ids)
    deadlines = [een.uitvraag.deadline for een in gevonden.values() if een.casus.id in ids and een.uitvraag]
    deadline = max(deadlines, default=zitting.begint_op)
    # Who could not be asked about at all is told of above.
    rest = sum(een.id not in ids for een in nieuwen(desk, desk.actor.regisseert_voor))
    wanneer = (zitting.id, zitting.begint_op)
    kaart = kaarten.gevraagd(regels, wanneer, deadline, desk.teksten, desk.regio.kalender, rest=rest)
    return als_antwoord(kaart, desk.teksten)


def _regels(desk: Desk, zaken: Sequence[Zaak], ids: Sequence[str]) -> list[Gevraagdregel]:
    naam, soorten = desk.regio.organisatienaam, desk.regio.partnersoorten
    regels = [
        Gevraagdregel(
            str(een.casus.code),
            tuple(
                naam(vraag.organisatie)
                for vraag in (een.uitvraag.bevragingen if een.uitvraag else ())
                if vraag.status is not BevragingStatus.INGETROKKEN
            ),
            tuple(soorten[soort].naam for soort in open_soorten(desk, een.casus)),
        )
        for een in zaken
    ]
    # Somebody whom nobody could be asked about stands in no zitting yet.
    rest = [een for een in ids if een not in {zaak.casus.id for zaak in zaken}]
    for casus in casussen.lees_alle(desk.uow, rest).values():
        open_ = tuple(soorten[soort].naam for soort in open_soorten(desk, casus))
        regels.append(Gevraagdregel(str(casus.code), (), open_))
    return regels
