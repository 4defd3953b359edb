"""Rich messages as markup, and what can be done with them."""

from conformance.suite.clause import clause, documented
from conformance.suite.ground import Caller, User
from conformance.suite.ground.sending import place, seen
from conformance.suite.rich._blocks import rich, words
from conformance.verdict import Consequence, Level

_RICH = documented("Bot API, Rich messages")


@clause(
    "rich.html",
    "#sendrichmessage",
    _RICH,
    since="10.1",
    consequence=Consequence.DEGRADES,
    method="sendRichMessage",
    features=("parse_mode_html",),
)
def html(caller: Caller, user: User) -> None:
    """HTML becomes blocks."""
    shown = rich(caller, user, html="<h2>گل</h2><p>سرخ <b>زیبا</b></p>")["blocks"]
    assert [block["type"] for block in shown] == ["heading", "paragraph"]
    assert (shown[0]["size"], words(shown[1]["text"])) == (2, "سرخ زیبا")


@clause(
    "rich.html-list",
    "#sendrichmessage",
    _RICH,
    since="10.1",
    consequence=Consequence.COSMETIC,
    method="sendRichMessage",
)
def html_list(caller: Caller, user: User) -> None:
    """A list in HTML becomes a list of items."""
    (shown,) = rich(caller, user, html="<ul><li>یک</li><li>دو</li></ul>")["blocks"]
    assert (shown["type"], len(shown["items"])) == ("list", 2)


@clause(
    "rich.markdown",
    "#sendrichmessage",
    _RICH,
    since="10.1",
    consequence=Consequence.DEGRADES,
    method="sendRichMessage",
)
def markdown(caller: Caller, user: User) -> None:
    """Markdown becomes blocks."""
    shown = rich(caller, user, markdown="# گل\n\nسرخ **زیبا**")["blocks"]
    assert [block["type"] for block in shown] == ["heading", "paragraph"]
    assert words(shown[1]["text"]) == "سرخ زیبا"


@clause(
    "rich.markdown-code",
    "#sendrichmessage",
    _RICH,
    since="10.1",
    consequence=Consequence.COSMETIC,
    method="sendRichMessage",
)
def markdown_code(caller: Caller, user: User) -> None:
    """A fenced block in Markdown becomes a block of code with its language."""
    (shown,) = rich(caller, user, markdown="```python\nx = 1\n```")["blocks"]
    assert (shown["type"], shown["language"], words(shown["text"]).strip()) == ("pre", "python", "x = 1")


@clause(
    "rich.right-to-left",
    "#sendrichmessage",
    _RICH,
    since="10.1",
    consequence=Consequence.DEGRADES,
    method="sendRichMessage",
)
def right_to_left(caller: Caller, user: User) -> None:
    """A message that is written from right to left says so."""
    assert rich(caller, user, html="<p>گل</p>", is_rtl=True)["is_rtl"] is True


@clause(
    "rich.with-keyboard",
    "#sendrichmessage",
    _RICH,
    since="10.1",
    consequence=Consequence.DEGRADES,
    method="sendRichMessage",
    features=("inline_keyboard",),
)
def with_keyboard(caller: Caller, user: User) -> None:
    """A rich message carries its inline keyboard."""
    markup = {"inline_keyboard": [[{"text": "خرید", "callback_data": "buy"}]]}
    params = {"chat_id": user.chat_id, "rich_message": {"html": "<p>گل</p>"}, "reply_markup": markup}
    assert caller.accepted("sendRichMessage", params)["reply_markup"] == markup


@clause(
    "rich.kept",
    "#sendrichmessage",
    _RICH,
    since="10.1",
    consequence=Consequence.DEGRADES,
    method="sendRichMessage",
)
def kept(caller: Caller, user: User) -> None:
    """A rich message is found later with its blocks."""
    params = {"chat_id": user.chat_id, "rich_message": {"html": "<p>گل</p>"}}
    message = caller.accepted("sendRichMessage", params)
    (block,) = seen(caller, **place(message))["rich_message"]["blocks"]
    assert words(block["text"]) == "گل"


@clause(
    "rich.edited",
    "#editmessagetext",
    _RICH,
    since="10.1",
    consequence=Consequence.DEGRADES,
    method="editMessageText",
    stands_on=("sendRichMessage",),
)
def edited(caller: Caller, user: User) -> None:
    """editMessageText changes the blocks of a rich message."""
    params = {"chat_id": user.chat_id, "rich_message": {"html": "<p>گل</p>"}}
    message = caller.given("sendRichMessage", params)
    edited = caller.accepted("editMessageText", {**place(message), "rich_message": {"html": "<h1>باغ</h1>"}})
    (block,) = edited["rich_message"]["blocks"]
    assert (block["type"], words(block["text"])) == ("heading", "باغ")


@clause(
    "rich.nothing-refused",
    "#sendrichmessage",
    _RICH,
    since="10.1",
    consequence=Consequence.DEGRADES,
    method="sendRichMessage",
)
def nothing_refused(caller: Caller, user: User) -> None:
    """A rich message without a block is refused with 400."""
    params = {"chat_id": user.chat_id, "rich_message": {}}
    assert caller.refusal("sendRichMessage", params).error_code == 400


@clause(
    "rich.unknown-block-refused",
    "#sendrichmessage",
    _RICH,
    since="10.2",
    consequence=Consequence.COSMETIC,
    method="sendRichMessage",
)
def unknown_block_refused(caller: Caller, user: User) -> None:
    """A block of a kind that does not exist is refused with 400."""
    params = {"chat_id": user.chat_id, "rich_message": {"blocks": [{"type": "dance"}]}}
    assert caller.refusal("sendRichMessage", params).error_code == 400


@clause(
    "rich.draft",
    "#sendrichmessagedraft",
    _RICH,
    since="10.1",
    level=Level.SHOULD,
    consequence=Consequence.DEGRADES,
    method="sendRichMessageDraft",
)
def draft(caller: Caller, user: User) -> None:
    """A rich message can be shown while it is written, again and again under one draft_id."""
    params = {"chat_id": user.chat_id, "draft_id": 9}
    drafts = [{"html": text} for text in ("<p>گ</p>", "<p>گل</p>")]
    answers = [caller.accepted("sendRichMessageDraft", {**params, "rich_message": draft}) for draft in drafts]
    assert answers == [True, True]


@clause(
    "rich.draft-without-id-refused",
    "#sendrichmessagedraft",
    _RICH,
    since="10.1",
    consequence=Consequence.COSMETIC,
    method="sendRichMessageDraft",
)
def draft_without_id_refused(caller: Caller, user: User) -> None:
    """A draft_id of zero is refused with 400."""
    params = {"chat_id": user.chat_id, "draft_id": 0, "rich_message": {"html": "<p>گل</p>"}}
    assert caller.refusal("sendRichMessageDraft", params).error_code == 400
