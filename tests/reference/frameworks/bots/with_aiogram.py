"""The echo bot in aiogram 3."""

import asyncio
import sys
from pathlib import Path

from aiogram import Bot, Dispatcher, F
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.filters import Command, CommandStart
from aiogram.types import CallbackQuery, FSInputFile, InlineKeyboardButton, InlineKeyboardMarkup, Message
from aiogram.webhook.aiohttp_server import SimpleRequestHandler
from aiohttp import web

PICTURE = Path(__file__).with_name("blue.png")
dispatcher = Dispatcher()


@dispatcher.message(CommandStart())
async def start(message: Message) -> None:
    button = InlineKeyboardButton(text="Press", callback_data="press")
    keyboard = InlineKeyboardMarkup(inline_keyboard=[[button]])
    await message.answer(f"Hello, {message.from_user.first_name}!", reply_markup=keyboard)


@dispatcher.callback_query(F.data == "press")
async def press(query: CallbackQuery) -> None:
    await query.answer("Pressed")
    await query.message.edit_text("You pressed.")


@dispatcher.message(Command("photo"))
async def photo(message: Message) -> None:
    await message.answer_photo(FSInputFile(PICTURE), caption="A photo")


@dispatcher.message(F.photo)
async def measure(message: Message, bot: Bot) -> None:
    content = await bot.download(message.photo[-1])
    await message.reply(f"Photo of {len(content.read())} bytes")


@dispatcher.message(F.text)
async def echo(message: Message) -> None:
    await message.reply(message.text)


async def serve(bot: Bot, port: int) -> None:
    application = web.Application()
    SimpleRequestHandler(dispatcher, bot, secret_token="s3cret").register(application, path="/hook")
    runner = web.AppRunner(application)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", port).start()
    await bot.set_webhook(f"http://127.0.0.1:{port}/hook", secret_token="s3cret")
    print("ready", flush=True)
    await asyncio.Event().wait()


async def main(mode: str, base: str, token: str, port: str = "0") -> None:
    bot = Bot(token, session=AiohttpSession(api=TelegramAPIServer.from_base(base)))
    if mode == "webhook":
        await serve(bot, int(port))
    await bot.delete_webhook()
    print("ready", flush=True)
    await dispatcher.start_polling(bot)


asyncio.run(main(*sys.argv[1:]))
