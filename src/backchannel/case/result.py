"""What every result has in common: a dict for JSON, a plain table for notebooks."""

from __future__ import annotations

from abc import ABC, abstractmethod
from html import escape
from typing import Any, ClassVar


class Result(ABC):
    """A frozen answer that says by which method it was found.

    Subclasses are frozen dataclasses; they give ``to_dict`` and name their ``method`` (the rule or paper).
    """

    __slots__ = ()
    method: ClassVar[str] = ""

    @abstractmethod
    def to_dict(self) -> dict[str, Any]:
        """Return the answer under the keys of the JSON output."""

    def _repr_html_(self) -> str:
        rows = "".join(
            f"<tr><th scope='row'>{escape(str(k))}</th><td>{escape(_shown(v))}</td></tr>"
            for k, v in self.to_dict().items()
        )
        return f"<table>{rows}</table>"


def _shown(value: object) -> str:
    return "; ".join(map(str, value)) if isinstance(value, list | tuple) else str(value)
