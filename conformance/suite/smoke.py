"""Tells a wrong address, token, bot or harness apart, in one sentence, before a thousand failures do."""

from dataclasses import replace
from urllib.parse import urlsplit

from conformance.errors import BotTaken, ConformanceError, NotABotApi, TargetError, TokenRefused
from conformance.platforms import Platform
from conformance.platforms.drivers import Bot
from conformance.platforms.profile import Likeness, Profile
from conformance.spec import Validator
from conformance.verdict import Evidence, Outcome, Verdict
from conformance.wire import Answer, Call, Client, record, redact

__all__ = ["SMOKE", "smoke", "sound"]

SMOKE = Verdict(
    id="smoke",
    kind="smoke",
    area="smoke",
    outcome=Outcome.ERROR,
    promise="The platform answers getMe in the Bot API's envelope, accepts the token, and lets the bot poll.",
    anchor="#getme",
    method="getMe",
    evidence=(Evidence("documented", "Bot API, Making requests"),),
)

_ME = {"id": 1, "is_bot": True, "first_name": "Bot"}


def sound(validator: Validator) -> None:
    """Raises ConformanceError where the harness takes wrong for right, or right for wrong."""
    if validator.result("getMe", _ME) or not validator.result("getMe", {**_ME, "id": "1"}):
        raise ConformanceError(
            "The harness itself is broken: its schema misjudges getMe. Install it again; nothing was judged."
        )


def smoke(platform: Platform, bot: Bot) -> Verdict:
    """A pass with its evidence. Raises TargetUnreachable, NotABotApi, TokenRefused or BotTaken."""
    host = platform.address.host
    with platform.client(bot) as client:
        exchange = client.send(Call("getMe"))
        if problem := _stranger(platform.profile, exchange.answer) or _refusal(host, exchange.answer):
            raise problem
        if problem := _elsewhere(host, client):
            raise problem
    return replace(
        SMOKE,
        outcome=Outcome.PASS,
        exchanges=(record(exchange, bot.token),),
        duration_ms=round(exchange.elapsed_ms, 2),
    )


def _stranger(profile: Profile | None, answer: Answer) -> TargetError | None:
    """What a platform is known to be, where it does not answer as a Bot API."""
    if profile is None or not answer.problem or profile.likeness is Likeness.TELEGRAM:
        return None
    mend = f"'conformance platforms {profile.name}' lists what a bot would have to replace"
    if profile.likeness is Likeness.NEAR:
        return NotABotApi(
            f"{profile.title} has methods like the Bot API's with other names or forms, and no bot runs "
            f"there unchanged: {mend}, and --platform shim:… puts a shim in front where there is one."
        )
    return NotABotApi(
        f"{profile.title} shares no coding model with the Bot API, and no bot runs on it unchanged: {mend}."
    )


def _refusal(host: str, answer: Answer) -> TargetError | None:
    if answer.problem:
        return NotABotApi(f"{host} answers getMe by {answer.problem}: it is not a Bot API; check the URL.")
    if answer.ok:
        return None
    said = f"{answer.error_code} {answer.description!r}"
    if 401 in {answer.status, answer.error_code}:
        return TokenRefused(
            f"{host} refuses the bot's token with {said}: give the token of a bot that it knows."
        )
    return NotABotApi(f"{host} refuses getMe with {said}: check the URL, and that the token is whole.")


def _elsewhere(host: str, client: Client) -> TargetError | None:
    """Where the bot's updates go, if it is not here; looking confirms none of them."""
    answer = client.send(Call("getUpdates", {"timeout": 0, "limit": 1})).answer
    if answer.error_code != 409:
        return None
    hook = client.send(Call("getWebhookInfo")).answer.result
    if not isinstance(hook, dict) or not hook.get("url"):
        return BotTaken(
            f"{host} says that another program polls with this token: stop it, or give another bot."
        )
    place = urlsplit(str(hook["url"])).hostname or "an address"
    failing = redact(str(hook.get("last_error_message") or ""), client.token)[:100]
    dead = f", where deliveries fail ({failing!r})" if failing else ""
    return BotTaken(
        f"{host} sends the bot's updates to a webhook at {place}{dead}: "
        "call deleteWebhook, or give another bot."
    )
