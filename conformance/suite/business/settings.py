"""What a bot changes in the account of a business, with its owner's leave."""

from typing import Any

from conformance.suite.business._accounts import about, connected, refused
from conformance.suite.clause import observed
from conformance.suite.ground import Caller, User
from conformance.verdict import Consequence

_DENIED = {400, 403}
_NAMES = "setBusinessAccountName"
_SERVER = observed("tdlib/telegram-bot-api, Client.cpp, what it says of objects that it cannot read")
_GIFTS = dict.fromkeys(
    ("unlimited_gifts", "limited_gifts", "unique_gifts", "premium_subscription", "gifts_from_channels"), True
)


@about("business.set-name", _NAMES)
def set_name(caller: Caller, user: User) -> None:
    """With the right can_edit_name the bot sets the account's name, here to what it is."""
    name = user.human.first_name if user.human else "سارا"
    with connected(caller, user, "can_edit_name") as connection:
        given = {"business_connection_id": connection["id"], "first_name": name}
        assert caller.ask(_NAMES, given) is True


@about("business.name-needs-the-right", _NAMES)
def name_needs_the_right(caller: Caller, user: User) -> None:
    """Without the right can_edit_name the account's name stays: 400 or 403."""
    assert refused(caller, user, _NAMES, first_name="نگار") in _DENIED


@about("business.empty-name-refused", _NAMES, consequence=Consequence.DEGRADES)
def empty_name_refused(caller: Caller, user: User) -> None:
    """An account's first name cannot be taken away: 400."""
    assert refused(caller, user, _NAMES, ("can_edit_name",), first_name="") == 400


@about("business.set-bio", "setBusinessAccountBio")
def set_bio(caller: Caller, user: User) -> None:
    """With the right can_edit_bio the bot sets the account's bio, and takes it away."""
    with connected(caller, user, "can_edit_bio") as connection:
        named = {"business_connection_id": connection["id"]}
        assert caller.ask("setBusinessAccountBio", {**named, "bio": "فروشگاه سارا"}) is True
        assert caller.ask("setBusinessAccountBio", named) is True


@about("business.bio-needs-the-right", "setBusinessAccountBio")
def bio_needs_the_right(caller: Caller, user: User) -> None:
    """Without the right can_edit_bio the account's bio stays: 400 or 403."""
    assert refused(caller, user, "setBusinessAccountBio", bio="نه") in _DENIED


@about("business.long-bio-refused", "setBusinessAccountBio", consequence=Consequence.DEGRADES)
def long_bio_refused(caller: Caller, user: User) -> None:
    """A bio of more than 140 characters is refused with 400."""
    assert refused(caller, user, "setBusinessAccountBio", ("can_edit_bio",), bio="م" * 141) == 400


@about("business.username-needs-the-right", "setBusinessAccountUsername")
def username_needs_the_right(caller: Caller, user: User) -> None:
    """Without the right can_edit_username the account's username stays: 400 or 403."""
    assert refused(caller, user, "setBusinessAccountUsername", username="conformance_shop") in _DENIED


@about("business.photo-needs-the-right", "removeBusinessAccountProfilePhoto")
def photo_needs_the_right(caller: Caller, user: User) -> None:
    """Without the right can_edit_profile_photo the account's picture is not taken away: 400 or 403."""
    assert refused(caller, user, "removeBusinessAccountProfilePhoto") in _DENIED


@about(
    "business.photo-is-an-object", "setBusinessAccountProfilePhoto", _SERVER, consequence=Consequence.DEGRADES
)
def photo_is_an_object(caller: Caller, user: User) -> None:
    """A picture that is no object is refused with 400, whatever the bot may do."""
    right = ("can_edit_profile_photo",)
    assert refused(caller, user, "setBusinessAccountProfilePhoto", right, photo=[1]) == 400


@about("business.set-gift-settings", "setBusinessAccountGiftSettings")
def set_gift_settings(caller: Caller, user: User) -> None:
    """With the right can_change_gift_settings the bot says which gifts the account takes."""
    with connected(caller, user, "can_change_gift_settings") as connection:
        given = {"business_connection_id": connection["id"], "show_gift_button": True}
        taken = {**given, "accepted_gift_types": _GIFTS}
        assert caller.ask("setBusinessAccountGiftSettings", taken) is True


@about("business.gift-settings-need-the-right", "setBusinessAccountGiftSettings")
def gift_settings_need_the_right(caller: Caller, user: User) -> None:
    """Without the right can_change_gift_settings they stay: 400 or 403."""
    given: dict[str, Any] = {"show_gift_button": True, "accepted_gift_types": _GIFTS}
    assert refused(caller, user, "setBusinessAccountGiftSettings", **given) in _DENIED


@about(
    "business.gift-types-needed", "setBusinessAccountGiftSettings", _SERVER, consequence=Consequence.DEGRADES
)
def gift_types_needed(caller: Caller, user: User) -> None:
    """Gift settings that do not say which gifts are taken are refused with 400 and Telegram's words."""
    with connected(caller, user, "can_change_gift_settings") as connection:
        given = {"business_connection_id": connection["id"], "show_gift_button": True}
        refusal = caller.refusal("setBusinessAccountGiftSettings", given)
    words = "Bad Request: accepted gift types aren't specified"
    assert (refusal.error_code, refusal.description) == (400, words)


@about("business.star-balance", "getBusinessAccountStarBalance")
def star_balance(caller: Caller, user: User) -> None:
    """With the right can_view_gifts_and_stars the bot sees how many Stars the account has."""
    with connected(caller, user, "can_view_gifts_and_stars") as connection:
        named = {"business_connection_id": connection["id"]}
        assert caller.ask("getBusinessAccountStarBalance", named)["amount"] >= 0


@about("business.star-balance-needs-the-right", "getBusinessAccountStarBalance")
def star_balance_needs_the_right(caller: Caller, user: User) -> None:
    """Without the right can_view_gifts_and_stars an account's Stars are not shown: 400 or 403."""
    assert refused(caller, user, "getBusinessAccountStarBalance") in _DENIED


@about("business.transfer-needs-the-right", "transferBusinessAccountStars")
def transfer_needs_the_right(caller: Caller, user: User) -> None:
    """Without the right can_transfer_stars no Star leaves the account: 400 or 403."""
    assert refused(caller, user, "transferBusinessAccountStars", star_count=1) in _DENIED


@about(
    "business.transfer-of-nothing-refused", "transferBusinessAccountStars", consequence=Consequence.DEGRADES
)
def transfer_of_nothing_refused(caller: Caller, user: User) -> None:
    """A transfer of no Star, or of more than 10000, is refused with 400."""
    right = ("can_transfer_stars",)
    for count in (0, 10_001):
        assert refused(caller, user, "transferBusinessAccountStars", right, star_count=count) == 400


@about("business.gifts", "getBusinessAccountGifts")
def gifts(caller: Caller, user: User) -> None:
    """With the right can_view_gifts_and_stars the bot sees gifts of the account, and how many there are."""
    with connected(caller, user, "can_view_gifts_and_stars") as connection:
        found = caller.ask("getBusinessAccountGifts", {"business_connection_id": connection["id"]})
    assert len(found["gifts"]) <= found["total_count"]


@about("business.gifts-need-the-right", "getBusinessAccountGifts")
def gifts_need_the_right(caller: Caller, user: User) -> None:
    """Without the right can_view_gifts_and_stars an account's gifts are not shown: 400 or 403."""
    assert refused(caller, user, "getBusinessAccountGifts") in _DENIED
