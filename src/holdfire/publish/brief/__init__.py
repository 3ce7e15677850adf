"""The brief. In: an Account. Out: a tagged PDF of two to four pages."""

from holdfire.publish.brief.render import brief

__all__ = ["brief"]
