"""Has people do again what they did in the recording."""

from dataclasses import dataclass, field
from typing import Any

from conformance.platforms.drivers import Act
from conformance.platforms.platform import Platform
from conformance.replay.acts import Causes, RecordedAct
from conformance.replay.naming import Naming
from conformance.replay.obstacles import Skipped
from conformance.session.model import Session, Step
from conformance.spec import IdentityKind

__all__ = ["People"]


@dataclass(slots=True)
class People:
    """Each act is done once, when the step is played in which it is first heard of."""

    session: Session
    platform: Platform
    naming: Naming
    causes: Causes
    _heard: set[Any] = field(default_factory=set)

    def act_before(self, step: Step) -> None:
        """What nobody told the bot of, and what it sees by this call. Raises Skipped and Blocked."""
        for act in self.causes.silent.get(step.number, ()):
            self._do(act)

    def act_for(self, step: Step) -> None:
        """What the step's updates tell of; one that comes again, unconfirmed, was done before."""
        for update in step.deliveries:
            key = update.get("update_id")
            if key in self._heard:
                continue
            self._heard.add(key)
            act = self.causes.acts.get(key)
            if isinstance(act, str):
                raise Skipped(f"No person can be asked to do this again: {act}.")
            if act is not None:
                self._do(act)

    def _do(self, act: RecordedAct) -> None:
        driver = self.platform.driver
        if act.kind not in driver.acts:
            raise Skipped(f"The driver {driver.name!r} cannot {act.kind.replace('_', ' ')}.")
        user, chat, details = self.naming.act(act)
        if act.kind == "choose_result":
            details["inline_query_id"] = self._query_of(act.user_id, act.details["query"])
            del details["query"]
        driver.act(self.naming.stage.bot, Act(act.kind, user, chat, details))

    def _query_of(self, user_id: int, text: str) -> Any:
        """The observed id of the person's last inline query of that text that the bot has answered."""
        asked = [
            query["id"]
            for step in self.session.steps
            for query in (update.get("inline_query") for update in step.deliveries)
            if isinstance(query, dict) and query["from"]["id"] == user_id and query["query"] == text
        ]
        names = (self.naming.binding.observed(IdentityKind.INLINE_QUERY.value, None, id_) for id_ in asked)
        known = [name for name in names if name is not None]
        if not known:
            raise Skipped("The recording begins after the person's inline query, of which this is a result.")
        return known[-1]
