"""Holds the helper's calls and shapes to the OpenAPI document of the control surface."""

import types
import typing
from typing import Any, Literal

from sortedpro_sandbox.surface import Call


def complaints(call: Call[Any], document: dict[str, Any]) -> list[str]:
    """What a call uses and the document lacks, and what the document demands and the call does not know."""
    where = f"{call.method} {call.path}"
    operation = document["paths"].get(call.path, {}).get(call.method.lower())
    if operation is None:
        return [f"{where} is not in the document"]
    named = {parameter["name"] for parameter in operation.get("parameters", [])}
    found = [f"{where} has no query item {name}" for name in call.query if name not in named]
    if (call.body is None) != ("requestBody" not in operation):
        found.append(f"{where} takes {'no' if call.body else 'a'} body")
    elif call.body is not None:
        found += compare(call.body, schema_of(operation["requestBody"]), document, f"{where}, body", sent=True)
    answers = [answer for status, answer in operation["responses"].items() if status.startswith("2")]
    return found + compare(call.answer, schema_of(answers[0]), document, f"{where}, answer", sent=False)


def schema_of(content: dict[str, Any]) -> dict[str, Any]:
    schema: dict[str, Any] = content["content"]["application/json"]["schema"]
    return schema


def resolve(schema: dict[str, Any], document: dict[str, Any]) -> list[dict[str, Any]]:
    """The alternatives of a schema, its references followed."""
    if "$ref" in schema:
        return resolve(document["components"]["schemas"][schema["$ref"].rsplit("/", 1)[1]], document)
    if "anyOf" in schema:
        return [found for branch in schema["anyOf"] for found in resolve(branch, document)]
    return [schema]


def compare(shape: Any, schema: dict[str, Any], document: dict[str, Any], where: str, sent: bool) -> list[str]:
    """Where a type of the helper's and a schema differ. What is sent has to have all that is required; what is answered may have more."""
    origin = typing.get_origin(shape)
    if origin in (typing.NotRequired, typing.Required):
        return compare(typing.get_args(shape)[0], schema, document, where, sent)
    if origin in (typing.Union, types.UnionType):
        return [c for part in typing.get_args(shape) if part is not type(None) for c in compare(part, schema, document, where, sent)]
    branches = resolve(schema, document)
    if origin is list:
        items = [branch["items"] for branch in branches if "items" in branch]
        return compare(typing.get_args(shape)[0], items[0], document, where + "[]", sent) if items else [f"{where} is no list"]
    if origin is Literal:
        known = [word for branch in branches for word in branch.get("enum", [])]
        return [f"{where} is never {word}" for word in typing.get_args(shape) if word not in known]
    if not typing.is_typeddict(shape):
        return scalar(shape, branches, where)
    objects = [branch for branch in branches if "properties" in branch]
    if not objects:
        return [f"{where} is no object"]
    found = []
    members = typing.get_type_hints(shape, include_extras=True)
    for name, kind in members.items():
        if name in objects[0]["properties"]:
            found += compare(kind, objects[0]["properties"][name], document, f"{where}.{name}", sent)
        else:
            found.append(f"{where} has no member {name}")
    if sent:
        found += [f"{where}.{name} is required" for name in objects[0].get("required", []) if name not in shape.__required_keys__]
    return found


def scalar(shape: Any, branches: list[dict[str, Any]], where: str) -> list[str]:
    wanted = {str: {"string"}, int: {"integer", "number"}, float: {"number"}, bool: {"boolean"}}.get(shape)
    kinds = {kind for branch in branches for kind in ([branch["type"]] if isinstance(branch.get("type"), str) else branch.get("type", []))}
    # A schema without a type allows anything.
    return [] if wanted is None or not kinds or wanted & kinds else [f"{where} is {' or '.join(sorted(kinds))}, not {shape.__name__}"]
