"""Statements shaped like Wikidata's, on invented films: labels in two languages, qualifiers, ranks, precisions."""

from __future__ import annotations

from collections.abc import Iterator

PREFIXES = """
PREFIX wd: <http://www.wikidata.org/entity/>
PREFIX wds: <http://www.wikidata.org/entity/statement/>
PREFIX wdt: <http://www.wikidata.org/prop/direct/>
PREFIX p: <http://www.wikidata.org/prop/>
PREFIX ps: <http://www.wikidata.org/prop/statement/>
PREFIX psv: <http://www.wikidata.org/prop/statement/value/>
PREFIX pq: <http://www.wikidata.org/prop/qualifier/>
PREFIX wikibase: <http://wikiba.se/ontology#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX owl: <http://www.w3.org/2002/07/owl#>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>
"""

# item | label in French | label in English | classes
ITEMS = """
Q142 | France | France | Q6256
Q31 | Belgique | Belgium | Q6256
Q11424 | film | film | Q1
Q24869 | long métrage | feature film | Q2
Q5 | être humain | human | Q3
Q1001 | L’Aube rouge | Red Dawn of Brest | Q24869
Q1002 | | The Lighthouse Keeper | Q11424
Q1003 | Sans personne | | Q11424
Q1004 | | | Q11424
Q1005 | Trop vieux | Too Old | Q11424
Q1006 | Film belge | Belgian Film | Q11424
Q2001 | Ada Morel | Ada Morel | Q5
Q2002 | Bruno Keller | Bruno Keller | Q5
Q2003 | | Clara Smith | Q5
Q2004 | | | Q5
Q2006 | Denis Aubry | Denis Aubry | Q5
Q3001 | Phare Films | Phare Films | Q4830453
Q3002 | Distrib Ouest | Distrib Ouest | Q4830453
Q4001 | la gardienne | the keeper | Q15632617
"""

# film | property | value | rank | qualifiers
STATEMENTS = """
Q1001 | P57 | Q2001 | Normal |
Q1001 | P57 | Q2002 | Deprecated |
Q1001 | P58 | Q2001 | Preferred |
Q1001 | P161 | Q2003 | Normal | pq:P453 wd:Q4001 ; pq:P1545 "2"
Q1001 | P161 | Q2002 | Normal | pq:P4633 "Le « vieux »\\t\\"Jo\\"" ; pq:P1545 "1"
Q1001 | P161 | Q2004 | Normal |
Q1001 | P344 | Q2005 | Normal |
Q1001 | P86 | genid | Normal |
Q1001 | P1040 | Q2003 | Normal |
Q1001 | P272 | Q3001 | Normal |
Q1001 | P750 | Q3002 | Normal |
Q1002 | P57 | Q2002 | Normal |
Q1002 | P344 | Q2006 | Normal |
Q1005 | P57 | Q2001 | Normal |
Q1006 | P57 | Q2001 | Normal |
"""

# film | country | time | precision | rank | place
DATES = """
Q1001 | Q142 | 2021-05-26 | 11 | Normal | Q142
Q1001 | Q142 | 2021-06-01 | 10 | Normal | Q31
Q1001 | Q142 | 2019-01-01 | 11 | Deprecated |
Q1002 | Q142 | 2022-01-01 | 9 | Normal |
Q1003 | Q142 | 2023-02-08 | 11 | Normal | Q142
Q1004 | Q142 | 2024-02-08 | 11 | Normal |
Q1005 | Q142 | 1950-02-08 | 11 | Normal |
Q1006 | Q31 | 2021-02-08 | 11 | Normal |
"""


def update() -> str:
    """All of it as one SPARQL update."""
    return f"{PREFIXES}\nINSERT DATA {{\n" + "\n".join(_lines()) + "\n}"


def _rows(table: str) -> Iterator[list[str]]:
    for row in table.strip().splitlines():
        yield [cell.strip() for cell in row.split("|")]


def _lines() -> Iterator[str]:
    yield 'wd:Q24869 wdt:P279 wd:Q11424 . wd:Q142 wdt:P297 "FR" . wd:Q31 wdt:P297 "BE" .'
    yield "wd:Q2005 owl:sameAs wd:Q2006 ."  # merged into the other
    yield 'wd:Q1001 wdt:P1476 "L’Aube rouge"@fr ; wdt:P345 "tt9990001" ; wdt:P364 wd:Q150 . wd:Q150 wdt:P218 "fr" .'
    yield """wd:Q1001 p:P2047 wds:length . wds:length wikibase:rank wikibase:NormalRank ; psv:P2047 wd:value .
        wd:value wikibase:quantityAmount "+97"^^xsd:decimal ; wikibase:quantityUnit wd:Q7727 ."""
    for item, french, english, kind in _rows(ITEMS):
        yield f"wd:{item} wdt:P31 wd:{kind} ."
        for label, lang in ((french, "fr"), (english, "en")):
            if label:
                yield f'wd:{item} rdfs:label "{label}"@{lang} .'
    for number, (film, property, value, rank, qualifiers) in enumerate(_rows(STATEMENTS)):
        object = "<http://www.wikidata.org/.well-known/genid/1>" if value == "genid" else f"wd:{value}"
        more = f" ; {qualifiers}" if qualifiers else ""
        yield f"wd:{film} p:{property} wds:s{number} ."
        yield f"wds:s{number} ps:{property} {object} ; wikibase:rank wikibase:{rank}Rank{more} ."
    for number, (film, country, day, precision, rank, place) in enumerate(_rows(DATES)):
        time = f'"{day}T00:00:00Z"^^xsd:dateTime'
        yield f"wd:{film} wdt:P495 wd:{country} ; p:P577 wds:d{number} ."
        if rank != "Deprecated":
            yield f"wd:{film} wdt:P577 {time} ."
        yield f"wds:d{number} psv:P577 wd:v{number} ; wikibase:rank wikibase:{rank}Rank ."
        yield f"wd:v{number} wikibase:timeValue {time} ; wikibase:timePrecision {precision} ."
        if place:
            yield f"wds:d{number} pq:P291 wd:{place} ."


BNF = """
PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX dcmitype: <http://purl.org/dc/dcmitype/>
PREFIX foaf: <http://xmlns.com/foaf/0.1/>
PREFIX marcrel: <http://id.loc.gov/vocabulary/relators/>
PREFIX bnfroles: <http://data.bnf.fr/vocabulary/roles/>
PREFIX rda: <http://rdvocab.info/RDARelationshipsWEMI/>
INSERT DATA {
  <http://data.bnf.fr/ark:/12148/cb1> dcterms:title "L’Aube rouge" ; dcterms:date "2021" ;
    rda:expressionManifested <http://data.bnf.fr/ark:/12148/cb1#Expression> .
  <http://data.bnf.fr/ark:/12148/cb1#Expression> dcterms:type dcmitype:MovingImage ;
    marcrel:drt <http://data.bnf.fr/ark:/12148/cb7#about> ; bnfroles:r220 <http://data.bnf.fr/ark:/12148/cb8#about> ;
    marcrel:prn <http://data.bnf.fr/ark:/12148/cb9#about> .
  <http://data.bnf.fr/ark:/12148/cb7#about> a foaf:Person ; foaf:name "Ada Morel" .
  <http://data.bnf.fr/ark:/12148/cb8#about> a foaf:Person ; foaf:name "Denis Aubry" .
  <http://data.bnf.fr/ark:/12148/cb9#about> a foaf:Organization ; foaf:name "Phare Films" .
  <http://data.bnf.fr/ark:/12148/cb2> dcterms:title "Un livre" ; dcterms:date "2021" ;
    rda:expressionManifested <http://data.bnf.fr/ark:/12148/cb2#Expression> .
  <http://data.bnf.fr/ark:/12148/cb2#Expression> dcterms:type dcmitype:Text .
}
"""
