"""Stories of business accounts: checked and numbered, shown to nobody."""

from typing import Any

from conformance.reference.accounts.business import connection_of
from conformance.reference.calls.errors import bad_request
from conformance.reference.calls.params import BROKEN, integer, json_value
from conformance.reference.calls.registry import Depth, Request, method
from conformance.reference.state.business import Business, Stories

PERIODS = frozenset({21_600, 43_200, 86_400, 172_800})
AREAS = ("location", "suggested_reaction", "link", "weather", "unique_gift")
MAX_COLOR = 0xFFFFFFFF


@method("postStory", Depth.ANSWERS)
def post_story(request: Request) -> Any:
    _check_content(request)
    _check_areas(request)
    connection_of(request, "can_manage_stories")
    _check_period(request)
    return _story(request, new=True)


@method("editStory", Depth.ANSWERS)
def edit_story(request: Request) -> Any:
    _check_content(request)
    _check_areas(request)
    return _story(request, new=False)


@method("repostStory", Depth.ANSWERS)
def repost_story(request: Request) -> Any:
    connection_of(request, "can_manage_stories")
    _check_period(request)
    raise bad_request("Bad Request: STORY_ID_INVALID")


@method("deleteStory", Depth.ANSWERS)
def delete_story(request: Request) -> bool:
    story = _story(request, new=False)
    _stories(request).shown.discard(story["id"])
    return True


def _story(request: Request, *, new: bool) -> dict[str, Any]:
    connection = connection_of(request, "can_manage_stories")
    stories = _stories(request)
    if new:
        stories.last = story_id = stories.last + 1
        stories.shown.add(story_id)
    else:
        story_id = integer(request.params, "story_id")
        if story_id not in stories.shown:
            raise bad_request("Bad Request: STORY_ID_INVALID")
    owner = connection.owner
    return {"chat": {"id": owner.id, **owner.names(), "type": "private"}, "id": story_id}


def _stories(request: Request) -> Stories:
    name = request.params["business_connection_id"]
    return request.bot.part(Business).stories.setdefault(name, Stories())


def _check_period(request: Request) -> None:
    if integer(request.params, "active_period") not in PERIODS:
        raise bad_request("Bad Request: STORY_PERIOD_INVALID")


def _check_content(request: Request) -> None:
    given = json_value(request.params, "content")
    if given is None:
        raise bad_request("Story content isn't specified")
    if given is BROKEN:
        raise bad_request("Can't parse story content JSON object")
    if not isinstance(given, dict):
        raise bad_request("Object expected as story content")
    kind = given.get("type")
    if kind not in ("photo", "video"):
        raise bad_request("Invalid story content type specified")
    attached = str(given.get(kind, ""))
    if not attached.startswith("attach://") or attached.removeprefix("attach://") not in request.files:
        raise bad_request(f"Story {kind} must be uploaded as a file")


def _check_areas(request: Request) -> None:
    given = json_value(request.params, "areas")
    if given is BROKEN:
        raise bad_request("Can't parse story areas JSON object")
    if given is not None and not isinstance(given, list):
        raise bad_request("Expected an Array of InputStoryArea")
    for area in given or ():
        if wrong := _wrong_area(area):
            raise bad_request(f"Can't parse InputStoryArea: {wrong}")


def _wrong_area(area: Any) -> str:
    """What is wrong with a clickable area, in the server's words; nothing where it is well."""
    if not isinstance(area, dict):
        return "expected an Object"
    for name in ("position", "type"):
        if not isinstance(area.get(name), dict):
            return f'Field "{name}" must be of type Object' if name in area else f'Can\'t find field "{name}"'
    kind = area["type"]
    if kind.get("type") not in AREAS:
        return "invalid story area type specified"
    color = kind.get("background_color", 0)
    return "" if isinstance(color, int) and 0 <= color <= MAX_COLOR else "invalid background color specified"
