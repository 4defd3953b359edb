"""What a recording has come to so far."""

from collections import Counter
from collections.abc import Callable

from conformance.session.cassette import Interaction

__all__ = ["Log"]


class Log:
    """Counts what was recorded, and collects in sentences what could not be."""

    def __init__(self, on_record: Callable[[Interaction], None] = lambda _: None) -> None:
        self.recorded = 0
        self.under_way = 0  # calls that have no answer yet, such as long polls
        self.problems: Counter[str] = Counter()  # how often each came up
        self.on_record = on_record
        self.on_problem: Callable[[str], None] = lambda _: None  # told each sentence once
        self.on_begin: Callable[[str], None] = lambda _: None  # told the method of each call that comes in,
        self.on_end: Callable[[str], None] = lambda _: None  # and once it is over

    def record(self, interaction: Interaction) -> None:
        self.recorded += 1
        self.on_record(interaction)

    def problem(self, sentence: str) -> None:
        self.problems[sentence] += 1
        if self.problems[sentence] == 1:
            self.on_problem(sentence)
