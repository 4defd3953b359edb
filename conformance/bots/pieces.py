"""Every show that is recorded, with what its cassette says of it."""

from collections.abc import Iterator
from dataclasses import dataclass

from conformance.bots.program import HERE, Environment, Show
from conformance.session.cassette import Bot

__all__ = ["OLDER", "PIECES", "Piece"]


@dataclass(frozen=True, slots=True)
class Piece:
    """A show, and the name of its framework's package; empty where there is none.

    One that does not ship is run on platforms, and has no cassette among those that ship. ``majors``
    are the major versions of the framework that it is written for, ``first`` the earliest that it is
    known to run with, where that is later than for others.
    """

    show: Show
    package: str
    description: str
    locale: str = "fa"
    ships: bool = True
    majors: range = range(1000)
    first: tuple[int, int] = (0, 0)

    def bot(self, environment: Environment = HERE) -> Bot:
        """Raises Missing where the framework is not installed there."""
        if not self.package:
            return Bot("none", "1", "Python")
        return Bot(*environment.installed(self.package, self.show.language), self.show.language)


def _pieces() -> Iterator[tuple[str, Piece]]:
    yield from _shop()
    yield from _echo()
    yield from _vpn()
    yield from _desk()
    yield from _guard()
    yield from _quiz()
    yield from _reminder()
    yield from _files()
    yield from _search()
    yield from _stars()
    yield from _coffee()
    yield from _fal()
    yield from _channel()
    yield from _market()


def _shop() -> Iterator[tuple[str, Piece]]:
    show = Show("conformance.bots.shop.bot", "دکان", "dokan_bot", "conformance.bots.shop.conversation:TALK")
    about = "A Persian shop: catalogue, photos, basket, an order over several messages, a receipt."
    yield "shop-aiogram", Piece(show, "aiogram", about)


def _echo() -> Iterator[tuple[str, Piece]]:
    about = "An echo of texts and photos, and a button that counts."
    bots = {
        "python-telegram-bot": "conformance.bots.echo.python_telegram_bot",
        "pyTelegramBotAPI": "conformance.bots.echo.pytelegrambotapi",
        "grammy": "echo/grammy.cjs",
        "telegraf": "echo/telegraf.cjs",
        "node-telegram-bot-api": "echo/node_telegram_bot_api.cjs",
    }
    for package, bot in bots.items():
        show = Show(bot, "پژواک", "pejvak_bot", "conformance.bots.echo.conversation:TALK")
        first = (4, 26) if package == "pyTelegramBotAPI" else (0, 0)
        yield f"echo-{package.lower()}", Piece(show, package, about, first=first)


def _vpn() -> Iterator[tuple[str, Piece]]:
    script = "conformance.bots.vpn.conversation"
    bot = ("conformance.bots.vpn.bot", "راه باز", "raahe_baaz_bot")
    about = "A seller of VPN accounts: a channel to join first, invitations by link, payment in Stars."
    yield "vpn-aiogram", Piece(Show(*bot, f"{script}:TALK"), "aiogram", about)
    heard = Show(*bot, f"{script}:SHORT", webhook=True)
    yield "vpn-aiogram-webhook", Piece(heard, "aiogram", f"{about} By webhook.")


def _desk() -> Iterator[tuple[str, Piece]]:
    script, package = "conformance.bots.desk.conversation", "python-telegram-bot"
    bot = ("conformance.bots.desk.bot", "پشتیبانی", "miz_bot")
    about = "A support desk: what users ask is forwarded to a group of staff, whose replies are copied back."
    yield f"desk-{package}", Piece(Show(*bot, f"{script}:TALK"), package, about)
    heard = Show(*bot, f"{script}:SHORT", webhook=True)
    yield f"desk-{package}-webhook", Piece(heard, package, f"{about} By webhook.")
    repairs = Show("conformance.bots.desk.topics", "چرخ", "charkh_bot", "conformance.bots.desk.repairs:TALK")
    about = "A support desk in a forum: a topic for each customer, reactions, a voice note, a place."
    yield "desk-aiogram", Piece(repairs, "aiogram", about)


def _guard() -> Iterator[tuple[str, Piece]]:
    club = Show(
        "conformance.bots.guard.pytelegrambotapi", "Keeper", "keeper_bot", "conformance.bots.guard.club:TALK"
    )
    about = "A keeper of a group: greets with a question, deletes links, warns, mutes, bans, pins."
    yield "guard-pytelegrambotapi", Piece(club, "pyTelegramBotAPI", about, "en")
    script, bot = "conformance.bots.guard.street", ("guard/telegraf.cjs", "نگهبان", "negahban_bot")
    about = "A keeper of a group: requests to join, rules, bad words, a helper with rights, nights."
    yield "guard-telegraf", Piece(Show(*bot, f"{script}:TALK"), "telegraf", about)
    heard = Show(*bot, f"{script}:SHORT", webhook=True)
    yield "guard-telegraf-webhook", Piece(heard, "telegraf", f"{about} By webhook.")


def _quiz() -> Iterator[tuple[str, Piece]]:
    show = Show("quiz/bot.cjs", "Quizmaster", "quizmaster_bot", "conformance.bots.quiz.conversation:TALK")
    about = "A quiz for groups: polls with right answers, who answered what, polls that end, a table."
    yield "quiz-grammy", Piece(show, "grammy", about, "en")


def _reminder() -> Iterator[tuple[str, Piece]]:
    script, package = "conformance.bots.reminder.conversation", "node-telegram-bot-api-0"
    bot = ("reminder/bot.cjs", "یادآور", "yaadaavar_bot")
    about = "A reminder: messages that come later, JSON in callback data, broken HTML."
    yield "reminder-node-telegram-bot-api", Piece(Show(*bot, f"{script}:TALK"), package, about)
    heard = Show(*bot, f"{script}:SHORT", webhook=True)
    yield "reminder-node-telegram-bot-api-webhook", Piece(heard, package, f"{about} By webhook.")


def _files() -> Iterator[tuple[str, Piece]]:
    script = "conformance.bots.files.conversation:TALK"
    show = Show("conformance.bots.files.bot", "Attic", "attic_files_bot", script)
    about = "A keeper of files: downloads, uploads, an album, captions and media that change."
    yield "files-python-telegram-bot", Piece(show, "python-telegram-bot", about, "en")


def _search() -> Iterator[tuple[str, Piece]]:
    script = "conformance.bots.search.conversation"
    about = "Inline search: results by pages, what was chosen, a button to the bot."
    books = Show("search/books.cjs", "Kitab", "kitab_bot", f"{script}:BOOKS")
    yield "search-grammy", Piece(books, "grammy", about, "en")
    verses = Show("conformance.bots.search.verses", "بیت", "beyt_bot", f"{script}:VERSES")
    yield "search-pytelegrambotapi", Piece(verses, "pyTelegramBotAPI", about)


def _stars() -> Iterator[tuple[str, Piece]]:
    script, bot = "conformance.bots.stars.conversation", ("stars/bot.cjs", "Walls", "walls_for_stars_bot")
    about = "A shop for Stars: invoices, one that is refused, a link, a refund, the balance."
    yield "stars-telegraf", Piece(Show(*bot, f"{script}:TALK"), "telegraf", about, "en")
    heard = Show(*bot, f"{script}:SHORT", webhook=True)
    yield "stars-telegraf-webhook", Piece(heard, "telegraf", f"{about} By webhook.", "en")


def _coffee() -> Iterator[tuple[str, Piece]]:
    show = Show("coffee/bot.cjs", "Slow Roast", "slow_roast_bot", "conformance.bots.coffee.conversation:TALK")
    about = "A roaster: two people's baskets, a provider's invoice with shipping, tips, an address too far."
    # What an invoice is called with has changed since grammY 1.21.
    yield "coffee-grammy", Piece(show, "grammy", about, "en", first=(1, 46))


def _fal() -> Iterator[tuple[str, Piece]]:
    bot = ("conformance.bots.fal.bot", "فال حافظ", "faal_hafez_bot", "conformance.bots.fal.conversation:TALK")
    about = "Without a framework, as in old PHP: GET, forms, JSON and multipart, names in any case"
    yield "fal-raw", Piece(Show(*bot), "", f"{about}.")
    yield "fal-raw-webhook", Piece(Show(*bot, webhook=True), "", f"{about}, calls in the webhook's reply.")


def _channel() -> Iterator[tuple[str, Piece]]:
    show = Show(
        "channel/bot.cjs", "کانال‌دار", "kaanaal_daar_bot", "conformance.bots.channel.conversation:TALK"
    )
    about = "A keeper of a channel: posts of every kind, copies, an album, likes, pins, posts of people."
    yield "channel-telegraf", Piece(show, "telegraf", about)


def _market() -> Iterator[tuple[str, Piece]]:
    about = "A Persian market: a basket, payment from card to card, receipts that its keeper approves."
    bots = {
        "python-telegram-bot": ("conformance.bots.market.python_telegram_bot", True),
        "pyTelegramBotAPI": ("conformance.bots.market.pytelegrambotapi", True),
        "grammy": ("market/grammy.cjs", True),
        "node-telegram-bot-api": ("market/node_telegram_bot_api.cjs", False),
    }
    for package, (bot, listens) in bots.items():
        named = (bot, "بازارچه", "baazaarche_bot", "conformance.bots.market.conversation:TALK")
        yield f"market-{package.lower()}", Piece(Show(*named), package, about, ships=False)
        if listens:
            heard = Piece(Show(*named, webhook=True), package, f"{about} By webhook.", ships=False)
            yield f"market-{package.lower()}-webhook", heard


PIECES = dict(_pieces())


def _older() -> Iterator[tuple[str, Piece]]:
    """Bots for majors of frameworks that can only be had in environments of their own."""
    about = "An echo of texts and photos, and a button that counts."
    bots = {
        ("aiogram", 2): "conformance.bots.echo.aiogram_2",
        ("pyTelegramBotAPI", 3): "conformance.bots.echo.pytelegrambotapi_3",
        ("python-telegram-bot", 13): "conformance.bots.echo.python_telegram_bot_13",
        ("telegraf", 3): "echo/telegraf_3.cjs",
        ("node-telegram-bot-api", 0): "echo/node_telegram_bot_api_0.cjs",
    }
    for (package, major), bot in bots.items():
        show = Show(bot, "پژواک", "pejvak_bot", "conformance.bots.echo.conversation:TALK")
        yield (
            f"echo-{package.lower()}-{major}",
            Piece(show, package, about, ships=False, majors=range(major, major + 1)),
        )


OLDER = dict(_older())
