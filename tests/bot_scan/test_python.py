"""What is found in Python, by framework."""

import pytest

AIOGRAM = "from aiogram import Bot, Router, F\nfrom aiogram.types import Message, CallbackQuery\n"
PTB = "from telegram import Update\nfrom telegram.ext import Application\n"
TELEBOT = "import telebot\nbot = telebot.TeleBot('x')\n"


def methods(scan):
    return set(scan.names("method"))


@pytest.mark.parametrize(
    ("body", "method"),
    [
        ("async def f(message: Message):\n    await message.answer('x')\n", "sendMessage"),
        ("async def f(m: Message):\n    await m.reply_photo('x')\n", "sendPhoto"),
        ("async def f(thing: CallbackQuery):\n    await thing.answer()\n", "answerCallbackQuery"),
        ("async def f(thing: CallbackQuery):\n    await thing.message.edit_text('x')\n", "editMessageText"),
        ("async def f(bot: Bot):\n    await bot(SendDice(chat_id=1))\n", "sendDice"),
        ("async def f(bot: Bot):\n    await bot.create_forum_topic(1, 'x')\n", "createForumTopic"),
        ("@router.callback_query()\nasync def f(it):\n    await it.answer()\n", "answerCallbackQuery"),
        ("async def f(bot):\n    sent = await bot.send_poll(1)\n    await sent.delete()\n", "deleteMessage"),
    ],
)
def test_aiograms_shortcuts_are_the_methods_they_call(scanned, body, method):
    assert method in methods(scanned(AIOGRAM + body))


@pytest.mark.parametrize(
    ("body", "method"),
    [
        ("query = update.callback_query\nquery.answer()\n", "answerCallbackQuery"),
        ("query = update.inline_query\nquery.answer([])\n", "answerInlineQuery"),
        ("query = update.pre_checkout_query\nquery.answer(ok=True)\n", "answerPreCheckoutQuery"),
        ("update.effective_message.reply_text('x')\n", "sendMessage"),
        ("update.effective_chat.ban_member(1)\n", "banChatMember"),
        ("context.bot.send_document(1, 'x')\n", "sendDocument"),
    ],
)
def test_a_name_is_followed_to_what_it_holds(scanned, body, method):
    assert methods(scanned(PTB + body)) == {method}


def test_a_framework_calls_what_the_bot_does_not(scanned):
    found = scanned(PTB + "Application.builder().build().run_polling()\n")

    assert {"getMe", "deleteWebhook", "getUpdates"} == methods(found)
    assert "polling" == found.transport


def test_a_call_of_the_bots_own_function_is_no_method(scanned):
    found = scanned(AIOGRAM + "class S:\n  def get_chat(self): ...\n  def f(self):\n    self.get_chat()\n")

    assert set() == methods(found)


def test_a_method_in_an_address_is_a_method(scanned):
    found = scanned(
        "import httpx\nURL = f'https://api.telegram.org/bot{t}'\nhttpx.post(f'{URL}/sendPhoto')\n"
    )

    assert {"sendPhoto"} == methods(found)
    assert "feature:hardcoded_api_host" in found.uses


def test_an_address_that_a_setting_replaces_is_not_hard_coded(scanned):
    found = scanned(
        "import os\nURL = os.environ.get('BASE', 'https://api.telegram.org')\nx(f'{URL}/bot{t}/getMe')\n"
    )

    assert "feature:hardcoded_api_host" not in found.uses
    assert "feature:api_host_configurable" in found.uses


@pytest.mark.parametrize(
    ("body", "kinds"),
    [
        (AIOGRAM + "@router.edited_message()\nasync def f(m): ...\n", ["edited_message"]),
        (AIOGRAM + "router.callback_query.register(f)\n", ["callback_query"]),
        (PTB + "add(ChatMemberHandler(f, ChatMemberHandler.MY_CHAT_MEMBER))\n", ["my_chat_member"]),
        (PTB + "add(CommandHandler('a', f), InlineQueryHandler(f))\n", ["inline_query", "message"]),
        (TELEBOT + "@bot.message_reaction_handler()\ndef f(m): ...\n", ["message_reaction"]),
        (TELEBOT + "bot.polling(allowed_updates=['poll_answer'])\n", ["poll_answer"]),
    ],
)
def test_handlers_tell_the_kinds_of_update(scanned, body, kinds):
    assert kinds == scanned(body).names("update")


@pytest.mark.parametrize(
    ("body", "feature"),
    [
        ("bot.send_message(1, 'x', parse_mode=ParseMode.MARKDOWN_V2)\n", "parse_mode_markdownv2"),
        ("bot.send_message(1, '<code>x</code>', parse_mode='html')\n", "html_code_tag"),
        ("bot.send_message(1, 'https://t.me/x')\n", "tme_links"),
        ("types.InlineKeyboardButton('x', url='https://x')\n", "url_button"),
        ("bot.answer_callback_query(1, show_alert=True)\n", "show_alert"),
        ("if 'message is not modified' in str(e): ...\n", "err_not_modified"),
        ("bot.send_document(1, open('x', 'rb'))\n", "file_upload"),
        ("x = message.photo[-1].file_id\n", "reads.photo"),
    ],
)
def test_features_are_seen_where_they_are_used(scanned, body, feature):
    assert f"feature:{feature}" in scanned(TELEBOT + body).uses


@pytest.mark.parametrize(
    ("body", "feature"),
    [
        ("bot.answer_callback_query(1, show_alert=False)\n", "show_alert"),
        ("requests.get(url='https://x')\n", "url_button"),
        ("def f():\n    '''See https://t.me/x.'''\n", "tme_links"),
        ("config.photo = 1\n", "reads.photo"),
    ],
)
def test_what_only_looks_like_a_feature_is_none(scanned, body, feature):
    assert f"feature:{feature}" not in scanned(TELEBOT + body).uses


def test_a_finding_tells_its_place(scanned):
    [found] = scanned(TELEBOT + "\nbot.send_dice(1)\n").at("method:sendDice")

    assert "bot.py:4" == found.place
