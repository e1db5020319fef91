"""The demo project: a believable year with planted troubles."""
