"""Complaints that tell the same story in other words: clusters of texts with ids that last."""

from .grouping import cluster_texts

__all__ = ["cluster_texts"]
