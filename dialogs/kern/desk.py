"""The desk: what a handler has in its hands while it deals with one turn, inside one transaction."""

import base64
import hmac
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from dialogs.kern.ports import Member
from dialogs.kern.turn import Turn
from domain.antwoordweg import Antwoordweg
from domain.errors import NotAllowed, UserMistake
from domain.logboek import BOT, NAMENS_MEER, Handeling, Logregel
from domain.persoon import Actor
from domain.regio import Regio
from storage import inbox, logboek
from storage.inbox import Uitkomst
from storage.store import UnitOfWork
from teksten.catalogus import Teksten

FORMULIER_GELDIG = timedelta(days=14)
"""How long a form may lie open before its one-time key expires; longer than any deadline."""


@dataclass(frozen=True, slots=True)
class Context:
    """A transaction in one region, with the region's data and words: enough to render or to let an alarm ring."""

    uow: UnitOfWork
    regio: Regio
    teksten: Teksten

    @property
    def nu(self) -> datetime:
        """The moment of this transaction, aware, UTC."""
        return self.uow.now

    def log(
        self,
        handeling: Handeling,
        *,
        casus_id: str | None = None,
        onderwerp_id: str | None = None,
        doel: str | None = None,
    ) -> None:
        """Write a line in the logboek for something the bot did by itself, or in answer to somebody it does not know.

        Of a line about a casus the purpose, left out, is filled in when it is stored (`storage/logboek.py`).
        """
        regel = Logregel(
            handeling=handeling,
            door_id=None,
            namens=BOT,
            casus_id=casus_id,
            betrokkene_id=None,
            onderwerp_id=onderwerp_id,
            doel=doel,
            op=self.nu,
        )
        logboek.schrijf(self.uow, regel)


@dataclass(frozen=True, slots=True)
class Bezoek(Context):
    """A context with somebody in front of it: who he is, whether he comes by Teams or by a page."""

    actor: Actor

    def record(
        self,
        handeling: Handeling,
        *,
        namens: str | None = None,
        casus_id: str | None = None,
        betrokkene_id: str | None = None,
        onderwerp_id: str | None = None,
        doel: str | None = None,
    ) -> None:
        """Write a line in the logboek: who did or saw what, on behalf of which organisatie, and why. Never content.

        Args:
            handeling: what he did.
            namens: on behalf of which organisatie. Left out: the only one he works for, or the Veiligheidshuis when he
                works there too; otherwise all of them, because then nobody can tell.
            casus_id: which casus, or the melding that is none yet.
            betrokkene_id: who of them; a line each.
            onderwerp_id: what else it is about.
            doel: code of the purpose. Left out: the legal ground of the casus, filled in when the line is stored.
        """
        regel = Logregel(
            handeling=handeling,
            door_id=self.actor.persoon_id,
            namens=namens or namens_wie(self.actor, self.regio),
            casus_id=casus_id,
            betrokkene_id=betrokkene_id,
            onderwerp_id=onderwerp_id,
            doel=doel,
            op=self.nu,
        )
        logboek.schrijf(self.uow, regel)

    def activiteit(self) -> str:
        """Return what this delivery is known by. Of a browser only the one-time key tells that it comes again."""
        return f"pagina|{self.uow.new_id()}"

    def issue_key(self, verb: str, onderwerp: str = "") -> str:
        """Return a one-time key for a form: good for this actor, this verb and this subject, for a while.

        It is sealed with a key of the region, so nothing needs to be stored until it is used.
        """
        nonce = self.uow.new_id()[:16]
        vervalt = int((self.nu + FORMULIER_GELDIG).timestamp())
        return f"{nonce}.{vervalt}.{self._seal(nonce, vervalt, verb, onderwerp)}"

    def once(self, verb: str, sleutel: str, act: Callable[[], Uitkomst], *, onderwerp: str = "") -> Uitkomst:
        """Run a changing act exactly once, however often it is delivered.

        The repeat of an act (the same activity, or a new activity with the same key) gives the outcome of the first
        time: a kind and ids, from which the caller renders anew. The caller has authorised already, also a repeat.

        Raises:
            NotAllowed: the key was issued to somebody else, or for something else.
            UserMistake: the key has expired.
        """
        self._check_key(sleutel, verb, onderwerp)
        activiteit = self.activiteit()
        persoon_id = self.actor.persoon_id
        eerder = inbox.eerder(self.uow, activiteit=activiteit, sleutel=sleutel, verb=verb, persoon_id=persoon_id)
        if eerder is not None:
            return eerder
        uitkomst = act()
        inbox.onthoud(
            self.uow,
            activiteit=activiteit,
            sleutel=sleutel,
            verb=verb,
            persoon_id=persoon_id,
            uitkomst=uitkomst,
        )
        return uitkomst

    def fingerprint(self, inputs: Mapping[str, str]) -> str:
        """Return a keyed hash of what was filled in, to keep in the outcome of an act.

        Teams goes on showing a form as it was posted, used key included. With the fingerprint a repeat of the act
        can be told from the same form filled in anew, so that what was filled in the second time is not lost.
        """
        return self.uow.zegel(json.dumps(dict(inputs), sort_keys=True).encode()).hex()

    def _check_key(self, sleutel: str, verb: str, onderwerp: str) -> None:
        delen = sleutel.split(".")
        if len(delen) != 3 or not delen[1].isdecimal():  # noqa: PLR2004 - nonce, expiry, seal
            raise NotAllowed("sleutel.ongeldig")
        nonce, vervalt, zegel = delen
        if not hmac.compare_digest(zegel, self._seal(nonce, int(vervalt), verb, onderwerp)):
            raise NotAllowed("sleutel.van_ander")
        if self.nu.timestamp() > int(vervalt):
            raise UserMistake("sleutel.verlopen")

    def _seal(self, nonce: str, vervalt: int, verb: str, onderwerp: str) -> str:
        inhoud = "|".join((nonce, str(vervalt), self.actor.persoon_id, verb, onderwerp))
        return base64.urlsafe_b64encode(self.uow.zegel(inhoud.encode())).rstrip(b"=").decode()


def namens_wie(actor: Actor, regio: Regio) -> str | None:
    """Return on behalf of which organisatie somebody acts who did not say; None when he works for none (any more)."""
    organisaties = sorted({een.organisatie for een in actor.aanstellingen})
    if regio.eigen_organisatie in organisaties:
        return regio.eigen_organisatie
    return NAMENS_MEER.join(organisaties) or None


@dataclass(frozen=True, slots=True)
class Desk(Bezoek):
    """Somebody in Teams, and what he did there.

    `roster` holds who is in the conversation, for the few handlers that asked for it; `pagina_adres` is where a browser
    finds our pages (scheme and host, no slash at the end), empty where there are none; `antwoordweg` is what of an
    answer this deployment asks on cards.
    """

    turn: Turn
    roster: tuple[Member, ...] = ()
    pagina_adres: str = ""
    antwoordweg: Antwoordweg = Antwoordweg.GEMENGD

    def activiteit(self) -> str:
        """Return what this delivery is known by: Teams delivers one act twice under the same id."""
        return f"{self.turn.place.conversation_id}|{self.turn.activity_id}"
