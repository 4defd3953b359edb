"""Messages that are watched while they are written."""

from conformance.spec import Spec, Validator


def test_a_draft_that_can_be_stopped_is_stopped_once(stage):
    stage.result("sendMessageDraft", chat_id=stage.user_id, draft_id=5, text="So", can_stop=True)

    stage.act("stop_generation", draft_id=5)

    updates = stage.result("getUpdates")
    assert 5 == updates[0]["stopped_message_generation"]["draft_id"]
    assert stage.user_id == updates[0]["stopped_message_generation"]["chat"]["id"]
    assert [] == list(Validator(Spec.load()).result("getUpdates", updates))
    assert "error" in stage.act("stop_generation", draft_id=5)


def test_another_draft_cannot_be_stopped(stage):
    stage.result("sendMessageDraft", chat_id=stage.user_id, draft_id=6, text="So")

    assert "error" in stage.act("stop_generation", draft_id=6)
