"""What a bot does for the business accounts that it is connected to."""

from typing import Any

from conformance.reference.accounts.business import connection_of
from conformance.reference.calls.errors import bad_request
from conformance.reference.calls.params import BROKEN, integer, json_value
from conformance.reference.calls.registry import Depth, Request, method
from conformance.reference.messages.finding import message_ids
from conformance.reference.state.business import Business


@method("getBusinessConnection")
def get_business_connection(request: Request) -> Any:
    return connection_of(request).view()


@method("readBusinessMessage")
def read_business_message(request: Request) -> bool:
    connection = connection_of(request, "can_read_messages")
    chat = request.bot.part(Business).chats.get((connection.id, integer(request.params, "chat_id")))
    if chat is None or integer(request.params, "message_id") not in chat.messages:
        raise bad_request("Bad Request: message to read not found")
    return True


@method("deleteBusinessMessages")
def delete_business_messages(request: Request) -> bool:
    numbers = message_ids(request.params)
    connection = connection_of(request)
    if not {"can_delete_sent_messages", "can_delete_all_messages"} & connection.rights:
        raise bad_request("Bad Request: BOT_ACCESS_FORBIDDEN")
    for (name, _), chat in request.bot.part(Business).chats.items():
        for message_id in numbers if name == connection.id else ():
            chat.forget(message_id)
    return True


@method("getBusinessAccountStarBalance", Depth.ANSWERS)
def get_business_account_star_balance(request: Request) -> Any:
    connection_of(request, "can_view_gifts_and_stars")
    return {"amount": 0}


@method("getBusinessAccountGifts", Depth.ANSWERS)
def get_business_account_gifts(request: Request) -> Any:
    connection_of(request, "can_view_gifts_and_stars")
    return {"total_count": 0, "gifts": []}


@method("transferBusinessAccountStars", Depth.ANSWERS)
def transfer_business_account_stars(request: Request) -> bool:
    connection_of(request, "can_transfer_stars")
    if not 1 <= integer(request.params, "star_count") <= 10_000:
        raise bad_request("Bad Request: STARS_AMOUNT_INVALID")
    raise bad_request("Bad Request: BALANCE_TOO_LOW")


@method("setBusinessAccountName", Depth.ANSWERS)
def set_business_account_name(request: Request) -> bool:
    connection_of(request, "can_edit_name")
    if not request.params.get("first_name"):
        raise bad_request("Bad Request: FIRSTNAME_INVALID")
    return True


@method("setBusinessAccountUsername", Depth.ANSWERS)
def set_business_account_username(request: Request) -> bool:
    connection_of(request, "can_edit_username")
    return True


@method("setBusinessAccountBio", Depth.ANSWERS)
def set_business_account_bio(request: Request) -> bool:
    connection_of(request, "can_edit_bio")
    if len(request.params.get("bio", "")) > 140:
        raise bad_request("Bad Request: ABOUT_TOO_LONG")
    return True


@method("setBusinessAccountProfilePhoto", Depth.ANSWERS)
def set_business_account_profile_photo(request: Request) -> bool:
    connection_of(request, "can_edit_profile_photo")
    given = json_value(request.params, "photo")
    if given is BROKEN or not isinstance(given, dict):
        raise bad_request("Object expected as input profile photo" if given else "Photo isn't specified")
    return True


@method("removeBusinessAccountProfilePhoto", Depth.ANSWERS)
def remove_business_account_profile_photo(request: Request) -> bool:
    connection_of(request, "can_edit_profile_photo")
    return True


@method("setBusinessAccountGiftSettings", Depth.ANSWERS)
def set_business_account_gift_settings(request: Request) -> bool:
    given = json_value(request.params, "accepted_gift_types")
    if given is None:
        raise bad_request("Accepted gift types aren't specified")
    if given is BROKEN:
        raise bad_request("Can't parse accepted gift types JSON object")
    if not isinstance(given, dict):
        raise bad_request("Object expected as accepted gift types")
    connection_of(request, "can_change_gift_settings")
    return True
