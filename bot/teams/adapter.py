"""The SDK's part of a turn: its adapter and its turn context, on our own connector.

Nothing of the SDK's authentication, HTTP clients, state or dispatch is used. What stays is the shape that everybody who
knows the SDK recognises: `run_pipeline`, middleware, `TurnContext.send_activity`.
"""

from typing import Any

from botbuilder.core import Bot, BotAdapter, TurnContext
from botbuilder.schema import (
    Activity,
    ActivityTypes,
    ChannelAccount,
    ConversationAccount,
    ConversationReference,
    ResourceResponse,
)

from bot.teams.connector import Connectors, Conversations, Outgoing
from bot.teams.inbound import Inbound
from bot.teams.registrations import Registration
from dialogs.kern.turn import JsonValue, Turn

TURN_KEY = "tafelbot.turn"
"""Where in the SDK's turn state our own `Turn` stands."""


class TeamsAdapter(BotAdapter):  # type: ignore[misc] # the SDK has no types
    """Runs a checked activity through the SDK's pipeline."""

    def __init__(self, connectors: Connectors) -> None:
        """Send over these connectors."""
        super().__init__()
        self._connectors = connectors

    def use(self, *middleware: Any) -> "TeamsAdapter":  # noqa: ANN401 - the SDK's types
        """Register every middleware given; the SDK's own `use` silently keeps only the first."""
        for each in middleware:
            super().use(each)
        return self

    async def process(
        self, inbound: Inbound, turn: Turn, registration: Registration, bot: Bot
    ) -> dict[str, JsonValue] | None:
        """Run one turn; return the body of the invoke response when there is one."""
        context = TurnContext(self, _sdk_activity(inbound))
        context.turn_state[self.BOT_CONNECTOR_CLIENT_KEY] = self._connectors.to(
            inbound.service_url, registration.tokens
        )
        context.turn_state[TURN_KEY] = turn
        await self.run_pipeline(context, bot.on_turn)
        body: dict[str, JsonValue] | None = context.turn_state.get(self._INVOKE_RESPONSE_KEY)
        return body

    async def send_activities(self, context: TurnContext, activities: list[Outgoing]) -> list[ResourceResponse]:
        """Send what `TurnContext` has addressed; an invoke response is kept for the HTTP response."""
        responses = []
        for activity in activities:
            if activity.type == ActivityTypes.invoke_response:
                context.turn_state[self._INVOKE_RESPONSE_KEY] = activity.wire["value"]
                responses.append(ResourceResponse())
                continue
            conversations = self._conversations(context)
            if activity.reply_to_id:
                sent = await conversations.reply_to_activity(activity.conversation.id, activity.reply_to_id, activity)
            else:
                sent = await conversations.send_to_conversation(activity.conversation.id, activity)
            responses.append(sent)
        return responses

    async def update_activity(self, context: TurnContext, activity: Activity) -> ResourceResponse:
        """Replace a post of the bot."""
        return await self._conversations(context).update_activity(activity.conversation.id, activity.id, activity)

    async def delete_activity(self, context: TurnContext, reference: ConversationReference) -> None:
        """Remove a post of the bot."""
        await self._conversations(context).delete_activity(reference.conversation.id, reference.activity_id)

    def _conversations(self, context: TurnContext) -> Conversations:
        conversations: Conversations = context.turn_state[self.BOT_CONNECTOR_CLIENT_KEY].conversations
        return conversations


def _sdk_activity(inbound: Inbound) -> Activity:
    """Only what the SDK needs to address an answer: its own reading of the JSON is slow, and drops fields."""
    return Activity(
        type=inbound.type,
        id=inbound.id,
        channel_id=inbound.channel_id,
        service_url=inbound.service_url,
        from_property=ChannelAccount(id=inbound.sender_id),
        recipient=ChannelAccount(id=inbound.recipient_id),
        conversation=ConversationAccount(id=inbound.conversation_id),
    )
