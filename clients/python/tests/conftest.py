import json
import urllib.request
from collections.abc import Iterator
from typing import Any

import pytest

from sortedpro_sandbox import Sandbox, World


@pytest.fixture(scope="session")
def sandbox() -> Iterator[Sandbox]:
    with Sandbox.start("--clock", "2019-06-14T09:00:00Z") as sandbox:
        yield sandbox


@pytest.fixture
def world(sandbox: Sandbox) -> World:
    return sandbox.world()


@pytest.fixture(scope="session")
def document(sandbox: Sandbox) -> dict[str, Any]:
    """The OpenAPI document of the control surface, as the server gives it."""
    request = urllib.request.Request(sandbox.url + "/_sandbox/openapi.json?surface=control")
    if sandbox.token is not None:
        request.add_header("Authorization", f"Bearer {sandbox.token}")
    with urllib.request.urlopen(request) as response:
        found: dict[str, Any] = json.load(response)
        return found


def ask(world: World, path: str, method: str = "GET") -> int:
    """The status that a request of the client's gets."""
    request = urllib.request.Request(world.url + path, method=method, headers=world.headers)
    try:
        with urllib.request.urlopen(request) as response:
            return int(response.status)
    except urllib.error.HTTPError as error:
        return error.code
