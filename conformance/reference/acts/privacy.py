"""What people keep to themselves."""

from typing import Any

from conformance.reference.acts.registry import Details, Scene, act
from conformance.reference.state.privacy import Privacy


@act(
    "hide_from_forwards",
    "lets forwards of own messages say only a name",
    optional={"hidden": {"type": "boolean"}},
    outside=True,
)
def hide_from_forwards(scene: Scene, details: Details) -> dict[str, Any]:
    """With ``hidden`` false they name the account again."""
    hidden = scene.platform.part(Privacy).hidden
    if details.get("hidden") is False:
        hidden.discard(scene.user.id)
    else:
        hidden.add(scene.user.id)
    return {"update_id": None}
