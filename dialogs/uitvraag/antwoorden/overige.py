"""In nazorg: who is not ticked is not known here. That is asked for certain first: it is most of a week at once."""

from cards.uitvraag import werklijst as kaarten
from cards.uitvraag.werklijst import Overige
from cards.uitvraag.werklijst_payloads import WerklijstBekend, WerklijstOverige, WerklijstPersonen
from cards.verbs import Verb
from dialogs.kern.answers import Answer
from dialogs.kern.desk import Desk
from dialogs.uitvraag.antwoorden.lijst import laad_vragen, nu_daar, onderwerp_van
from dialogs.uitvraag.antwoorden.stappen import kaart, niet_meer, titel, verder


def zeker(desk: Desk, payload: WerklijstOverige) -> Answer:
    """Show how many are about to be saved as not known, and which codes; with everybody ticked there is nothing to ask.

    The ticks go along both ways, so that nothing is lost by going back.
    """
    vragen = laad_vragen(desk, nu_daar(desk, payload.waar, payload.personen))
    if (gesloten := niet_meer(desk, vragen)) is not None:
        return gesloten
    getoond = vragen.van(payload.personen)
    aangevinkt = {een.strip() for een in payload.bekend.split(",")}
    wel = tuple(een.id for een in getoond if een.id in aangevinkt)
    niet = [een for een in getoond if een.id not in aangevinkt and een.antwoord is None and een.bekendheid]
    if not niet:
        return verder(desk, vragen, wel)
    # The key is that of the persons on the card, as if it had been saved at once.
    onderwerp = onderwerp_van(payload.waar, payload.personen)
    w = payload.waar
    beeld = Overige(
        titel=titel(desk, vragen),
        codes=tuple(dict.fromkeys(str(een.zaak.casus.code) for een in niet)),
        personen=len(niet),
        ja=WerklijstBekend(
            zitting=w.zitting,
            organisatie=w.organisatie,
            alleen=w.alleen,
            personen=payload.personen,
            bekend=",".join(wel),
            sleutel=desk.issue_key(Verb.WERKLIJST_BEKEND, onderwerp),
        ),
        terug=WerklijstPersonen(zitting=w.zitting, organisatie=w.organisatie, alleen=w.alleen, aangevinkt=wel),
        bekend=len(wel),
    )
    return kaart(desk, kaarten.overigekaart(beeld, desk.teksten))
