"""The command review: doubts, one by one with their evidence side by side, or as a workbook."""

from __future__ import annotations

import sys
from itertools import zip_longest
from typing import Any

import click

from generique.cli.options import State, output, shared
from generique.cli.output import aligned, emit_answer, say

_PROMPT = "one and the same? [y]es [n]o [u]nsure [s]kip [q]uit, and why: "
_ANSWERS = ("y", "n", "u", "s", "q")


@click.command()
@shared
@click.option("--kind", type=click.Choice(["film", "person", "organization"]), help="Only doubts on these.")
@click.option("--who", help="Who decides; default $USER.")
@click.option("--list", "listing", is_flag=True, help="List the doubts; ask nothing.")
@click.option("--xlsx", metavar="FILE", help="Write doubts, corrections and judgements as a workbook; "
              "a FILE that is there is read back instead.")  # fmt: skip
@output()
@click.pass_obj
def review(
    state: State,
    kind: str | None,
    who: str | None,
    listing: bool,
    xlsx: str | None,
    form: str | None,
    target: str,
) -> None:
    """Go through the doubtful pairs, most valuable first, and record what you decide.

    An answer is a letter, and after it the reason if you like: “y same birthday”. What was judged, also as
    unsure, is not asked again. Answers may be piped in, one a line.
    """
    if xlsx is not None:
        say(state.catalogue.workbook(xlsx, who=who))
    elif listing or form is not None:
        emit_answer(state.catalogue.review(kind=kind).answers(), form, target)
    else:
        _ask(state.catalogue.review(kind=kind), who)


def _ask(review: Any, who: str | None) -> None:
    from generique.catalogue.reviewing import VERDICTS

    total, done, skipped = len(review.answers()), 0, 0
    if not total:
        say("nothing is in doubt")
        return
    for question in review:
        click.echo(
            f"\n{done + skipped + 1}/{total}  {question.kind}, score {question.score:g}: {question.reason}"
        )
        click.echo(_side_by_side(question))
        letter, reason = _answer()
        if letter == "q":
            break
        if letter == "s":
            skipped += 1
            continue
        review.answer(question, VERDICTS[letter], because=reason or f"reviewed: {question.reason}", who=who)
        done += 1
    counted = f"{done} judged, {skipped} skipped, {len(review.answers())} still in doubt"
    say(f"{counted}; run `generique build` to see the effect" if done else counted)


def _side_by_side(question: Any) -> str:
    sides = question.left, question.right
    head = ("", *(side.name for side in sides))
    rows = [("record", *(side.record for side in sides)), ("entity", *(side.entity for side in sides))]
    rows += [
        ("named" if number == 0 else "", *(_seen(one) if one else "" for one in pair))
        for number, pair in enumerate(zip_longest(*(side.seen for side in sides)))
    ]
    return aligned(head, rows)


def _seen(one: Any) -> str:
    year = f" ({one.year})" if one.year else ""
    roles = f", {', '.join(one.roles)}" if one.roles else ""
    return f"“{one.name}”: {one.title}{year}{roles}; {one.source}, {one.locator}"


def _answer() -> tuple[str, str]:
    """The letter and the reason of the next line that holds one; the end of the input is “q”."""
    while True:
        click.echo(_PROMPT, nl=False)
        line = sys.stdin.readline()
        if not sys.stdin.isatty():
            click.echo(line.rstrip("\n"))
        if not line:
            return "q", ""
        word, _, reason = line.strip().partition(" ")
        letter = word.lower()[:1]
        if letter in _ANSWERS and word.lower() in (letter, *_WORDS):
            return letter, reason.strip()
        say(f"“{line.strip()}” is no answer")


_WORDS = ("yes", "no", "unsure", "skip", "quit")
