"""The invented Teams of the demo: one tenant, one bot, six people, two chats and a team with two channels.

The playground allows no more than this: exactly five people beside the one who sits at the page, one group chat,
and one channel beside General. Every name here is made up.
"""

from dataclasses import dataclass

TENANT_ID = "7a6e1d00-0000-4000-8000-000000000001"
BOT_ID = "28:7a6e1d00-0000-4000-8000-00000000b07a"
BOT_NAME = "Tafelbot"

PERSONAL_CHAT_ID = "a:demo-persoonlijk"
GROUP_CHAT_ID = "19:demo-partneroverleg@thread.v2"
GROUP_CHAT_NAME = "Partneroverleg"

TEAM_ID = "19:demo-merwestad@thread.tacv2"
TEAM_NAME = "Veiligheidshuis Merwestad"
TEAM_GROUP_ID = "7a6e1d00-0000-4000-8000-0000000007ea"
GENERAL_CHANNEL_ID = TEAM_ID
"""The General channel of a team has the id of the team itself, in Teams as in the playground."""
GENERAL_CHANNEL_NAME = "General"
SECOND_CHANNEL_ID = "19:demo-regietafel@thread.tacv2"
SECOND_CHANNEL_NAME = "Regietafel"


@dataclass(frozen=True, slots=True)
class Colleague:
    """Somebody with an account in the invented tenant.

    Attributes:
        teams_id: the address in Teams (`29:`).
        object_id: the Entra object id, by which the bot knows people.
    """

    teams_id: str
    object_id: str
    first_name: str
    last_name: str

    @property
    def name(self) -> str:
        """Return the display name."""
        return f"{self.first_name} {self.last_name}"

    @property
    def address(self) -> str:
        """Return the invented e-mail address, which is the sign-in name too."""
        mailbox = f"{self.first_name}.{self.last_name}".lower().replace(" ", "")
        return f"{mailbox}@merwestad.example"


def object_id(number: int) -> str:
    """Return the Entra object id of the person with this number."""
    return f"7a6e1d00-0000-4000-8000-0000000001{number:02}"


def _colleague(number: int, first_name: str, last_name: str) -> Colleague:
    return Colleague(
        teams_id=f"29:demo-{first_name.lower()}",
        object_id=object_id(number),
        first_name=first_name,
        last_name=last_name,
    )


CURRENT_USER = _colleague(1, "Noor", "van Eerd")
"""Who sits at the page."""

OTHER_USERS = (
    _colleague(2, "Bas", "Hoekstra"),
    _colleague(3, "Yara", "Lindeman"),
    _colleague(4, "Teun", "de Graaf"),
    _colleague(5, "Samira", "Vos"),
    _colleague(6, "Joost", "Wiersma"),
)
