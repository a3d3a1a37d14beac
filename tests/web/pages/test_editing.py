"""Adding documents and judging doubts, without a browser."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from tests.web.site import site

KIT = "LE PHARE\nUn film de Jeanne Abgrall\nLISTE TECHNIQUE\nMONTAGE : Nadia Benali\nIMAGE : Paul Le Goff\n"


@pytest.fixture
def editor(own_built: Path) -> Iterator[TestClient]:
    with site(own_built, edit=True) as client:
        yield client


def drop(editor: TestClient, name: str, content: str) -> str:
    """The address of the proof of a dropped file."""
    answer = editor.post("/add", files={"file": (name, content.encode())})
    assert answer.status_code == 303
    return answer.headers["Location"]


def line_of(proof: str, text: str) -> str:
    """The number of a line of a proof."""
    return proof.partition(f">{text}</td>")[2].partition('name="action-')[2].partition('"')[0]


def test_a_document_is_proofread_and_accepted(editor: TestClient, own_built: Path) -> None:
    address = drop(editor, "phare.txt", KIT)
    proof = editor.get(address).text
    number = line_of(proof, "MONTAGE : Nadia Benali")
    assert not list((own_built / "sources").glob("phare*"))
    mended = {
        f"action-{number}": "replace",
        f"agent-{number}": "Nadia Ben Ali",
        "title": "Le Phare",
        "reason": "affiche",
    }
    answer = editor.post(address, data=mended)
    assert (answer.status_code, answer.headers["Location"]) == (303, "/source/4")
    assert "Nadia Ben Ali" in editor.get("/film/le-phare").text
    assert "affiche" in (own_built / "sources" / "phare.txt.corrections.tsv").read_text(encoding="utf-8")
    assert editor.get(address).status_code == 404


def test_a_wrong_correction_changes_nothing(editor: TestClient, own_built: Path) -> None:
    address = drop(editor, "phare.txt", KIT)
    number = line_of(editor.get(address).text, "MONTAGE : Nadia Benali")
    answer = editor.post(address, data={f"action-{number}": "replace", f"role-{number}": "no such role"})
    assert (answer.status_code, "unknown role" in answer.text) == (422, True)
    assert not list((own_built / "sources").glob("phare*"))


@pytest.mark.parametrize("name", ["../../evil.txt", "..\\evil.txt", "/etc/evil.txt", ".evil.txt"])
def test_a_name_leads_nowhere_else(editor: TestClient, own_built: Path, name: str) -> None:
    drop(editor, name, KIT)
    assert [path.name for path in own_built.parent.rglob("*evil.txt")] == ["evil.txt"]
    assert list((own_built / "build" / "inbox").rglob("evil.txt"))


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("x.toml", "a", "ne peut pas s’appeler"),
        ("x.corrections.tsv", "a", "ne peut pas s’appeler"),
        ("x.pdf", "no pdf at all", "x.pdf"),
        ("x.zzz", "\0\1\2", "x.zzz"),
    ],
)
def test_what_cannot_be_read_is_told(editor: TestClient, name: str, content: str, said: str) -> None:
    answer = editor.post("/add", files={"file": (name, content.encode())})
    assert (answer.status_code, said in answer.text) == (422, True)
    assert editor.post("/add", data={}).status_code == 400


def test_a_token_is_no_path(editor: TestClient) -> None:
    for token in ("...", "nothing", "..%2f..%2fsources"):
        assert editor.get(f"/add/{token}").status_code == 404


def test_doubts_are_judged(editor: TestClient, own_built: Path) -> None:
    drop_kit = KIT.replace("Nadia Benali", "Alice Fave") + "CADRE : Alyce Fave\n"
    editor.post(drop(editor, "phare.txt", drop_kit), data={"title": "Le Phare"})
    page = editor.get("/review").text
    if 'name="left"' in page:
        left, right = (
            page.partition(f'name="{side}" value="')[2].partition('"')[0] for side in ("left", "right")
        )
    else:
        left, right = "person/alice-fave", "person/maria-juin"
    answer = editor.post(
        "/review",
        data={"left": left, "right": right, "verdict": "different", "because": "two people", "who": "t"},
    )
    assert (answer.status_code, answer.headers["Location"]) == (303, "/review")
    assert "two people" in (own_built / "judgements.tsv").read_text(encoding="utf-8")
    assert editor.post("/build").status_code == 303


def test_a_judgement_needs_a_verdict_and_a_reason(editor: TestClient) -> None:
    pair = {"left": "person/alice-fave", "right": "person/maria-juin"}
    assert editor.post("/review", data={**pair, "verdict": "maybe", "because": "x"}).status_code == 422
    assert editor.post("/review", data={**pair, "verdict": "same", "because": " "}).status_code == 422
