import pytest
from hypothesis import given
from hypothesis import strategies as st

from conformance.report import Progress


@pytest.mark.parametrize(
    ("progress", "line"),
    [
        (Progress(0, 100, {}, 0.0), "  0 %  0 of 100 judged, none lost"),
        (Progress(4, 100, {"pass": 9}, 2.0), "  4 %  4 of 100 judged, none lost"),
        (
            Progress(50, 100, {"fail": 3, "blocked": 1}, 61.0),
            " 50 %  50 of 100 judged, 3 fail, 1 blocked, 1:01 left",
        ),
        (Progress(10, 100, {"skipped": 2}, 900.0), " 10 %  10 of 100 judged, none lost, 2:15:00 left"),
        (Progress(100, 100, {"error": 1}, 9.0), "100 %  100 of 100 judged, 1 error"),
    ],
)
def test_the_line(progress: Progress, line: str):
    assert progress.line == line


@given(st.integers(1, 10_000).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))), st.floats(0, 1e6))
def test_it_is_done_only_at_the_end(done: tuple[int, int], seconds: float):
    progress = Progress(*done, {}, seconds)

    assert (progress.percent == 100) == (done[0] == done[1])
    assert progress.left is None or progress.left >= 0
