"""What operators start Parley with besides make: a systemd unit and a compose file, as their tools read them."""

from __future__ import annotations

import configparser
import shutil
import subprocess
from pathlib import Path

import pytest
import yaml

import config

#: The most systemd may find open, in tenths of its ten: a service that talks to the web cannot come below one.
EXPOSED = 20
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
    """Systemd reads every line and calls the unit well closed; only that the program is not installed is no fault."""
    copy = tmp_path / "parley.service"
    copy.write_text(UNIT.read_text().replace("/opt/parley/.venv/bin/parley", "/bin/true"))
    done = subprocess.run(["systemd-analyze", "verify", copy], capture_output=True, text=True, check=False)
    assert [line for line in done.stderr.splitlines() if "parley.service" in line] == []
    judged = ["systemd-analyze", "security", "--offline=true", f"--threshold={EXPOSED}", str(copy)]
    done = subprocess.run(judged, capture_output=True, text=True, check=False)
    assert done.returncode == 0 or "nrecognized option" in done.stderr, done.stdout[-200:]


def test_a_run_out_of_memory_ends_alone() -> None:
    """What ate too much memory is followed by one run; systemd does not end the server and the runner for it."""
    assert "\nOOMPolicy=continue\n" in UNIT.read_text()


def test_the_compose_file_serves_on_loopback() -> None:
    """The container serves as nobody in particular, keeps its data in a volume, hands on signals, opens no port."""
    service = yaml.safe_load(COMPOSE.read_text())["services"]["parley"]
    assert service["command"] == ["parley", "serve"]
    assert service["environment"]["PARLEY_PATHS__DATA"] == "/data"
    assert "data:/data" in service["volumes"]
    assert (service["init"], service["read_only"], service["cap_drop"]) == (True, True, ["ALL"])
    assert int(service["stop_grace_period"].rstrip("s")) > 10
    assert "ports" not in service


def test_the_image_holds_the_rooms_and_no_secret() -> None:
    """Every path the image copies is there, all rooms are, nothing is copied whole that may hold secrets or data."""
    inline = yaml.safe_load(COMPOSE.read_text())["services"]["parley"]["build"]["dockerfile_inline"]
    copied = [word for line in inline.splitlines() if line.startswith("COPY ") for word in line.split()[1:-1]]
    root = COMPOSE.parent.parent
    assert [word for word in copied if not list(root.glob(word))] == []
    assert {"extractors", "storage", "flows", "config/*.py"} <= set(copied)
    assert not {".", "config", "var", "config/secrets.env"} & set(copied)
    assert inline.rstrip().splitlines()[-1] == "USER parley"
