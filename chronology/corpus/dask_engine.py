"""Steps run on a cluster of Dask `distributed`. Needs the extra `cluster`."""

from __future__ import annotations

import contextlib
import logging
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from chronology.corpus.steps import Step
from chronology.errors import ConfigError, SetupError

LOCAL = "local"
_CONNECT_SECONDS = 5
_WORKERS_SECONDS = 60
_RETRIES = 2
# Workers that look at themselves a hundred times a second take 6 % of a core, and these 1 %: steps take minutes.
_QUIET = {
    "distributed.worker.profile.enabled": False,
    "distributed.worker.memory.monitor-interval": "1s",
    "distributed.admin.tick.interval": "1s",
    "distributed.admin.system-monitor.interval": "2s",
    "distributed.scheduler.work-stealing-interval": "1s",
}


class DaskEngine:
    """Runs steps on the workers of a scheduler, which must see the same files and have the same version installed."""

    def __init__(self, client: Any) -> None:
        self.client = client

    def run(self, work: Callable[[Step, str], str], jobs: Sequence[tuple[Step, str]]) -> Iterator[str]:
        """What ``work`` returned, as it comes; a worker that is gone is told where its step cannot be saved."""
        from distributed import as_completed

        # The loop is named, since nothing here is set for the whole process.
        futures = [
            self.client.submit(work, step, place, key=f"{type(step).__name__}-{step.name}", retries=_RETRIES)
            for step, place in jobs
        ]
        for future in as_completed(futures, loop=self.client.loop):  # type: ignore[no-untyped-call]
            yield future.result() if future.status == "finished" else _describe(future.exception())
            future.release()


@contextlib.contextmanager
def connect(address: str, jobs: int) -> Iterator[DaskEngine]:
    """An engine on the scheduler at ``address``; "local" starts one, with ``jobs`` processes, for as long as it lasts.

    Raises SetupError when Dask is not installed, ConfigError when nobody answers at the address.
    """
    try:
        import dask
        from distributed import Client, LocalCluster
    except ImportError:
        raise SetupError("--cluster needs a package more: pip install 'chronology-timeline[cluster]'") from None
    logging.getLogger("distributed").setLevel(logging.CRITICAL)  # a worker that dies is our business, and told
    with contextlib.ExitStack() as stack:
        if address == LOCAL:
            stack.enter_context(dask.config.set(_QUIET))
            cluster = LocalCluster(  # type: ignore[no-untyped-call]
                n_workers=jobs, threads_per_worker=1, processes=True, dashboard_address=None, silence_logs=50
            )
            target: Any = stack.enter_context(cluster)
        else:
            target = address
        try:
            client = Client(target, timeout=_CONNECT_SECONDS, set_as_default=False)  # type: ignore[no-untyped-call]
            stack.enter_context(client)
        except (OSError, ValueError, TimeoutError) as error:
            raise ConfigError(
                f"--cluster {address}: no scheduler answers there ({_one_line(error)}); start one with "
                "`dask scheduler` and workers with `dask worker ADDRESS`, or give --cluster local"
            ) from None
        try:
            client.wait_for_workers(1, timeout=_WORKERS_SECONDS)
        except TimeoutError:
            message = f"the scheduler has no worker after {_WORKERS_SECONDS} seconds; start some with `dask worker`"
            raise ConfigError(f"--cluster {address}: {message}") from None
        yield DaskEngine(client)


def _describe(error: BaseException | None) -> str:
    if type(error).__name__ == "KilledWorker":
        return "its worker was killed each time; look at the memory of the workers"
    return _one_line(error) if error else "it was cancelled"


def _one_line(error: BaseException) -> str:
    return (str(error) or type(error).__name__).partition("\n")[0][:200]
