"""One module a publisher's topic: it alone knows how those files are laid out."""
