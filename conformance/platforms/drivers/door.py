"""A platform's sandbox door: JSON over HTTP at ``/sandbox``, by which people come in."""

from typing import Any

import httpx

from conformance.platforms.drivers.protocol import DriverError

__all__ = ["Door"]


class Door:
    """Asks the door of one platform; raises DriverError where it refuses, or is not there."""

    def __init__(self, base_url: str) -> None:
        self._url = f"{base_url.rstrip('/')}/sandbox"
        self._http = httpx.Client(timeout=10.0, trust_env=False)

    def post(self, path: str, **content: Any) -> dict[str, Any]:
        """Sends what is not None; an answer is always an object."""
        given = {name: value for name, value in content.items() if value is not None}
        answer = self._ask("POST", path, json=given)
        if not isinstance(answer, dict):
            raise DriverError(f"the sandbox answers {path} without an object")
        return answer

    def get(self, path: str, **query: Any) -> Any:
        return self._ask("GET", path, params=query)

    def close(self) -> None:
        self._http.close()

    def _ask(self, verb: str, path: str, **content: Any) -> Any:
        try:
            response = self._http.request(verb, f"{self._url}/{path}", **content)
            answer = response.json()
        except httpx.HTTPError as error:
            raise DriverError(f"the sandbox door at {self._url} does not answer: {error}") from error
        except ValueError as error:
            raise DriverError(f"there is no sandbox door at {self._url}: {path} is not JSON") from error
        if response.status_code >= 400:
            reason = answer.get("error") if isinstance(answer, dict) else None
            raise DriverError(f"the sandbox refuses {path}: {reason or f'HTTP {response.status_code}'}")
        return answer
