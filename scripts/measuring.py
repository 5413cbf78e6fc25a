"""Runs a command and tells what it cost: wall and processor time, and the peak memory of it and of its workers."""
import dataclasses
import os
import subprocess
import threading
import time


@dataclasses.dataclass
class Cost:
    """What one run of a command cost. Memory in MiB."""
    wall: float
    cpu: float
    peak: float
    worker_peak: float
    status: int


class ChildWatch(threading.Thread):
    """Looks at the children of a process now and then and keeps the largest peak of memory."""

    INTERVAL = 0.03  # seconds; the kernel keeps each peak, only the last moments of a child can be missed

    def __init__(self, pid):
        super().__init__(daemon=True)
        self.pid = pid
        self.peak = 0.0
        self.done = threading.Event()

    def run(self):
        while not self.done.wait(self.INTERVAL):
            for child in self.children():
                self.peak = max(self.peak, peak_of(child))

    def children(self):
        found = []
        try:
            for task in os.listdir(f"/proc/{self.pid}/task"):
                with open(f"/proc/{self.pid}/task/{task}/children", encoding="ascii") as file:
                    found += file.read().split()
        except OSError:  # the process or a thread of it has ended
            pass
        return found


def peak_of(pid):
    """Peak memory of a process in MiB; 0 when it is gone."""
    try:
        with open(f"/proc/{pid}/status", encoding="utf-8") as file:
            line = next((line for line in file if line.startswith("VmHWM:")), "VmHWM: 0")
        return int(line.split()[1]) / 1024
    except OSError:
        return 0.0


class OwnWatch(ChildWatch):
    """As ChildWatch, and the process itself: what the kernel tells at its end counts its children in."""

    def __init__(self, pid):
        super().__init__(pid)
        self.own = 0.0

    def children(self):
        self.own = max(self.own, peak_of(self.pid))
        return super().children()


def measure(command, stdin=None, stdout=subprocess.DEVNULL):
    """Runs a command to its end; what it says on standard error is thrown away."""
    began = time.monotonic()
    process = subprocess.Popen(command, stdin=stdin, stdout=stdout, stderr=subprocess.DEVNULL)
    watch = OwnWatch(process.pid)
    watch.start()
    _pid, status, usage = os.wait4(process.pid, 0)
    wall = time.monotonic() - began
    watch.done.set()
    watch.join()
    process.returncode = os.waitstatus_to_exitcode(status)
    largest = usage.ru_maxrss / 1024  # of the process and all its children, exact
    own = largest if not watch.peak else max(watch.own, 0.0)
    return Cost(wall, usage.ru_utime + usage.ru_stime, own, watch.peak, process.returncode)
