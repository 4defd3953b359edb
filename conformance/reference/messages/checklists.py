"""Checklists, as a call gives them and as messages show them."""

from typing import Any

from conformance.reference.calls.errors import bad_request
from conformance.reference.calls.fields import NotParsable, flag, integer, listed, needed_string, required
from conformance.reference.calls.params import BROKEN, json_value
from conformance.reference.calls.registry import Request
from conformance.reference.formatting import Field, World, formatted_field

__all__ = ["checklist_of"]

_TITLE = Field("title", entities="title_entities")
_TEXT = Field("text", entities="text_entities")
_FLAGS = ("others_can_add_tasks", "others_can_mark_tasks_as_done")


def checklist_of(request: Request) -> dict[str, Any]:
    """The Checklist object that the call's InputChecklist asks for. Raises ApiError."""
    if not request.params.get("checklist"):
        raise bad_request('Parameter "checklist" is required')
    given = json_value(request.params, "checklist")
    if given is BROKEN:
        raise bad_request("Can't parse InputChecklist JSON object")
    try:
        checklist = _read(request.platform, given)
    except NotParsable as error:
        raise bad_request(f"Can't parse InputChecklist: {error}") from None
    numbers = [task["id"] for task in checklist["tasks"]]
    if not numbers:
        raise bad_request("TODO_ITEMS_EMPTY")
    if len(set(numbers)) < len(numbers):
        raise bad_request("TODO_ITEM_DUPLICATE")
    return checklist


def _read(world: World, given: Any) -> dict[str, Any]:
    if not isinstance(given, dict):
        raise NotParsable("expected an Object")
    needed_string(given, "title")
    title = formatted_field(world, given, _TITLE, refusal=NotParsable)
    flags = {name: True for name in _FLAGS if flag(given, name)}
    required(given, "tasks")
    try:
        tasks = [_task(world, task) for task in listed(given, "tasks")]
    except NotParsable as error:
        raise NotParsable(f"Can't parse InputChecklistTask: {error}") from None
    return {"title": "", **title, "tasks": tasks, **flags}


def _task(world: World, given: Any) -> dict[str, Any]:
    if not isinstance(given, dict):
        raise NotParsable("expected an Object")
    number = integer(given, "id")
    needed_string(given, "text")
    return {"id": number, "text": "", **formatted_field(world, given, _TEXT, refusal=NotParsable)}
