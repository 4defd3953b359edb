"""The words of a refusal, compared twice: to the letter, and by what they mean.

To the letter, because a quarter of real bots match error texts; by meaning, because a refusal for
another reason is a graver thing than the right one in other words.
"""

import re

from conformance.compare.difference import Kind
from conformance.compare.sight import Sight
from conformance.wire import Answer

__all__ = ["OTHER_WORDS", "compare_descriptions", "meaning"]

OTHER_WORDS = "the same refusal in other words; bots match these texts"

# How long to wait is the server's choice; ``parameters.retry_after`` says it again.
_WAIT = re.compile(r"(retry after )\d+")
_PREFIX = re.compile(
    r"^(?:\[?error\]?: )?(?:bad request|forbidden|unauthorized|conflict|internal server error): ",
    re.IGNORECASE,
)
_WORD = re.compile(r"[a-z0-9]+(?:'t)?")

# The first that fits decides; what none fits means its own words.
_MEANINGS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (name, re.compile(pattern, re.IGNORECASE))
    for name, pattern in (
        ("wait", r"retry after|flood"),
        ("no such method", r"method not found|unknown method"),
        ("blocked by the user", r"blocked by the user|USER_IS_BLOCKED"),
        ("user is deactivated", r"user is deactivated|INPUT_USER_DEACTIVATED"),
        ("cannot write first", r"can't initiate conversation"),
        ("cannot write to bots", r"can't send messages to bots|USER_IS_BOT"),
        (
            "not in the chat",
            r"was kicked from|is not a member|CHANNEL_PRIVATE|chat was deleted|is deactivated",
        ),
        ("moved to a supergroup", r"upgraded to a supergroup|migrated to supergroup"),
        ("lacks rights", r"not enough rights|have no rights|CHAT_ADMIN_REQUIRED|need administrator rights"),
        ("lacks rights", r"CHAT_WRITE_FORBIDDEN|MESSAGE_DELETE_FORBIDDEN|have no access"),
        ("polled while a webhook is set", r"webhook is active"),
        ("ended by another poll", r"terminated by"),
        ("not modified", r"not modified|MESSAGE_NOT_MODIFIED"),
        ("cannot be deleted", r"can't be deleted"),
        ("cannot be edited", r"can't be edited|there is no text in the message|MESSAGE_AUTHOR_REQUIRED"),
        ("broken formatting", r"can't parse entities|unsupported parse_mode"),
        (
            "broken JSON",
            r"can't parse .*(?:JSON|keyboard|button)|object expected|expected an? |must be an? object",
        ),
        ("query too old", r"query is too old|QUERY_ID_INVALID"),
        ("reply not found", r"(?:message to be replied|reply message|replied message) not found"),
        ("poll not found", r"poll .*not found|is not a poll|poll can't be stopped"),
        (
            "message not found",
            r"message (?:to .*|.*)?not found|MESSAGE_(?:ID_INVALID|NOT_FOUND)|invalid message id",
        ),
        ("message not named", r"message identifiers? (?:is|are) not specified"),
        ("chat not named", r"chat_id is empty|chat identifier is (?:empty|not specified)|empty chat_id"),
        ("chat not found", r"chat not found|wrong chat id|chat_id is incorrect|PEER_ID_INVALID"),
        ("user not found", r"user not found|invalid user_?id|PARTICIPANT_ID_INVALID|USER_ID_INVALID"),
        ("file too big", r"file is too big|entity too large"),
        ("file not to be had", r"failed to get http url|wrong http url|wrong type of the web page"),
        (
            "wrong file",
            r"(?:wrong|invalid) (?:remote )?file|can't unserialize|wrong padding|file_id not specified",
        ),
        ("no file", r"there is no .* in the request|should be uploaded|must be uploaded"),
        ("bad picture", r"IMAGE_PROCESS_FAILED|PHOTO_INVALID|STICKER_PNG_DIMENSIONS"),
        ("text is empty", r"text (?:is |must be non-)empty|MESSAGE_EMPTY"),
        ("too long", r"is too long|MESSAGE_TOO_LONG|must not exceed"),
        ("bad button", r"BUTTON_\w+_INVALID|text buttons are unallowed"),
        ("bad webhook", r"webhook"),
        ("sticker set unknown", r"STICKERSET_INVALID"),
        ("provider refused", r"PAYMENT_PROVIDER_INVALID"),
    )
)


def meaning(code: int | None, description: str) -> str:
    """What a refusal says, in a few words that are the same for every wording of it."""
    if code == 401:
        return "not authorised"
    text = _PREFIX.sub("", description)
    named = next((name for name, pattern in _MEANINGS if pattern.search(text)), None)
    return named or " ".join(_WORD.findall(text.lower()))


def compare_descriptions(recorded: Answer, observed: Answer, sight: Sight) -> None:
    """A difference at ``description`` to the letter, and one more at ``meaning`` where that differs too."""
    wanted, came = recorded.description, observed.description
    if came is None or wanted is None:
        if wanted != came:
            sight.differ("description", Kind.MISSING if came is None else Kind.EXTRA, wanted, came)
        return
    if _WAIT.sub(r"\1", wanted) == _WAIT.sub(r"\1", came):
        return
    meant, means = (meaning(one.error_code, one.description or "") for one in (recorded, observed))
    same = meant == means and recorded.error_code == observed.error_code
    sight.differ("description", Kind.VALUE, wanted, came, OTHER_WORDS if same else "")
    if meant != means:
        sight.differ("meaning", Kind.VALUE, meant, means, "refused for another reason")
