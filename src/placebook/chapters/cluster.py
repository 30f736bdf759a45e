"""Run chapters on a cluster of machines, by a dask scheduler that is already running.

Each worker gets the project's data and templates once, whether or not it
shares a file system with this machine, and hands the chapters back as text.
It must have the same code and libraries, which is checked before any work.
"""

from __future__ import annotations

import hashlib
import io
import queue
import time
import zipfile
from concurrent.futures import Executor, Future
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from placebook.chapters.fingerprint import library_versions, package_digest
from placebook.chapters.parcel import packed, shipped
from placebook.chapters.server import Server

if TYPE_CHECKING:
    from collections.abc import Callable

    from distributed import Client, Worker

    from placebook.chapters.outcome import Outcome
    from placebook.chapters.plan import Chapter
    from placebook.layout import Layout

__all__ = ["ClusterError", "cluster_executor"]

SECONDS = 10
ATTEMPTS = 5


class ClusterError(RuntimeError):
    """The cluster cannot be used; the message says why."""


def cluster_executor(address: str, layout: Layout) -> Executor:
    """Connect to a scheduler and give its workers the project.

    Parameters
    ----------
    address
        Of the scheduler, for instance ``"tcp://10.0.0.1:8786"``.
    layout
        The project's folders.

    Raises
    ------
    ClusterError
        If dask is not installed, nobody answers, there is no worker, or a
        worker has other code or libraries than this machine.
    """
    try:
        from distributed import Client  # noqa: PLC0415  an extra that few need
    except ImportError:
        raise ClusterError("--scheduler needs dask: pip install 'placebook[cluster]'") from None
    try:
        client = Client(address, timeout=SECONDS, set_as_default=False)
    except (OSError, ValueError) as error:
        raise ClusterError(f"no scheduler answers at {address}: {error}") from error
    if not client.scheduler_info()["workers"]:
        client.close()
        raise ClusterError(f"the scheduler at {address} has no workers")
    return _ClusterExecutor(client, layout)


class _ClusterExecutor(Executor):
    """Hands chapters to the cluster, with their paths as the workers know them."""

    def __init__(self, client: Client, layout: Layout) -> None:
        self._client = client
        self._kit = _kit()
        files = shipped(layout)
        self._names = {path: name for name, path in files.items()}
        content = packed(files)
        self._key = hashlib.sha256(content).hexdigest()[:16]
        try:
            _prepare(client, _plugin(self._key, content))
        except Exception:
            client.close()
            raise
        self._executor = client.get_executor(pure=False, retries=2)

    def submit(
        self,
        work: Callable[..., Outcome],  # noqa: ARG002  always the same: it need not travel
        chapter: Chapter,
        *rest: Any,
    ) -> Future[Outcome]:
        """Run a chapter there."""
        here = self._names[chapter.template]
        there = replace(
            chapter, template=Path(here), output=Path(chapter.output.name), project=Path()
        )
        return self._executor.submit(_run_there, self._key, self._kit, there, *rest)

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """Let go of the cluster; its workers go on without us."""
        self._executor.shutdown(wait=wait and not cancel_futures)
        self._client.unregister_worker_plugin(f"placebook-{self._key}")
        self._client.close()


def _kit() -> dict[str, str]:
    return {**library_versions(), "placebook": package_digest()}


def _prepare(client: Client, plugin: Any) -> None:
    """Check the workers and give them the project, though one of them may die meanwhile.

    Raises
    ------
    ClusterError
        If a worker differs, or no set of workers stays for long enough.
    """
    for _ in range(ATTEMPTS):
        try:
            client.wait_for_workers(1, timeout=SECONDS)
            _check_workers(client)
            client.register_plugin(plugin)
        except OSError:  # a worker went away in the middle
            time.sleep(1)
        else:
            return
    raise ClusterError("the workers of the cluster do not stay")


def _check_workers(client: Client) -> None:
    """Refuse workers that would make other chapters than this machine."""
    mine = _kit()
    for worker, kit in client.run(_kit).items():
        for name, version in mine.items():
            if kit.get(name) != version:
                raise ClusterError(f"the worker {worker} has {name} {kit[name]}, here is {version}")


def _plugin(key: str, content: bytes) -> Any:
    from distributed import WorkerPlugin  # noqa: PLC0415  an extra that few need

    class ProjectPlugin(WorkerPlugin):
        """Unpacks the project on a worker and starts the processes that run its chapters."""

        name = f"placebook-{key}"

        def setup(self, worker: Worker) -> None:
            folder = Path(worker.local_directory) / self.name
            with zipfile.ZipFile(io.BytesIO(content)) as pack:
                pack.extractall(folder)
            self.folder = folder
            self.kit = _kit()
            self.servers: queue.Queue[Server] = queue.Queue()
            for _ in range(worker.state.nthreads):
                self.servers.put(Server(folder))

        def teardown(self, worker: Worker) -> None:  # noqa: ARG002  dask's signature
            while not self.servers.empty():
                self.servers.get().stop()

    return ProjectPlugin()


def _run_there(key: str, kit: dict[str, str], chapter: Chapter, *rest: Any) -> Outcome:
    """Run a chapter, on a worker, by one of the processes that stand ready.

    A worker that has come since the others were checked is checked here.
    """
    from distributed import get_worker  # noqa: PLC0415  an extra that few need

    plugin = get_worker().plugins[f"placebook-{key}"]
    if plugin.kit != kit:
        raise ClusterError(f"the worker {get_worker().address} has other code or libraries")
    server = plugin.servers.get()
    try:
        folder = plugin.folder
        there = replace(chapter, template=folder / chapter.template, project=folder)
        return server.run(there, *rest)
    finally:
        plugin.servers.put(server)
