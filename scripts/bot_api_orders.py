"""Which lists the Bot API promises no order for: a hand-made part of the bundle, each with its evidence.

A rule names places by pattern (``Type.field``, or a method for its result); the first that matches wins.
Every other list is in the order of its meaning, or of who made it, and is compared in that order.
"""

from dataclasses import dataclass

__all__ = ["ORDERS", "Order"]

_SET = "Documented as what there is, without a word on order"


@dataclass(frozen=True, slots=True)
class Order:
    """``none``: the same in any order. ``size``: from small to large, as many as the server makes."""

    pattern: str
    order: str
    evidence: str
    item: str = ""  # the type within the list, where it decides


ORDERS: tuple[Order, ...] = (
    Order(
        "*",
        "size",
        "Documented as 'available sizes'; which are made is the server's choice, clients take the last",
        item="PhotoSize",
    ),
    Order(
        "getChatAdministrators",
        "none",
        "Documented as an array of ChatMember; the server orders it by activity, which changes",
    ),
    Order("getCustomEmojiStickers", "none", "Documented as 'information about', not as 'in the same order'"),
    Order("getForumTopicIconStickers", "none", f"{_SET}: what any user may use"),
    Order(
        "WebhookInfo.allowed_updates", "none", f"{_SET}; the server keeps a set and lists it in its own order"
    ),
    Order("ChatFullInfo.available_reactions", "none", f"{_SET}: the reactions allowed"),
    Order("ChatFullInfo.active_usernames", "none", f"{_SET}: all active usernames"),
    Order("MessageReactionCountUpdated.reactions", "none", f"{_SET}: the reactions present"),
    Order("MessageReactionUpdated.*_reaction", "none", f"{_SET}: the reactions that the user has set"),
    Order("PollAnswer.option_*ids", "none", f"{_SET}: the chosen options"),
    Order("UsersShared.user*", "none", f"{_SET}: the users shared"),
    Order("GiveawayWinners.winners", "none", f"{_SET}: the winners"),
    Order("UserChatBoosts.boosts", "none", f"{_SET}: the boosts"),
    Order("Gifts.gifts", "none", f"{_SET}: the gifts that can be sent"),
)
