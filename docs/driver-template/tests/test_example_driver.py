"""Your platform's staging takes the place of the reference platform here."""

from example_driver import ExampleDriver

from conformance.platforms.drivers.checking import check_driver
from conformance.reference.process import ReferenceProcess


def test_the_driver_keeps_its_protocol() -> None:
    with ReferenceProcess() as platform:
        driver = ExampleDriver(platform.url)

        assert check_driver(driver, platform.url) == []
        driver.close()
