"""Messages that one person of a group sees."""

from conformance.reference.state.ids import Counter
from conformance.reference.state.messages import Message
from conformance.reference.state.people import User

__all__ = ["Whispers"]


class Whispers:
    """Who was told what alone; a part of the chat. Such messages have a number of their own."""

    def __init__(self) -> None:
        self.numbers = Counter()
        self.messages: dict[tuple[int, int], Message] = {}  # by receiver and number

    def keep(self, message: Message, receiver: User) -> Message:
        number = self.numbers.next()
        extra = {**message.extra, "ephemeral_message_id": number, "receiver_user": receiver.view()}
        kept = self.messages[receiver.id, number] = message._replace(extra=extra)
        return kept

    def replace(self, message: Message) -> None:
        """Keeps a changed message in place of the one before."""
        self.messages[_place(message)] = message

    def forget(self, message: Message) -> None:
        del self.messages[_place(message)]


def _place(message: Message) -> tuple[int, int]:
    return message.extra["receiver_user"]["id"], message.extra["ephemeral_message_id"]
