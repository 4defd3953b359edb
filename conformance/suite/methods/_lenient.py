"""What breaks the documentation and is not refused: where a generated clause has nothing to ask for."""

from collections.abc import Mapping

__all__ = ["LENIENT"]

# By the name of a parameter, or of one method's.
LENIENT: Mapping[str, str] = {
    "limit": "a limit over its maximum is taken as the maximum",
    **dict.fromkeys(
        (
            "entities",
            "caption_entities",
            "question_entities",
            "explanation_entities",
            "description_entities",
            "allowed_updates",
        ),
        "a list that cannot be read is taken as none",
    ),
    **dict.fromkeys(
        ("explanation", "explanation_parse_mode"), "an explanation is read where the poll is a quiz"
    ),
    "copyMessage.caption": "a caption is read where the copied message can have one",
    "copyMessage.parse_mode": "a caption is read where the copied message can have one",
    "sendMessageDraft.parse_mode": "a draft is written while its text is not whole",
    **dict.fromkeys(
        (
            f"{method}.{name}"
            for method in ("createInvoiceLink", "sendInvoice")
            for name in ("title", "description")
        ),
        "taken as it is",
    ),
    "sendLocation.proximity_alert_radius": "read where the location is live",
    "sendLocation.heading": "read where the location is live",
    "sendPoll.correct_option_ids": "read where the poll is a quiz",
    "sendPoll.explanation_media": "read where the poll is a quiz",
    "sendPoll.description": "no refusal of it has been seen",
    "sendPoll.open_period": "read as far as a poll may be open",
    "sendVenue.address": "a venue may lack an address",
    "setWebhook.secret_token": "read where an address is given",
    "sendContact.vcard": "cut, not refused",
    "sendLocation.horizontal_accuracy": "taken as the largest",
    "sendVenue.title": "a venue may lack a title",
    "setMyCommands.commands": "no commands are an empty list of them",
    "setWebhook.url": "no address removes the webhook",
    "setWebhook.max_connections": "taken as the largest",
}
