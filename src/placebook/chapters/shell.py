"""Run cells in this process and collect what a kernel would have sent.

The forking engine runs a chapter without a kernel, so it needs an IPython
shell that turns printing, displaying and failing into notebook outputs.
"""

from __future__ import annotations

import contextlib
import io
from typing import TYPE_CHECKING, Any

from ipykernel.compiler import XCachingCompiler
from IPython.core.displayhook import DisplayHook
from IPython.core.displaypub import DisplayPublisher
from IPython.core.interactiveshell import InteractiveShell
from nbformat.v4 import new_output
from traitlets.config import Config

if TYPE_CHECKING:
    from collections.abc import Callable

    from nbformat import NotebookNode

__all__ = ["CellShell"]


class _Outputs:
    """Outputs of the cell that is running, shared by all that write to it."""

    def __init__(self) -> None:
        self.nodes: list[NotebookNode] = []

    def stream(self, name: str, text: str) -> None:
        last = self.nodes[-1] if self.nodes else None
        if last is not None and last.output_type == "stream" and last.name == name:
            last.text += text
        elif text:
            self.nodes.append(new_output("stream", name=name, text=text))

    def take(self) -> list[NotebookNode]:
        taken, self.nodes = self.nodes, []
        return taken


class _Stream(io.TextIOBase):
    """A text stream that writes into the outputs of the running cell."""

    def __init__(self, name: str, write: Callable[[str, str], None]) -> None:
        self._name = name
        self._write = write

    def writable(self) -> bool:
        return True

    def write(self, text: str) -> int:
        self._write(self._name, text)
        return len(text)


class _Publisher(DisplayPublisher):
    """Keeps what ``display()`` publishes."""

    def publish(self, data: dict, metadata: dict | None = None, **_: Any) -> None:
        node = new_output("display_data", data=data, metadata=metadata or {})
        self.shell.outputs.nodes.append(node)


class _Hook(DisplayHook):
    """Keeps the value of a cell's last line."""

    def quiet(self) -> bool:
        """Tell whether a cell ends in a semicolon; IPython takes apart all its text for that."""
        return ";" in self.shell.source and super().quiet()

    def __call__(self, result: object = None) -> None:
        if result is None or self.quiet():
            return
        data, metadata = self.shell.display_formatter.format(result)
        self.update_user_ns(result)
        node = new_output("execute_result", data=data, metadata=metadata)
        node.execution_count = self.shell.cell_number
        self.shell.outputs.nodes.append(node)


class CellShell(InteractiveShell):
    """An IPython shell that runs one notebook's cells, one after the other."""

    # A kernel names its cells with this compiler; tracebacks then read the same.
    compiler_class = XCachingCompiler

    def __init__(self) -> None:
        self.outputs = _Outputs()
        self.cell_number = 0
        self.source = ""
        config = Config()
        config.HistoryManager.enabled = False
        config.InteractiveShell.colors = "neutral"
        super().__init__(config=config, display_pub_class=_Publisher, displayhook_class=_Hook)

    @classmethod
    def start(cls) -> CellShell:
        """Make the shell of this process, in place of one that the parent may have left."""
        InteractiveShell.clear_instance()
        return cls.instance()

    def init_io(self) -> None:
        """Leave the terminal alone."""

    def run_source(self, source: str) -> tuple[list[NotebookNode], int, bool]:
        """Run the source of one cell.

        Returns
        -------
        outputs, execution count, failed
            Outputs as a kernel would have stored them. A failing cell's last
            output is its error with the traceback.
        """
        out, err = (_Stream(name, self.outputs.stream) for name in ("stdout", "stderr"))
        self.cell_number, self.source = self.execution_count, source
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
            result = self.run_cell(source, store_history=True)
        return self.outputs.take(), self.cell_number, not result.success

    def _showtraceback(self, etype: type, evalue: BaseException, stb: list[str]) -> None:
        node = new_output("error", ename=etype.__name__, evalue=str(evalue), traceback=stb)
        self.outputs.nodes.append(node)
