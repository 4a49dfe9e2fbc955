"""Sổ trên PostgreSQL thật: every test of this folder again, on a server started for the run."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

HERE = Path(__file__).resolve().parent


@pytest.mark.skipif("GIAOBAN_ON_POSTGRES" in os.environ, reason="đang chạy trên PostgreSQL")
def test_the_whole_folder_on_postgresql(postgres_url):
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-p", "no:xdist", str(HERE)]
    env = {**os.environ, "DATABASE_URL": postgres_url, "GIAOBAN_ON_POSTGRES": "1"}
    run = subprocess.run(command, env=env, cwd=HERE.parents[1], capture_output=True, text=True, timeout=300)
    assert run.returncode == 0, run.stdout[-4000:] + run.stderr[-2000:]
