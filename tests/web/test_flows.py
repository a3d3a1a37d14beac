"""What readers do, in a real browser: each test is a walk through the site."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests import small
from tests.web.browsing import tab
from tests.web.site import served

PRESS_KIT = """LE PHARE
Un film de Jeanne Abgrall
Durée : 12 min

LISTE TECHNIQUE
RÉALISATION : Jeanne Abgrall
IMAGE : Paul Le Goff
MONTAGE : Nadia Benali
"""


def walk(page: Page) -> None:
    """Search → person → filtered collaborators → chain → film → the line that says so."""
    page.goto("/")
    page.get_by_label("Cherchez un film").fill("mishel blan")
    page.get_by_role("button", name="Chercher").click()
    page.get_by_role("main").get_by_role("link", name="Michel Blanc").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Michel Blanc")
    page.get_by_label("l’autre").select_option("director")
    page.get_by_role("button", name="Filtrer").click()
    rows = page.locator("#results tbody tr")
    expect(rows).to_have_count(1)
    expect(rows).to_contain_text("Mélanie Auffret")
    page.get_by_role("link", name="Chaîne jusqu’à Mélanie Auffret").click()
    expect(page.locator(".step")).to_contain_text("réalisation")
    page.locator(".step .link a").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Les petites victoires")
    line = page.locator(".line", has_text="Mélanie Auffret").first
    line.locator("summary").click()
    expect(line.locator(".evidence")).to_contain_text("ligne")
    expect(line.locator(".evidence a").first).to_be_visible()


def test_from_a_name_to_the_line_that_says_so(browser: Browser, address: str) -> None:
    with tab(browser, address) as page:
        walk(page)


def test_the_same_without_javascript(browser: Browser, address: str) -> None:
    with tab(browser, address, java_script_enabled=False) as page:
        walk(page)


def test_names_are_suggested_while_one_types(browser: Browser, address: str) -> None:
    with tab(browser, address) as page:
        page.goto("/")
        page.get_by_role("combobox").press_sequentially("blan")
        option = page.get_by_role("option", name="Michel Blanc")
        expect(option).to_be_visible()
        page.keyboard.press("ArrowDown")
        expect(page.get_by_role("option").first).to_have_attribute("aria-selected", "true")
        page.keyboard.press("Escape")
        expect(option).to_be_hidden()
        page.get_by_role("combobox").press_sequentially("c")
        expect(option).to_be_visible()
        page.keyboard.press("ArrowDown")
        page.keyboard.press("Enter")
        page.wait_for_url("**/person/michel-blanc")


def test_filters_renew_a_part_of_the_page_and_its_address(browser: Browser, address: str) -> None:
    with tab(browser, address) as page:
        page.goto("/person/michel-blanc")
        page.evaluate("window.kept = true")
        page.get_by_label("films au moins").fill("2")
        page.get_by_role("button", name="Filtrer").click()
        expect(page.locator("#results")).to_contain_text("Personne.")
        assert "minimum=2" in page.url
        assert page.evaluate("window.kept")
        page.go_back()
        expect(page.locator("#results tbody tr").first).to_be_visible()


def test_a_question_with_a_parameter(browser: Browser, address: str) -> None:
    with tab(browser, address) as page:
        page.goto("/query")
        page.get_by_role("link", name="Avec qui une personne a travaillé, et sur combien de films").click()
        page.get_by_label("personne", exact=True).fill("Michel Blanc")
        page.get_by_role("button", name="Demander").first.click()
        expect(page.locator("table.answer")).to_contain_text("Julia Piaton")
        expect(page.locator("table.answer")).to_contain_text("person/julia-piaton")
        with page.expect_download() as download:
            page.get_by_role("link", name="csv", exact=True).evaluate(
                "link => { link.download = ''; link.click() }"
            )
        assert "Julia Piaton" in Path(download.value.path()).read_text(encoding="utf-8")


def test_the_network_is_taken_away(browser: Browser, address: str) -> None:
    with tab(browser, address) as page:
        page.goto("/network")
        page.get_by_label("seulement ces fonctions").select_option(["director", "cast-member"])
        page.get_by_role("button", name="Dessiner").click()
        page.wait_for_url("**role=director*")
        expect(page.locator("svg.net")).to_contain_text("Michel Blanc")
        with page.expect_download() as download:
            page.get_by_role("link", name="GEXF").first.evaluate(
                "link => { link.download = ''; link.click() }"
            )
        text = Path(download.value.path()).read_text(encoding="utf-8")
        assert "<gexf" in text
        assert "Michel Blanc" in text
        assert "Alice Fave" not in text


@pytest.mark.parametrize("script", [True, False])
def test_a_document_is_added(browser: Browser, own_built: Path, tmp_path: Path, script: bool) -> None:
    kit = tmp_path / "le phare.txt"
    kit.write_text(PRESS_KIT, encoding="utf-8")
    with served(own_built, edit=True) as address, tab(browser, address, java_script_enabled=script) as page:
        page.goto("/add")
        page.get_by_label("Déposez").set_input_files(kit)
        page.get_by_role("button", name="Lire").click()
        line = page.locator("tr", has_text="MONTAGE : Nadia Benali")
        expect(line).to_contain_text("Nadia Benali")
        line.locator("summary").click()
        line.get_by_label("Que faire").select_option("replace")
        line.get_by_label("nom", exact=True).fill("Nadia Ben Ali")
        page.get_by_label("titre", exact=True).fill("Le Phare, dossier")
        page.get_by_label("raison").fill("lu sur l’affiche")
        page.get_by_role("button", name="Accepter").click()
        expect(page.get_by_role("heading", level=1)).to_have_text("Le Phare, dossier")
        page.get_by_role("link", name="Le Phare", exact=True).click()
        expect(page.locator("#credits")).to_contain_text("Nadia Ben Ali")
        expect(page.locator("#credits")).to_contain_text("Paul Le Goff")


@pytest.mark.parametrize("script", [True, False])
def test_a_doubt_is_judged(browser: Browser, tmp_path: Path, script: bool) -> None:
    """Two records that may be one person: seen with their sources, judged, and one after the next build."""
    made = small.catalogue(tmp_path)
    left, right = "source/1#roxane/jean-martin", "source/2#les-petites-victoires/claire-un"
    small.plant(made, (left, right, 0.6, "même fonction"))
    with served(made.path, edit=True) as address, tab(browser, address, java_script_enabled=script) as page:
        page.goto("/review")
        question = page.locator("article", has_text="Jean Martin")
        expect(question).to_contain_text("Claire Un")
        expect(question).to_contain_text("Les Petites Victoires")
        question.get_by_label("raison").fill("le même monteur, sous deux noms")
        question.get_by_role("button", name="les mêmes").click()
        expect(page.locator("main")).to_contain_text("Rien n’est en doute.")
        page.get_by_role("button", name="Reconstruire").click()
        expect(page.get_by_role("button", name="Reconstruire")).to_be_visible()
        page.goto("/film/les-petites-victoires")
        page.locator("#credits").get_by_role("link", name="Jean Martin").click()
        expect(page.locator("main")).to_contain_text("Claire Un")
        expect(page.locator(".films li").first).to_be_visible()
    judged = (made.path / "judgements.tsv").read_text(encoding="utf-8")
    assert "le même monteur, sous deux noms" in judged


def test_nothing_jumps_while_pages_load(browser: Browser, address: str) -> None:
    watch = """new Promise(done => { let sum = 0; new PerformanceObserver(list => {
      for (const one of list.getEntries()) sum += one.value }).observe({type: 'layout-shift', buffered: true});
      setTimeout(() => done(sum), 300) })"""
    with tab(browser, address) as page:
        for path in ("/", "/film/victoire", "/person/michel-blanc", "/network"):
            page.goto(path)
            assert page.evaluate(watch) < 0.01, path


def test_the_keyboard_goes_everywhere(browser: Browser, address: str) -> None:
    with tab(browser, address) as page:
        page.goto("/film/victoire")
        page.keyboard.press("Tab")
        expect(page.get_by_role("link", name="Aller au contenu")).to_be_focused()
        page.keyboard.press("Enter")
        expect(page.get_by_role("main")).to_be_focused()
        summary = page.locator(".line summary").first
        for _ in range(12):
            page.keyboard.press("Tab")
            if summary.evaluate("one => one === document.activeElement"):
                break
        page.keyboard.press("Enter")
        expect(page.locator(".evidence").first).to_be_visible()


def test_a_generique_prints_without_the_frame(browser: Browser, address: str) -> None:
    with tab(browser, address) as page:
        page.goto("/film/victoire")
        page.emulate_media(media="print")
        expect(page.locator(".top")).to_be_hidden()
        expect(page.locator(".line summary").first).to_be_hidden()
        expect(page.get_by_text("Alice Fave").first).to_be_visible()
