"""What operators start Parley with besides make: a systemd unit and a compose file, as their tools read them."""

from __future__ import annotations

import configparser
import shutil
import subprocess
from pathlib import Path

import pytest
import yaml

import config

UNIT, COMPOSE = (Path(config.__file__).parent / name for name in ("parley.service", "compose.yaml"))


def test_the_unit_serves_restarts_and_stops_in_time() -> None:
    """The unit runs `parley serve`, is restarted when it gives up, and has longer to stop than it needs."""
    unit = configparser.ConfigParser(strict=False, interpolation=None)
    unit.optionxform = str  # type: ignore[assignment,method-assign]
    unit.read_string(UNIT.read_text())
    service = unit["Service"]
    assert service["ExecStart"].endswith("/parley serve")
    assert service["Restart"] == "on-failure"
    assert int(service["TimeoutStopSec"]) > 10
    assert service["ProtectSystem"] == "strict"
    assert service["StateDirectory"] in service["Environment"]


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="no systemd-analyze here to judge the unit")
def test_systemd_finds_no_fault_in_the_unit(tmp_path: Path) -> None:
    """Systemd reads every line of the unit; only that the program is not installed where it says is no fault."""
    copy = tmp_path / "parley.service"
    copy.write_text(UNIT.read_text().replace("/opt/parley/.venv/bin/parley", "/bin/true"))
    done = subprocess.run(["systemd-analyze", "verify", copy], capture_output=True, text=True, check=False)
    assert [line for line in done.stderr.splitlines() if "parley.service" in line and "ignoring" in line] == []


def test_the_compose_file_serves_on_loopback() -> None:
    """The container serves, keeps its data in a volume, hands on signals, and opens no port to the world."""
    service = yaml.safe_load(COMPOSE.read_text())["services"]["parley"]
    assert "make serve" in service["command"][-1]
    assert service["environment"]["PARLEY_PATHS__DATA"] == "/data"
    assert "data:/data" in service["volumes"]
    assert service["init"] is True
    assert "ports" not in service
