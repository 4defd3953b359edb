"""Tells a wrong address, a wrong token and a broken harness apart, before a thousand failures do."""

from dataclasses import replace

from conformance.errors import NotABotApi, TokenRefused
from conformance.platforms import Platform
from conformance.platforms.drivers import Bot
from conformance.verdict import Evidence, Outcome, Verdict
from conformance.wire import Answer, Call, record

__all__ = ["SMOKE", "smoke"]

SMOKE = Verdict(
    id="smoke",
    kind="smoke",
    area="smoke",
    outcome=Outcome.ERROR,
    promise="The platform answers getMe in the Bot API's envelope and accepts the token.",
    anchor="#getme",
    method="getMe",
    evidence=(Evidence("documented", "Bot API, Making requests"),),
)


def smoke(platform: Platform, bot: Bot) -> Verdict:
    """A pass with its evidence. Raises TargetUnreachable, NotABotApi or TokenRefused with one sentence."""
    with platform.client(bot) as client:
        exchange = client.send(Call("getMe"))
    problem = _refusal(platform.address.host, exchange.answer)
    if problem is not None:
        raise problem
    return replace(
        SMOKE,
        outcome=Outcome.PASS,
        exchanges=(record(exchange, bot.token),),
        duration_ms=round(exchange.elapsed_ms, 2),
    )


def _refusal(host: str, answer: Answer) -> NotABotApi | TokenRefused | None:
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
