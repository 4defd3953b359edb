"""An unmodified framework runs on the platform."""

import asyncio

import pytest

aiogram = pytest.importorskip("aiogram")


async def converse(stage, png):
    from aiogram import Bot, Dispatcher, F
    from aiogram.client.session.aiohttp import AiohttpSession
    from aiogram.client.telegram import TelegramAPIServer
    from aiogram.filters import CommandStart
    from aiogram.types import BufferedInputFile, InlineKeyboardButton, InlineKeyboardMarkup

    session = AiohttpSession(api=TelegramAPIServer.from_base(str(stage.client.base_url).rstrip("/")))
    dispatcher, done = Dispatcher(), asyncio.Event()
    keyboard = InlineKeyboardMarkup(
        inline_keyboard=[[InlineKeyboardButton(text="خرید", callback_data="buy")]]
    )

    @dispatcher.message(CommandStart())
    async def start(message):
        await message.answer_photo(BufferedInputFile(png, "a.png"), caption="<b>کالا</b>", parse_mode="HTML")
        sent = await message.reply("انتخاب کنید", reply_markup=keyboard)
        await asyncio.to_thread(stage.act, "press_button", message_id=sent.message_id, data="buy")

    @dispatcher.callback_query(F.data == "buy")
    async def buy(query):
        await query.message.edit_text("سپاس")
        await query.answer("ثبت شد")
        done.set()

    async with Bot(stage.token, session=session) as bot:
        me = await bot.get_me()
        polling = asyncio.create_task(dispatcher.start_polling(bot, handle_signals=False))
        await asyncio.to_thread(stage.act, "send_text", text="/start")
        await asyncio.wait_for(done.wait(), 20)
        await dispatcher.stop_polling()
        await polling
    return me


def test_a_shop_on_aiogram_runs(stage, png):
    me = asyncio.run(converse(stage, png))

    start, product, choice = stage.seen()
    assert stage.bot_id == me.id
    assert ("/start", "کالا", "سپاس") == (start["text"], product["caption"], choice["text"])
    assert start["message_id"] == choice["reply_to_message"]["message_id"]
