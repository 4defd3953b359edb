"""Media that people pay for."""

from conformance.suite.clause import clause, documented
from conformance.suite.ground import Caller, Group
from conformance.suite.ground.media import picture
from conformance.verdict import Consequence

_PAID = documented("Bot API, sendPaidMedia")


@clause(
    "messages.paid-media",
    "#sendpaidmedia",
    _PAID,
    since="7.6",
    consequence=Consequence.DEGRADES,
    method="sendPaidMedia",
    features=("stars_xtr",),
)
def paid_media(caller: Caller, channel: Group) -> None:
    """Paid media tell their price in Telegram Stars, and each medium that was sent."""
    media = [{"type": "photo", "media": "attach://one"}, {"type": "photo", "media": "attach://two"}]
    params = {"chat_id": channel.chat_id, "star_count": 5, "media": media}
    files = {"one": picture(), "two": picture(300, 400)}
    shown = caller.accepted("sendPaidMedia", params, files=files)["paid_media"]
    assert (shown["star_count"], len(shown["paid_media"])) == (5, 2)


@clause(
    "messages.paid-media-for-nothing-refused",
    "#sendpaidmedia",
    documented("Bot API, sendPaidMedia: star_count is 1-25000"),
    since="7.6",
    consequence=Consequence.COSMETIC,
    method="sendPaidMedia",
)
def paid_media_for_nothing_refused(caller: Caller, channel: Group) -> None:
    """Paid media for no stars are refused with 400."""
    params = {
        "chat_id": channel.chat_id,
        "star_count": 0,
        "media": [{"type": "photo", "media": "attach://p"}],
    }
    assert caller.refusal("sendPaidMedia", params, files={"p": picture()}).error_code == 400
