"""Doubts, corrections and judgements as a workbook, for those who live in spreadsheets; and back again.

What a person writes there is recorded as rows added to the files of the catalogue, all or none. Whatever is in
the workbook already and was changed is refused: the files keep what was decided, and to change it is to
withdraw it. Rows that were deleted, sorted or filtered change nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any, NamedTuple

from generique import corrections
from generique.catalogue.folder import Folder, Source
from generique.catalogue.judging import Bench, add_lines
from generique.catalogue.reading import read_file
from generique.catalogue.reviewing import Review, Side
from generique.errors import GeneriqueError, UnreadableError
from generique.resolve.judgements import COLUMNS, VERDICTS, Judgement, read_rows
from generique.target import whole
from generique.text import for_xml, slug, squeeze

DOUBTS = ("verdict", "because", "score", "value", "what speaks for it", "left", "left name", "left evidence",
          "right", "right name", "right evidence")  # fmt: skip
CORRECTIONS = ("source", "row", *corrections.COLUMNS)
JUDGEMENTS = ("row", *COLUMNS)
_SHEETS: Mapping[str, Sequence[str]] = {
    "doubts": DOUBTS,
    "corrections": CORRECTIONS,
    "judgements": JUDGEMENTS,
}
_ANSWERS = {"y": "same", "n": "different", "u": "unsure"}
_HELP = (
    "doubts: write same, different or unsure (or y, n, u) under “verdict”, your reason under “because”.",
    "corrections: add rows below; “source” is its number. Leave “row” empty.",
    "judgements: add rows below; “withdrawn” takes back what stands on the pair. Leave “row” empty.",
    "Rows that have a number must stay as they are. Read it back with: generique review --xlsx FILE",
)
_MOST = 200_000
_TOLD = 10


class Line(NamedTuple):
    """A row of a sheet: column → text."""

    sheet: str
    number: int
    cells: Mapping[str, str]

    def refused(self, why: str) -> str:
        """The refusal, with sheet and row."""
        return f"sheet {self.sheet}, row {self.number}: {why}"


def write(path: Path, folder: Folder, review: Review) -> int:
    """Write the workbook; how many doubts it holds. No cell is a formula, whatever sources say."""
    openpyxl = _openpyxl(path)
    from openpyxl.styles import Alignment, Font

    book = openpyxl.Workbook()
    questions = review.answers()
    rows: dict[str, Iterable[Sequence[object]]] = {
        "doubts": (("", "", q.score, q.value, q.reason, *_side(q.left), *_side(q.right)) for q in questions),
        "corrections": _corrections(folder),
        "judgements": _judgements(folder),
    }
    about = book.active
    about.title = "about"
    for line in _HELP:
        about.append([line])
    for name, columns in _SHEETS.items():
        sheet = book.create_sheet(name)
        for number, row in enumerate([columns, *rows[name]], 1):
            for column, value in enumerate(row, 1):
                cell = sheet.cell(number, column)
                _put(cell, value)
                cell.alignment = Alignment(wrap_text=True, vertical="top")
                cell.font = Font(bold=number == 1)
        sheet.freeze_panes = "A2"
        for column, title in enumerate(columns, 1):
            width = 48 if title.endswith(("evidence", "it", "line_text")) else 18
            sheet.column_dimensions[openpyxl.utils.get_column_letter(column)].width = width
    book.move_sheet("about", len(_SHEETS))
    book.active = 0
    with whole(path) as file:
        book.save(file)
    return len(questions)


def read(path: Path, folder: Folder, bench: Bench, who: str | None) -> tuple[int, int]:
    """Record what was written into a workbook: how many judgements and corrections were new.

    Raises GeneriqueError that names sheet and row of everything it cannot place; nothing is recorded then.
    """
    lines = list(_lines(path))
    refused: list[str] = []
    mended = _new_corrections([line for line in lines if line.sheet == "corrections"], folder, refused)
    with bench.draft() as draft:
        standing = read_rows(bench.path)
        for line in sorted(lines, key=lambda line: line.sheet != "judgements"):  # these may withdraw
            try:
                judgement = _judgement(line, bench, standing, who)
                if judgement is not None:
                    draft.add(judgement)
            except GeneriqueError as error:
                refused.append(line.refused(str(error)))
        if refused:
            more = f"; and {len(refused) - _TOLD} more" if len(refused) > _TOLD else ""
            raise GeneriqueError(f"nothing was recorded: {'; '.join(refused[:_TOLD])}{more}", where=path.name)
        for path, rows in mended.items():
            add_lines(path, corrections.COLUMNS, rows)
    return len(draft.rows), sum(map(len, mended.values()))


def _judgement(line: Line, bench: Bench, standing: Sequence[Judgement], who: str | None) -> Judgement | None:
    """What a row of the sheets doubts and judgements decides; None where it decides nothing new."""
    cells = line.cells
    if line.sheet == "corrections":
        return None
    if line.sheet == "judgements" and cells["row"]:
        _unchanged(line, {str(row.row): [str(getattr(row, name)) for name in COLUMNS] for row in standing})
        return None
    if line.sheet == "doubts" and not cells["verdict"]:
        return None
    verdict = _ANSWERS.get(cells["verdict"].lower(), cells["verdict"].lower())
    if verdict not in VERDICTS:
        raise GeneriqueError(f"unknown verdict “{cells['verdict']}”", do=f"use {', '.join(VERDICTS)}")
    missing = [side for side in (cells["left"], cells["right"]) if side not in bench.grounds.named]
    if missing:
        raise GeneriqueError(f"no record is called {' or '.join(map(repr, missing))}")
    because = cells.get("because") or cells.get("reason") or ""
    if line.sheet == "doubts":
        because = because or f"reviewed: {cells['what speaks for it']}"
    return bench.judgement(
        verdict, cells["left"], cells["right"], because=because,
        who=cells.get("who") or who, day=cells.get("date") or None,
    )  # fmt: skip


def _new_corrections(
    lines: Iterable[Line], folder: Folder, refused: list[str]
) -> dict[Path, list[list[str]]]:
    """The rows to add to each file of corrections; what has no place is told in ``refused``."""
    sources = {source.accession: source for source in folder.sources()[0]}
    found: dict[Path, list[list[str]]] = {}
    for line in lines:
        number = line.cells["source"].removeprefix("source/")
        source = sources.get(int(number)) if number.isdecimal() else None
        fields = [line.cells[name] for name in corrections.COLUMNS]
        try:
            if source is None:
                raise GeneriqueError(f"no source has the number “{line.cells['source']}”")
            standing = {str(one.row): _fields(one) for one in corrections.read(source.corrections)}
            if line.cells["row"]:
                _unchanged(line, standing)
                continue
            one = corrections.parse(fields, "the correction", line.number)
            _find(one, source)
        except GeneriqueError as error:
            refused.append(line.refused(str(error)))
        else:
            if _fields(one) not in standing.values():  # read back once more, it is not added twice
                found.setdefault(source.corrections, []).append(fields)
    return found


def _find(one: corrections.Correction, source: Source) -> None:
    """Raises GeneriqueError for a correction that finds no line in its source."""
    said, claims = read_file(source.path, reader=source.reader, date=source.date, options=source.options)
    _, messages = corrections.apply([one], said, claims)
    if messages:
        raise GeneriqueError(messages[0].partition(": ")[2])


def _unchanged(line: Line, standing: Mapping[str, Sequence[str]]) -> None:
    row = line.cells["row"]
    columns = corrections.COLUMNS if line.sheet == "corrections" else COLUMNS
    now = [squeeze(line.cells[name]) for name in columns]
    was = standing.get(row)
    if was is None:
        raise GeneriqueError(f"the file has no row {row}", do="leave “row” empty in a new row")
    if now != [squeeze(for_xml(text)) for text in was]:
        raise GeneriqueError(
            f"row {row} of the file reads otherwise", do="add a new row instead of changing one"
        )


def _fields(one: corrections.Correction) -> list[str]:
    return [str(getattr(one, name)) for name in corrections.COLUMNS]


def _corrections(folder: Folder) -> Iterator[Sequence[object]]:
    hidden = _withheld(folder)
    for source in folder.sources()[0]:
        for one in corrections.read(source.corrections):
            if slug(one.agent) not in hidden:
                yield (source.accession, one.row, *_fields(one))


def _judgements(folder: Folder) -> Iterator[Sequence[object]]:
    hidden = _withheld(folder)
    for row in read_rows(folder.judgements):
        if not {side.rpartition("/")[2] for side in (row.left, row.right)} & hidden:
            yield (row.row, *(getattr(row, column) for column in COLUMNS))


def _withheld(folder: Folder) -> set[str]:
    """The names of those who asked to stay out, as ids write them: no row of the workbook speaks of them."""
    return {entity.rpartition("/")[2] for entity in folder.withheld_ids()}


def _side(side: Side) -> tuple[str, str, str]:
    evidence = "\n".join(
        f"“{one.name}”: {one.title}{f' ({one.year})' if one.year else ''}"
        f"{', ' + ', '.join(one.roles) if one.roles else ''}; {one.source}, {one.locator}"
        for one in side.seen
    )
    return side.record, side.name, evidence


def _put(cell: Any, value: object) -> None:
    """A number as a number; any text as a text, also one that begins as a formula does."""
    if isinstance(value, (int, float)):
        cell.value = value
        return
    text = for_xml(str(value))
    cell.value = text
    cell.data_type = "s"
    if text.startswith(("=", "+", "-", "@")):
        cell.quotePrefix = True


def _lines(path: Path) -> Iterator[Line]:
    """The rows of the three sheets that are not empty; the columns are found by their names."""
    openpyxl = _openpyxl(path)
    try:
        book = openpyxl.load_workbook(path, read_only=True)
    except Exception as error:  # openpyxl raises whatever its parts do
        raise UnreadableError("not an XLSX workbook", where=str(path)) from error
    try:
        missing = [name for name in _SHEETS if name not in book.sheetnames]
        if missing:
            raise GeneriqueError(f"there is no sheet {', '.join(missing)}", where=str(path))
        for name, columns in _SHEETS.items():
            rows = book[name].iter_rows(max_row=_MOST)
            header = [_text(cell) for cell in next(rows, ())]
            lost = [column for column in columns if column not in header]
            if lost:
                raise GeneriqueError(f"sheet {name} has no column {', '.join(lost)}", where=str(path))
            for number, row in enumerate(rows, 2):
                formula = next((cell for cell in row if cell.data_type == "f"), None)
                if formula is not None:
                    raise GeneriqueError(
                        f"sheet {name}, row {number}: {formula.coordinate} is a formula",
                        where=path.name,
                        do="write its value instead; nothing was recorded",
                    )
                texts = [_text(cell) for cell in row]
                cells = {column: texts[header.index(column)] if header.index(column) < len(texts) else ""
                         for column in columns}  # fmt: skip
                if any(cells.values()):
                    yield Line(name, number, cells)
    finally:
        book.close()


def _text(cell: Any) -> str:
    value = cell.value
    if value is None:
        return ""
    if isinstance(value, datetime | date):
        return value.date().isoformat() if isinstance(value, datetime) else value.isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value).strip()


def _openpyxl(path: Path) -> Any:
    try:
        import openpyxl
        import openpyxl.utils
    except ImportError as error:
        raise GeneriqueError(
            "workbooks need openpyxl", where=str(path), do="run `pip install 'generique[documents]'`"
        ) from error
    return openpyxl
