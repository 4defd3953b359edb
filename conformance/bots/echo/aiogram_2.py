"""The echo on aiogram 2: the token is in BOT_TOKEN, its server in BOT_API_BASE."""

# Types are read from the major that is installed here, which is another:
# mypy: ignore-errors

import os
from io import BytesIO

from aiogram import Bot, Dispatcher, executor, types
from aiogram.bot.api import TelegramAPIServer

from conformance.bots.echo import texts

base = os.environ.get("BOT_API_BASE", "https://api.telegram.org")
bot = Bot(os.environ["BOT_TOKEN"], server=TelegramAPIServer.from_base(base))
dispatcher = Dispatcher(bot)


def _button(count: int) -> types.InlineKeyboardMarkup:
    label = texts.count_label(count)
    return types.InlineKeyboardMarkup().add(
        types.InlineKeyboardButton(label, callback_data=f"count:{count + 1}")
    )


@dispatcher.message_handler(commands=["start"])
async def start(message: types.Message) -> None:
    await message.reply(texts.HELLO, parse_mode="HTML", reply_markup=_button(0))


@dispatcher.message_handler(content_types=["photo"])
async def echo_photo(message: types.Message) -> None:
    await message.answer_photo(message.photo[-1].file_id, caption=message.caption)
    await message.answer_document(types.InputFile(BytesIO(texts.RECEIPT.encode()), filename="receipt.txt"))


@dispatcher.message_handler()
async def echo(message: types.Message) -> None:
    await message.reply(message.text, entities=message.entities)


@dispatcher.callback_query_handler(lambda query: query.data.startswith("count:"))
async def count(query: types.CallbackQuery) -> None:
    number = int(query.data.removeprefix("count:"))
    await query.answer()
    await query.message.edit_text(texts.counted(number), reply_markup=_button(number))


if __name__ == "__main__":
    executor.start_polling(dispatcher, timeout=int(os.environ.get("POLLING_TIMEOUT", "30")))
