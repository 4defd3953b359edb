"""People watch bots write."""

from typing import Any

from conformance.reference.acts.registry import ID, Details, Refused, Scene, act
from conformance.reference.state.drafts import Drafts


@act("stop_generation", "stops a message that is still being written", required={"draft_id": ID})
def stop_generation(scene: Scene, details: Details) -> dict[str, Any]:
    drafts, number = scene.chat.part(Drafts).stoppable, details["draft_id"]
    thread = drafts.pop((scene.bot.user.id, number), None)
    if thread is None:
        raise Refused("there is no such draft, or it cannot be stopped")
    topic = {"message_thread_id": thread} if thread else {}
    return scene.tell("stopped_message_generation", {"chat": scene.chat.view, "draft_id": number, **topic})
