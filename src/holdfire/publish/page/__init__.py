"""The page. In: an Account. Out: one self-contained HTML file."""

from holdfire.publish.page.render import page

__all__ = ["page"]
