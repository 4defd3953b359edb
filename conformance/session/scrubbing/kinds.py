"""What each field of the Bot API may tell of people, by the spec's types."""

from collections import defaultdict
from collections.abc import Mapping
from enum import Enum, auto
from functools import cache
from typing import Any, NamedTuple

from conformance.spec import ArrayOf, Const, Field, IdentityKind, Method, Named, OneOf, Primitive, Ref, Spec

__all__ = [
    "ANSWER",
    "LOOSE",
    "Entry",
    "Kind",
    "Plan",
    "is_service",
    "params_of",
    "plan_of",
    "result_of",
    "update",
]


class Kind(Enum):
    """What a string or a number is, to one who hides people."""

    KEPT = auto()  # a word of the Bot API, or a name that only the server understands
    FREE = auto()  # anything: what is known of people is looked for in it
    TEXT = auto()  # written for people
    URL = auto()
    HOOK = auto()  # the bot's own address
    NAME = auto()  # of a person: its words are looked for elsewhere
    TITLE = auto()  # of a chat or a bot: as a whole
    USERNAME = auto()
    PHONE = auto()
    EMAIL = auto()
    ADDRESS = auto()
    CARD = auto()  # a vCard
    PLACE = auto()  # a coordinate
    BIRTH = auto()
    PEER = auto()
    LINK = auto()  # of an invitation or an invoice
    SECRET = auto()
    REFUSAL = auto()  # the server's words, in which others' may be quoted
    BINARY = auto()  # a file that is no text


class Entry(NamedTuple):
    """A field's kind, and its type where something is within it."""

    kind: Kind
    ref: Ref | None = None


Plan = Mapping[str, Entry]

_OF_FIELDS = {
    Kind.NAME: "first_name last_name author_signature sender_user_name custom_title sender_tag tag "
    "suggested_name bio OrderInfo.name",
    Kind.TITLE: "Chat.title ChatFullInfo.title ChatShared.title setChatTitle.title new_chat_title "
    "BotName.name setMyName.name Community.name",
    Kind.USERNAME: "username suggested_username active_usernames bot_username",
    Kind.PHONE: "phone_number",
    Kind.EMAIL: "email email_address",
    Kind.ADDRESS: "street_line1 street_line2 street city post_code address foursquare_id google_place_id "
    "LocationAddress.state ShippingAddress.state",
    Kind.CARD: "vcard",
    Kind.PLACE: "latitude longitude",
    Kind.BIRTH: "Birthdate.day Birthdate.month Birthdate.year",
    Kind.SECRET: "secret_token provider_token EncryptedCredentials.data EncryptedCredentials.hash "
    "EncryptedCredentials.secret EncryptedPassportElement.data EncryptedPassportElement.hash data_hash "
    "element_hash file_hash file_hashes",
    Kind.HOOK: "WebhookInfo.url setWebhook.url",
    Kind.URL: "url audio_url document_url gif_url mpeg4_url photo_url thumbnail_url video_url voice_url "
    "web_app_url",
    Kind.TEXT: "text caption message_text question explanation quote label input_field_placeholder "
    "forward_text comment error_message query switch_inline_query switch_inline_query_current_chat "
    "custom_description html markdown alternative_text prize_description button_text short_description "
    "description title message option_text options ForumTopic.name ForumTopicCreated.name "
    "ForumTopicEdited.name createForumTopic.name editForumTopic.name editGeneralForumTopic.name "
    "ChatInviteLink.name createChatInviteLink.name editChatInviteLink.name "
    "createChatSubscriptionInviteLink.name editChatSubscriptionInviteLink.name summary credit "
    "expression hashtag bank_card_number performer keywords",
    Kind.KEPT: "type status parse_mode quote_parse_mode text_parse_mode question_parse_mode "
    "explanation_parse_mode description_parse_mode mime_type thumbnail_mime_type language_code language "
    "currency last_resale_currency emoji emoji_list sticker_type sticker_format format style source point "
    "allowed_updates country_code country_codes action command cashtag codec align valign "
    "date_time_format effect_id message_effect_id foursquare_type google_place_type time_zone_name "
    "field_name transaction_type chat_type rarity origin theme_name",
}
_KINDS = {field: kind for kind, names in _OF_FIELDS.items() for field in names.split()}

_OF_IDENTITIES = {
    IdentityKind.USERNAME: Kind.USERNAME,
    IdentityKind.CHAT: Kind.PEER,
    IdentityKind.USER: Kind.PEER,
    IdentityKind.INVITE_LINK: Kind.LINK,
    IdentityKind.PAYMENT: Kind.SECRET,
    IdentityKind.PROVIDER_PAYMENT: Kind.SECRET,
    IdentityKind.FILE: Kind.FREE,  # an address too, where a bot sends one
    IdentityKind.FILE_PATH: Kind.FREE,
    IdentityKind.STICKER_SET: Kind.FREE,  # ends in its bot's username
    IdentityKind.SERVER: Kind.FREE,
    IdentityKind.PROFILE: Kind.KEPT,
}

# Telegram's own accounts are nobody: service notifications, anonymous administrators, channels' posts.
_SERVICES = frozenset({777000, 1087968824, 136817688})


def is_service(value: Mapping[str, Any]) -> bool:
    return value.get("id") in _SERVICES


@cache
def plan_of(name: str) -> Plan:
    """The fields of a type, or the parameters of a method."""
    spec = Spec.load()
    if name in spec.types:
        return _plan(name, spec.types[name].fields)
    method = spec.methods[name]
    return _plan(name, {**method.legacy, **method.params})


def params_of(method: str) -> Plan:
    """The parameters of a method in any case; of one that there is not, what names alone say."""
    found = Spec.load().method(method)
    return plan_of(found.name) if found else LOOSE


def result_of(method: str) -> Entry:
    found = Spec.load().method(method)
    return _result(found) if found else Entry(Kind.FREE)


def update() -> Plan:
    return plan_of("Update")


def _result(method: Method) -> Entry:
    kind = Kind.FREE
    if method.result_identity is not None:
        kind = _OF_IDENTITIES.get(method.result_identity.kind, Kind.KEPT)
    return Entry(Kind.LINK if method.name == "createInvoiceLink" else kind, method.result)


ANSWER: Plan = {
    "ok": Entry(Kind.KEPT),
    "error_code": Entry(Kind.KEPT),
    "description": Entry(Kind.REFUSAL),
    "parameters": Entry(Kind.FREE, Named("ResponseParameters")),
}


def _plan(owner: str, fields: Mapping[str, Field]) -> Plan:
    return {name: Entry(_kind(owner, field), field.ref) for name, field in fields.items()}


def _kind(owner: str, field: Field) -> Kind:
    exact = _KINDS.get(f"{owner}.{field.name}")
    if exact is not None:
        return exact
    if field.limits.get("enum") or isinstance(field.ref, Const):
        return Kind.KEPT
    if field.name.endswith("file_id"):
        return Kind.KEPT
    if field.identity is not None and field.identity.kind is not IdentityKind.PROFILE:
        return _OF_IDENTITIES.get(field.identity.kind, Kind.KEPT)
    usual = Kind.FREE if field.identity is None and _may_be_text(field.ref) else Kind.KEPT
    return _KINDS.get(field.name, usual)


def _may_be_text(ref: Ref) -> bool:
    match ref:
        case Primitive(name):
            return name in {"String", "Any"}
        case ArrayOf(item):
            return _may_be_text(item)
        case OneOf(options):
            return any(map(_may_be_text, options))
    return isinstance(ref, Named)


def _by_name() -> Plan:
    """The kind that a name has wherever the spec has it; of one that differs, free text."""
    spec = Spec.load()
    found: dict[str, set[Kind]] = defaultdict(set)
    for owner in (*spec.types, *spec.methods):
        for name, entry in plan_of(owner).items():
            found[name].add(entry.kind)
    usual = {name: Entry(kinds.pop() if len(kinds) == 1 else Kind.FREE) for name, kinds in found.items()}
    return usual | {name: Entry(Kind.TEXT) for name in ("title", "description", "message")}


class _Loose(dict[str, Entry]):
    """Made when it is first asked, for the spec takes a while to read."""

    def get(self, name: str, default: Any = None) -> Any:
        if not self:
            self.update(_by_name())
        return super().get(name, default)


LOOSE: Plan = _Loose()
