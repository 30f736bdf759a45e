"""Bind pages and executed chapters into the site. This room runs no notebook."""

from placebook.book.site import BookError, Site, publish

__all__ = ["BookError", "Site", "publish"]
