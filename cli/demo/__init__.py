"""The demo project: a believable year with planted troubles."""

from .run import run_demo
from .write import write_demo

__all__ = ["run_demo", "write_demo"]
