"""The register as data for other programs: the columns of its tables, and codes that no language changes.

docs/open-data.md tells what each key means.
"""

from agreements.register import columns, entries

CODES = {
    "uuid": lambda entry: str(entry.agreement.uuid),
    "page": lambda entry: entry.agreement.get_absolute_url(),
    "type_code": lambda entry: entry.agreement.type.code,
    "country_codes": lambda entry: entry.countries,
    "end_code": lambda entry: entry.term.end_kind if entry.term else None,
    "phase_code": lambda entry: entry.phase.value if entry.phase else None,
}


def records(queryset, on, *, for_staff=False):
    """One object for each agreement as of a day; what is not known is null."""
    asked = columns(for_staff=for_staff)
    for entry in entries(queryset, on):
        codes = {key: code(entry) for key, code in CODES.items()}
        yield codes | {column.key: _plain(column.value(entry)) for column in asked}


def _plain(value):
    return [str(one) for one in value] if isinstance(value, list) else str(value) or None
