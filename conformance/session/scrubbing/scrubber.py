"""Cleans the exchanges of a session, one after the other."""

import secrets
from collections.abc import Iterable, Mapping
from dataclasses import replace

from conformance.session.cassette.model import Interaction
from conformance.session.guard import ScrubbingFailed, opened
from conformance.session.scrubbing.disguise import Disguise
from conformance.session.scrubbing.documents import Change
from conformance.session.scrubbing.exchanges import changed, plain
from conformance.session.scrubbing.kinds import Kind
from conformance.session.scrubbing.policy import Policy
from conformance.session.scrubbing.pseudonyms import Pseudonyms
from conformance.session.scrubbing.secrets import HOST, Tokens, parts, token_of
from conformance.wire import Unopenable

__all__ = ["MARK", "Scrubber"]

# A header of ours, in which an exchange says what was hidden in it; so it is hidden once.
MARK = "x-conformance-scrubbed"

# What must be in an exchange for a secret other than a token to be in it.
_SIGNS = (
    b"charge_id",
    b"secret_token",
    b"provider_token",
    b"credentials",
    b"StarTransactions",
    b"hash=",
    b"hash%",
)


class Scrubber:
    """Hides tokens and secrets, and what the policy says besides.

    Pseudonyms are made with the key; without one, with a key that is made here and kept nowhere.
    What one exchange tells is looked for in it and in all later ones; ``learn`` tells it of others before.
    """

    def __init__(self, key: bytes | None = None, policy: Policy = Policy()) -> None:  # noqa: B008 - it is frozen
        self.policy = policy
        self._tokens = Tokens()
        self._disguise = Disguise(Pseudonyms(key or secrets.token_bytes(32)), policy)

    def clean(self, interaction: Interaction) -> Interaction:
        """The exchange as it may be written; every length stays as it was.

        Raises ScrubbingFailed where it cannot be read, or a secret is left in it.
        """
        try:
            return self._clean(plain(interaction))
        except Unopenable as error:
            raise ScrubbingFailed(f"The exchange is not written: {error}.") from error
        except (ValueError, RecursionError) as error:
            raise ScrubbingFailed(
                f"The exchange is not written: it cannot be read ({type(error).__name__})."
            ) from error

    def learn(self, interactions: Iterable[Interaction]) -> None:
        """Takes note of the people and secrets of exchanges that are cleaned later."""
        for interaction in interactions:
            if _marks(interaction) <= _SECRETS:
                changed(plain(interaction), _but_secrets(self._disguise.learn, _marks(interaction)))

    def _clean(self, interaction: Interaction) -> Interaction:
        marks = _marks(interaction)
        hidden = interaction
        if not marks <= _SECRETS:
            _refuse_less(marks, self.policy)
        elif self._may_tell(interaction):
            changed(interaction, _but_secrets(self._disguise.learn, marks))
            hidden = changed(interaction, _but_secrets(self._disguise.hide, marks))
            marks |= {*self.policy.names, *_SECRETS} if self.policy.names or hidden != interaction else set()
        self._tokens.add(token_of(interaction.uri))
        clean = _finished(self._tokens.cleaned(hidden), interaction, marks)
        self._check(clean)
        return clean

    def _may_tell(self, interaction: Interaction) -> bool:
        if self.policy.names or self._disguise.knowledge:
            return True
        told = (
            interaction.uri.encode("utf-8", "replace"),
            interaction.request_body,
            interaction.response_body,
        )
        return any(sign in part for part in told for sign in _SIGNS)

    def _check(self, clean: Interaction) -> None:
        for part, content in parts(clean).items():
            for layer in opened(content):
                if self._tokens.shows(layer) or self._disguise.shows(layer):
                    raise ScrubbingFailed(
                        f"The exchange is not written: a secret is left in {part} after scrubbing."
                    )


_SECRETS = frozenset({"secrets"})


def _but_secrets(change: Change, marks: set[str]) -> Change:
    """A change of all but what was hidden before, whoever else is to be hidden now."""
    return (lambda kind, text: text if kind is Kind.SECRET else change(kind, text)) if marks else change


def _marks(interaction: Interaction) -> set[str]:
    """What was hidden before; only what stands at our own address can have been."""
    marked = interaction.request_headers.get(MARK, "") if interaction.uri.startswith(HOST) else ""
    return set(filter(None, marked.split(", ")))


def _refuse_less(marks: set[str], policy: Policy) -> None:
    missing = set(policy.names) - marks
    if missing:
        raise ScrubbingFailed(
            f"The exchange is not written: it was scrubbed before without {', '.join(sorted(missing))}; "
            "scrub the first recording."
        )


def _finished(clean: Interaction, before: Interaction, marks: set[str]) -> Interaction:
    """With the lengths of what is written, and with our mark."""
    mark = {MARK: ", ".join(sorted(marks))} if marks else {}
    grown = len(clean.request_body) - len(before.request_body)
    answer_grown = len(clean.response_body) - len(before.response_body)
    return replace(
        clean,
        request_headers=_measured(clean.request_headers, grown) | mark,
        response_headers=_measured(clean.response_headers, answer_grown),
    )


def _measured(headers: Mapping[str, str], grown: int) -> dict[str, str]:
    length = headers.get("content-length", "")
    told = {"content-length": str(int(length) + grown)} if grown and length.isdecimal() else {}
    return {**headers, **told}
