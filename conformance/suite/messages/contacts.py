"""People's cards."""

from conformance.suite.clause import captured, clause, documented
from conformance.suite.ground import Caller, User
from conformance.verdict import Consequence

_CONTACT = documented("Bot API, sendContact")


@clause(
    "messages.contact",
    "#sendcontact",
    _CONTACT,
    captured("public recording: jarhill0__pawt__test_chat__test_send_contact"),
    since="2.0",
    method="sendContact",
)
def contact(caller: Caller, user: User) -> None:
    """A contact comes back with its phone number and names."""
    given = {"phone_number": "+989120000000", "first_name": "سارا", "last_name": "راد"}
    shown = caller.accepted("sendContact", {"chat_id": user.chat_id, **given})["contact"]
    assert (shown["first_name"], shown["last_name"]) == ("سارا", "راد")
    assert shown["phone_number"].lstrip("+") == "989120000000"


@clause(
    "messages.contact-vcard",
    "#sendcontact",
    _CONTACT,
    since="4.0",
    consequence=Consequence.COSMETIC,
    method="sendContact",
)
def contact_vcard(caller: Caller, user: User) -> None:
    """A contact carries the vcard that it was sent with."""
    card = "BEGIN:VCARD\nVERSION:3.0\nFN:Sara\nTEL:+989120000000\nEND:VCARD"
    params = {"chat_id": user.chat_id, "phone_number": "+989120000000", "first_name": "Sara", "vcard": card}
    shown = caller.accepted("sendContact", params)["contact"]["vcard"]
    assert shown.split() == card.split()


@clause(
    "messages.contact-without-number-refused",
    "#sendcontact",
    _CONTACT,
    since="2.0",
    consequence=Consequence.COSMETIC,
    method="sendContact",
)
def contact_without_number_refused(caller: Caller, user: User) -> None:
    """A contact without a phone number is refused with 400."""
    params = {"chat_id": user.chat_id, "first_name": "سارا"}
    assert caller.refusal("sendContact", params).error_code == 400


@clause(
    "messages.person-shares-contact",
    "#contact",
    documented("Bot API, Contact"),
    needs=("send_contact",),
    method="getUpdates",
    features=("reads.contact",),
)
def person_shares_contact(caller: Caller, user: User) -> None:
    """A contact that a person sends reaches the bot with number, name and, where it is known, user_id."""
    user.act("send_contact", phone_number="+989121111111", first_name="سارا", user_id=user.id)
    message = caller.awaited("message", lambda message: "contact" in message)["message"]
    assert message["contact"]["phone_number"].lstrip("+") == "989121111111"
    assert (message["contact"]["first_name"], message["contact"]["user_id"]) == ("سارا", user.id)
