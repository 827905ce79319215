"""What the tests of this room share: short ways to run a transaction, and a region with something in it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Concatenate, ParamSpec, TypeVar

import pytest

from storage.store import Scope, Store, UnitOfWork
from tests._databases import NU, REGIO

P = ParamSpec("P")
T = TypeVar("T")


@dataclass
class Omgeving:
    """A store, a region and a moment: `doe` writes, `zie` reads, `over` moves the moment."""

    store: Store
    regio: str = REGIO
    nu: datetime = NU

    @property
    def scope(self) -> Scope:
        return Scope(self.regio, self.nu)

    def doe(self, work: Callable[Concatenate[UnitOfWork, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
        return self.store.run_now(self.scope, work, *args, **kwargs)

    def zie(self, work: Callable[Concatenate[UnitOfWork, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
        return self.store.read_now(self.scope, work, *args, **kwargs)

    def over(self, **duur: float) -> "Omgeving":
        self.nu += timedelta(**duur)
        return self

    def in_regio(self, regio: str) -> "Omgeving":
        return Omgeving(self.store, regio, self.nu)


@pytest.fixture
def db(store: Store) -> Omgeving:
    return Omgeving(store)
