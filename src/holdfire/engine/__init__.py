"""How a step is mapped over much data. In: a pure step, Arrow tables. Out: Arrow tables, in order.

The same step gives the same rows on every engine; an engine decides only where it runs.
"""

from holdfire.engine.chosen import chosen
from holdfire.engine.fast import fast, kernel
from holdfire.engine.local import Local
from holdfire.engine.protocol import Engine, Step

__all__ = ["Engine", "Local", "Step", "chosen", "fast", "kernel"]
