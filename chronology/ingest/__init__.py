"""The edge towards articles: files -> Document."""
