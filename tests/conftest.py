"""Shared fixtures: the reference case, ingested once, and its accounts as of two days."""

from __future__ import annotations

import os
import pickle
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from hypothesis import settings

from holdfire.assess import assess, ingest
from holdfire.cases import reference_case
from holdfire.model.case import Case
from holdfire.publish import Account
from holdfire.sources import load_case

#: Two test processes share a machine; no law here is about seconds.
settings.register_profile("holdfire", deadline=None)
settings.load_profile("holdfire")
TODAY = date(2026, 11, 23)
THEN = date(2024, 10, 30)


def kept(name: str, make: Callable[[], Account]) -> Account:
    """Return an account; where a folder is named to keep accounts in, made once for many runs.

    `scripts/break_rules.py` names one for changes behind the assessment, which cannot alter it.
    """
    folder = os.environ.get("HOLDFIRE_KEPT_ACCOUNTS")
    if folder is None:
        return make()
    path = Path(folder) / f"{name}.pickle"
    if not path.exists():
        path.write_bytes(pickle.dumps(make()))
    account: Account = pickle.loads(path.read_bytes())
    return account


@pytest.fixture(scope="session")
def case_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("reference") / "case"
    reference_case(folder)
    ingest(folder, today=TODAY)
    return folder


@pytest.fixture(scope="session")
def case(case_folder: Path) -> Case:
    return load_case(case_folder)


@pytest.fixture(scope="session")
def now(request: pytest.FixtureRequest) -> Account:
    return kept("now", lambda: assess(request.getfixturevalue("case_folder"), as_of=TODAY))


@pytest.fixture(scope="session")
def then(request: pytest.FixtureRequest) -> Account:
    return kept("then", lambda: assess(request.getfixturevalue("case_folder"), as_of=THEN))


@pytest.fixture(scope="session")
def shared() -> Path:
    """The team's shared folder beside the repository; such tests skip where it is absent."""
    folder = Path(__file__).resolve().parents[2] / "shared"
    if not folder.is_dir():
        pytest.skip("the shared folder with third-party data and gold labels is not here")
    return folder
