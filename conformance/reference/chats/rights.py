"""The rights of an administrator as calls give them."""

from typing import Any

from conformance.reference.calls.fields import NotParsable, flag

__all__ = ["rights_given"]


def rights_given(value: Any) -> dict[str, bool]:
    """What a ChatAdministratorRights says; what it leaves out it does not give. Raises NotParsable."""
    if not isinstance(value, dict):
        raise NotParsable("ChatAdministratorRights must be an Object")
    return {name: flag(value, name) for name in value if name == "is_anonymous" or name.startswith("can_")}
