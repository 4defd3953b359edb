"""Whether a bot would run, in the words of its owner."""

from conformance.scan.finding import Scan
from conformance.scan.joining import Answer
from conformance.score import Standing

__all__ = ["LANGUAGES", "plainly"]

LANGUAGES = ("en", "fa")
_WORDS = {
    "en": {
        "runs": "Your bot runs on {platform}.",
        "readdressed": "Your bot runs on {platform}, once the address of the server is changed in its code.",
        Standing.LOSSES: "Your bot runs on {platform}, with losses: "
        "{count} of the {needs} things it needs fall short.",
        Standing.FAILS: "Your bot will not run on {platform}: "
        "{count} of the {needs} things it needs do not work there.",
        Standing.UNKNOWN: "It is unknown whether your bot runs on {platform}: "
        "{count} of the {needs} things it needs were not tested there.",
        "address": "First change the address of the server: {place}.",
        "read": "This is what the platform's last report says of what was found in the code; "
        "nothing here was validated against live Telegram.",
        "called": "This is what the platform's last report says of what the bot called in its recording; "
        "nothing here was validated against live Telegram.",
    },
    "fa": {
        "runs": "بات شما روی {platform} اجرا می‌شود.",
        "readdressed": "بات شما روی {platform} اجرا می‌شود، پس از آن که نشانی سرور در کد آن عوض شود.",
        Standing.LOSSES: "بات شما روی {platform} اجرا می‌شود، اما با کاستی: "
        "{count} مورد از {needs} نیازش کامل برآورده نمی‌شود.",
        Standing.FAILS: "بات شما روی {platform} اجرا نمی‌شود: {count} مورد از {needs} نیازش آن‌جا کار نمی‌کند.",
        Standing.UNKNOWN: "معلوم نیست که بات شما روی {platform} اجرا شود: "
        "{count} مورد از {needs} نیازش آن‌جا آزموده نشده است.",
        "address": "نخست نشانی سرور را عوض کنید: {place}.",
        "read": "این را آخرین گزارش این سکو دربارهٔ آنچه در کد پیدا شد می‌گوید؛ "
        "هیچ‌چیز این‌جا با تلگرام زنده سنجیده نشده است.",
        "called": "این را آخرین گزارش این سکو دربارهٔ آنچه بات در ضبطش فراخوانده می‌گوید؛ "
        "هیچ‌چیز این‌جا با تلگرام زنده سنجیده نشده است.",
    },
}
# Names and places are left to right within a line that is not.
_ISOLATE = {"en": "{}", "fa": "\u2068{}\u2069"}


def plainly(answer: Answer, scan: Scan, platform: str, language: str) -> str:
    """The first lines: the verdict, the address to change, and what it rests on."""
    words, isolate = _WORDS[language], _ISOLATE[language]
    counted = {
        Standing.FAILS: answer.breaks,
        Standing.LOSSES: answer.losses,
        Standing.UNKNOWN: answer.unknown,
    }
    key = answer.standing if answer.standing in counted else ("readdressed" if answer.addresses else "runs")
    told = {
        "platform": isolate.format(platform),
        "count": len(counted.get(answer.standing, ())),
        "needs": answer.needs,
    }
    lines = [words[key].format(**told)]
    if answer.addresses and (places := answer.addresses[0].places):
        lines.append(words["address"].format(place=isolate.format(places[0].place)))
    return "\n".join([*lines, words["called" if scan.exact else "read"]])
