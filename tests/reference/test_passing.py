"""What is kept for a while takes no room for ever."""

from conformance.reference.state.passing import Passing


def test_a_thing_is_there_until_its_time():
    kept = Passing()
    kept.keep("a", 1, moment=0, until=10)

    assert (1, None) == (kept.find("a", 10), kept.find("a", 10.5))


def test_a_thing_is_taken_once():
    kept = Passing()
    kept.keep("a", 1, moment=0, until=10)

    assert (1, None) == (kept.take("a", 5), kept.take("a", 5))


def test_what_is_over_takes_no_room():
    kept = Passing()

    for moment in range(10_000):
        kept.keep(moment, moment, moment, until=moment + 50)

    assert len(kept._kept) < 400
    assert [9_999, 9_950] == [kept.find(one, 10_000) for one in (9_999, 9_950)]


def test_what_is_to_stay_is_not_swept_out():
    kept = Passing()
    kept.keep("a", 1, moment=0, until=10_000)

    for moment in range(1_000):
        kept.keep(moment, moment, moment, until=moment)

    assert 1 == kept.find("a", 1_000)
