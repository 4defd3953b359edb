"""Starts the shop: the token is in BOT_TOKEN, its server, where not Telegram's, in BOT_API_BASE."""

import asyncio
import os

from aiogram import Bot, Dispatcher
from aiogram.client.default import DefaultBotProperties
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.enums import ParseMode
from aiogram.fsm.storage.memory import MemoryStorage
from aiogram.types import BotCommand

from conformance.bots.shop import browsing, ordering


async def main() -> None:
    base = os.environ.get("BOT_API_BASE", "https://api.telegram.org")
    bot = Bot(
        os.environ["BOT_TOKEN"],
        session=AiohttpSession(api=TelegramAPIServer.from_base(base)),
        default=DefaultBotProperties(parse_mode=ParseMode.HTML, link_preview_is_disabled=True),
    )
    dispatcher = Dispatcher(storage=MemoryStorage(), photos={})
    dispatcher.include_routers(browsing.router, ordering.router)
    await bot.delete_webhook()
    await bot.set_my_commands([BotCommand(command="start", description="شروع دوباره")])
    await dispatcher.start_polling(bot, polling_timeout=int(os.environ.get("POLLING_TIMEOUT", "30")))


if __name__ == "__main__":
    asyncio.run(main())
