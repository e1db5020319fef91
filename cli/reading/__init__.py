"""Files to rows with line numbers: formats, encodings, an account of every physical line."""

from .export import Account, Export, How, written
from .opening import open_export
from .reasons import REASONS

__all__ = ["REASONS", "Account", "Export", "How", "open_export", "written"]
