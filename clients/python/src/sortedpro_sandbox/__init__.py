"""Starts and steers SortedPRO Sandbox from a test suite.

    with Sandbox.start() as sandbox:
        world = sandbox.world()
        client = YourClient(sandbox.url, key=world.key)
"""

from .process import Sandbox, StartFailed
from .surface import Problem, Refused
from .world import ExpectationFailed, World

__all__ = ["ExpectationFailed", "Problem", "Refused", "Sandbox", "StartFailed", "World"]
