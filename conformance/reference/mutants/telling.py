"""Faults in what is told of things that were done rightly."""

from conformance.reference.mutants.mutant import Altering, Object


class ClosedPollsStayOpen(Altering):
    """A poll that was stopped is told as open."""

    name = "closed_polls_stay_open"
    caught_by = ("polls.stop", "polls.stop-is-told", "polls.sent-closed", "polls.stopped-in-group")

    def object(self, value: Object) -> Object:
        return value | {"is_closed": False} if "is_closed" in value else value


class NobodyVotes(Altering):
    """Votes are not counted."""

    name = "votes_are_not_counted"
    caught_by = ("polls.votes-add-up", "polls.counts-are-told", "polls.final-counts")

    def object(self, value: Object) -> Object:
        return value | {"voter_count": 0} if "voter_count" in value else value


class EveryoneIsAMember(Altering):
    """Whoever left or was banned is told as a member."""

    name = "everyone_is_a_member"
    caught_by = (
        "groups.ban",
        "groups.ban-is-told",
        "groups.left-status",
        "groups.restrict",
        "groups.restricted-is-whole",
        "channels.no-subscriber",
    )

    def object(self, value: Object) -> Object:
        return (
            value | {"status": "member"} if value.get("status") in {"left", "kicked", "restricted"} else value
        )


class OnePriceForAll(Altering):
    """Amounts are in whole units, not in the smallest."""

    name = "amounts_in_whole_units"
    caught_by = (
        "payments.checkout-query",
        "payments.successful-payment",
        "payments.refund-is-told",
        "payments.total-is-the-sum",
        "payments.tip-added",
        "payments.shipping-added",
    )

    def object(self, value: Object) -> Object:
        amount = value.get("total_amount")
        return value | {"total_amount": amount // 100} if isinstance(amount, int) else value


class UnitsAreBytes(Altering):
    """Offsets and lengths count bytes."""

    name = "byte_offsets"
    caught_by = (
        "formatting.utf-16-offsets",
        "formatting.units-*",
        "formatting.entities-after-emoji",
        "formatting.persian-hashtag-found",
    )

    def object(self, value: Object) -> Object:
        text, entities = value.get("text"), value.get("entities")
        if not isinstance(text, str) or not isinstance(entities, list):
            return value
        return value | {"entities": [_in_bytes(text, one) for one in entities]}


def _in_bytes(text: str, entity: Object) -> Object:
    units = text.encode("utf-16-le", "surrogatepass")

    def place(unit: int) -> int:
        return len(units[: 2 * unit].decode("utf-16-le", "replace").encode())

    begin, end = place(entity["offset"]), place(entity["offset"] + entity["length"])
    return entity | {"offset": begin, "length": end - begin}


class FilesAreElsewhere(Altering):
    """The file base has nothing at the path that getFile gives."""

    name = "files_are_elsewhere"
    caught_by = ("files.*download*", "files.bytes-kept")

    def object(self, value: Object) -> Object:
        return value | {"file_path": "gone/" + value["file_path"]} if "file_path" in value else value


class FilesAreNew(Altering):
    """The same file has another file_unique_id each time."""

    name = "unstable_unique_ids"
    caught_by = ("files.unique-id-in-reply", "files.file-id-in-another-chat", "files.*-sent-again")
    _count = 0

    def object(self, value: Object) -> Object:
        if "file_unique_id" not in value:
            return value
        self._count += 1
        return value | {"file_unique_id": f"{value['file_unique_id']}{self._count}"}
