"""Looking around: the greeting, the catalogue, an article's page and the basket."""

from aiogram import Bot, F, Router
from aiogram.enums import ChatAction
from aiogram.filters import CommandStart
from aiogram.fsm.context import FSMContext
from aiogram.types import BufferedInputFile, CallbackQuery, Message

from conformance.bots.shop import keyboards, texts
from conformance.bots.shop.goods import GOODS, picture
from conformance.bots.shop.keyboards import OrderPress, ProductPress

router = Router(name="browsing")


@router.message(CommandStart())
async def greet(message: Message, state: FSMContext) -> None:
    await state.set_state(None)
    name = message.from_user.first_name if message.from_user else ""
    await message.answer(texts.greeting(name), reply_markup=keyboards.main())


@router.message(F.text == texts.CATALOGUE)
async def show_catalogue(message: Message) -> None:
    await message.answer(texts.CHOOSE, reply_markup=keyboards.catalogue())


@router.message(F.text == texts.SUPPORT)
async def show_hours(message: Message) -> None:
    await message.answer(texts.HOURS)


@router.callback_query(ProductPress.filter(F.action == "show"), F.message.as_("message"))
async def show_product(
    query: CallbackQuery,
    callback_data: ProductPress,
    message: Message,
    bot: Bot,
    state: FSMContext,
    photos: dict[str, str],
) -> None:
    """The first customer's view uploads the photo; from then on Telegram has it."""
    data = await state.get_data()
    product = GOODS[callback_data.key]
    basket, liked = data.get("basket", {}), product.key in data.get("liked", [])
    await query.answer()
    await message.delete()
    known = photos.get(product.key)
    if known is None:
        await bot.send_chat_action(message.chat.id, ChatAction.UPLOAD_PHOTO)
    sent = await message.answer_photo(
        known or BufferedInputFile(picture(product), f"{product.key}.jpg"),
        caption=texts.page(product, basket.get(product.key, 0)),
        reply_markup=keyboards.page(product.key, basket, liked=liked),
    )
    if sent.photo:
        photos[product.key] = sent.photo[-1].file_id


@router.callback_query(ProductPress.filter(F.action.in_({"add", "remove"})), F.message.as_("message"))
async def change_basket(
    query: CallbackQuery, callback_data: ProductPress, message: Message, state: FSMContext
) -> None:
    data = await state.get_data()
    product = GOODS[callback_data.key]
    basket = dict(data.get("basket", {}))
    count = max(0, basket.get(product.key, 0) + (1 if callback_data.action == "add" else -1))
    basket[product.key] = count
    basket = {key: each for key, each in basket.items() if each}
    await state.update_data(basket=basket)
    await message.edit_caption(
        caption=texts.page(product, count),
        reply_markup=keyboards.page(product.key, basket, liked=product.key in data.get("liked", [])),
    )
    await query.answer("به سبد افزوده شد ✅" if callback_data.action == "add" else "از سبد برداشته شد")


@router.callback_query(ProductPress.filter(F.action == "like"), F.message.as_("message"))
async def like(
    query: CallbackQuery, callback_data: ProductPress, message: Message, state: FSMContext
) -> None:
    data = await state.get_data()
    liked = set(data.get("liked", [])) ^ {callback_data.key}
    await state.update_data(liked=sorted(liked))
    await message.edit_reply_markup(
        reply_markup=keyboards.page(
            callback_data.key, data.get("basket", {}), liked=callback_data.key in liked
        )
    )
    await query.answer()


@router.callback_query(OrderPress.filter(F.action == "back"), F.message.as_("message"))
async def back(query: CallbackQuery, message: Message) -> None:
    await query.answer()
    await message.delete()
    await message.answer(texts.CHOOSE, reply_markup=keyboards.catalogue())


@router.message(F.text == texts.BASKET)
async def show_basket(message: Message, state: FSMContext) -> None:
    basket = (await state.get_data()).get("basket")
    if basket:
        await message.answer(texts.basket(basket), reply_markup=keyboards.basket())
    else:
        await message.answer(texts.EMPTY_BASKET)


@router.callback_query(OrderPress.filter(F.action == "empty"), F.message.as_("message"))
async def empty_basket(query: CallbackQuery, message: Message, state: FSMContext) -> None:
    await state.update_data(basket={})
    await message.edit_text(texts.EMPTY_BASKET)
    await query.answer(texts.EMPTIED)
