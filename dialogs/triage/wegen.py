"""Weighing: what was answered in the form of the region is kept, and the casus is in triage from then on."""

from dataclasses import replace

from cards.triage.payloads import TriageWeeg
from cards.verbs import Verb
from dialogs.kern.answers import Answer
from dialogs.kern.desk import Desk
from dialogs.kern.vrijetekst import kijk_na, teksten_van
from dialogs.triage.kern import formulier_van, lopende_casus, noteer, open_weging
from dialogs.triage.openen import toon, voorstel, weegformulier
from domain import verloop
from domain.casus import Casus
from domain.formulier import DELEN_ID, Delen, Formulier, Ingevuld, valideer
from domain.logboek import Handeling
from domain.triage import Triage, Triagebesluit
from domain.verloop import Stap
from storage import casus as casussen
from storage import triage as triages
from storage import uitvraag as uitvragen
from storage.inbox import Uitkomst


def weeg(desk: Desk, payload: TriageWeeg) -> Answer:
    """Keep the answers, and show what they come down to. What was weighed and not decided is weighed anew."""
    casus = lopende_casus(desk, payload.casus)
    formulier = formulier_van(desk)
    if formulier is None:
        return toon(desk, casus)
    # With whom it is shared is no question here: a weighing is the regisseur's own.
    gelezen = valideer(formulier, {**payload.velden, DELEN_ID: Delen.ALLEEN_REGISSEUR.value})
    if not isinstance(gelezen, Ingevuld):
        return weegformulier(desk, casus, formulier, waarden=payload.velden, fouten=gelezen)
    if (let_op := kijk_na(desk, payload, teksten_van(formulier, gelezen, desk.teksten))) is not None:
        return let_op.op(weegformulier(desk, casus, formulier, waarden=payload.velden))
    afdruk = desk.fingerprint(dict(gelezen.waarden))

    def act() -> Uitkomst:
        _bewaar(desk, casus, formulier, gelezen)
        return Uitkomst("gewogen", {"casus": casus.id, "invoer": afdruk})

    uitkomst = desk.once(Verb.TRIAGE_WEEG, payload.sleutel, act, onderwerp=casus.id)
    na = casussen.lees(desk.uow, casus.id)
    if uitkomst.ids["invoer"] != afdruk:
        # The used form again, filled in otherwise: nothing typed is lost, and nothing is changed unseen.
        melding = desk.teksten("triage.weeg.al_bewaard")
        return weegformulier(desk, na, formulier, waarden=payload.velden, melding=melding)
    return voorstel(desk, na) if open_weging(triages.van_casus(desk.uow, casus.id)) else toon(desk, na)


def _bewaar(desk: Desk, casus: Casus, formulier: Formulier, ingevuld: Ingevuld) -> None:
    fase = verloop.na(casus.fase, Stap.TRIAGE)
    # The row version of the casus lets only one of two at the same moment through.
    casussen.wijzig(desk.uow, replace(casus, fase=fase))
    uitvragen.bewaar_formulier(desk.uow, formulier)
    eerder = open_weging(triages.van_casus(desk.uow, casus.id))
    nieuw = Triage(
        id=eerder.id if eerder else desk.uow.new_id(),
        casus_id=casus.id,
        op=desk.nu,
        door_id=desk.actor.persoon_id,
        besluit=Triagebesluit.GEWOGEN,
        reden="",
        waarden=dict(ingevuld.waarden),
        formulier_versie=formulier.versie,
    )
    triages.bewaar(desk.uow, nieuw)
    noteer(desk, Handeling.TRIAGE_GEWOGEN, casus, nieuw.id)
