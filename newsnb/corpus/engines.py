"""One function over jobs, here, in processes of our own, or on a Dask cluster; an engine changes no result."""

import os
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from newsnb.errors import NewsnbError, PackageNotFound, UnknownName
from newsnb.workers import Function, Job, Pool

if TYPE_CHECKING:
    from distributed import Client

ENGINES = ("local", "processes", "dask")


def run_jobs(
    function: Function,
    jobs: Sequence[Job],
    engine: str,
    *,
    workers: int | None = None,
    client: "Client | str | None" = None,
    say: Callable[[str], object] = str,
) -> Iterator[tuple[Job, Any]]:
    """Yield each job with what the function gave for it, as they are done.

    Parameters
    ----------
    engine
        One of `ENGINES`.
    workers
        Number of processes; None for one per processor.
    client
        A Dask client, or the address of its scheduler; None for a cluster on this machine.
    say
        Called with a line on where the work of a cluster can be watched.

    Raises
    ------
    UnknownName
        If there is no such engine.
    PackageNotFound
        If Dask is not installed.
    """
    if engine not in ENGINES:
        raise UnknownName("engine", engine, ENGINES)
    number = max(1, min(workers or os.cpu_count() or 1, len(jobs)))
    if engine == "local":
        return ((job, function(job, lambda step: None)) for job in jobs)
    return (
        _run_processes(function, jobs, number)
        if engine == "processes"
        else _run_dask(function, jobs, number, client, say)
    )


def _run_processes(function: Function, jobs: Sequence[Job], workers: int) -> Iterator[tuple[Job, Any]]:
    with Pool(function, workers) as pool:
        for job in jobs:
            pool.give(job)
        for _ in jobs:
            yield pool.take()


def _run_dask(
    function: Function,
    jobs: Sequence[Job],
    workers: int,
    client: "Client | str | None",
    say: Callable[[str], object],
) -> Iterator[tuple[Job, Any]]:
    """Run jobs on a cluster; one that kills its workers is done here, in a process of our own, to find out why."""
    try:
        from distributed import as_completed
    except ImportError as error:
        raise PackageNotFound("the engine 'dask'", "distributed", "dask") from error
    given = client if client is not None and not isinstance(client, str) else None
    used = given or _connect(client if isinstance(client, str) else None, workers)
    say(f"the work can be watched at {used.dashboard_link}")
    try:
        futures = {used.submit(_run_job, function, job, pure=False, retries=2): job for job in jobs}
        for future in as_completed(list(futures)):
            job = futures.pop(future)
            yield job, _result_of(future, function, job)
    finally:
        if given is None:
            used.close()
            if used.cluster is not None:
                used.cluster.close()


def _result_of(future: Any, function: Function, job: Job) -> Any:
    from distributed.scheduler import KilledWorker

    try:
        return future.result()
    except KilledWorker:
        ((_, result),) = _run_processes(function, [job], 1)
        return result


def _run_job(function: Function, job: Job) -> Any:
    return function(job, lambda step: None)


def _connect(address: str | None, workers: int) -> "Client":
    from distributed import Client, LocalCluster

    if address is None:
        return Client(LocalCluster(n_workers=workers, threads_per_worker=1, dashboard_address=":0"))
    try:
        return Client(address, timeout="10s")
    except (OSError, TimeoutError, ValueError) as error:
        raise NewsnbError(
            f"no Dask scheduler answers at {address!r} ({' '.join(str(error).split())[:120]}); "
            f"start one with `dask scheduler`, or leave out --scheduler for a cluster on this machine"
        ) from error
