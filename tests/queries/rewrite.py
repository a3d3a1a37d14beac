"""Writes what is derived from the questions: the golden answers, and the list in queries/README.md.

Run it after a change that is meant, and read the difference: python -m tests.queries.rewrite
"""

from __future__ import annotations

from generique.graph.store import Store
from generique.resources import folder
from tests.queries import world
from tests.queries.asking import HERE, QUESTIONS, as_tsv, values

README = folder("queries") / "README.md"
START, END = "<!-- questions -->\n", "<!-- end of questions -->\n"


def answers() -> dict[str, str]:
    """What each question answers to the test catalogue, as the text of its golden file."""
    store = Store.memory()
    store.load(world.turtle(), "turtle")
    return {
        name: as_tsv(*store.select(question.text, values(question))) for name, question in QUESTIONS.items()
    }


def listed() -> str:
    """The questions as a table in Markdown."""
    lines = ["| question | asks | demande | parameters |", "| --- | --- | --- | --- |"]
    for question in QUESTIONS.values():
        params = ", ".join(
            f"`{param.name}` ({param.type}{'' if param.default is None else f', else {param.default}'})"
            for param in question.params
        )
        name = f"[{question.name}]({question.name}.rq)"
        lines.append(f"| {name} | {question.summary_en} | {question.summary_fr} | {params} |")
    return "\n".join(lines) + "\n"


def readme() -> str:
    """The README of the questions with its list made anew."""
    before, _, rest = README.read_text(encoding="utf-8").partition(START)
    return f"{before}{START}{listed()}{END}{rest.partition(END)[2]}"


def main() -> None:
    """Write it all."""
    golden = HERE / "golden"
    golden.mkdir(exist_ok=True)
    for name, text in answers().items():
        (golden / f"{name}.tsv").write_text(text, encoding="utf-8")
    README.write_text(readme(), encoding="utf-8")


if __name__ == "__main__":
    main()
