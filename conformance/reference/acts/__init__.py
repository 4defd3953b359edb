"""What people do in their chats, and the updates that bots get from it; one module an area."""

from conformance.reference.acts import buttons, membership, messages
from conformance.reference.acts.registry import ACTS, Act, Refused, Scene, perform

__all__ = ["ACTS", "Act", "Refused", "Scene", "buttons", "membership", "messages", "perform"]
