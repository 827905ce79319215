"""What is counted while the week goes by: what woke an organisatie, when, and whether there was a reason."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime

from domain.uitvraagtermijn import kan_wachten
from domain.werklijst import Werklijst, Werkpost
from storage import werklijst
from tests._kaart import Kaart
from tests.scenarios._werkweek import PER_MAIL, Postkantoor
from tests.scenarios._werkweek_mensen import Kantoor
from tests.scenarios.verhaal import Verhaal
from tests.teamsnep.teams import Post


@dataclass(frozen=True)
class Gewekt:
    """Something new that came to an organisatie without being asked for.

    Attributes:
        adres: the conversation, or the mail address.
        kon_wachten: it was nothing urgent, and the next working day would have been in time for an answer.
        reden: how many answers it owed at that moment.
        herinnering: it reminds; else it asks.
    """

    organisatie: str
    adres: str
    op: datetime
    dag: date
    kon_wachten: bool
    reden: int
    herinnering: bool


@dataclass
class Teller:
    """Looks at everything that is delivered, at the moment at which it is."""

    verhaal: Verhaal
    post: Postkantoor
    kantoren: Iterable[Kantoor]
    gewekt: list[Gewekt] = field(default_factory=list)
    elders: list[Post] = field(default_factory=list)
    """What came to a partner whose organisatie has a conversation of its own."""
    aan_anderen: list[tuple[datetime, Post]] = field(default_factory=list)
    """What came to people of the Veiligheidshuis, and to tafels."""
    _gezien: int = 0
    _gemaild: int = 0

    def begint(self) -> None:
        """Count from now on."""
        self._gezien = len(self.verhaal.teams.posts)

    def kijkt(self) -> None:
        """Look at what is new since last time. Nothing has changed since it left."""
        nieuw, self._gezien = self.verhaal.teams.posts[self._gezien :], len(self.verhaal.teams.posts)
        per_plek = {een.plek.id: een for een in self.kantoren}
        chats = {een.partner.chat.id for een in self.kantoren}
        for post in nieuw:
            kantoor = per_plek.get(post.conversation)
            if kantoor is not None:
                self.gewekt.append(self._van_post(kantoor, post))
            elif post.conversation in chats:
                self.elders.append(post)
            else:
                self.aan_anderen.append((self.verhaal.klok.moment, post))
        for op, mail in self.post.gemaild[self._gemaild :]:
            self.gewekt.append(self._van_mail(op, mail.to))
        self._gemaild = len(self.post.gemaild)

    def per_dag(self) -> Counter[tuple[str, str, date]]:
        """Return how often each organisatie was woken, at each address, on each day, by what could have waited."""
        return Counter((een.organisatie, een.adres, een.dag) for een in self.gewekt if een.kon_wachten)

    def herinneringen(self) -> list[Gewekt]:
        """Return every reminder."""
        return [een for een in self.gewekt if een.herinnering]

    def _van_post(self, kantoor: Kantoor, post: Post) -> Gewekt:
        kaart = Kaart(post.versions[0]["attachments"][0]["content"])
        lijsten = self._lijsten(kantoor.code)
        herinnert = kaart.tekst.startswith("Herinnering")
        genoemd = [str(een.data["zitting"]) for een in kaart.drukken()]
        # A worklist is about the zitting of its first button; below that it names what waits on others.
        over = set(genoemd) if herinnert else set(genoemd[:1])
        posten = [een for lijst in lijsten if lijst.zitting.id in over for een in lijst.te_doen]
        wacht = not any(een.spoed for een in posten) and (herinnert or self._kan_wachten(posten))
        return self._gewekt(kantoor.code, post.conversation, lijsten, wacht=wacht, herinnering=herinnert)

    def _van_mail(self, op: datetime, adres: str) -> Gewekt:
        assert op == self.verhaal.klok.moment
        return self._gewekt(PER_MAIL, adres, self._lijsten(PER_MAIL), wacht=True, herinnering=False)

    def _gewekt(self, code: str, adres: str, lijsten: Iterable[Werklijst], *, wacht: bool, herinnering: bool) -> Gewekt:
        nu = self.verhaal.klok.moment
        schuld = sum(len(een.te_doen) for een in lijsten if een.zitting.begint_op > nu)
        dag = self.verhaal.regio.kalender.lokaal(nu).date()
        return Gewekt(code, adres, nu, dag, wacht, schuld, herinnering)

    def _lijsten(self, code: str) -> tuple[Werklijst, ...]:
        return self.verhaal.store.read_now(self.verhaal.scope, werklijst.lopend, code)

    def _kan_wachten(self, posten: Iterable[Werkpost]) -> bool:
        return all(kan_wachten(self.verhaal.regio, een.deadline, self.verhaal.klok.moment) for een in posten)
