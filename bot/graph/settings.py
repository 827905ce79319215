"""By whom the meetings of a region are made: the part of its settings that begins with `GRAPH_`."""

from typing import Annotated, Self, TypeAlias

from pydantic import BaseModel, ConfigDict, FilePath, SecretStr, StringConstraints, model_validator
from pydantic_core import PydanticCustomError

Guid: TypeAlias = Annotated[
    str, StringConstraints(pattern=r"^[0-9a-fA-F]{8}-([0-9a-fA-F]{4}-){3}[0-9a-fA-F]{12}$", to_lower=True)
]


class GraphSettings(BaseModel):
    """Microsoft Graph. Without it the bot makes no meetings, and the regisseur is asked for a link of his own.

    Attributes:
        graph_app_id: of the registration that makes meetings: one of its own, so that whoever gets hold of the bot's
            can make none.
        graph_organiser: Entra object id of the one account that organises them all.
        graph_tenant_id: where they are made; the first tenant of the region when left out.
        graph_client_secret, graph_certificate_file: how that registration proves who it is; one of the two.
        graph_teams_app_id: of the bot's app in the tenant's catalogue, to be put into the chats of zittingen; somebody
            does that by hand when left out.
        graph_calendar: whether invitations to zittingen stand in the calendar of that account, which then mails them;
            else they go as mail.
        graph_certificate_key_file: the private key, when it does not stand in the certificate's own file.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    graph_app_id: Guid | None = None
    graph_organiser: Guid | None = None
    graph_tenant_id: Guid | None = None
    graph_client_secret: SecretStr | None = None
    graph_certificate_file: FilePath | None = None
    graph_certificate_key_file: FilePath | None = None
    graph_certificate_passphrase: SecretStr | None = None
    graph_teams_app_id: Guid | None = None
    graph_calendar: bool = False

    @model_validator(mode="after")
    def _whole_or_not_at_all(self) -> Self:
        proofs = (self.graph_client_secret, self.graph_certificate_file)
        parts = (self.graph_app_id, self.graph_organiser, *proofs)
        beside = (
            self.graph_tenant_id,
            self.graph_certificate_key_file,
            self.graph_certificate_passphrase,
            self.graph_teams_app_id,
        )
        whole = None not in parts[:2] and proofs.count(None) == 1
        if not whole and (self.graph_calendar or any(each is not None for each in (*parts, *beside))):
            raise PydanticCustomError("graph_half", "a part of Graph")
        return self
