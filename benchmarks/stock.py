"""The archived SDK as its own samples use it: what we measure against, and what the trap tests show to fail."""

from collections.abc import Awaitable, Callable
from typing import Any

from aiohttp import web
from botbuilder.core import ActivityHandler, InvokeResponse, TurnContext
from botbuilder.integration.aiohttp import (
    CloudAdapter,
    ConfigurationBotFrameworkAuthentication,
    aiohttp_error_middleware,
)
from botbuilder.schema import AdaptiveCardInvokeResponse
from botframework.connector.auth import AppCredentials, ServiceClientCredentialsFactory

BOT_TOKEN = "an-invented-token"  # noqa: S105 - no secret: the far side of a benchmark looks at no token


class Configuration:
    """The settings the SDK asks for, with our local key server in Microsoft's place."""

    TO_CHANNEL_FROM_BOT_LOGIN_URL = "https://login.microsoftonline.com/botframework.com"
    TO_CHANNEL_FROM_BOT_OAUTH_SCOPE = "https://api.botframework.com"
    TO_BOT_FROM_CHANNEL_TOKEN_ISSUER = "https://api.botframework.com"  # noqa: S105 - an address
    OAUTH_URL = "https://api.botframework.com"

    def __init__(self, metadata_url: str) -> None:
        self.TO_BOT_FROM_CHANNEL_OPENID_METADATA_URL = metadata_url
        self.TO_BOT_FROM_EMULATOR_OPENID_METADATA_URL = metadata_url


class FixedCredentials(AppCredentials):  # type: ignore[misc] # the SDK has no types
    """A token without a network, as the other side of the comparison has one too."""

    def get_access_token(self, force_refresh: bool = False) -> str:  # noqa: ARG002, FBT001, FBT002 - the SDK's
        """Return the invented token."""
        return BOT_TOKEN


class FixedCredentialsFactory(ServiceClientCredentialsFactory):  # type: ignore[misc] # the SDK has no types
    """One bot, one token."""

    def __init__(self, app_id: str) -> None:
        self._app_id = app_id

    async def is_valid_app_id(self, app_id: str) -> bool:
        """Tell whether it is our bot."""
        return app_id == self._app_id

    async def is_authentication_disabled(self) -> bool:
        """Tokens are checked."""
        return False

    async def create_credentials(self, app_id: str, *_: object, **__: object) -> FixedCredentials:
        """Return credentials, as the SDK's own factory does for every turn."""
        return FixedCredentials(app_id)


class Echo(ActivityHandler):  # type: ignore[misc] # the SDK has no types
    """Says what was said, and answers a pressed button with a card."""

    async def on_message_activity(self, turn_context: TurnContext) -> None:
        """Answer a message in its thread."""
        await turn_context.send_activity(f"Echo: {turn_context.activity.text}")

    async def on_invoke_activity(self, turn_context: TurnContext) -> InvokeResponse:
        """Answer a press; through a model, because the adapter cannot write a plain dict as a body."""
        card = {
            "type": "AdaptiveCard",
            "version": "1.5",
            "body": [{"type": "TextBlock", "text": f"Echo: {turn_context.activity.value['action']['verb']}"}],
        }
        body = AdaptiveCardInvokeResponse(status_code=200, type="application/vnd.microsoft.card.adaptive", value=card)
        return InvokeResponse(status=200, body=body)


def stock_app(
    metadata_url: str,
    app_id: str,
    bot: Any = None,  # noqa: ANN401 - the SDK's type
    on_turn_error: Callable[[TurnContext, Exception], Awaitable[None]] | None = None,
) -> web.Application:
    """Return the SDK's own application around a bot (the echo when left out)."""
    authentication = ConfigurationBotFrameworkAuthentication(
        Configuration(metadata_url), credentials_factory=FixedCredentialsFactory(app_id)
    )
    adapter, handler = CloudAdapter(authentication), bot or Echo()
    adapter.on_turn_error = on_turn_error

    async def messages(request: web.Request) -> web.Response:
        response: web.Response = await adapter.process(request, handler)
        return response

    app = web.Application(middlewares=[aiohttp_error_middleware])
    app.router.add_post("/api/messages", messages)
    return app
