"""The pages of the web that a world has."""

from dataclasses import dataclass, field
from urllib.parse import urljoin

__all__ = ["Page", "Web"]

MAX_STEPS = 5


@dataclass(frozen=True, slots=True)
class Page:
    """What lies at an address, or where that leads."""

    content: bytes = b""
    kind: str = ""
    leads_to: str = ""


@dataclass(slots=True)
class Web:
    """Every page by its whole URL, and the names that are known; a part of the platform."""

    pages: dict[str, Page] = field(default_factory=dict)
    hosts: dict[str, str] = field(default_factory=dict)  # the IP address of each name

    def at(self, url: str) -> tuple[str, Page | None]:
        """Where the address leads in the end, and what is there; None where that is no page of these."""
        for _ in range(MAX_STEPS):
            page = self.pages.get(url)
            if page is None or not page.leads_to:
                return url, page
            url = urljoin(url, page.leads_to)
        return url, None
