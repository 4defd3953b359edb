import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from conformance.platforms.third_party.telegram_test_api import TelegramTestApi, Unavailable, install
from conformance.reference.process import ReferenceProcess


@pytest.fixture(scope="session")
def npm_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where telegram-test-api is installed: CONFORMANCE_NPM_DIR, or a folder of this session."""
    named = os.environ.get("CONFORMANCE_NPM_DIR")
    try:
        return install(Path(named) if named else tmp_path_factory.mktemp("npm"))
    except Unavailable as reason:
        pytest.skip(str(reason))


@pytest.fixture(scope="module")
def emulator(npm_folder: Path) -> Iterator[TelegramTestApi]:
    try:
        with TelegramTestApi(npm_folder) as server:
            yield server
    except Unavailable as reason:
        pytest.skip(str(reason))


@pytest.fixture(scope="module")
def reference() -> Iterator[ReferenceProcess]:
    with ReferenceProcess() as server:
        yield server
