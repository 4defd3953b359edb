"""A desk with a topic for each customer, on aiogram. Token in BOT_TOKEN, server in BOT_API_BASE."""

import asyncio
import os
from html import escape

from aiogram import Bot, Dispatcher, F
from aiogram.client.default import DefaultBotProperties
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.enums import ChatType
from aiogram.filters import Command, CommandStart
from aiogram.types import ChatMemberUpdated, Message, MessageReactionUpdated, ReactionTypeEmoji, User

_PRIVATE = F.chat.type == ChatType.PRIVATE
_TOPIC = F.message_thread_id.as_("thread")

dispatcher = Dispatcher()


class Desk:
    """Which group it is, and which topic is whose."""

    def __init__(self) -> None:
        self.group = 0
        self.topics: dict[int, int] = {}  # by customer
        self.customers: dict[int, int] = {}  # by topic


@dispatcher.my_chat_member(F.chat.is_forum)
async def seated(event: ChatMemberUpdated, desk: Desk) -> None:
    """Whoever makes it an administrator of a forum makes that the desk."""
    if event.new_chat_member.status == "administrator":
        desk.group = event.chat.id


@dispatcher.message(Command("desk"), F.chat.is_forum)
async def here(message: Message, bot: Bot, desk: Desk) -> None:
    desk.group = message.chat.id
    await bot.edit_general_forum_topic(message.chat.id, "گفت‌وگوی همکاران")
    await message.answer("هر مشتری این‌جا تاپیک خودش را خواهد داشت. 🗂")


@dispatcher.message(CommandStart(), _PRIVATE)
async def start(message: Message) -> None:
    await message.answer("به تعمیرگاه <b>چرخ</b> خوش آمدید. 🚲 مشکل دوچرخه‌تان چیست؟")


@dispatcher.message(_PRIVATE, F.from_user.as_("user"))
async def asked(message: Message, bot: Bot, user: User, desk: Desk) -> None:
    topic = desk.topics.get(user.id)
    if topic is None:
        made = await bot.create_forum_topic(desk.group, user.full_name, icon_color=0x6FB9F0)
        topic = desk.topics[user.id] = made.message_thread_id
        desk.customers[topic] = user.id
        card = f'👤 <a href="tg://user?id={user.id}">{escape(user.full_name)}</a>\n🆔 <code>{user.id}</code>'
        sent = await bot.send_message(desk.group, card, message_thread_id=topic)
        await bot.pin_chat_message(desk.group, sent.message_id, disable_notification=True)
    await message.copy_to(desk.group, message_thread_id=topic)
    await message.react([ReactionTypeEmoji(emoji="👀")])


@dispatcher.message(Command("done"), _TOPIC)
async def done(_: Message, bot: Bot, thread: int, desk: Desk) -> None:
    customer = desk.customers.get(thread)
    if customer is not None:
        await bot.send_message(customer, "کار دوچرخه‌ی شما تمام شد. لطفاً با یک واکنش بگویید چطور بود. 🙏")
        await bot.edit_forum_topic(desk.group, thread, name=f"✔️ {customer % 1000}")
        await bot.close_forum_topic(desk.group, thread)


@dispatcher.message(_TOPIC, ~F.from_user.is_bot)
async def answered(message: Message, thread: int, desk: Desk) -> None:
    customer = desk.customers.get(thread)
    if customer is not None and not message.forum_topic_closed:
        await message.copy_to(customer)


@dispatcher.message_reaction()
async def rated(event: MessageReactionUpdated, bot: Bot, desk: Desk) -> None:
    topic = desk.topics.get(event.chat.id)
    emoji = [one.emoji for one in event.new_reaction if isinstance(one, ReactionTypeEmoji)]
    if topic and emoji:
        await bot.send_message(desk.group, f"نظر مشتری: {emoji[0]}", message_thread_id=topic)


async def main() -> None:
    base = os.environ.get("BOT_API_BASE", "https://api.telegram.org")
    session = AiohttpSession(api=TelegramAPIServer.from_base(base))
    bot = Bot(os.environ["BOT_TOKEN"], session=session, default=DefaultBotProperties(parse_mode="HTML"))
    polling_timeout = int(os.environ.get("POLLING_TIMEOUT", "30"))
    await dispatcher.start_polling(bot, polling_timeout=polling_timeout, desk=Desk())


if __name__ == "__main__":
    asyncio.run(main())
