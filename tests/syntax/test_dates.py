"""Dates as people write them."""

import pytest

from zettel.syntax.dates import parse_date


@pytest.mark.parametrize(
    ("written", "text", "datatype", "earliest", "latest"),
    [
        ("2016", "2016", "gYear", "2016-01-01", "2016-12-31"),
        ("2016-02", "2016-02", "gYearMonth", "2016-02-01", "2016-02-29"),
        ("2016-10-01", "2016-10-01", "date", "2016-10-01", "2016-10-01"),
        ("20161001", "2016-10-01", "date", "2016-10-01", "2016-10-01"),
        ("20230924194130", "2023-09-24T19:41:30", "dateTime", "2023-09-24", "2023-09-24"),
        ("202309241941", "2023-09-24T19:41:00", "dateTime", "2023-09-24", "2023-09-24"),
        (
            "2015-04-24 11:07:00 +02:00",
            "2015-04-24T11:07:00+02:00",
            "dateTime",
            "2015-04-24",
            "2015-04-24",
        ),
        ("2015-04-24T9:07Z", "2015-04-24T09:07:00Z", "dateTime", "2015-04-24", "2015-04-24"),
        ("1598651458825", "2020-08-28T21:50:58.825Z", "dateTime", "2020-08-28", "2020-08-28"),
        ("octobre 2014", "octobre 2014", "", "2014-10-01", "2014-10-31"),
        ("Févr. 2015", "Févr. 2015", "", "2015-02-01", "2015-02-28"),
        ("7 décembre 2016", "7 décembre 2016", "", "2016-12-07", "2016-12-07"),
        ("1er juillet 2016", "1er juillet 2016", "", "2016-07-01", "2016-07-01"),
        ("July 7, 2016", "July 7, 2016", "", "2016-07-07", "2016-07-07"),
        ("7 July 2016", "7 July 2016", "", "2016-07-07", "2016-07-07"),
        ("automne 2016", "automne 2016", "", "2016-09-01", "2016-12-22"),
        ("Summer 2014", "Summer 2014", "", "2014-06-01", "2014-09-23"),
        ("hiver 2016", "hiver 2016", "", "2015-12-01", "2017-03-21"),
        ("2015-2017", "2015-2017", "", "2015-01-01", "2017-12-31"),
    ],
)
def test_dates(written: str, text: str, datatype: str, earliest: str, latest: str) -> None:
    """A date keeps its precision and has bounds."""
    date = parse_date(written)
    assert date is not None
    assert (date.text, date.datatype, date.earliest, date.latest) == (
        text,
        datatype,
        earliest,
        latest,
    )


@pytest.mark.parametrize(
    "written",
    [
        "",
        "2023-02-30",
        "20231340111111",
        "2016-13",
        "2017-2015",
        "12:30",
        "Paris 2016",
        "0000",
        "31 juin 2016",
        "2015-04-24 25:00",
        "7 automne 2016",
        "9782070368228",  # an ISBN
        "a" * 100,
    ],
)
def test_what_is_no_date(written: str) -> None:
    """Days that do not exist, and other words, are no dates."""
    assert parse_date(written) is None
