"""What every test shares."""

from hypothesis import settings

# A busy machine is no failure: nothing here asserts a time.
settings.register_profile("unhurried", deadline=None)
settings.load_profile("unhurried")
