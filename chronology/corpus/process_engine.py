"""Steps run by processes of this machine: the engine that needs nothing more."""

from __future__ import annotations

import contextlib
import multiprocessing
import signal
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from multiprocessing.connection import Connection, wait
from multiprocessing.context import SpawnProcess

from chronology.corpus.steps import Step

_TRIES = 4  # of a step whose process is killed each time


class ProcessEngine:
    """Runs each step in a process of its own, ``jobs`` of them at a time. One that is killed is started again."""

    def __init__(self, jobs: int) -> None:
        self.jobs = jobs

    def run(self, work: Callable[[Step, str], str], jobs: Sequence[tuple[Step, str]]) -> Iterator[str]:
        """What ``work`` returned, as it comes."""
        waiting = list(range(len(jobs)))[::-1]
        tries: Counter[int] = Counter()
        running: dict[int, tuple[int, SpawnProcess, Connection]] = {}
        try:
            while waiting or running:
                while waiting and len(running) < self.jobs:
                    number = waiting.pop()
                    process, answer = _start(work, *jobs[number])
                    running[process.sentinel] = (number, process, answer)
                for sentinel in wait(list(running)):
                    number, process, answer = running.pop(int(str(sentinel)))
                    told = _hear(answer)
                    process.join()
                    tries[number] += 1
                    if told is None and tries[number] < _TRIES:
                        waiting.append(number)
                    else:
                        yield f"its process was killed {_TRIES} times" if told is None else told
        finally:
            for _, process, _ in running.values():
                process.terminate()


def _start(work: Callable[[Step, str], str], step: Step, place: str) -> tuple[SpawnProcess, Connection]:
    context = multiprocessing.get_context("spawn")
    hear, say = context.Pipe(duplex=False)
    process = context.Process(target=_run, args=(work, step, place, say), daemon=True)
    process.start()
    say.close()
    return process, hear


def _run(work: Callable[[Step, str], str], step: Step, place: str, say: Connection) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # whoever started it ends it
    say.send_bytes(work(step, place).encode())


def _hear(answer: Connection) -> str | None:
    """What a process answered; None when it died before."""
    with contextlib.suppress(EOFError, OSError):
        return answer.recv_bytes().decode()
    return None
