"""Putting the bot into the chat of a meeting by Microsoft Graph (`dialogs.kern.ports.Apps`).

Source: Microsoft Graph v1.0, "Add app to chat" with application permissions. An app that asks for resource-specific
consent is only installed with TeamsAppInstallation.ReadWriteAndConsentSelfForChat.All, by which an application installs
its own app alone: so it is asked as the bot's registration, not as the one that makes meetings. As documented; never
tried.
"""

from dataclasses import dataclass
from http import HTTPStatus
from typing import Final
from urllib.parse import quote

from bot.graph.client import GraphClient
from bot.graph.opties import Json
from dialogs.kern.ports import MeetingFailed
from manifest.build import RESOURCE_PERMISSIONS

CATALOGUE: Final = "https://graph.microsoft.com/v1.0/appCatalogs/teamsApps"


@dataclass(frozen=True, slots=True)
class GraphApps:
    """The bot's own app in Teams.

    Attributes:
        graph: as the registration of the bot; closed with it.
        teams_app_id: its id in the catalogue of the tenant, which is not that of its manifest.
    """

    graph: GraphClient
    teams_app_id: str

    async def put_in(self, thread_id: str) -> None:
        """Put the bot into a chat; see `Apps`."""
        try:
            await self.graph.call("POST", f"chats/{quote(thread_id, safe='')}/installedApps", self._body())
        except MeetingFailed as failed:
            # It is there already: somebody added it by hand, or the answer of the last time was lost.
            if failed.status != HTTPStatus.CONFLICT:
                raise

    async def close(self) -> None:
        """Let go of the connections."""
        await self.graph.close()

    def _body(self) -> Json:
        return {
            "teamsApp@odata.bind": f"{CATALOGUE}/{self.teams_app_id}",
            "consentedPermissionSet": {
                "resourceSpecificPermissions": [
                    {"permissionValue": each, "permissionType": "application"} for each in RESOURCE_PERMISSIONS
                ]
            },
        }
