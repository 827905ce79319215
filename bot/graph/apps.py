"""Putting the bot into the chat of a meeting by Microsoft Graph (`dialogs.kern.ports.Apps`).

Source: Microsoft Graph v1.0, "Add app to chat" with application permissions. An app that asks for resource-specific
consent is only installed with TeamsAppInstallation.ReadWriteAndConsentSelfForChat.All, by which an application installs
its own app alone: so it is asked as the bot's registration, not as the one that makes meetings. As documented; never
tried.
"""

from dataclasses import dataclass, field
from http import HTTPStatus
from typing import Final
from urllib.parse import quote

from bot.graph.client import ANSWER_WITHIN, GRAPH, GraphClient
from bot.graph.opties import Json
from bot.teams.tokens import TokenSource
from dialogs.kern.ports import Clock, MeetingFailed
from manifest.build import RESOURCE_PERMISSIONS

CATALOGUE: Final = "https://graph.microsoft.com/v1.0/appCatalogs/teamsApps"


@dataclass(slots=True)
class GraphApps:
    """The bot's own app in Teams.

    Attributes:
        teams_app_id: its id in the catalogue of the tenant, which is not that of its manifest.
        base: where Graph is; a test has its own.
    """

    tokens: TokenSource = field(repr=False)
    teams_app_id: str
    clock: Clock
    base: str = GRAPH
    answer_within: float = ANSWER_WITHIN
    _client: GraphClient = field(init=False, repr=False)

    def __post_init__(self) -> None:
        """Prepare; nothing is fetched yet."""
        self._client = GraphClient(self.tokens, self.clock, self.base, self.answer_within)

    async def put_in(self, thread_id: str) -> None:
        """Put the bot into a chat; see `Apps`."""
        try:
            await self._client.call("POST", f"chats/{quote(thread_id, safe='')}/installedApps", self._body())
        except MeetingFailed as failed:
            # It is there already: somebody added it by hand, or the answer of the last time was lost.
            if failed.status != HTTPStatus.CONFLICT:
                raise

    async def close(self) -> None:
        """Let go of the connections."""
        await self._client.close()

    def _body(self) -> Json:
        return {
            "teamsApp@odata.bind": f"{CATALOGUE}/{self.teams_app_id}",
            "consentedPermissionSet": {
                "resourceSpecificPermissions": [
                    {"permissionValue": each, "permissionType": "application"} for each in RESOURCE_PERMISSIONS
                ]
            },
        }
