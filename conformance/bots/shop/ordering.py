"""Placing an order: name, phone, address, confirmation."""

import itertools

from aiogram import Bot, F, Router
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery, Message, PhotoSize, ReplyKeyboardRemove

from conformance.bots.shop import keyboards, texts
from conformance.bots.shop.keyboards import OrderPress

router = Router(name="ordering")

_ASCII = str.maketrans("۰۱۲۳۴۵۶۷۸۹", "0123456789")
_numbers = itertools.count(1401)


class Order(StatesGroup):
    name = State()
    phone = State()
    address = State()
    confirmation = State()
    receipt = State()


@router.callback_query(OrderPress.filter(F.action == "checkout"), F.message.as_("message"))
async def check_out(query: CallbackQuery, message: Message, state: FSMContext) -> None:
    if not (await state.get_data()).get("basket"):
        await query.answer(texts.EMPTY_BASKET, show_alert=True)
        return
    await query.answer()
    await message.edit_reply_markup(reply_markup=None)
    await state.set_state(Order.name)
    await message.answer(texts.ASK_NAME, reply_markup=ReplyKeyboardRemove())


@router.message(Order.name, F.text)
async def take_name(message: Message, state: FSMContext) -> None:
    await state.update_data(name=message.text)
    await state.set_state(Order.phone)
    await message.answer(texts.ASK_PHONE, reply_markup=keyboards.phone())


@router.message(Order.phone, F.contact | F.text)
async def take_phone(message: Message, state: FSMContext) -> None:
    written = message.contact.phone_number if message.contact else message.text or ""
    number = written.translate(_ASCII).replace(" ", "").replace("+98", "0")
    if not (number.isdigit() and len(number) == 11 and number.startswith("09")):
        await message.reply(texts.WRONG_PHONE)
        return
    await state.update_data(phone=number)
    await state.set_state(Order.address)
    await message.answer(texts.ASK_ADDRESS, reply_markup=ReplyKeyboardRemove())


@router.message(Order.address, F.text)
async def take_address(message: Message, state: FSMContext) -> None:
    if len(message.text or "") < 15:
        await message.reply(texts.SHORT_ADDRESS)
        return
    order = await state.update_data(address=message.text)
    await state.set_state(Order.confirmation)
    await message.answer(texts.summary(order), reply_markup=keyboards.confirmation())


@router.callback_query(Order.confirmation, OrderPress.filter(F.action == "confirm"), F.message.as_("message"))
async def confirm(query: CallbackQuery, message: Message, state: FSMContext) -> None:
    order = await state.get_data()
    await state.set_state(Order.receipt)
    await message.edit_text(texts.confirmed(order, next(_numbers)))
    await query.answer("سفارش شما ثبت شد 🎉", show_alert=True)
    await message.answer(texts.ASK_RECEIPT)


@router.message(Order.receipt, F.photo[-1].as_("photo"))
async def take_receipt(message: Message, photo: PhotoSize, bot: Bot, state: FSMContext) -> None:
    file = await bot.get_file(photo.file_id)
    receipt = await bot.download_file(file.file_path or "")
    if receipt is None or not receipt.read():
        await message.reply(texts.NO_PICTURE)
        return
    await state.clear()
    await message.reply(texts.THANKS, reply_markup=keyboards.main())


@router.message(Order.receipt)
async def no_receipt(message: Message) -> None:
    await message.reply(texts.NO_PICTURE)


@router.callback_query(Order.confirmation, OrderPress.filter(F.action == "cancel"), F.message.as_("message"))
async def cancel(query: CallbackQuery, message: Message, state: FSMContext) -> None:
    await state.set_state(None)
    await message.edit_text(texts.CANCELLED)
    await query.answer()


@router.message()
async def not_understood(message: Message) -> None:
    await message.answer(texts.LOST, reply_markup=keyboards.main())
