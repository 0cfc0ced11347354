"""Processes that die are replaced, their jobs done, and none is left when the work ends."""

import os
import signal
import subprocess
import sys

import psutil
import pytest

from newsnb.errors import TextTooLong
from newsnb.workers import Job, Pool, WorkersEnd

pytestmark = pytest.mark.slow  # each test starts Python anew, several times


def add_one(job, tell):
    """Add one to each number; a process dies of a negative one."""
    if not job.is_slow and any(number < 0 for number in job.payload):
        os.kill(os.getpid(), signal.SIGKILL)
    done = []
    for step, number in enumerate(job.payload):
        if job.is_slow:
            tell(step)
        if step in job.lost:
            done.append(None)
        elif number < 0:
            os.kill(os.getpid(), signal.SIGKILL)
        else:
            done.append(number + 1)
    return done


def fail(job, tell):
    raise TextTooLong(9, 5, "tokens")


def die(job, tell):
    os._exit(3)


def do_all(function, payloads, size=2):
    with Pool(function, size) as pool:
        for payload in payloads:
            pool.give(Job(payload=payload))
        return [pool.take() for _ in payloads]


def test_jobs_are_done_and_what_killed_its_process_twice_is_left_out():
    before = psutil.Process().children()  # of other tests
    done = do_all(add_one, [[1, 2], [3, -1, 4, -2, 5], [6]])
    assert sorted((outcome for _, outcome in done), key=str) == [[2, 3], [4, None, 5, None, 6], [7]]
    assert set(psutil.Process().children()) <= set(before)


def test_an_error_in_a_process_is_raised_here():
    with pytest.raises(TextTooLong, match="the text has 9 tokens, the limit is 5"):
        do_all(fail, [1])


def test_processes_that_die_of_all_they_get_are_not_replaced_for_ever():
    with pytest.raises(WorkersEnd, match="worker processes end before they read anything"):
        do_all(die, [1], size=1)


def test_processes_end_with_the_one_that_began_them():
    code = "from newsnb.workers import Pool, Job; import test_workers as t, time; p = Pool(t.wait, 2)\n"
    code += "p.give(Job(payload=1)); p.give(Job(payload=1)); print('begun', flush=True); time.sleep(60)"
    with subprocess.Popen(
        [sys.executable, "-c", code], stdout=subprocess.PIPE, env=os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)}
    ) as parent:
        parent.stdout.readline()
        children = psutil.Process(parent.pid).children()
        assert len(children) == 2
        parent.kill()
    _, alive = psutil.wait_procs(children, timeout=5)
    assert [child for child in alive if child.status() != psutil.STATUS_ZOMBIE] == []


def wait(job, tell):
    while True:
        pass
