"""People who watch a bot write stop it."""

from conformance.suite.clause import clause, documented
from conformance.suite.ground import Caller, User
from conformance.verdict import Consequence


@clause(
    "accounts.stopped-generation-is-told",
    "#messagegenerationstopped",
    documented("Bot API, MessageGenerationStopped"),
    since="10.3",
    consequence=Consequence.DEGRADES,
    needs=("stop_generation",),
    method="sendMessageDraft",
    update="stopped_message_generation",
)
def stopped_generation_is_told(caller: Caller, user: User) -> None:
    """A person who stops a draft that can be stopped tells the bot so: in which chat, and which draft."""
    draft = {"chat_id": user.chat_id, "draft_id": 4, "text": user.marker("در حال نوشتن"), "can_stop": True}
    caller.accepted("sendMessageDraft", draft)
    user.act("stop_generation", draft_id=4)
    update = caller.awaited("stopped_message_generation", lambda seen: seen["draft_id"] == 4)
    stopped = update["stopped_message_generation"]
    caller.whole("stopped_message_generation", caller.validator.type("MessageGenerationStopped", stopped))
    assert stopped["chat"]["id"] == user.chat_id
