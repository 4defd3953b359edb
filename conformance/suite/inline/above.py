"""The button above a list of results."""

from conformance.suite.clause import clause, documented
from conformance.suite.ground import Caller, User
from conformance.suite.inline._inline import article, offered, refusal
from conformance.verdict import Consequence, Level

_BUTTON = documented("Bot API, InlineQueryResultsButton")
_TYPES = ("inline_query",)
_METHOD = "answerInlineQuery"


@clause(
    "inline.button-that-starts",
    "#inlinequeryresultsbutton",
    _BUTTON,
    since="6.7",
    consequence=Consequence.DEGRADES,
    needs=_TYPES,
    method=_METHOD,
    features=("deep_link_start",),
)
def button_that_starts(caller: Caller, user: User) -> None:
    """A button above the results can start the bot with a parameter."""
    button = {"text": "ورود", "start_parameter": "login_1-a"}
    assert offered(caller, user, [article()], button=button) is True


@clause(
    "inline.button-with-web-app",
    "#inlinequeryresultsbutton",
    _BUTTON,
    since="6.7",
    consequence=Consequence.DEGRADES,
    needs=_TYPES,
    method=_METHOD,
    features=("web_app_button",),
)
def button_with_web_app(caller: Caller, user: User) -> None:
    """A button above the results can open a web app."""
    button = {"text": "فروشگاه", "web_app": {"url": "https://example.com/app"}}
    assert offered(caller, user, [article()], button=button) is True


@clause(
    "inline.wrong-start-parameter-refused",
    "#inlinequeryresultsbutton",
    documented("Bot API, InlineQueryResultsButton: only A-Z, a-z, 0-9, _ and - are allowed"),
    level=Level.SHOULD,
    since="6.7",
    consequence=Consequence.COSMETIC,
    needs=_TYPES,
    method=_METHOD,
)
def wrong_start_parameter_refused(caller: Caller, user: User) -> None:
    """A button's start_parameter with other characters is refused with 400."""
    button = {"text": "ورود", "start_parameter": "سلام!"}
    assert refusal(caller, user, [article()], button=button) == 400
