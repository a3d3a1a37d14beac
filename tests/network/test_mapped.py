"""Arrays read from the disk without numpy."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from tests.network.tables import make_network

from generique.errors import GeneriqueError
from generique.network.mapped import Arrays, mapped

KINDS = [np.bool_, np.uint8, np.uint16, np.uint32, np.int32, np.int64]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("values", [[], [0, 1, 1]])
def test_numbers_are_those_that_numpy_wrote(tmp_path: Path, kind: type[Any], values: list[int]) -> None:
    column = np.array(values, kind)
    np.save(tmp_path / "column.npy", column)
    found = mapped(tmp_path / "column.npy")
    assert found.tolist() == column.tolist()
    again = np.asarray(found)
    assert (again.dtype, again.tolist(), again.flags.writeable) == (column.dtype, column.tolist(), False)


def test_another_kind_of_numbers_is_told(tmp_path: Path) -> None:
    np.save(tmp_path / "column.npy", np.array([1.5]))
    with pytest.raises(GeneriqueError, match=r"column.npy.*<f8"):
        mapped(tmp_path / "column.npy")


def test_every_array_of_a_network_can_be_read(tmp_path: Path) -> None:
    network = make_network(tmp_path, [("roxane", "zoé", "editor", "1")])
    arrays, names = Arrays.open(network.path), sorted(path.stem for path in network.path.glob("*.npy"))
    assert "agents.order" in names
    assert {name: arrays[name].tolist() for name in names} == {
        name: np.load(network.path / f"{name}.npy").tolist() for name in names
    }
    assert list(arrays.texts("agents.labels")) == ["zoé"]


def test_reading_needs_no_numpy() -> None:
    code = "import sys, generique.network.mapped; print('numpy' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
