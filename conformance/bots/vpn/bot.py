"""Starts the seller: the token is in BOT_TOKEN, its server in BOT_API_BASE; with WEBHOOK_PORT it listens."""

import asyncio
import os

from aiogram import Bot, Dispatcher
from aiogram.client.default import DefaultBotProperties
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.webhook.aiohttp_server import SimpleRequestHandler, setup_application
from aiohttp import web

from conformance.bots.vpn import buying, joining

_PATH, _SECRET = "/hook", "raah-e-baaz-1405"


def _bot() -> Bot:
    base = os.environ.get("BOT_API_BASE", "https://api.telegram.org")
    session = AiohttpSession(api=TelegramAPIServer.from_base(base))
    return Bot(os.environ["BOT_TOKEN"], session=session, default=DefaultBotProperties(parse_mode="HTML"))


def main() -> None:
    dispatcher = Dispatcher(trials=set(), friends={})
    dispatcher.include_routers(joining.router, buying.router)
    port = int(os.environ.get("WEBHOOK_PORT", "0"))
    if not port:
        polling_timeout = int(os.environ.get("POLLING_TIMEOUT", "30"))
        asyncio.run(dispatcher.start_polling(_bot(), polling_timeout=polling_timeout))
        return

    async def on_startup(bot: Bot) -> None:
        used = dispatcher.resolve_used_update_types()
        url = f"http://127.0.0.1:{port}{_PATH}"
        await bot.set_webhook(url, secret_token=_SECRET, allowed_updates=used, drop_pending_updates=True)

    dispatcher.startup.register(on_startup)
    bot, application = _bot(), web.Application()
    SimpleRequestHandler(dispatcher, bot, secret_token=_SECRET).register(application, _PATH)
    setup_application(application, dispatcher, bot=bot)
    web.run_app(application, host="127.0.0.1", port=port, print=None)


if __name__ == "__main__":
    main()
