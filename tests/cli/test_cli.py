"""How a command ends, whatever happens."""

from __future__ import annotations

import click
import pytest

from generique import cli
from generique.cli import output


def test_a_fault_of_ours_is_one_line_too(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def broken(*_: object) -> None:
        raise KeyError("x")

    monkeypatch.setattr(output, "write", broken)
    monkeypatch.delenv("GENERIQUE_DEBUG", raising=False)
    assert cli.run(["queries", "--format", "json"]) == 1
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.startswith("generique: unexpected KeyError: 'x'")
    assert len(said.err.splitlines()) == 1
    monkeypatch.setenv("GENERIQUE_DEBUG", "1")
    with pytest.raises(KeyError):
        cli.run(["queries", "--format", "json"])


@pytest.mark.parametrize("words", [["--version"], ["--help"], ["who", "--help"]])
def test_help_and_version_end_well(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(words) == 0
    assert capsys.readouterr().out


def test_every_command_is_listed_and_can_be_imported() -> None:
    context = click.Context(cli.generique)
    for name in cli.generique.list_commands(context):
        command = cli.generique.get_command(context, name)
        assert command is not None
        assert command.help, f"{name} has no help"
