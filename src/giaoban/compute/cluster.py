"""Cụm Spark: a standalone master and its workers on loopback, started and stopped as one thing."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing, contextmanager
from pathlib import Path

import pyspark

from giaoban.terms.error import InputError

MASTER = "org.apache.spark.deploy.master.Master"
WORKER = "org.apache.spark.deploy.worker.Worker"
HOST = "127.0.0.1"
PATIENCE = 60.0


@contextmanager
def cluster(folder: Path, workers: int = 2, cores: int = 1, memory: str = "2g") -> Iterator[str]:
    """Khởi động cụm, trao địa chỉ `spark://…`, rồi tắt khi xong; nhật ký nằm trong `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    port, page = free_port(), free_port()
    address = f"spark://{HOST}:{port}"
    with ExitStack() as stack:
        master = ["--host", HOST, "--port", str(port), "--webui-port", str(page)]
        stack.enter_context(_daemon(MASTER, master, folder / "master.log"))
        _wait(lambda: _listening(port), f"master không mở cổng {port}, xem {folder}/master.log")
        for number in range(workers):
            options = ["--host", HOST, "--cores", str(cores), "--memory", memory, "--webui-port", "0"]
            options += ["--work-dir", str(folder / f"worker{number}"), address]
            stack.enter_context(_daemon(WORKER, options, folder / f"worker{number}.log"))
        logs = [folder / f"worker{number}.log" for number in range(workers)]
        _wait(lambda: all(_registered(log) for log in logs), f"worker không nối được master, xem {folder}")
        yield address


def free_port() -> int:
    """Một cổng còn trống trên máy này."""
    with closing(socket.socket()) as probe:
        probe.bind((HOST, 0))
        port: int = probe.getsockname()[1]
        return port


@contextmanager
def _daemon(name: str, options: list[str], log: Path) -> Iterator[None]:
    home = Path(pyspark.__file__).parent
    environment = os.environ | {
        "SPARK_HOME": str(home),
        "SPARK_LOCAL_IP": HOST,
        "SPARK_DAEMON_MEMORY": "512m",
        "SPARK_DAEMON_JAVA_OPTS": "-XX:+UseSerialGC -XX:TieredStopAtLevel=1",
        "PYSPARK_PYTHON": sys.executable,
    }
    with log.open("wb") as output:
        process = subprocess.Popen(
            [str(home / "bin" / "spark-class"), name, *options],
            stdout=output,
            stderr=subprocess.STDOUT,
            env=environment,
        )
        try:
            yield
        finally:
            process.terminate()
            try:
                process.wait(20)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


def _listening(port: int) -> bool:
    with closing(socket.socket()) as probe:
        return probe.connect_ex((HOST, port)) == 0


def _registered(log: Path) -> bool:
    return "Successfully registered with master" in log.read_text(encoding="utf-8", errors="replace")


def _wait(ready: Callable[[], bool], failure: str) -> None:
    deadline = time.monotonic() + PATIENCE
    while not ready():
        if time.monotonic() > deadline:
            raise InputError(
                f"cụm Spark sẵn sàng trong {PATIENCE:.0f} giây",
                "java -version in ra Java 17",
                failure,
                "Cài Java (Debian: default-jre-headless), xem nhật ký rồi chạy lại.",
            )
        time.sleep(0.2)
