"""The names of months and seasons in French and English, lower case and without accents."""

_FRENCH = "janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre"
_ENGLISH = "january february march april may june july august september october november december"
_SHORT = (
    ("janv", 1), ("jan", 1), ("fevr", 2), ("fev", 2), ("feb", 2), ("mar", 3), ("avr", 4),
    ("apr", 4), ("jun", 6), ("juil", 7), ("jul", 7), ("aug", 8), ("sept", 9), ("sep", 9),
    ("oct", 10), ("nov", 11), ("dec", 12),
)  # fmt: skip

MONTHS = {
    **{name: number for number, name in enumerate(_FRENCH.split(), 1)},
    **{name: number for number, name in enumerate(_ENGLISH.split(), 1)},
    **dict(_SHORT),
}

_SPRING = ((0, 3, 1), (0, 6, 21))
_SUMMER = ((0, 6, 1), (0, 9, 23))
_AUTUMN = ((0, 9, 1), (0, 12, 22))
_WINTER = ((-1, 12, 1), (1, 3, 21))  # "hiver 2016" may begin or end in that year

SEASONS = {
    "printemps": _SPRING,
    "spring": _SPRING,
    "ete": _SUMMER,
    "summer": _SUMMER,
    "automne": _AUTUMN,
    "autumn": _AUTUMN,
    "fall": _AUTUMN,
    "hiver": _WINTER,
    "winter": _WINTER,
}
"""First and last possible day: years to add to the one written, month, day."""
