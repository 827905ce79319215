"""The few pieces every card is built from, so that all cards look and behave alike.

- A card starts with a heading and ends with at most a few buttons; text wraps; it reads well on a phone.
- What a person typed (a name, an answer, a note) is only shown through `vrije_tekst`: plain runs, in which Markdown
  means nothing and direction marks cannot turn the line around.
- Every input has a label that says whether it is required: placeholders are not read by screen readers.
"""

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from typing import Literal, TypeAlias

from microsoft_teams.cards import (
    Action,
    ActionSet,
    AdaptiveCard,
    CardElement,
    Choice,
    ChoiceSetInput,
    Container,
    DateInput,
    ExecuteAction,
    Fact,
    FactSet,
    RefreshDefinition,
    RichTextBlock,
    SubmitActionData,
    TeamsCardProperties,
    TextBlock,
    TextInput,
    TextRun,
)
from pydantic import BaseModel

from cards.payloads import Payload

JsonValue: TypeAlias = "bool | int | float | str | list[JsonValue] | dict[str, JsonValue] | None"
Card: TypeAlias = Mapping[str, JsonValue]

LANGSTE_VRIJE_TEKST = 2_000
"""What is shown of a text somebody typed; the whole text stays in storage."""

MEESTE_OPEN = 6
"""Choices that are shown all at once; more fold into a list, so that the button stays in sight on a phone."""

_OPMAAK = re.compile(r"([\\*_\[\]`~<>#|])")
_RICHTING = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069]")


class UnknownProperty(ValueError):
    """A card was built with a property that Adaptive Cards does not have: a typing error in our code."""


def kaart(
    titel: str,
    *inhoud: CardElement,
    knoppen: Sequence[Action] = (),
    terugval: str | None = None,
    ververs: Payload | None = None,
) -> Card:
    """Build a card: heading, body, and the buttons at the end.

    Args:
        titel: the heading; neutral on every card that is posted.
        inhoud: the body, top to bottom.
        knoppen: buttons; the first is the one most people want.
        terugval: what a client that cannot show cards says; the title when not given.
        ververs: what each reader's client asks by itself, to show him a card of his own in place of this one. It asks
            it for everybody who looks, so whoever answers decides what he may see.
    """
    lichaam: list[CardElement] = [
        TextBlock(text=titel, style="heading", size="Medium", weight="Bolder", wrap=True),
        *inhoud,
    ]
    if knoppen:
        lichaam.append(ActionSet(actions=list(knoppen)))
    gebouwd = AdaptiveCard(
        version="1.5",
        lang="nl",
        fallback_text=terugval or titel,
        refresh=None if ververs is None else RefreshDefinition(action=_zonder_titel(ververs)),
        msteams=TeamsCardProperties(width="full"),
        body=lichaam,
    )
    _refuse_unknown(gebouwd, "kaart")
    gevuld: dict[str, JsonValue] = gebouwd.model_dump(mode="json", by_alias=True, exclude_none=True)
    _whole_numbers(gevuld)
    return gevuld


def _zonder_titel(payload: Payload) -> ExecuteAction:
    return ExecuteAction(verb=payload.verb.value, data=payload.data())


def tekst(inhoud: str, *, zacht: bool = False, ruimte: bool = False) -> TextBlock:
    """A paragraph of our own words (from the catalogue). `zacht` is for what may be skipped."""
    return TextBlock(text=inhoud, wrap=True, is_subtle=zacht or None, spacing="Medium" if ruimte else None)


def tussenkop(inhoud: str) -> TextBlock:
    """A heading inside a card."""
    return TextBlock(text=inhoud, wrap=True, weight="Bolder", spacing="Large", separator=True)


def let_op(inhoud: str) -> Container:
    """Something that needs attention; said in words, the colour only supports it."""
    return Container(style="warning", bleed=True, items=[TextBlock(text=inhoud, wrap=True)])


def goed_nieuws(inhoud: str) -> Container:
    """Something that went well; said in words, the colour only supports it."""
    return Container(style="good", bleed=True, items=[TextBlock(text=inhoud, wrap=True)])


def fout(inhoud: str) -> Container:
    """What must be mended before it can go on; said in words, the colour only supports it."""
    return Container(style="attention", bleed=True, items=[TextBlock(text=inhoud, wrap=True)])


def foutenlijst(fouten: Sequence[str]) -> list[CardElement]:
    """Say what must be mended: one line, or a heading with a list under it; nothing when nothing must."""
    if not fouten:
        return []
    eerste, *rest = fouten
    return [fout("\n".join((eerste, "", *(f"- {een}" for een in rest))) if rest else eerste)]


def hoofdletter(woorden: str) -> str:
    """Let words that elsewhere stand inside a sentence begin one."""
    return woorden[:1].upper() + woorden[1:]


def onderkast(woorden: str) -> str:
    """Let words that elsewhere begin a sentence stand inside one."""
    return woorden[:1].lower() + woorden[1:]


def vrije_tekst(inhoud: str, *, vooraf: str = "", vet: bool = False) -> RichTextBlock:
    """Show what a person typed, exactly as typed, behind our own words `vooraf`."""
    runs: list[CardElement] = []
    if vooraf:
        runs.append(TextRun(text=f"{vooraf} ", weight="Bolder"))
    runs.append(TextRun(text=leesbaar(inhoud) or "\u2013", weight="Bolder" if vet else None))
    return RichTextBlock(inlines=runs)


def leesbaar(inhoud: str) -> str:
    """Return typed text without control and direction characters, cut at what a card should show."""
    zonder = _RICHTING.sub("", inhoud)
    schoon = "".join(een for een in zonder if een in "\n\t" or unicodedata.category(een) != "Cc")
    return schoon if len(schoon) <= LANGSTE_VRIJE_TEKST else f"{schoon[:LANGSTE_VRIJE_TEKST]}…"


def zonder_opmaak(inhoud: str) -> str:
    """Return typed text for a place where only a plain string fits (a choice, a label), Markdown disarmed."""
    return _OPMAAK.sub(r"\\\1", " ".join(leesbaar(inhoud).split()))


def feiten(paren: Iterable[tuple[str, str]]) -> FactSet:
    """A list of label and value, both our own words, codes or dates."""
    return FactSet(facts=[Fact(title=titel, value=waarde) for titel, waarde in paren])


def knop(
    titel: str,
    payload: Payload,
    *,
    stijl: Literal["positive", "destructive"] | None = None,
    invoer: bool = True,
) -> ExecuteAction:
    """A button. `invoer=False` sends nothing of the form along, so that nothing has to be filled in first."""
    return ExecuteAction(
        title=titel,
        verb=payload.verb.value,
        data=payload.data(),
        style=stijl,
        associated_inputs=None if invoer else "none",
    )


def tekstvak(
    veld: str,
    label: str,
    *,
    verplicht: str | None = None,
    waarde: str = "",
    lang: bool = False,
    hoogstens: int = 500,
    voorbeeld: str | None = None,
) -> TextInput:
    """A text input. `verplicht` is the message for when it stays empty; None makes it optional."""
    return TextInput(
        id=veld,
        label=label,
        is_required=True if verplicht else None,
        error_message=verplicht,
        value=waarde or None,
        is_multiline=lang or None,
        max_length=hoogstens,
        placeholder=voorbeeld,
    )


def datumvak(veld: str, label: str, *, verplicht: str | None = None, waarde: str = "") -> DateInput:
    """A date input; the client shows it in the user's own notation, it travels as ISO 8601."""
    return DateInput(
        id=veld,
        label=label,
        is_required=True if verplicht else None,
        error_message=verplicht,
        value=waarde or None,
    )


def keuzevak(
    veld: str,
    label: str,
    keuzes: Sequence[tuple[str, str]],
    *,
    verplicht: str | None = None,
    waarde: str = "",
    meer: bool = False,
    open_: bool = True,
) -> ChoiceSetInput:
    """Choices as (value, title). `meer` allows several (comma-separated); `open_` shows all at once."""
    return ChoiceSetInput(
        id=veld,
        label=label,
        choices=[Choice(title=titel, value=sleutel) for sleutel, titel in keuzes],
        is_required=True if verplicht else None,
        error_message=verplicht,
        value=waarde or None,
        is_multi_select=meer or None,
        style="expanded" if open_ else "compact",
        wrap=True,
    )


def _refuse_unknown(deel: BaseModel, pad: str) -> None:
    """Walk the whole card: the library takes any property it does not know, and Teams silently drops it."""
    if isinstance(deel, SubmitActionData):
        return  # a button's own data may hold any key
    if deel.model_extra:
        message = f"{pad}: {sorted(deel.model_extra)}"
        raise UnknownProperty(message)
    for naam in type(deel).model_fields:
        waarde = getattr(deel, naam)
        if isinstance(waarde, BaseModel):
            _refuse_unknown(waarde, f"{pad}.{naam}")
        elif isinstance(waarde, list):
            for plek, een in enumerate(waarde):
                if isinstance(een, BaseModel):
                    _refuse_unknown(een, f"{pad}.{naam}[{plek}]")


def _whole_numbers(deel: JsonValue) -> None:
    """Write lengths as whole numbers: the library makes `500` into `500.0`, which a strict client may refuse."""
    if isinstance(deel, dict):
        for naam, waarde in deel.items():
            if isinstance(waarde, float) and waarde.is_integer():
                deel[naam] = int(waarde)
            else:
                _whole_numbers(waarde)
    elif isinstance(deel, list):
        for een in deel:
            _whole_numbers(een)


def zin(woorden: str) -> str:
    """Return a sentence with a capital: it may begin with what stands in place of a name."""
    return woorden[:1].upper() + woorden[1:]
