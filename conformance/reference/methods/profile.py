"""The bot's name and descriptions."""

from typing import Any

from conformance.reference.accounts.profile import Profile, said
from conformance.reference.calls.errors import bad_request
from conformance.reference.calls.languages import language_of
from conformance.reference.calls.registry import Request, method

# The longest that each may be, and the servers' word for what is longer.
_LIMITS = {
    "name": (64, "BOT_TITLE_INVALID"),
    "description": (512, "BOT_DESC_INVALID"),
    "short_description": (120, "BOT_SHARETEXT_INVALID"),
}


@method("setMyName")
def set_my_name(request: Request) -> bool:
    """Everyone's name is the one in the bot's User, and cannot be taken away."""
    name = _put(request, "name")
    if not language_of(request):
        request.platform.rename(request.bot, first_name=name)
    return True


@method("getMyName")
def get_my_name(request: Request) -> Any:
    return _shown(request, "name")


@method("setMyDescription")
def set_my_description(request: Request) -> bool:
    _put(request, "description")
    return True


@method("getMyDescription")
def get_my_description(request: Request) -> Any:
    return _shown(request, "description")


@method("setMyShortDescription")
def set_my_short_description(request: Request) -> bool:
    _put(request, "short_description")
    return True


@method("getMyShortDescription")
def get_my_short_description(request: Request) -> Any:
    return _shown(request, "short_description")


def _put(request: Request, field: str) -> str:
    """Keeps the text that the call gives, or takes the old one away where it gives none."""
    language = language_of(request)
    text: str = request.params.get(field, "").strip()
    longest, refusal = _LIMITS[field]
    if len(text) > longest or (field == "name" and not text and not language):
        raise bad_request(refusal)
    texts = request.bot.part(Profile).texts[field]
    texts.pop(language, None)
    if text:
        texts[language] = text
    return text


def _shown(request: Request, field: str) -> dict[str, str]:
    return {field: said(request.bot, field, language_of(request))}
