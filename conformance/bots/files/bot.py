"""A keeper of files: downloads what is sent, packs it, sends albums. Token in BOT_TOKEN."""

import hashlib
import io
import os
import zipfile

from PIL import Image
from telegram import (
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InputMediaDocument,
    InputMediaPhoto,
    Message,
    Update,
)
from telegram.constants import ChatAction
from telegram.error import BadRequest
from telegram.ext import (
    Application,
    CallbackQueryHandler,
    CommandHandler,
    ContextTypes,
    MessageHandler,
    filters,
)

_Context = ContextTypes.DEFAULT_TYPE
_LARGEST = 20 * 1024 * 1024


async def start(update: Update, _: _Context) -> None:
    if update.message:
        await update.message.reply_markdown_v2(
            "Send me a *document* or a _photo_\\.\n`/zip` packs what you have sent, `/get` brings one back\\."
        )


async def take_document(update: Update, context: _Context) -> None:
    """Downloads a document and says what it is."""
    message = update.message
    if not message or not message.document or context.user_data is None:
        return
    document = message.document
    if (document.file_size or 0) > _LARGEST:
        await message.reply_text("That is more than 20 MB.")
        return
    await message.reply_chat_action(ChatAction.TYPING)
    file = await document.get_file()
    content = bytes(await file.download_as_bytearray())
    name = document.file_name or "file"
    context.user_data.setdefault("files", {})[name] = content
    digest = hashlib.sha256(content).hexdigest()[:12]
    markup = InlineKeyboardMarkup([[InlineKeyboardButton("Forget it", callback_data=f"forget|{name}")]])
    text = f"<code>{name}</code>: {len(content)} bytes, {digest}"
    await message.reply_html(text, do_quote=True, reply_markup=markup)


async def take_photo(update: Update, _: _Context) -> None:
    """A photo comes back as an album: in its colours, and without."""
    message = update.message
    if not message or not message.photo:
        return
    await message.reply_chat_action(ChatAction.UPLOAD_PHOTO)
    file = await message.photo[-1].get_file()
    picture = Image.open(io.BytesIO(await file.download_as_bytearray()))
    grey = io.BytesIO()
    picture.convert("L").save(grey, "JPEG", quality=40)
    album = [
        InputMediaPhoto(message.photo[-1].file_id, caption="As it came"),
        InputMediaPhoto(grey.getvalue(), caption="*Grey*", parse_mode="MarkdownV2"),
    ]
    await message.reply_media_group(album)


async def pack(update: Update, context: _Context) -> None:
    message, files = update.message, (context.user_data or {}).get("files", {})
    if not message:
        return
    if not files:
        await message.reply_text("There is nothing to pack.")
        return
    sent = await message.reply_text("Packing…")
    await message.reply_document(_packed(files), filename="files.zip", caption=f"{len(files)} inside")
    await sent.delete()


async def get(update: Update, context: _Context) -> None:
    """Brings one back; what is not there is asked of Telegram, which may know the file_id."""
    message: Message | None = update.message
    if not message or not context.args:
        return
    name = context.args[0]
    content = (context.user_data or {}).get("files", {}).get(name)
    try:
        sent = await message.reply_document(content or name, filename=name)
    except BadRequest as error:
        await message.reply_text(f"No such file ({error.message}).")
        return
    await sent.edit_caption("Here it is.")
    await sent.edit_media(InputMediaDocument(_packed({name: content or b""}), filename=f"{name}.zip"))


async def forget(update: Update, context: _Context) -> None:
    query = update.callback_query
    if query and context.user_data is not None:
        name = (query.data or "").partition("|")[2]
        known = context.user_data.get("files", {}).pop(name, None)
        await query.answer("Forgotten." if known else "That was long ago.", show_alert=not known)
        await query.edit_message_reply_markup(None)


def _packed(files: dict[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in files.items():
            packed.writestr(zipfile.ZipInfo(name), content)
    return stream.getvalue()


def main() -> None:
    base = os.environ.get("BOT_API_BASE", "https://api.telegram.org")
    application = (
        Application.builder()
        .token(os.environ["BOT_TOKEN"])
        .base_url(f"{base}/bot")
        .base_file_url(f"{base}/file/bot")
        .build()
    )
    application.add_handler(CommandHandler("start", start))
    application.add_handler(CommandHandler("zip", pack))
    application.add_handler(CommandHandler("get", get))
    application.add_handler(MessageHandler(filters.Document.ALL, take_document))
    application.add_handler(MessageHandler(filters.PHOTO, take_photo))
    application.add_handler(CallbackQueryHandler(forget, pattern=r"^forget\|"))
    application.run_polling(timeout=int(os.environ.get("POLLING_TIMEOUT", "30")))


if __name__ == "__main__":
    main()
