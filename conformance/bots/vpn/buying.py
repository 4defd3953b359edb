"""Sells for Stars, and gives everyone one trial."""

from aiogram import F, Router
from aiogram.types import (
    BufferedInputFile,
    CallbackQuery,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    LabeledPrice,
    Message,
    PreCheckoutQuery,
    SuccessfulPayment,
    User,
)

from conformance.bots.vpn import texts

router = Router(name="buying")

_PLANS = InlineKeyboardMarkup(
    inline_keyboard=[
        [InlineKeyboardButton(text=f"{name} ⭐️ {price or '—'}", callback_data=f"plan:{key}")]
        for key, (name, _, price) in texts.PLANS.items()
    ]
)


@router.message(F.text == texts.TRIAL, F.from_user.as_("user"))
async def trial(message: Message, user: User, trials: set[int]) -> None:
    if user.id in trials:
        await message.reply(texts.TRIAL_TAKEN)
        return
    trials.add(user.id)
    await message.answer(texts.trial(user.first_name), protect_content=True)


@router.message(F.text == texts.BUY)
async def choose(message: Message) -> None:
    await message.answer(texts.CHOOSE_PLAN, reply_markup=_PLANS)


@router.callback_query(F.data.startswith("plan:"), F.message.as_("message"))
async def offer(query: CallbackQuery, message: Message) -> None:
    key = (query.data or "").removeprefix("plan:")
    name, days, price = texts.PLANS[key]
    if not price:
        await query.answer(texts.SOLD_OUT, cache_time=5)
        return
    await query.answer()
    await message.answer_invoice(
        title=f"اشتراک {name}",
        description=f"{days} روز، تا دو دستگاه",
        payload=f"vpn:{key}",
        currency="XTR",
        prices=[LabeledPrice(label=name, amount=price)],
    )


@router.pre_checkout_query()
async def check_out(query: PreCheckoutQuery) -> None:
    await query.answer(ok=query.invoice_payload.removeprefix("vpn:") in texts.PLANS)


@router.message(F.successful_payment.as_("payment"))
async def deliver(message: Message, payment: SuccessfulPayment) -> None:
    days = texts.PLANS[payment.invoice_payload.removeprefix("vpn:")][1]
    content = texts.configuration(days, payment.telegram_payment_charge_id)
    await message.answer(texts.THANKS)
    await message.answer_document(BufferedInputFile(content, f"raah-{days}.conf"), caption=f"{days} روز")
