"""What a reader takes away from a chapter: the notebook and its figures."""

from placebook.takeaway.files import TAKEN, write_takeaways

__all__ = ["TAKEN", "write_takeaways"]
