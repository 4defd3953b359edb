"""Calls on behalf of a business account."""

from conformance.reference.calls.errors import bad_request
from conformance.reference.calls.registry import Request
from conformance.reference.state import Chat
from conformance.reference.state.business import Business, Connection

__all__ = ["business_chat", "connection_of"]


def connection_of(request: Request, right: str = "") -> Connection:
    """The connection that the call names, with that right. Raises ApiError."""
    name = request.params.get("business_connection_id", "")
    connection = request.bot.part(Business).connections.get(name)
    if connection is None:
        raise bad_request("Bad Request: business connection not found")
    if not connection.is_enabled:
        raise bad_request("Bad Request: BUSINESS_CONNECTION_NOT_ALLOWED")
    if right and right not in connection.rights:
        raise bad_request("Bad Request: BOT_ACCESS_FORBIDDEN")
    return connection


def business_chat(request: Request) -> Chat:
    """The account's chat with the customer that ``chat_id`` names. Raises ApiError."""
    text = request.params.get("chat_id", "")
    if not text:
        raise bad_request("Bad Request: chat identifier is empty")
    try:
        customer = int(text)
    except ValueError:
        raise bad_request("Bad Request: chat identifier must be a valid Integer") from None
    connection = connection_of(request, "can_reply")
    chat = request.bot.part(Business).chats.get((connection.id, customer))
    if chat is None:
        raise bad_request("Bad Request: BUSINESS_PEER_INVALID")
    return chat
