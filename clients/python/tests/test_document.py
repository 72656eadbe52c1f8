import copy
from typing import Any

import pytest
from document import complaints

from sortedpro_sandbox import surface


@pytest.mark.parametrize("call", surface.CALLS, ids=lambda call: f"{call.method} {call.path}")
def test_the_document_has_all_that_a_call_uses(call: surface.Call[Any], document: dict[str, Any]) -> None:
    assert complaints(call, document) == []


# The page, its looks and the stream are for who looks on, probes and metrics for who keeps it running; the documents of surfaces are
# for generators.
FOR_OTHERS = {
    "GET /_sandbox", "GET /_sandbox/dashboard/{file}", "GET /_sandbox/look", "GET /_sandbox/events", "GET /_sandbox/openapi.json",
    "GET /_sandbox/health/live", "GET /_sandbox/health/ready", "GET /_sandbox/metrics",
}


def test_the_helper_has_every_call_that_a_suite_may_want(document: dict[str, Any]) -> None:
    offered = {f"{method.upper()} {path}" for path, methods in document["paths"].items() for method in methods}
    assert offered - {f"{call.method} {call.path}" for call in surface.CALLS} == FOR_OTHERS


def test_every_call_of_the_helper_is_among_those_that_are_held_to_the_document() -> None:
    assert {surface.RESET, surface.SET_FAULT, surface.VERIFY, surface.FINDINGS} <= set(surface.CALLS)


@pytest.mark.parametrize(
    ("call", "where", "complaint"),
    [
        (surface.CLOCK, ("paths", "/_sandbox/clock"), "GET /_sandbox/clock is not in the document"),
        (surface.SET_CLOCK, ("components", "schemas", "ClockChange", "properties", "factor"), "PUT /_sandbox/clock, body has no member factor"),
        (surface.FINDINGS, ("components", "schemas", "FindingsReportItem", "properties", "advice"),
         "GET /_sandbox/findings, answer.findings[] has no member advice"),
        (surface.VERIFY, ("components", "schemas", "MatchDocument", "properties", "fault"),
         "POST /_sandbox/requests/verify, body.match has no member fault"),
    ])
def test_what_is_taken_out_of_the_document_is_missed(
    call: surface.Call[Any], where: tuple[str, ...], complaint: str, document: dict[str, Any],
) -> None:
    changed = copy.deepcopy(document)
    place = changed
    for name in where[:-1]:
        place = place[name]
    del place[where[-1]]
    assert complaint in complaints(call, changed)


def test_a_word_a_type_and_a_requirement_that_change_are_missed(document: dict[str, Any]) -> None:
    changed = copy.deepcopy(document)
    schemas = changed["components"]["schemas"]
    schemas["ClockMode"]["enum"].remove("scaled")
    schemas["ClockChange"]["properties"]["now"]["type"] = "integer"
    schemas["ClockChange"]["required"].append("factor")
    assert complaints(surface.SET_CLOCK, changed) == [
        "PUT /_sandbox/clock, body.mode is never scaled", "PUT /_sandbox/clock, body.now is integer, not str",
        "PUT /_sandbox/clock, body.factor is required", "PUT /_sandbox/clock, answer.mode is never scaled"]
