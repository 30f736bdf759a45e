"""Placebook: reproducible reports on innovation and smart specialisation for every UK place."""

__all__ = ["__version__"]

__version__ = "0.1.0"
