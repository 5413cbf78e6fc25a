#!/usr/bin/env python3
"""Runs indsats on a Spark of a master and two workers on this machine, kills one worker in mid-run, and compares what comes out with a
run without Spark.

usage: test_spark.py --program PATH --generator PATH [--documents N] [--seed S]

Needs Java 17 (Debian: openjdk-17-jre-headless) and, for pyspark from PyPI in an environment that is thrown away, a network. Everything
listens on 127.0.0.1. Exit status: 0 the same output, 1 not, 2 it could not be tried, with the reason.
"""
import argparse
import hashlib
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time

PYSPARK = "pyspark>=3.5,<4"
EPOCH = "1767225600"  # 2026-01-01, so that times of first sight are equal
DAY = "2026-01-01"
MARK = "INDSATS_SPARK_TEST"
PATIENCE = 600  # seconds for a step that should take tens


class CannotTry(Exception):
    """What is missing on this machine."""


class Failed(Exception):
    """What did not go as it should."""


def install_java():
    if shutil.which("java"):
        found = subprocess.run(["java", "-version"], capture_output=True, text=True, check=False).stderr
        version = re.search(r'version "(\d+)', found)
        if version and 17 <= int(version.group(1)) <= 21:
            return
    if os.geteuid() != 0 or not shutil.which("apt-get"):
        raise CannotTry("Java 17 is missing, and without root it is not installed: apt-get install openjdk-17-jre-headless")
    print("installing Java 17 ...")
    install = ["apt-get", "install", "-y", "--no-install-recommends", "openjdk-17-jre-headless"]
    if subprocess.run(install, stdout=subprocess.DEVNULL, check=False).returncode:
        raise CannotTry("Java 17 is missing and could not be installed (no network?)")


def install_spark(scratch):
    """Gives the python of a new environment and the folder of Spark in it."""
    folder = os.path.join(scratch, "venv")
    if subprocess.run([sys.executable, "-m", "venv", folder], check=False, stdout=subprocess.DEVNULL).returncode:
        raise CannotTry("no virtual environment can be made: apt-get install python3-venv")
    python = os.path.join(folder, "bin", "python")
    print("installing pyspark (some 300 MB) ...")
    done = subprocess.run([python, "-m", "pip", "install", "-q", PYSPARK], capture_output=True, text=True, check=False)
    if done.returncode:
        raise CannotTry("pyspark cannot be had from PyPI; is there a network? " + done.stderr.strip()[-200:])
    find = "import os, pyspark; print(os.path.dirname(pyspark.__file__))"
    return python, subprocess.run([python, "-c", find], capture_output=True, text=True, check=True).stdout.strip()


def free_port():
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


class Cluster:
    """A master and two workers of one core each, in process groups of their own."""

    def __init__(self, spark, python, scratch):
        self.spark = spark
        self.scratch = scratch
        self.environment = dict(
            os.environ, SPARK_HOME=spark, SPARK_LOCAL_IP="127.0.0.1", SPARK_LOCAL_DIRS=os.path.join(scratch, "local"),
            PYSPARK_PYTHON=python, PYSPARK_DRIVER_PYTHON=python, SOURCE_DATE_EPOCH=EPOCH, **{MARK: scratch})
        self.address = f"spark://127.0.0.1:{free_port()}"
        self.workers = []

    def start(self):
        port = self.address.rsplit(":", 1)[1]
        self.spawn("master", "master.Master", "--host", "127.0.0.1", "--port", port, "--webui-port", "0")
        self.wait_for("master", "I have been elected leader", 1)
        for number in (1, 2):
            folder = os.path.join(self.scratch, f"worker-{number}")
            self.workers.append(self.spawn(
                f"worker-{number}", "worker.Worker", "--host", "127.0.0.1", "--webui-port", "0", "--cores", "1", "--memory", "1g",
                "--work-dir", folder, self.address))
        self.wait_for("master", "Registering worker", 2)

    def spawn(self, name, part, *arguments):
        command = [os.path.join(self.spark, "bin", "spark-class"), "org.apache.spark.deploy." + part, *arguments]
        with open(os.path.join(self.scratch, name + ".log"), "wb") as log:
            return subprocess.Popen(command, stdout=log, stderr=log, env=self.environment, start_new_session=True)

    def wait_for(self, name, words, count):
        """Until a log says something so many times."""
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            with open(os.path.join(self.scratch, name + ".log"), encoding="utf-8", errors="replace") as log:
                if log.read().count(words) >= count:
                    return
            time.sleep(0.2)
        raise Failed(f"Spark does not come up: see what {name} says:\n" + self.tail(name))

    def tail(self, name):
        with open(os.path.join(self.scratch, name + ".log"), encoding="utf-8", errors="replace") as log:
            return "".join(log.readlines()[-15:])

    def kill_worker(self):
        """Ends a worker with everything that it started, as a loss of its machine would."""
        leader = os.getsid(self.workers[0].pid)
        below = descendants(self.workers[0].pid)
        os.killpg(leader, signal.SIGKILL)
        for pid in below:
            end_process(pid)
        self.workers[0].wait()
        return 1 + len(below)

    def stop(self):
        """Ends what carries this test's mark in its environment, and nothing else."""
        for pid in marked(self.scratch):
            end_process(pid)


def end_process(pid):
    try:
        os.kill(pid, signal.SIGKILL)
    except ProcessLookupError:
        pass


def descendants(pid):
    found = []
    try:
        for task in os.listdir(f"/proc/{pid}/task"):
            with open(f"/proc/{pid}/task/{task}/children", encoding="ascii") as file:
                for child in map(int, file.read().split()):
                    found += [child, *descendants(child)]
    except OSError:  # it has ended meanwhile
        pass
    return found


def marked(scratch):
    found = []
    for name in filter(str.isdigit, os.listdir("/proc")):
        try:
            with open(f"/proc/{name}/environ", "rb") as file:
                if f"{MARK}={scratch}".encode() in file.read().split(b"\0") and int(name) != os.getpid():
                    found.append(int(name))
        except OSError:
            pass
    return found


def digest(folder):
    """SHA-256 over the names and bytes of all files of a folder."""
    total = hashlib.sha256()
    for place, folders, names in os.walk(folder):
        folders.sort()
        for name in sorted(names):
            path = os.path.join(place, name)
            with open(path, "rb") as file:
                total.update(f"{os.path.relpath(path, folder)}\0{hashlib.sha256(file.read()).hexdigest()}\n".encode())
    return total.hexdigest()


def bundles_in(folder):
    return sum(len(names) for _place, _folders, names in os.walk(os.path.join(folder, "result")))


def run_alone(options, corpus, scratch):
    output = os.path.join(scratch, "alone")
    command = [options.program, "run", "--quiet", "--corpus", corpus, "--output", output, "--as-of", DAY,
               "--state", os.path.join(scratch, "alone-state")]
    status = subprocess.run(command, env=dict(os.environ, SOURCE_DATE_EPOCH=EPOCH), check=False).returncode
    if status > 1:
        raise Failed(f"a run without Spark ends with {status}")
    return digest(output)


def run_on_spark(options, cluster, corpus, scratch):
    """Runs on Spark and kills a worker once a third of the documents is done. Gives the digest of the output."""
    output, bundles = os.path.join(scratch, "spark"), os.path.join(scratch, "bundles")
    here = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
    command = [
        os.path.join(cluster.spark, "bin", "spark-submit"), "--master", cluster.address, "--conf", "spark.driver.host=127.0.0.1",
        "--conf", "spark.driver.bindAddress=127.0.0.1", "--conf", "spark.ui.enabled=false", "--executor-memory", "512m",
        os.path.join(here, "pipelines", "spark", "run.py"), "--program", options.program, "--corpus", corpus, "--output", output,
        "--bundles", bundles, "--state", os.path.join(scratch, "spark-state"), "--as-of", DAY, "--parts", "12"]
    with open(os.path.join(scratch, "driver.log"), "wb") as log:
        driver = subprocess.Popen(command, stdout=log, stderr=log, env=cluster.environment, start_new_session=True)
    killed = 0
    end = time.monotonic() + PATIENCE
    while driver.poll() is None and time.monotonic() < end:
        done = bundles_in(bundles)
        if not killed and options.documents / 3 <= done:
            if done >= options.documents:
                raise CannotTry("all documents were done before a worker could be killed; take more with --documents")
            killed = cluster.kill_worker()
            print(f"killed a worker with its executor ({killed} processes) when {done} of {options.documents} documents were done")
        time.sleep(0.05)
    if driver.poll() is None or driver.returncode > 1 or not killed:
        raise Failed("the run on Spark did not come to its end:\n" + cluster.tail("driver"))
    return digest(output)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--program", required=True)
    parser.add_argument("--generator", required=True)
    parser.add_argument("--documents", type=int, default=400)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    options.program, options.generator = os.path.abspath(options.program), os.path.abspath(options.generator)
    sys.stdout.reconfigure(line_buffering=True)
    with tempfile.TemporaryDirectory() as scratch:
        cluster = None
        try:
            install_java()
            python, spark = install_spark(scratch)
            made = os.path.join(scratch, "made")
            subprocess.run([options.generator, "--documents", str(options.documents), "--seed", str(options.seed), "--output", made],
                           check=True, stdout=subprocess.DEVNULL)
            corpus = os.path.join(made, "documents")
            alone = run_alone(options, corpus, scratch)
            cluster = Cluster(spark, python, scratch)
            cluster.start()
            together = run_on_spark(options, cluster, corpus, scratch)
        except CannotTry as reason:
            print(f"not tried: {reason}", file=sys.stderr)
            return 2
        except Failed as reason:
            print(f"failed: {reason}", file=sys.stderr)
            return 1
        finally:
            if cluster:
                cluster.stop()
    print(f"alone    {alone}\non Spark {together}\n{'the same' if alone == together else 'DIFFERENT'}")
    return 0 if alone == together else 1


if __name__ == "__main__":
    sys.exit(main())
