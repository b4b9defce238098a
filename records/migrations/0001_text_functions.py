"""The SQL halves of `records.text.fold` and `records.text.sort_key`.

They are written out, not imported: a migration says for ever what was done. Only built-in functions, each
immutable, and the collation named, so that generated columns mean the same on every server.
"""

from django.db import migrations

SILENT = (
    r"[\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u061c\u0621\u0640"
    r"\u064b-\u065f\u0670\u0674\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed\u0898-\u089f\u08ca-\u08ff\u00ad\u02b9-\u02ff"
    r"\u1ab0-\u1aff\u1dc0-\u1dff\u200e\u200f\u202a-\u202e\u2060-\u206f\u20d0-\u20ff\ufe00-\ufe0f\ufe20-\ufe2f\ufeff]+"
)
BETWEEN = (
    r"[\u0001-/:-@\[-`{-\u00bf\u00d7\u00f7\u0589\u058a\u05be\u05c0\u05c3\u05c6\u05f3\u05f4\u0600-\u060f\u061b-\u061f"
    r"\u066a-\u066d\u06d4\u06dd\u06de\u06e9\u06fd\u06fe\u0964\u0965\u0970\u0e3f\u0e4f\u0e5a\u0e5b\u0f01-\u0f17"
    r"\u0f3a-\u0f3d\u104a-\u104f\u10fb\u1360-\u1368\u17d4-\u17db\u1800-\u180e\u2000-\u200d\u2010-\u2029\u202f-\u205f"
    r"\u20a0-\u20cf\u2100-\u214d\u218a-\u2bff\u2e00-\u2fff\u3000-\u3004\u3008-\u3020\u3030\u303d-\u303f\u30a0\u30fb"
    r"\u3200-\u33ff\ufd3e\ufd3f\ufe10-\ufe1f\ufe30-\ufe6f\uff00-\uff0f\uffe0-\uffff\U0001f000-\U0001fbff"
    r"\U000e0000-\U0010ffff]+"
)
LETTERS = (
    "يىےەةہۂھۃٱكڪ٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹øłđðħŧıəς",
    "یییههههههاکک01234567890123456789olddhtieσ",
)
ALPHABET = "ابپتثجچحخدذرزژسشصضطظعغفقکگلمنوهی"
PLACES = "".join(chr(0xE001 + place) for place in range(len(ALPHABET)))

FOLD = f"""
CREATE FUNCTION fold(value text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
RETURN btrim(regexp_replace(
    replace(replace(replace(replace(
        translate(
            regexp_replace(lower(normalize(value, NFKD) COLLATE "pg_c_utf8"), '{SILENT}', '', 'g'),
            '{LETTERS[0]}', '{LETTERS[1]}'),
        'ß', 'ss'), 'æ', 'ae'), 'œ', 'oe'), 'þ', 'th'),
    '{BETWEEN}', ' ', 'g'), ' ')
"""

SORT_KEY = f"""
CREATE FUNCTION sort_key(value text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
RETURN translate(fold(replace(normalize(value, NFKC), 'آ', '\ue000')), '{ALPHABET}', '{PLACES}')
"""


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.RunSQL(FOLD, reverse_sql="DROP FUNCTION fold(text)"),
        migrations.RunSQL(SORT_KEY, reverse_sql="DROP FUNCTION sort_key(text)"),
    ]
