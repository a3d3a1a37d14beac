"""The role vocabulary as RDF: departments and roles as SKOS concepts, each role also a property of films.

Its IRIs never depend on the base of a catalogue.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from generique.namespaces import BASE, GEN, PREFIXES, ROLE
from generique.roles import Department, Role, vocabulary

DEPARTMENT = BASE + "department/"
_ROLES = BASE + "roles"
_DEPARTMENTS = BASE + "departments"
_CREDIT = "FIAF Cataloguing & Documentation Commission, CC BY 4.0, https://github.com/FIAF/fiafcore"
_SKOS, _RDF, _RDFS, _TERMS = (PREFIXES[name] for name in ("skos", "rdf", "rdfs", "dcterms"))
# Where the code of a role stands in the vocabulary that it belongs to.
_CODES = {
    "marc": "http://id.loc.gov/vocabulary/relators/",
    "wikidata": PREFIXES["wd"],
    "fiaf": "https://ontology.fiafcore.org/",
}
_SCHEMES = (
    (_ROLES, "Fonctions des génériques", "Roles of film credits"),
    (_DEPARTMENTS, "Départements des génériques", "Departments of film credits"),
)
_ESCAPES = str.maketrans({"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r"})

Triple = tuple[str, str, str]


def lines() -> Iterator[str]:
    """The N-Triples lines of all roles and departments, sorted, each once and with its line end."""
    known = vocabulary()
    triples = set(_schemes())
    for place, department in enumerate(known.departments.values(), 1):
        triples.update(_department(department, place))
    shared = Counter(code for role in known.roles.values() for code in role.codes.items())
    for role in known.roles.values():
        triples.update(_role(role, shared))
    return iter(sorted(f"{' '.join(triple)} .\n" for triple in triples))


def _schemes() -> Iterator[Triple]:
    for scheme, french, english in _SCHEMES:
        subject = _iri(scheme)
        yield subject, _iri(_RDF + "type"), _iri(_SKOS + "ConceptScheme")
        yield from _labels(subject, _SKOS + "prefLabel", (french, "fr"), (english, "en"))
        yield subject, _iri(_TERMS + "license"), _iri("https://creativecommons.org/licenses/by/4.0/")
        yield subject, _iri(_TERMS + "source"), _text(_CREDIT)


def _department(department: Department, place: int) -> Iterator[Triple]:
    subject = _iri(DEPARTMENT + department.id)
    yield subject, _iri(_RDF + "type"), _iri(_SKOS + "Concept")
    yield subject, _iri(_RDF + "type"), _iri(GEN + "Department")
    yield subject, _iri(_SKOS + "inScheme"), _iri(_DEPARTMENTS)
    yield subject, _iri(GEN + "order"), f'"{place}"^^{_iri(PREFIXES["xsd"] + "integer")}'
    labels = ((department.label_fr, "fr"), (department.label_en, "en"))
    yield from _labels(subject, _SKOS + "prefLabel", *labels)


def _role(role: Role, shared: Mapping[tuple[str, str], int]) -> Iterator[Triple]:
    """The triples of a role; a code that several roles share is broader than each of them."""
    subject = _iri(ROLE + role.id)
    for kind in (GEN + "Role", _SKOS + "Concept", _RDF + "Property"):
        yield subject, _iri(_RDF + "type"), _iri(kind)
    yield subject, _iri(_RDFS + "subPropertyOf"), _iri(GEN + "contributor")
    yield subject, _iri(_SKOS + "inScheme"), _iri(_ROLES)
    department = _iri(DEPARTMENT + role.department)
    yield subject, _iri(GEN + "department"), department
    yield subject, _iri(_SKOS + "broader"), department
    yield department, _iri(_SKOS + "narrower"), subject
    yield subject, _iri(GEN + "holders"), _text(role.holders)
    yield subject, _iri(GEN + "heldBy"), _text(role.agent_kind)
    labels = ((role.label_fr, "fr"), (role.label_en, "en"))
    yield from _labels(subject, _SKOS + "prefLabel", *labels)
    others = {*((form, "fr") for form in role.forms_fr), *((form, "en") for form in role.forms_en)}
    yield from _labels(subject, _SKOS + "altLabel", *sorted(others - set(labels)))
    for scheme, code in role.codes.items():
        yield subject, _iri(_SKOS + "notation"), _text(f"{scheme}:{code}")
        if scheme in _CODES:
            match = "closeMatch" if shared[scheme, code] == 1 else "broadMatch"
            yield subject, _iri(_SKOS + match), _iri(_CODES[scheme] + code)


def _labels(subject: str, property: str, *labels: tuple[str, str]) -> Iterable[Triple]:
    return ((subject, _iri(property), f"{_text(text)}@{language}") for text, language in labels)


def _iri(iri: str) -> str:
    return f"<{iri}>"


def _text(text: str) -> str:
    r"""A text as N-Triples writes it.

    >>> print(_text('dit "HMC"'))
    "dit \"HMC\""
    """
    return f'"{text.translate(_ESCAPES)}"'
