"""Checklists, which a bot sends in the name of a business."""

from typing import Any

from conformance.suite.business._accounts import about, asked, connected
from conformance.suite.clause import clause, documented
from conformance.suite.ground import Caller, User
from conformance.suite.ground.sending import place
from conformance.verdict import Consequence

_NEEDS = ("connect_business", "disconnect_business", "write_to_business")


def _list(title: str, *tasks: str) -> dict[str, Any]:
    return {"title": title, "tasks": [{"id": at, "text": text} for at, text in enumerate(tasks, 1)]}


def _where(caller: Caller, user: User, customer: User, connection: dict[str, Any]) -> dict[str, Any]:
    """The customer's chat, in which the bot may answer for the business."""
    chat = asked(caller, user, customer)["chat"]["id"]
    return {"business_connection_id": connection["id"], "chat_id": chat}


@about("messages.checklist", "sendChecklist", since="9.1", needs=_NEEDS, consequence=Consequence.DEGRADES)
def checklist(caller: Caller, user: User, other: User) -> None:
    """A checklist comes back with its title and its tasks, under the ids that they were given."""
    with connected(caller, user, "can_reply") as connection:
        params = {**_where(caller, user, other, connection), "checklist": _list("خرید", "نان", "ماست")}
        shown = caller.accepted("sendChecklist", params)["checklist"]
    assert shown["title"] == "خرید"
    assert [(task["id"], task["text"]) for task in shown["tasks"]] == [(1, "نان"), (2, "ماست")]


@about(
    "messages.checklist-formatted",
    "sendChecklist",
    since="9.1",
    needs=_NEEDS,
    consequence=Consequence.COSMETIC,
)
def checklist_formatted(caller: Caller, user: User, other: User) -> None:
    """The title of a checklist can be formatted, and its text counts without the markup."""
    given = {**_list("<b>خرید</b>", "نان"), "parse_mode": "HTML"}
    with connected(caller, user, "can_reply") as connection:
        params = {**_where(caller, user, other, connection), "checklist": given}
        shown = caller.accepted("sendChecklist", params)["checklist"]
    (entity,) = shown["title_entities"]
    assert (shown["title"], entity["type"], entity["length"]) == ("خرید", "bold", 4)


@clause(
    "messages.checklist-without-business-refused",
    "#sendchecklist",
    documented("Bot API, sendChecklist: on behalf of a connected business account"),
    since="9.1",
    consequence=Consequence.COSMETIC,
    method="sendChecklist",
    features=("business",),
)
def checklist_without_business_refused(caller: Caller, user: User) -> None:
    """A checklist for a business connection that does not exist is refused with 400."""
    given = {"chat_id": user.chat_id, "checklist": _list("خرید", "نان")}
    params = {**given, "business_connection_id": "no-connection"}
    assert caller.refusal("sendChecklist", params).error_code == 400


@about(
    "messages.checklist-edited",
    "editMessageChecklist",
    since="9.1",
    needs=_NEEDS,
    stands_on=("sendChecklist",),
    consequence=Consequence.DEGRADES,
)
def checklist_edited(caller: Caller, user: User, other: User) -> None:
    """editMessageChecklist puts another list in the place of the first, in the same message."""
    with connected(caller, user, "can_reply") as connection:
        where = _where(caller, user, other, connection)
        first = caller.given("sendChecklist", {**where, "checklist": _list("خرید", "نان")})
        params = {**where, **place(first), "checklist": _list("کارها", "شستن", "پختن")}
        edited = caller.accepted("editMessageChecklist", params)
    assert edited["message_id"] == first["message_id"]
    assert [task["text"] for task in edited["checklist"]["tasks"]] == ["شستن", "پختن"]
