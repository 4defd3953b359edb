"""Lets in who has joined the channel, and counts whom they have invited."""

from collections.abc import Awaitable, Callable
from typing import Any

from aiogram import Bot, F, Router
from aiogram.enums import ChatMemberStatus
from aiogram.filters import CommandObject, CommandStart
from aiogram.types import (
    CallbackQuery,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    KeyboardButton,
    Message,
    ReplyKeyboardMarkup,
    TelegramObject,
    User,
)
from aiogram.utils.deep_linking import create_start_link

from conformance.bots.vpn import texts

router = Router(name="joining")

_OUTSIDE = {ChatMemberStatus.LEFT, ChatMemberStatus.KICKED}
_JOIN = InlineKeyboardMarkup(
    inline_keyboard=[
        [InlineKeyboardButton(text="📢 کانال ما", url=f"https://t.me/{texts.CHANNEL[1:]}")],
        [InlineKeyboardButton(text=texts.CHECK, callback_data="joined")],
    ]
)
_MENU = ReplyKeyboardMarkup(
    keyboard=[[KeyboardButton(text=label)] for label in texts.MENU], resize_keyboard=True
)


async def _is_in(bot: Bot, user: User) -> bool:
    member = await bot.get_chat_member(texts.CHANNEL, user.id)
    return member.status not in _OUTSIDE


@router.message.outer_middleware
async def only_members(
    handler: Callable[[TelegramObject, dict[str, Any]], Awaitable[Any]],
    event: TelegramObject,
    data: dict[str, Any],
) -> Any:
    """Every message is met with the channel, until its sender has joined."""
    paid = isinstance(event, Message) and event.successful_payment
    if paid or await _is_in(data["bot"], data["event_from_user"]):
        return await handler(event, data)
    return await event.answer(texts.JOIN, reply_markup=_JOIN) if isinstance(event, Message) else None


@router.message(CommandStart())
async def start(message: Message, command: CommandObject, bot: Bot, friends: dict[int, set[int]]) -> None:
    user = message.from_user
    await message.answer(texts.WELCOME, reply_markup=_MENU)
    if user and (command.args or "").startswith("ref_"):
        host = int((command.args or "").removeprefix("ref_"))
        known = friends.setdefault(host, set())
        if host != user.id and user.id not in known:
            known.add(user.id)
            await bot.send_message(host, texts.friend_came(user.full_name, len(known)))


@router.callback_query(F.data == "joined", F.message.as_("message"))
async def joined(query: CallbackQuery, message: Message, bot: Bot) -> None:
    if not await _is_in(bot, query.from_user):
        await query.answer(texts.NOT_YET, show_alert=True)
        return
    await query.answer()
    await message.delete()
    await message.answer(texts.WELCOME, reply_markup=_MENU)


@router.message(F.text == texts.FRIENDS, F.from_user.as_("user"))
async def invite(message: Message, bot: Bot, user: User, friends: dict[int, set[int]]) -> None:
    link = await create_start_link(bot, f"ref_{user.id}")
    await message.answer(texts.invitation(link, len(friends.get(user.id, ()))))
