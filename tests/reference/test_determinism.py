"""What is kept is what was: after a kill, and after a snapshot is brought back."""

from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule

from .crowd import Crowd
from .doings import acts, calls


class Days(RuleBasedStateMachine):
    """A crowd that lives, is killed and comes back."""

    @initialize()
    def gather(self) -> None:
        self.folder = TemporaryDirectory()
        self.crowd = Crowd(Path(self.folder.name) / "state.db")

    def teardown(self) -> None:
        if hasattr(self, "crowd"):
            self.crowd.close()
            self.folder.cleanup()

    @rule(data=st.data(), count=st.integers(1, 12))
    def live(self, data, count) -> None:
        for _ in range(count):
            if data.draw(st.booleans()):
                self.crowd.call(*data.draw(calls(self.crowd)))
            else:
                self.crowd.act(data.draw(acts(self.crowd)))
            self.crowd.updates()

    @rule(seconds=st.sampled_from([1, 61, 86_401, 40 * 86_400]))
    def wait(self, seconds) -> None:
        self.crowd.door("clock", advance=seconds)

    @rule(moved=st.sampled_from([{"run": True}, {"stand": 1_900_000_000}]))
    def move_the_clock(self, moved) -> None:
        self.crowd.door("clock", **moved)

    @rule()
    def is_killed(self) -> None:
        self.crowd.door("clock", stand=self.crowd.now)  # or the time would go on meanwhile
        before = self.crowd.visible()

        self.crowd.reopen()

        assert before == self.crowd.visible()

    @rule(data=st.data())
    def comes_back_from_a_snapshot(self, data) -> None:
        self.crowd.door("clock", stand=self.crowd.now)
        before, snapshot = self.crowd.visible(), self.crowd.door("snapshots")["snapshot"]
        self.live(data, 5)

        self.crowd.door(f"snapshots/{snapshot}/restore")

        assert before == self.crowd.visible()


# To make a failure small takes minutes, and tells little more.
Days.TestCase.settings = settings(
    max_examples=40,
    stateful_step_count=12,
    deadline=None,
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
    suppress_health_check=list(HealthCheck),
)
test_what_is_kept_is_what_was = Days.TestCase
