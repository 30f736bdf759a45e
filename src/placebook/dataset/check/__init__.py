"""Check the data package, row by row, before anything is made of it.

Bad data should stop a build with the row that is wrong, not surface as an odd
figure in a chapter. What must hold is stated in ``datapackage.json``; what no
schema can say, such as parts that add up to their whole, stands in `figures`
and `totals`.
"""

from placebook.dataset.check.checksums import accept_changes
from placebook.dataset.check.package import check_package
from placebook.dataset.check.problem import Problem
from placebook.dataset.check.remembered import check_again, check_once, remember_sound

__all__ = [
    "Problem",
    "accept_changes",
    "check_again",
    "check_once",
    "check_package",
    "remember_sound",
]
