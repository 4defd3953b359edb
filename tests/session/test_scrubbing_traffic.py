"""Over generated traffic, in every form that clients use: nothing planted survives, and all else stays."""

import base64
import gzip
import json
import re
import zlib
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote, unquote, urlencode

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from conformance.session.cassette import Interaction
from conformance.session.scrubbing import Policy, Scrubber
from conformance.spec import Spec, Validator, strategies

SPEC = Spec.load()
METHODS = sorted(SPEC.methods)
TELLING = ["getUpdates", "sendMessage", "editMessageText", "sendContact", "sendInvoice", "getChat", "getFile"]
TOKEN = "110201543:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw"
EVERYTHING = Policy(people=True, texts=True, ids=True, links=True)

# Letters that spell no word of the Bot API, and a beginning that no generated value has by chance.
latin = st.text("bcdfghjkmnpqrvwxz", min_size=6, max_size=9).map("qxw{}".format)
persian = st.text("ابپتجدرزسشعفقکگلمنوهی", min_size=5, max_size=9).map("ژغ{}".format)
generous = settings(
    max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)


@dataclass
class Plant:
    """A person whose every trait is put wherever the spec has room for it."""

    name: str
    user: str
    digits: str

    def __post_init__(self) -> None:
        user, digits = self.user, self.digits
        self.username, self.phone = f"{user}_k", f"+98{digits}"
        self.email, self.charge = f"{user}@{user}.example", f"ch_{user}{digits}"
        self.traits = (self.name, self.username, digits, user, self.charge)

    def into(self, value: Any, field: str = "") -> Any:
        if isinstance(value, dict):
            return {key: self.into(one, key) for key, one in value.items()}
        if isinstance(value, list):
            return [self.into(one, field) for one in value]
        return self.trait(field) if isinstance(value, str) and self.trait(field) else value

    def trait(self, field: str) -> str:
        deep = base64.urlsafe_b64encode(self.username.encode()).decode().rstrip("=")
        inner = json.dumps({"note": self.name, "who": {"username": self.username}})
        return {
            "first_name": self.name.capitalize(),
            "last_name": self.name,
            "username": self.username,
            "phone_number": self.phone,
            "email": self.email,
            "telegram_payment_charge_id": self.charge,
            "provider_payment_charge_id": self.charge,
            "text": f"سلام {self.name}! @{self.username} {self.phone} 🌹 t.me/{self.username}?start={deep}",
            "caption": f"<b>{self.name}</b> &#x{ord(self.name[0]):x};{self.name[1:]}",
            "message_text": f"{self.name}: {inner}",
            "data": f"to:{self.username}:{self.name}",
            "callback_data": inner,
            "payload": quote(inner),
            "invoice_payload": quote(quote(inner)),
            "start_parameter": deep,
            "url": f"https://x.example/?to={quote(self.name)}&who={self.username}",
            "file_name": f"{self.name}-{self.username}.pdf",
            "file_path": f"documents/{self.name}.pdf",
            "title": f"{self.name}",
            "description": inner,
        }.get(field, "")


plants = st.builds(Plant, latin | persian, latin, st.from_regex(r"[2-9][0-9]{8}", fullmatch=True))


def introduction(plant: Plant) -> Interaction:
    """An update in which the person writes first: how a session comes to know somebody."""
    person = {"id": 5_123_456_789, "is_bot": False, "first_name": plant.name, "username": plant.username}
    contact = {"phone_number": plant.phone, "first_name": plant.name}
    paid = {"telegram_payment_charge_id": plant.charge}
    message = {"from": person, "contact": contact, "successful_payment": paid, "text": plant.email}
    return exchange("getUpdates", b"", answered([{"update_id": 1, "message": message}]))


def answered(result: Any, *, ascii_only: bool = True) -> bytes:
    envelope = {"ok": True, "result": result}
    return json.dumps(envelope, ensure_ascii=ascii_only).encode("utf-8", "surrogatepass")


def exchange(method: str, body: bytes, answer: bytes, query: str = "", **headers: str) -> Interaction:
    asked = {"content-type": "application/x-www-form-urlencoded"} | {
        name.replace("_", "-"): value for name, value in headers.items() if not name.startswith("answer_")
    }
    told = {"content-encoding": headers["answer_encoding"]} if "answer_encoding" in headers else {}
    uri = f"https://api.telegram.org/bot{TOKEN}/{method}{query}"
    return Interaction("POST", uri, asked, body, 200, "OK", told, answer)


def texts_of(params: dict[str, Any], *, ascii_only: bool) -> dict[str, str]:
    return {
        name: value if isinstance(value, str) else json.dumps(value, ensure_ascii=ascii_only)
        for name, value in params.items()
    }


def parts_of(texts: dict[str, str]) -> bytes:
    parts = [
        f'--b\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{one}\r\n'
        for name, one in texts.items()
    ]
    return "".join(parts).encode()


PACKERS = {"gzip": gzip.compress, "deflate": zlib.compress, "identity": bytes}


@st.composite
def requests(draw: Any, method: str, params: dict[str, Any], plant: Plant, answer: bytes) -> Interaction:
    texts = texts_of(params, ascii_only=draw(st.booleans()))
    packing, answering = draw(st.sampled_from(sorted(PACKERS))), draw(st.sampled_from(sorted(PACKERS)))
    form, query = draw(st.sampled_from(["form", "query", "json", "multipart"])), ""
    kind, body = "application/x-www-form-urlencoded", urlencode(texts).encode()
    if form == "query":
        query, body = f"?{urlencode(texts, quote_via=quote)}", b""
    elif form == "json":
        kind, body = "application/json", json.dumps(params, ensure_ascii=draw(st.booleans())).encode()
    elif form == "multipart":
        kind = "multipart/form-data; boundary=b"
        head = (
            f'--b\r\nContent-Disposition: form-data; name="document"; filename="{plant.username}.jpg"\r\n\r\n'
        )
        body = (
            parts_of(texts)
            + head.encode()
            + b"\xff\xd8Exif\0"
            + plant.username.encode()
            + b"\0\xff\r\n--b--\r\n"
        )
    headers = {"content_type": kind, "content_encoding": packing, "answer_encoding": answering}
    return exchange(method, PACKERS[packing](body), PACKERS[answering](answer), query, **headers)


@st.composite
def planted(draw: Any) -> tuple[Plant, Interaction]:
    method, plant = draw(st.sampled_from(METHODS) | st.sampled_from(TELLING)), draw(plants)
    params = plant.into(draw(strategies.params(SPEC, SPEC.methods[method])))
    result = plant.into(draw(strategies.results(SPEC, SPEC.methods[method])))
    answer = answered(result, ascii_only=draw(st.booleans()))
    return plant, draw(requests(method, params, plant, answer))


def opened(interaction: Interaction) -> str:
    """All that would be written, and what is beneath its encodings, in small letters."""
    heads = [*interaction.request_headers.values(), interaction.uri]
    bodies = [interaction.request_body, interaction.response_body]
    text = "\n".join([*heads, *(body.decode("utf-8", "replace") for body in bodies)])
    seen = [text]
    for _ in range(4):
        text = unquote(text.replace("\\/", "/"))
        text = json_unescaped(text)
        seen.append(text)
    return "\n".join(seen).lower()


def json_unescaped(text: str) -> str:
    return re.sub(r"\\+u([0-9a-fA-F]{4})", lambda found: chr(int(found[1], 16)), text)


@generous
@given(planted(), st.sampled_from([Policy(people=True), EVERYTHING]))
def test_nothing_planted_survives_in_any_form(case: tuple[Plant, Interaction], policy: Policy):
    plant, one = case
    scrubber = Scrubber(b"key of this test", policy)

    scrubber.clean(introduction(plant))
    left = opened(scrubber.clean(one))

    assert [] == [trait for trait in plant.traits if trait.lower() in left]
    assert TOKEN not in left
    assert base64.urlsafe_b64encode(plant.username.encode()).decode().rstrip("=").lower() not in left


@generous
@given(planted(), st.sampled_from([Policy(people=True), Policy(texts=True), Policy(ids=True), EVERYTHING]))
def test_types_and_lengths_stay(case: tuple[Plant, Interaction], policy: Policy):
    one = case[1]
    plain = Scrubber(b"key of this test").clean(one)
    before = json.loads(plain.response_body)["result"]
    method = one.uri.partition("?")[0].rpartition("/")[2]
    assume(not Validator(SPEC).result(method, before))

    clean = Scrubber(b"key of this test", policy).clean(one)

    assert len(plain.request_body) == len(clean.request_body)
    assert len(plain.response_body) == len(clean.response_body)
    assert not Validator(SPEC).result(method, json.loads(clean.response_body)["result"])


@generous
@given(planted(), st.sampled_from([Policy(), Policy(people=True), EVERYTHING]))
def test_scrubbing_twice_changes_nothing_more(case: tuple[Plant, Interaction], policy: Policy):
    once = Scrubber(policy=policy).clean(case[1])

    assert once == Scrubber(policy=policy).clean(once)
