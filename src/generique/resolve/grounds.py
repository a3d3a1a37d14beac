"""Why each mention is the entity it is, gathered after resolving for the tables of a build."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from generique.grounds import Decision, Doubt, Grounds, Judged, Mention
from generique.mentions import Identity, agent_mention, film_mention, own_ids
from generique.model import Claims, Credit, Statement
from generique.resolve import Resolution
from generique.resolve.cluster import Clusters
from generique.resolve.ids import suffixed
from generique.resolve.judgements import Judgement, honour, place
from generique.resolve.records import records
from generique.text import fold


def grounds(
    sources: Mapping[int, Claims], judgements: Iterable[Judgement], resolution: Resolution
) -> Grounds:
    """The grounds of a resolution. Who is withheld is in none of them."""
    known = Grounds(_mentions(sources, resolution.identity))
    keys = known.by_key
    judged = judged_of(judgements, known)
    rows = [
        Decision(one.left_mention, one.right_mention, one.verdict, 1.0, one.reason, True, one.row)
        for one in judged
        if one.honoured and one.verdict in ("same", "different")
    ]
    for verdict, found in (("same", resolution.decisions), ("different", resolution.bars)):
        rows += [
            Decision(one.left, one.right, verdict, one.score, one.reason, False, None)
            for one in found
            if one.left in keys and one.right in keys
        ]
    doubts = (
        Doubt(one.left, one.right, one.score, "; ".join(one.reasons))
        for one in resolution.doubts
        if one.left in keys and one.right in keys and keys[one.left].entity != keys[one.right].entity
    )
    return Grounds(known.mentions, rows, doubts, judged)


def judged_of(judgements: Iterable[Judgement], known: Grounds) -> list[Judged]:
    """The judgements with the mentions that they were placed on."""
    placed, _ = place(judgements, known.named)
    honoured, _ = honour(placed, Clusters(known.by_key))
    rows = {one.judgement.row for one in honoured}
    return [
        Judged(
            one.row, one.date, one.who, one.verdict, one.kind, one.left, one.right, one.reason,
            spot.left, spot.right, one.verdict == "unsure" or one.row in rows,
        )
        for spot in placed
        for one in [spot.judgement]
    ]  # fmt: skip


def _mentions(sources: Mapping[int, Claims], identity: Identity) -> Iterator[Mention]:
    for accession, claims in sources.items():
        spots = _spots(accession, claims)
        first: dict[tuple[str, str], str] = {}
        for record in sorted(records(accession, claims), key=lambda record: record.order):
            earliest = first.setdefault((record.kind, record.own_id or record.mention), record.mention)
            entity = identity.entities[record.mention]
            if entity in identity.withheld:
                continue
            place, part = spots.get(record.mention, ("", ""))
            yield Mention(
                record.mention,
                record.reference,
                suffixed(record),
                entity,
                record.kind,
                record.name,
                accession,
                f"{accession}.{part}" if part else str(accession),
                record.position,
                place,
                record.film,
                "|".join(sorted(record.roles)) if record.kind != "film" else "",
                earliest,
            )


def _spots(accession: int, claims: Claims) -> dict[str, tuple[str, str]]:
    """Mention → the place, and the part of the source, of the first claim that speaks of it."""
    own = own_ids(claims.credits)
    found: dict[str, tuple[str, str]] = {}
    said: list[Credit | Statement] = sorted(
        [*claims.credits, *claims.statements], key=lambda claim: claim.position
    )
    for claim in said:
        spot = (claim.place, claim.part)
        found.setdefault(film_mention(accession, claim.film), spot)
        if claim.agent is None:
            continue
        name = fold(claim.agent)
        if isinstance(claim, Credit):
            kind, own_id = claim.kind, claim.own_id
        else:
            kind, own_id = claim.agent_kind, own.get((claim.film, claim.agent_kind, name))
        found.setdefault(agent_mention(accession, claim.film, kind, own_id, name), spot)
    return found
