"""What broke first as a bot was tried, and whose it is."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from conformance.bots.complaints import Complaint, complaint, refused_place
from conformance.bots.conversation import Line
from conformance.bots.running import Run
from conformance.bots.seeing import Seen, of_bot, told
from conformance.bots.traffic import Passed

__all__ = ["Blame", "Cause", "blame"]


class Cause(StrEnum):
    """The kinds of things that break."""

    DRIVER = "driver cannot play"
    ELSEWHERE = "address not to be changed"
    NOT_STARTED = "bot does not start"
    UNPARSABLE = "answer not understood"
    METHOD_MISSING = "method missing"
    BROKEN_ANSWER = "answer broken"
    REFUSED = "call refused"
    NO_ANSWER = "call not answered"
    UPDATE_MISSING = "update never came"
    IGNORED = "update not acted on"
    CRASHED = "bot crashed"
    GONE = "platform gone"
    TEXT_WRONG = "text wrong"


@dataclass(frozen=True, slots=True)
class Blame:
    """``whose`` is the platform, the bot or the harness; details are empty where there are none."""

    cause: Cause
    whose: str
    sentence: str
    method: str = ""
    field: str = ""
    update: str = ""
    expected: str = ""
    shown: str = ""


# The update that tells a bot of an act; what is not here is told by another, or by none.
_UPDATES: Mapping[str, str] = {
    "start": "message",
    "send_text": "message",
    "send_photo": "message",
    "send_document": "message",
    "send_contact": "message",
    "send_location": "message",
    "send_voice": "message",
    "send_video": "message",
    "edit_text": "edited_message",
    "press_button": "callback_query",
    "inline_query": "inline_query",
    "choose_result": "chosen_inline_result",
    "react": "message_reaction",
    "vote": "poll_answer",
}
_LIKE = {"message": ("message", "channel_post"), "edited_message": ("edited_message", "edited_channel_post")}


def blame(run: Run, framework: str) -> Blame:
    """Of a run that failed. ``framework`` is named where it is the one that could not go on."""
    outcome = run.outcome
    log = run.log if not run.listened else run.log[_characters(run) :]
    if outcome.unplayed:
        return Blame(
            Cause.DRIVER, "harness", f"The driver could not play {outcome.line}: {outcome.unplayed}."
        )
    if not run.listened:
        return _of_start(run, framework)
    window = run.traffic.since(run.mark.passed)
    calls = [one for one in window if one.method]
    return (
        _missing(calls)
        or _broken(calls)
        or _unread(complaint(log), calls, framework)
        or _refused(calls)
        or _unanswered(run.under_way)
        or _of_updates(run, window, complaint(log))
        or _dead(run, complaint(log))
        or _text_wrong(outcome.line, outcome.chat)
    )


def _characters(run: Run) -> int:
    """Bytes before the last act, as characters of what is kept of the log."""
    return len(run.log.encode()[: run.mark.logged].decode(errors="ignore"))


def _of_start(run: Run, framework: str) -> Blame:
    """A bot that never came to await updates."""
    passed, said = run.traffic.since(), complaint(run.log)
    calls = [one for one in passed if one.method]
    if (place := refused_place(run.log)) and not calls:
        return _elsewhere(place)
    unread = _unread(said, calls, framework) if calls else None
    known = _missing(calls) or _broken(calls) or unread or _refused(calls) or _unanswered(run.under_way)
    if known:
        return known
    why = f" ({said})" if said else ""
    if not calls:
        return Blame(Cause.NOT_STARTED, "bot", f"The bot ended or stood still before its first call{why}.")
    return Blame(Cause.NOT_STARTED, "bot", f"{run.outcome.failure.removesuffix('.')}{why}.")


def _elsewhere(place: str) -> Blame:
    sentence = f"The bot calls {place} and not the address it was given: its address must be changed in code."
    return Blame(Cause.ELSEWHERE, "bot", sentence)


def _unread(said: Complaint | None, calls: Sequence[Passed], framework: str) -> Blame | None:
    """An answer, or an update in one, that the framework could not read: the last before it gave up."""
    if said is None or not said.is_parsing:
        return None
    answered = [one for one in calls if not one.is_poll or one.updates or not one.answer.ok]
    method = answered[-1].call.method if answered else (calls[-1].call.method if calls else "")
    about = f" of {method}" if method else ""
    field = f" ({said.field})" if said.field else ""
    sentence = f"{framework} could not read the answer{about}{field}: {said}."
    return Blame(Cause.UNPARSABLE, "platform", sentence, method=method, field=said.field)


def _missing(calls: Sequence[Passed]) -> Blame | None:
    """The first method that is not there; what a framework says of such an answer tells less."""
    for one in calls:
        if not one.is_delivery and one.answer.unsupported:
            method = one.call.method
            sentence = f"The platform does not know {method}."
            return Blame(Cause.METHOD_MISSING, "platform", sentence, method=method)
    return None


def _broken(calls: Sequence[Passed]) -> Blame | None:
    """The first answer that is no answer of the Bot API's."""
    for one in calls:
        if not one.is_delivery and one.answer.problem:
            sentence = f"{one.call.method} was answered with {one.answer.problem}."
            return Blame(Cause.BROKEN_ANSWER, "platform", sentence, method=one.call.method)
    return None


def _refused(calls: Sequence[Passed]) -> Blame | None:
    """The first call that was refused."""
    for one in calls:
        answer = one.answer
        if not one.is_delivery and not answer.ok:
            sentence = f"{one.call.method} was refused: {answer.error_code} {answer.description}."
            return Blame(Cause.REFUSED, "platform", sentence, method=one.call.method)
    return None


def _unanswered(under_way: Sequence[str]) -> Blame | None:
    if not under_way:
        return None
    sentence = f"{under_way[0]} was not answered in time."
    return Blame(Cause.NO_ANSWER, "platform", sentence, method=under_way[0])


def _of_updates(run: Run, window: Sequence[Passed], said: Complaint | None) -> Blame | None:
    """The update that never came, or that came and moved nothing."""
    kind = _UPDATES.get(run.mark.act, "")
    if not kind:
        return None
    wanted = _LIKE.get(kind, (kind,))
    if not any(name in update for one in window for update in one.updates for name in wanted):
        act = run.mark.act.replace("_", " ")
        sentence = f"No {kind} reached the bot after its user's act ({act})."
        return Blame(Cause.UPDATE_MISSING, "platform", sentence, update=kind)
    if run.died or any(one.method and not one.is_poll for one in window):
        return None
    refusals = [one.interaction.status for one in window if one.is_delivery and one.interaction.status >= 400]
    status = (
        f"HTTP {refusals[0]}: its secret token, or its path, may not be as it was set" if refusals else ""
    )
    why = f" ({status or said})" if status or said else ""
    sentence = f"The {kind} reached the bot, which did nothing upon it{why}."
    return Blame(Cause.IGNORED, "platform", sentence, update=kind)


def _dead(run: Run, said: Complaint | None) -> Blame | None:
    if not run.died:
        return None
    place = refused_place(run.log)
    why = str(said) if said else (f"it may not reach {place}" if place else f"exit code {run.exit_code}")
    return Blame(Cause.CRASHED, "bot", f"The bot ended in the middle of the conversation: {why}.")


def _text_wrong(line: Line | None, chat: Sequence[Seen]) -> Blame:
    shown = of_bot(chat)
    last = told(shown[-1]) if shown else "nothing"
    sentence = f"It did not come true; the bot's last message is {last}."
    return Blame(Cause.TEXT_WRONG, "platform", sentence, expected=str(line), shown=last)
