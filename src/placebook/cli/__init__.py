"""The ``placebook`` command: asks the rooms to work, and tells the user what came of it."""

# Each module adds its commands to the app, which lists them in this order.
from placebook.cli import build, queries, impact, cases, printing  # noqa: F401, I001
from placebook.cli.session import app

__all__ = ["app"]
