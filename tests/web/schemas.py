"""What version 0.2 of the Reconciliation Service API says of its JSON, as JSON schemas.

Written from the text of the specification, and held against its published schemas: whatever these ask for is asked
for here, too, and no field that they do not name may be there. (The published ones are not copied: they state no licence.)
https://www.w3.org/community/reports/reconciliation/CG-FINAL-specs-0.2-20230410/
https://reconciliation-api.github.io/specs/0.2/schemas/manifest.json
"""

from __future__ import annotations

from typing import Any

Schema = dict[str, Any]

TEXT: Schema = {"type": "string", "minLength": 1}
NUMBER: Schema = {"type": "number"}
LINK: Schema = {"type": "string", "pattern": "^https?://"}


def record(required: dict[str, Schema], optional: dict[str, Schema] | None = None) -> Schema:
    """An object with these fields and no others."""
    return {
        "type": "object",
        "properties": {**required, **(optional or {})},
        "required": list(required),
        "additionalProperties": False,
    }


def several(schema: Schema) -> Schema:
    return {"type": "array", "items": schema}


def by_name(schema: Schema) -> Schema:
    return {"type": "object", "additionalProperties": schema}


TYPE = record({"id": TEXT, "name": TEXT}, {"description": TEXT, "broader": several({"type": "object"})})
PROPERTY = record({"id": TEXT, "name": TEXT}, {"description": TEXT})
_SERVICE = record({"service_url": LINK, "service_path": {"type": "string", "pattern": "^/"}})
_TEMPLATE: Schema = {"type": "string", "pattern": r"^https?://.*\{\{id\}\}"}


def _setting(type: str, default: Schema, required: dict[str, Schema] | None = None) -> Schema:
    """A setting of a property; what it is without being set is of its own type."""
    named = {"name": TEXT, "label": TEXT, "type": {"const": type}}
    return record(named | (required or {}), {"default": default, "help_text": TEXT})


_SETTING: Schema = {
    "oneOf": [
        _setting("number", NUMBER),
        _setting("text", {"type": "string"}),
        _setting("checkbox", {"type": "boolean"}),
        _setting("select", {"type": "string"}, {"choices": several(record({"value": TEXT, "name": TEXT}))}),
    ]
}
MANIFEST = record(
    {
        "versions": {"type": "array", "items": TEXT, "contains": {"const": "0.2"}},
        "name": TEXT,
        "identifierSpace": LINK,
        "schemaSpace": LINK,
    },
    {
        "documentation": LINK,
        "serviceVersion": TEXT,
        "logo": LINK,
        "batchSize": {"type": "integer", "minimum": 1},
        "defaultTypes": {**several(TYPE), "uniqueItems": True},
        "view": record({"url": _TEMPLATE}),
        "preview": record({"url": _TEMPLATE, "width": {"type": "integer"}, "height": {"type": "integer"}}),
        "feature_view": record({"url": _TEMPLATE}),
        "suggest": record({}, {"entity": _SERVICE, "property": _SERVICE, "type": _SERVICE}),
        "extend": record({}, {"propose_properties": _SERVICE, "property_settings": several(_SETTING)}),
    },
)
_FEATURE = record({"id": TEXT, "value": {"type": ["number", "boolean"]}})
_CANDIDATE = record(
    {"id": TEXT, "name": TEXT, "score": NUMBER},
    {
        "description": {"type": "string"},
        "match": {"type": "boolean"},
        "type": several(TYPE),
        "features": several(_FEATURE),
    },
)
RESULTS = by_name(record({"result": several(_CANDIDATE)}))
_SUGGESTED = record({"id": TEXT, "name": TEXT}, {"description": {"type": "string"}, "notable": several(TYPE)})
ENTITIES = record({"result": several(_SUGGESTED)})
PROPERTIES = record({"result": several(PROPERTY)})
TYPES = record({"result": several(TYPE)})
PROPOSAL = record({"properties": several(PROPERTY), "type": {"type": ["string", "null"]}}, {"limit": NUMBER})
_MOMENT: Schema = {"type": "string", "pattern": r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(Z|[+-]\d\d:\d\d)$"}
_CELL: Schema = {
    "oneOf": [
        record({}),
        record({"id": TEXT, "name": TEXT}, {"description": TEXT}),
        record({"str": {"type": "string"}}),
        record({"int": {"type": "integer"}}),
        record({"float": NUMBER}),
        record({"date": _MOMENT}),
    ]
}
EXTENSION = record(
    {
        "meta": several(record({"id": TEXT, "name": TEXT}, {"type": TYPE, "service": LINK})),
        "rows": by_name(by_name(several(_CELL))),
    }
)

_VALUE: Schema = {
    "oneOf": [
        {"type": "string"},
        NUMBER,
        {"type": "boolean"},
        {"type": "object", "properties": {"id": TEXT, "name": {"type": "string"}}, "required": ["id"]},
    ]
}
QUERIES = by_name(
    {
        **record(
            {},
            {
                "query": {"type": "string"},
                "type": {"oneOf": [{"type": "string"}, several({"type": "string"})]},
                "type_strict": {"enum": ["any", "should", "all"]},
                "limit": NUMBER,
                "properties": several(record({"pid": TEXT, "v": {"oneOf": [_VALUE, several(_VALUE)]}})),
            },
        ),
        "anyOf": [
            {"required": ["query"]},
            {"required": ["properties"], "properties": {"properties": {"minItems": 1}}},
        ],
    }
)
