"""An audit in words, for its page and its files."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import datetime

from babel.dates import format_date, format_time, get_month_names

from dialogs.audit.keuze import Keuze, vandaag
from dialogs.kern.desk import Context
from domain.audit import ANDERS, MAANDEN, Audit, Soort, Steekproefcasus, jaren
from domain.kleine_aantallen import KLEINSTE, Getal, Verdeling
from domain.logboek import BOT, NAMENS_MEER
from pages.audit import Auditpagina, Casusvel, Tabel

_SAMEN = (Soort.MAAND, Soort.TAFEL)
"""By what several counts are broken down: one table for all of them."""


def getal(context: Context, een: Getal) -> str:
    """Return a number in words."""
    t = context.teksten
    if een.waarde is None:
        return t("audit.minder_dan", grens=KLEINSTE)
    return t("audit.minstens", aantal=een.waarde) if een.minstens else str(een.waarde)


def deel(context: Context, aantal: int | None) -> str:
    """Return a part of a breakdown in words."""
    return context.teksten("audit.verborgen") if aantal is None else str(aantal)


def naam_van_deel(context: Context, soort: Soort, welk: str) -> str:
    """Return what a part of a breakdown is called."""
    t, regio = context.teksten, context.regio
    if welk == ANDERS:
        return t("audit.anders")
    if soort is Soort.MAAND:
        return str(get_month_names("wide", locale="nl")[int(welk)])
    if soort is Soort.SPOOR:
        van, _, naar = welk.partition(">")
        return t("audit.van_naar", van=t(f"rechten.spoor.{van}"), naar=t(f"rechten.spoor.{naar}"))
    namen: Mapping[Soort, Callable[[], str]] = {
        Soort.TAFEL: lambda: regio.tafelnaam(welk),
        Soort.PARTNERSOORT: lambda: regio.partnersoorten[welk].naam,
        Soort.GROND: lambda: t(f"uitvraag.grond.{welk}"),
        Soort.ROL: lambda: rol(context, welk),
        Soort.VERZOEK: lambda: t(f"audit.verzoek.{welk}"),
        Soort.CATEGORIE: lambda: t(f"bewaren.categorie.{welk}"),
    }
    # A reason stays the code that it is in the logboek and in the matrix of who may.
    return namen[soort]() if soort in namen else welk


def rol(context: Context, welke: str) -> str:
    """Return what a role is called."""
    if welke in {ANDERS, BOT}:
        return context.teksten("audit.anders" if welke == ANDERS else "audit.bot")
    return context.teksten(f"registratie.rol.{welke}")


def organisaties(context: Context, namens: str) -> str:
    """Return the names of the organisaties on whose behalf it was done."""
    return ", ".join(context.regio.organisatienaam(een) for een in namens.split(NAMENS_MEER) if een and een != BOT)


def moment(context: Context, op: datetime) -> str:
    """Return a moment, to the minute."""
    lokaal = context.regio.kalender.lokaal(op)
    return f"{format_date(lokaal.date(), 'd MMM y', locale='nl')}, {format_time(lokaal, 'HH.mm', locale='nl')}"


def beeld(
    context: Context, audit: Audit, keuze: Keuze, verborgen: dict[str, str], fouten: Sequence[str] = ()
) -> Auditpagina:
    """Return the page in words."""
    return Auditpagina(
        jaar=str(audit.jaar.jaar),
        loopt=audit.jaar.loopt,
        gemaakt=moment(context, audit.gemaakt_op),
        tabellen=tuple(_tabellen(context, audit)),
        feiten=tuple(feiten(context, audit)),
        getrokken=getrokken(context, audit),
        casussen=tuple(_casusvel(context, een) for een in audit.steekproef),
        jaren=[str(een.jaar) for een in jaren(vandaag(context))],
        zaad=keuze.zaad,
        verborgen=verborgen,
        fouten=fouten,
    )


def feiten(context: Context, audit: Audit) -> Iterator[tuple[str, str]]:
    """Yield what is told exactly: what the house did or left undone, the anchors and the main keys."""
    t, ankers = context.teksten, audit.ankers
    for naam, aantal in audit.verantwoording.items():
        yield t(f"audit.feit.{naam}"), str(aantal)
    laatste = t("audit.geen")
    if ankers.laatste is not None:
        dag = format_date(ankers.laatste.dag, "d MMMM y", locale="nl")
        laatste = t("audit.anker", nr=ankers.laatste.nr, dag=dag)
    yield t("audit.feit.laatste_anker"), laatste
    dagen = ", ".join(een.isoformat() for een in ankers.zonder[:10])
    meer = t("audit.en_meer", aantal=len(ankers.zonder) - 10) if len(ankers.zonder) > 10 else ""  # noqa: PLR2004 - shown
    yield t("audit.feit.dagen_zonder_anker"), f"{len(ankers.zonder)}" + (f" ({dagen}{meer})" if dagen else "")
    yield t("audit.feit.anker_nog_binnen"), str(ankers.nog_binnen)
    for sleutel, aantal in audit.hoofdsleutels.items():
        yield t("audit.feit.hoofdsleutel", sleutel=sleutel), t.aantal("audit.sleutels", aantal)


def getrokken(context: Context, audit: Audit) -> str:
    """Return how the sample was drawn, so that somebody else can draw the same."""
    t, zaad = context.teksten, audit.zaad
    bron = t("audit.bron.gekozen") if zaad.gekozen else t("audit.bron.anker", anker=zaad.bron)
    if not zaad.gekozen and not zaad.bron:
        bron = t("audit.bron.jaar")
    return t("audit.getrokken", aantal=len(audit.steekproef), uit=audit.waaruit, zaad=zaad.waarde, bron=bron)


def _tabellen(context: Context, audit: Audit) -> Iterator[Tabel]:
    t = context.teksten
    totalen = [(t(f"audit.telling.{een.naam}"), [getal(context, een.totaal)]) for een in audit.tellingen]
    yield Tabel(t("audit.tabel.totaal"), [t("audit.kop.wat"), t("audit.kop.aantal")], totalen, t("audit.klein_uitleg"))
    for soort in _SAMEN:
        samen = _samen(context, audit, soort)
        if samen is not None:
            yield samen
    for telling in audit.tellingen:
        for soort, verdeling in telling.verdelingen.items():
            if soort not in _SAMEN:
                titel = t("audit.tabel.een", wat=t(f"audit.telling.{telling.naam}"), per=t(f"audit.per.{soort.value}"))
                yield _een(context, titel, soort, verdeling)
    for naam, verdeling in audit.bewaren.items():
        titel = t("audit.tabel.een", wat=t(f"audit.feit.{naam}"), per=t("audit.per.categorie"))
        yield _een(context, titel, Soort.CATEGORIE, verdeling)


def _samen(context: Context, audit: Audit, soort: Soort) -> Tabel | None:
    t = context.teksten
    met = [een for een in audit.tellingen if soort in een.verdelingen]
    if not met:
        return None
    delen = (
        MAANDEN
        if soort is Soort.MAAND
        else tuple(dict.fromkeys(een for m in met for een in m.verdelingen[soort].delen))
    )
    rijen = [
        (
            t(f"audit.telling.{een.naam}"),
            [
                _cel(context, een.verdelingen[soort], welk) if welk in een.verdelingen[soort].delen else ""
                for welk in delen
            ],
        )
        for een in met
    ]
    koppen = [t("audit.kop.wat"), *(naam_van_deel(context, soort, een) for een in delen)]
    return Tabel(t(f"audit.tabel.{soort.value}"), koppen, rijen)


def _een(context: Context, titel: str, soort: Soort, verdeling: Verdeling) -> Tabel:
    t = context.teksten
    koppen = [t(f"audit.kop.{soort.value}"), t("audit.kop.aantal")]
    if not verdeling.gegeven:
        return Tabel(titel, koppen, (), t("audit.niet_uitgesplitst"))
    rijen = [(naam_van_deel(context, soort, een), [deel(context, n)]) for een, n in verdeling.delen.items()]
    return Tabel(titel, koppen, rijen)


def _cel(context: Context, verdeling: Verdeling, welk: str) -> str:
    return deel(context, verdeling.delen[welk])


def _casusvel(context: Context, een: Steekproefcasus) -> Casusvel:
    return Casusvel(
        een.feit.code,
        tuple(casusfeiten(context, een)),
        [
            (moment(context, acte.op), acte.wat, rol(context, acte.rol), organisaties(context, acte.namens))
            for acte in een.acten
        ],
    )


def casusfeiten(context: Context, een: Steekproefcasus) -> Iterator[tuple[str, str]]:
    """Yield what a casus of the sample is, without who is in it."""
    t, feit, regio = context.teksten, een.feit, context.regio
    if feit.vernietigd_op is not None:
        yield t("audit.casus.vernietigd"), moment(context, feit.vernietigd_op)
    if feit.tafel:
        yield t("audit.casus.tafel"), regio.tafelnaam(feit.tafel)
    if feit.spoor is not None:
        yield t("audit.casus.spoor"), t(f"rechten.spoor.{feit.spoor.value}")
    if feit.grondslag:
        yield t("audit.casus.grondslag"), feit.grondslag
    if feit.aangemaakt_op is not None:
        yield t("audit.casus.aangemaakt"), moment(context, feit.aangemaakt_op)
    if feit.fase is not None:
        yield t("audit.casus.fase"), t(f"casus.fase.{feit.fase.value}")
    yield t("audit.casus.gelezen"), str(een.gelezen)
