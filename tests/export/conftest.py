"""The guild graph, whichever way pytest imports test files."""

from __future__ import annotations

import importlib.util
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest


def _load(path: Path) -> Any:
    spec = importlib.util.spec_from_file_location(path.stem, path)
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="session")
def guild() -> Any:
    return _load(Path(__file__).with_name("guild.py"))


@pytest.fixture(scope="session")
def network(guild: Any) -> Any:
    from ntib_graph.export.formats import network_of
    from ntib_graph.export.layout import laid_out

    return laid_out(network_of(guild.GuildGraph()))


@pytest.fixture(scope="session")
def chromium(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    """A browser; the test is skipped where Debian's package chromium is absent."""
    module = _load(Path(__file__).with_name("chromium.py"))
    if module.PROGRAM is None:
        pytest.skip("no Chromium is installed (Debian: apt-get install chromium)")
    browser = module.Chromium(tmp_path_factory.mktemp("chromium"))
    yield browser
    browser.close()
