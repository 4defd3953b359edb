"""Permissions as a call gives them, with the server's rules of what implies what."""

from collections.abc import Mapping
from typing import Any

from conformance.reference.calls.errors import bad_request
from conformance.reference.calls.params import BROKEN, boolean, json_value
from conformance.reference.state import PERMISSIONS
from conformance.reference.state.rights import MEDIA

__all__ = ["read_permissions", "read_restriction"]

# What a restriction in the old form could not say.
UNSAID = frozenset(
    {"can_send_polls", "can_change_info", "can_invite_users", "can_pin_messages", "can_manage_topics"}
)
_LEGACY = (
    "can_send_messages",
    "can_send_media_messages",
    "can_send_other_messages",
    "can_add_web_page_previews",
)


def read_permissions(params: Mapping[str, Any]) -> frozenset[str]:
    """What ``permissions`` allow; nothing where they are missing. Raises ApiError."""
    return _given(params) if params.get("permissions") else frozenset()


def read_restriction(params: Mapping[str, Any], before: frozenset[str] | None) -> frozenset[str]:
    """What a restricted member may still do; the old form leaves what it cannot say as it was ``before``."""
    if params.get("permissions"):
        return _given(params)
    allowed = {name for name in _LEGACY if boolean(params, name)}
    if len(allowed) == len(_LEGACY):
        return frozenset(PERMISSIONS)
    said = any(name in params for name in _LEGACY)
    unsaid = (before or frozenset()) & UNSAID if said else frozenset()
    return _spread(allowed, independent=boolean(params, "use_independent_chat_permissions")) | unsaid


def _given(params: Mapping[str, Any]) -> frozenset[str]:
    given = json_value(params, "permissions")
    if given is BROKEN:
        raise bad_request("Can't parse permissions JSON object")
    if not isinstance(given, dict):
        raise bad_request("Object expected as permissions")
    allowed = {name for name in (*PERMISSIONS, "can_send_media_messages") if _flag(given, name)}
    if "can_manage_topics" not in given and "can_pin_messages" in allowed:
        allowed.add("can_manage_topics")
    if "can_react_to_messages" not in given and "can_send_messages" in allowed:
        allowed.add("can_react_to_messages")
    if any(name in given for name in MEDIA):
        allowed.discard("can_send_media_messages")
    return _spread(allowed, independent=boolean(params, "use_independent_chat_permissions"))


def _spread(allowed: set[str], *, independent: bool) -> frozenset[str]:
    """With what the permissions imply, unless they stand for themselves."""
    whole = set(allowed)
    if not independent:
        if whole & {"can_send_other_messages", "can_add_web_page_previews"}:
            whole.add("can_send_media_messages")
        if whole & {"can_send_media_messages", "can_send_polls"}:
            whole.add("can_send_messages")
    if "can_send_media_messages" in whole:
        whole.remove("can_send_media_messages")
        whole |= set(MEDIA)
    return frozenset(whole)


def _flag(given: Mapping[str, Any], name: str) -> bool:
    value = given.get(name, False)
    if not isinstance(value, bool):
        raise bad_request(f'Can\'t parse chat permissions: Field "{name}" must be of type Boolean')
    return value
