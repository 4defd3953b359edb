"""What is found in JavaScript, TypeScript, PHP and Go, by framework."""

import pytest

pytest.importorskip("tree_sitter")

GRAMMY = 'import { Bot, InlineKeyboard } from "grammy";\n'
TELEGRAF = 'const { Telegraf, Markup } = require("telegraf");\n'
NODE = 'const TelegramBot = require("node-telegram-bot-api");\n'
FETCH = "const api = (m) => fetch(`https://api.telegram.org/bot${t}/${m}`);\n"
IRAZASYED = "<?php use Telegram\\Bot\\Api;\n"
LONGMAN = "<?php use Longman\\TelegramBot\\Request;\n"
NUTGRAM = "<?php use SergiX44\\Nutgram\\Nutgram;\n"
RAW_PHP = '<?php $url = "https://api.telegram.org/bot$token/$method";\n'
TGBOTAPI = 'package main\nimport tg "github.com/go-telegram-bot-api/telegram-bot-api/v5"\nfunc f() {\n'
TELEBOT = 'package main\nimport tele "gopkg.in/telebot.v3"\nfunc f() {\n'
GO_BOT = 'package main\nimport "github.com/go-telegram/bot"\nfunc f() {\n'


@pytest.mark.parametrize(
    ("name", "text", "method"),
    [
        ("b.js", GRAMMY + "bot.command('a', (ctx) => ctx.reply('x'));", "sendMessage"),
        ("b.mjs", GRAMMY + "bot.use((ctx) => ctx.replyWithPhoto('x'));", "sendPhoto"),
        (
            "b.ts",
            GRAMMY + "async function f(ctx: Context) { await ctx.api.sendDice(1 as number); }",
            "sendDice",
        ),
        ("b.tsx", GRAMMY + "const f = async (c: X) => c.answerCallbackQuery();", "answerCallbackQuery"),
        ("b.cjs", TELEGRAF + "bot.action('a', (ctx) => ctx.answerCbQuery());", "answerCallbackQuery"),
        ("b.cjs", TELEGRAF + "bot.use((ctx) => ctx.replyWithHTML('x'));", "sendMessage"),
        ("b.js", NODE + "bot.kickChatMember(1, 2);", "banChatMember"),
        ("b.js", FETCH + 'api("copyMessage");', "copyMessage"),
        ("b.php", IRAZASYED + "$telegram->sendVideo(['chat_id' => 1]);", "sendVideo"),
        ("b.php", LONGMAN + "Request::sendVenue([]);", "sendVenue"),
        ("b.php", LONGMAN + "$this->replyToChat('x');", "sendMessage"),
        ("b.php", NUTGRAM + "$bot->sendAudio('x');", "sendAudio"),
        ("b.php", RAW_PHP + "bot('sendmessage', ['text' => 'x']);", "sendMessage"),
        ("b.go", TGBOTAPI + 'm := tg.NewPhoto(1, tg.FilePath("x"))\nbot.Send(m)\n}', "sendPhoto"),
        ("b.go", TGBOTAPI + 'bot.Request(tg.NewCallback("1", ""))\n}', "answerCallbackQuery"),
        ("b.go", TELEBOT + "c.Send(&tele.Sticker{File: f})\n}", "sendSticker"),
        ("b.go", TELEBOT + "c.Respond()\n}", "answerCallbackQuery"),
        ("b.go", GO_BOT + "b.BanChatMember(ctx, &bot.BanChatMemberParams{})\n}", "banChatMember"),
    ],
)
def test_calls_are_found(scanned, name, text, method):
    assert method in scanned(text, name).names("method")


@pytest.mark.parametrize(
    ("name", "text", "methods"),
    [
        ("b.js", GRAMMY + "bot.start();", ["deleteWebhook", "getMe", "getUpdates"]),
        ("b.js", TELEGRAF + "bot.launch();", ["deleteWebhook", "getMe", "getUpdates"]),
        ("b.js", NODE + "new TelegramBot(t, { polling: true });", ["getUpdates"]),
        ("b.js", NODE + "new TelegramBot(t, { polling: false });", []),
        ("b.go", GO_BOT + "b, _ := bot.New(t)\nb.Start(ctx)\n}", ["getMe", "getUpdates"]),
        ("b.go", TGBOTAPI + "bot, _ := tg.NewBotAPI(t)\n}", ["getMe"]),
    ],
)
def test_a_start_calls_what_its_framework_does(scanned, name, text, methods):
    assert methods == scanned(text, name).names("method")


@pytest.mark.parametrize(
    ("name", "text", "kinds"),
    [
        (
            "b.js",
            GRAMMY + "bot.on('message:photo', f); bot.callbackQuery(/a/, f);",
            ["callback_query", "message"],
        ),
        ("b.js", TELEGRAF + "bot.on('my_chat_member', f);", ["my_chat_member"]),
        ("b.js", NODE + "bot.onText(/a/, f);", ["message"]),
        ("b.php", NUTGRAM + "$bot->onCallbackQueryData('a', f);", ["callback_query"]),
        ("b.go", TELEBOT + 'b.Handle("/a", f)\nb.Handle(tele.OnQuery, f)\n}', ["inline_query", "message"]),
        ("b.go", TGBOTAPI + "_ = update.CallbackQuery.Data\n}", ["callback_query"]),
    ],
)
def test_handlers_tell_the_kinds_of_update(scanned, name, text, kinds):
    assert kinds == scanned(text, name).names("update")


@pytest.mark.parametrize(
    ("name", "text", "feature"),
    [
        ("b.js", GRAMMY + "new InlineKeyboard().url('a', 'https://x');", "url_button"),
        ("b.js", TELEGRAF + "Markup.keyboard(['a']).resize();", "reply_keyboard"),
        ("b.js", TELEGRAF + "ctx.reply('x', { parse_mode: 'MarkdownV2' });", "parse_mode_markdownv2"),
        ("b.php", RAW_PHP + "bot('sendMessage', ['parse_mode' => 'html']);", "parse_mode_html"),
        ("b.php", RAW_PHP + "bot('SENDMESSAGE');", "methods_in_odd_case"),
        ("b.php", RAW_PHP + "file_get_contents('php://input');", "webhook"),
        ("b.go", TGBOTAPI + "msg.ParseMode = tg.ModeHTML\n}", "parse_mode_html"),
        ("b.go", GO_BOT + "p.ParseMode = models.ParseModeMarkdown\n}", "parse_mode_markdownv2"),
    ],
)
def test_features_are_seen(scanned, name, text, feature):
    assert f"feature:{feature}" in scanned(text, name).uses


def test_comments_tell_nothing(scanned):
    found = scanned(GRAMMY + "// bot.api.sendDice(1)\n/* ctx.replyWithPhoto('https://t.me/x') */", "b.ts")

    assert [] == found.names("method")


def test_a_file_with_a_mistake_in_it_is_read_around_it(scanned):
    found = scanned(RAW_PHP + "mkdir('bots')\n}\nbot('sendDice');", "b.php")

    assert ["sendDice"] == found.names("method")
