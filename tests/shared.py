"""Where the third-party development material lies, and the mark for tests that need it."""

from __future__ import annotations

from pathlib import Path

import pytest

SHARED = Path(__file__).resolve().parents[1] / ".." / "shared"
needs_shared = pytest.mark.skipif(not SHARED.is_dir(), reason="the development corpus ../shared is not here")
