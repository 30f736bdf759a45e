"""Placebook: reproducible reports on innovation and smart specialisation for every UK place."""

__all__ = ["EDITION", "__version__"]

EDITION = "Placebook, edition 2026"

__version__ = "0.1.0"
