"""Case studies: what a header holds, what a page may contain, and how a new one begins.

Anyone may send a case study, so nothing in one is trusted.
"""

from placebook.cases.checking import CaseProblem, check_case, check_cases
from placebook.cases.schema import KINDS, STAGES, THEMES, header_schema
from placebook.cases.writing import case_text, slug_of

__all__ = [
    "KINDS",
    "STAGES",
    "THEMES",
    "CaseProblem",
    "case_text",
    "check_case",
    "check_cases",
    "header_schema",
    "slug_of",
]
