"""Lines with Markdown or a little HTML in them → blocks: the marks go, what they say about layout stays."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator

from generique.model import Block
from generique.read.aligned import aligned
from generique.read.boxed import Typed
from generique.read.leads import TURN, parted
from generique.read.twofold import apart


def blocks(lines: Iterable[tuple[int, str]]) -> Iterator[Block]:
    """One block for each numbered line that holds text; ``gap`` counts the lines between it and the block before.

    >>> for block in blocks([(3, "## MONTAGE"), (5, "**Léonie Bureau  "), (6, "Elodie Lebot**")]):
    ...     print(block.place, block.text, block.level, block.strong, block.gap)
    line 3 MONTAGE 2 False 2
    line 5 Léonie Bureau 0 True 1
    line 6 Elodie Lebot 0 True 0
    """
    last = before = 0
    bold = False
    typed = apart(Typed(number, number, line) for number, line in lines)
    for number, end, line, joined in aligned((row.number, row.text) for row in typed):
        line = _ASIDE.sub("", line) if _SET_BESIDE.search(line) else line
        if not line.strip() or _RULE.fullmatch(line):
            continue
        if number > before + 1:
            bold = False  # bold does not go beyond its paragraph
        before = end
        heading = _HEADING.fullmatch(line)
        level = len(heading[1]) if heading else 0
        for piece in _BREAK.split((heading[2] or "") if heading else line):
            text, strong, bold = _plain(piece, bold)
            if text.strip():
                place = f"line {number}" if end == number else f"lines {number}–{end}"
                rows = tuple(_plain(row, False)[0] for row in joined)
                yield Block(text.strip(), place, _cells(text), level, strong, max(number - last - 1, 0), rows)
                last = end


_RULE = re.compile(r"\s*([-=_*~–—])(?:\s*\1){2,}\s*|\s*\|?(?:\s*:?-{3,}:?\s*\|)+(?:\s*:?-{3,}:?)?\s*")
_HEADING = re.compile(r"\s{0,3}(#{1,6})(?:\s+(.*?))?(?:\s+#+)?\s*")
# What is set before quoted lines, around a box, and after headings and words of a wiki.
_ASIDE = re.compile(
    r"^\s*(?:>\s?)+|^\s*[\u2500-\u257f]+\s?|\s*[\u2500-\u257f]+\s*$|\[(?:modifier|edit)\b[^\]\n]*\]|(?<=\w)\[\d{1,3}\]"
)
_SET_BESIDE = re.compile(r"[>\u2500-\u257f\[]")
_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
_ROW = re.compile(r"\|(.+)\|")
_MARK = re.compile(r"[\\*_<\[`&]")
_ESCAPE = re.compile(r"\\([\\`*_{}\[\]()<>#+.!|~&-])")
_ENTITY = re.compile(r"&(?:#\d+|#[xX][0-9a-fA-F]+|\w+);")
_TAGS = "a|abbr|big|center|cite|div|em|font|h[1-6]|i|li|mark|ol|p|q|s|small|span|sub|sup|u|ul"
_BOLD = re.compile(
    r"(?<!\*)\*{2,3}(?!\*)|(?<![\w_])__(?=[^\W_])|(?<=[^\W_])__(?![\w_])|</?(?:b|strong)\s*>", re.IGNORECASE
)
_INLINE = (
    (re.compile(r"<!--.*?-->"), ""),
    (re.compile(r"!?\[([^\[\]]*)\]\([^()\s]*(?:\s+\"[^\"]*\")?\)"), r"\1"),  # links and images: their text
    (re.compile(r"<((?:https?://|mailto:)[^<>\s]+)>"), r"\1"),
    (re.compile(rf"</?(?:{_TAGS})(?:\s[^<>]*)?>", re.IGNORECASE), ""),
    (re.compile(r"(?<![\w*])\*(?=[^\s*])([^*]*?)(?<=[^\s*])\*(?![\w*])"), r"\1"),
    (re.compile(r"(?<![\w_])_(?=[^\s_])([^_]*?)(?<=[^\s_])_(?![\w_])"), r"\1"),
    (re.compile(r"`([^`]+)`"), r"\1"),
)
# Private characters stand for marks while others are taken away: where bold turns, and what was escaped.
_TURN = "\ue000"
_BULLETS = " \t-–—•·*>"
_ESCAPED = {0xE100 + code: chr(code) for code in range(128)}


def _plain(line: str, bold: bool) -> tuple[str, bool, bool]:
    """A line without marks, whether all of it is bold, and whether bold goes on; ``bold`` says so of its start."""
    if not _MARK.search(line):
        return line.strip(" \r\n\xa0"), bold and any(map(str.isalnum, line)), bold
    line = _ESCAPE.sub(lambda match: chr(0xE100 + ord(match[1])), line)
    line = _BOLD.sub(_TURN, line)
    for pattern, kept in _INLINE:
        line = pattern.sub(kept, line)
    started = not bold and line.lstrip(_BULLETS).startswith(_TURN)
    letters, strong = 0, 0
    for char in line:
        if char == _TURN:
            bold = not bold
        elif char.isalnum():
            letters, strong = letters + 1, strong + bold
    if started and not bold:
        line = parted(line.lstrip(_BULLETS).removeprefix(_TURN).replace(_TURN, TURN))
    text = line.replace(_TURN, "").translate(_ESCAPED)
    return (
        _ENTITY.sub(lambda match: html.unescape(match[0]), text).strip(" \r\n\xa0"),
        0 < letters == strong,
        bold,
    )


def _cells(text: str) -> tuple[str, ...]:
    """The parts that tabs or the bars of a Markdown row set apart; empty ones keep their place."""
    row = _ROW.fullmatch(text)
    parts = row[1].split("|") if row else text.split("\t")
    cells = tuple(part.strip() for part in parts)
    placed = text.startswith("\t") and len(cells) > 2  # a cell alone in a later column
    return cells if sum(map(bool, cells)) > 1 or placed else ()
