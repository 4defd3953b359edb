"""Marks of verification, which only chosen organisations may give: no bot here is one of them."""

from conformance.reference.calls.errors import bad_request
from conformance.reference.calls.registry import Depth, Request, method
from conformance.reference.chats.access import readable_chat, user_of

_REFUSED = "Bad Request: BOT_VERIFIER_FORBIDDEN"


@method("verifyUser", Depth.REFUSES)
def verify_user(request: Request) -> bool:
    user_of(request)
    raise bad_request(_REFUSED)


@method("verifyChat", Depth.REFUSES)
def verify_chat(request: Request) -> bool:
    readable_chat(request)
    raise bad_request(_REFUSED)


@method("removeUserVerification", Depth.REFUSES)
def remove_user_verification(request: Request) -> bool:
    user_of(request)
    raise bad_request(_REFUSED)


@method("removeChatVerification", Depth.REFUSES)
def remove_chat_verification(request: Request) -> bool:
    readable_chat(request)
    raise bad_request(_REFUSED)
