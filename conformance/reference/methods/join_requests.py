"""Those who ask to be let into a chat."""

from conformance.reference.calls.errors import bad_request
from conformance.reference.calls.links import InvalidLink, checked_link
from conformance.reference.calls.registry import Request, method
from conformance.reference.chats.access import user_id_of
from conformance.reference.chats.joining import decided
from conformance.reference.methods.invitations import invited_chat
from conformance.reference.state.invitations import Invitations, JoinQueries

_TOO_OLD = "Bad Request: query is too old and response timeout expired or query ID is invalid"


@method("approveChatJoinRequest")
def approve_chat_join_request(request: Request) -> bool:
    return _decided(request, approved=True)


@method("declineChatJoinRequest")
def decline_chat_join_request(request: Request) -> bool:
    return _decided(request, approved=False)


@method("answerChatJoinRequestQuery")
def answer_chat_join_request_query(request: Request) -> bool:
    """A guard bot's word; one that is left to the others stays an open request."""
    chat_id, user_id = _query(request)
    platform, result = request.platform, request.params.get("result", "")
    if result not in {"approve", "decline", "queue"}:
        raise bad_request("Invalid result specified")
    del request.bot.part(JoinQueries).by_id[request.params["chat_join_request_query_id"]]
    user, chat = platform.users.get(user_id), platform.chats[chat_id]
    if result != "queue" and user is not None and user_id in chat.part(Invitations).requests:
        decided(platform, chat, user, request.bot.user, approved=result == "approve")
    return True


@method("sendChatJoinRequestWebApp")
def send_chat_join_request_web_app(request: Request) -> bool:
    _query(request)
    try:
        url = checked_link(request.params.get("web_app_url", ""))
    except InvalidLink as error:
        raise bad_request(str(error)) from None
    if not url.startswith("https://"):
        raise bad_request("Only HTTPS links are allowed")
    request.bot.part(JoinQueries).web_apps[request.params["chat_join_request_query_id"]] = url
    return True


def _query(request: Request) -> tuple[int, int]:
    """The chat and the person that the query is about. Raises ApiError."""
    waiting = request.bot.part(JoinQueries).by_id.get(request.params.get("chat_join_request_query_id", ""))
    if waiting is None:
        raise bad_request(_TOO_OLD)
    return waiting


def _decided(request: Request, *, approved: bool) -> bool:
    user_id = user_id_of(request)
    chat = invited_chat(request)
    if approved and chat.has(user_id):
        raise bad_request("Bad Request: USER_ALREADY_PARTICIPANT")
    user = request.platform.users.get(user_id)
    if user is None or user_id not in chat.part(Invitations).requests:
        raise bad_request("Bad Request: HIDE_REQUESTER_MISSING")
    decided(request.platform, chat, user, request.bot.user, approved=approved)
    return True
