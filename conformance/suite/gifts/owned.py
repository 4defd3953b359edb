"""Gifts of businesses, in the hands of their bots."""

from conformance.suite.business._accounts import about, connected, refused
from conformance.suite.clause import Declaration
from conformance.suite.ground import Caller, User
from conformance.verdict import Consequence

_DENIED = {400, 403}


def _right_needed(id_: str, method: str) -> Declaration:
    return about(id_, method, consequence=Consequence.DEGRADES)


@_right_needed("gifts.convert-needs-the-right", "convertGiftToStars")
def convert_needs_the_right(caller: Caller, user: User) -> None:
    """Without the right can_convert_gifts_to_stars no gift becomes Stars: 400 or 403."""
    assert refused(caller, user, "convertGiftToStars", owned_gift_id="1") in _DENIED


@_right_needed("gifts.unknown-conversion-refused", "convertGiftToStars")
def unknown_conversion_refused(caller: Caller, user: User) -> None:
    """A gift that the account does not own cannot become Stars: 400."""
    right = ("can_convert_gifts_to_stars",)
    assert refused(caller, user, "convertGiftToStars", right, owned_gift_id="1") == 400


@_right_needed("gifts.upgrade-needs-the-right", "upgradeGift")
def upgrade_needs_the_right(caller: Caller, user: User) -> None:
    """Without the right can_transfer_and_upgrade_gifts no gift becomes unique: 400 or 403."""
    assert refused(caller, user, "upgradeGift", owned_gift_id="1") in _DENIED


@_right_needed("gifts.unknown-upgrade-refused", "upgradeGift")
def unknown_upgrade_refused(caller: Caller, user: User) -> None:
    """A gift that the account does not own cannot become unique: 400."""
    right = ("can_transfer_and_upgrade_gifts",)
    assert refused(caller, user, "upgradeGift", right, owned_gift_id="1") == 400


@_right_needed("gifts.transfer-needs-the-right", "transferGift")
def transfer_needs_the_right(caller: Caller, user: User, other: User) -> None:
    """Without the right can_transfer_and_upgrade_gifts no gift changes hands: 400 or 403."""
    assert refused(caller, user, "transferGift", owned_gift_id="1", new_owner_chat_id=other.id) in _DENIED


@_right_needed("gifts.unknown-transfer-refused", "transferGift")
def unknown_transfer_refused(caller: Caller, user: User, other: User) -> None:
    """A gift that the account does not own cannot be given on: 400."""
    given = {"owned_gift_id": "1", "new_owner_chat_id": other.chat_id}
    with connected(caller, user, "can_transfer_and_upgrade_gifts") as connection:
        given["business_connection_id"] = connection["id"]
        assert caller.refusal("transferGift", given).error_code == 400
