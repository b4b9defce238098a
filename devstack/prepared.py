"""Is the database as this code wants it? Asked at every start, so that an unchanged one starts at once."""

import hashlib

from devstack.places import BIN, ROOT, VAR, say
from devstack.postgres import DATABASE, OWNER
from devstack.processes import begin, must

_SETTINGS = ["PEYVAND_DEBUG", "PEYVAND_DEMO", "PEYVAND_LANGUAGE", "PEYVAND_APPLICATION_ROLE"]
_PATTERN = "peyvand_pattern"
_READ_MARK = "SELECT shobj_description(oid, 'pg_database') FROM pg_database WHERE datname = current_database()"
_MARKS = "SELECT datname, shobj_description(oid, 'pg_database') FROM pg_database"
_GATHER = ["collectstatic", "--noinput", "--verbosity", "0"]
_NOT_THE_PRODUCT = {"devstack", "tests"}


def prepare(database, environment):
    """As the owner: tables, rights, translations. As the application: the demo's data. Static files meanwhile."""
    manage = [BIN / "python", "manage.py"]
    owner = environment | {"DATABASE_URL": database.as_owner()}
    application = environment | {"DATABASE_URL": database.as_application()}
    gathering = None if _static_is_current(environment) else begin(*manage, *_GATHER, env=application, apart=True)
    must(*manage, "prepare", "--without-static", env=owner, apart=True)
    if environment["PEYVAND_DEMO"] == "1":
        must(*manage, "seed_demo", env=application, apart=True)
    if gathering:
        if gathering.wait():
            raise SystemExit("failed: gathering the static files")
        _static_mark().write_text(_fingerprint(_static_sources()))
    if database.embedded:
        database.embedded.sql(f"COMMENT ON DATABASE {DATABASE} IS '{_fingerprint(_sources(), environment)}'")


def is_prepared(database, environment):
    """Only for the embedded database; the mark is in it, so an empty one is never taken for ready."""
    if not database.embedded or not _files_are_there(environment):
        return False
    table = "directory_user" if environment["PEYVAND_DEMO"] == "1" else "django_migrations"
    if database.embedded.sql(f"SELECT to_regclass('{table}')") == "":
        return False
    if database.embedded.sql(f"TABLE {table} LIMIT 1") == "":
        return False
    return database.embedded.sql(_READ_MARK) == _fingerprint(_sources(), environment)


def forget(database):
    """Somebody is about to change tables by hand: prepare again at the next start."""
    if database.embedded:
        database.embedded.sql(f"COMMENT ON DATABASE {DATABASE} IS NULL")


def pattern(database, environment):
    """The name of a migrated, empty database, which tests copy instead of migrating in each of their processes."""
    mark = _fingerprint(_schema_sources())
    if f"{_PATTERN}|{mark}" not in database.embedded.sql(_MARKS).splitlines():
        say("migrating a database for the tests to copy")
        database.embedded.sql(f"DROP DATABASE IF EXISTS {_PATTERN}")
        database.embedded.sql(f"CREATE DATABASE {_PATTERN} OWNER {OWNER}")
        owner = environment | {"DATABASE_URL": database.embedded.dsn(OWNER, _PATTERN)}
        must(BIN / "python", "manage.py", "migrate", "--verbosity", "0", env=owner)
        database.embedded.sql(f"COMMENT ON DATABASE {_PATTERN} IS '{mark}'")
    return _PATTERN


def _files_are_there(environment):
    sources = ROOT.glob("locale/*/LC_MESSAGES/*.po")
    return _static_is_current(environment) and all(source.with_suffix(".mo").exists() for source in sources)


def _static_is_current(environment):
    """Developers' static files are served from where they lie."""
    if environment.get("PEYVAND_DEBUG") == "1":
        return True
    return _static_mark().exists() and _static_mark().read_text() == _fingerprint(_static_sources())


def _static_mark():
    return VAR / "static" / ".gathered"


def _fingerprint(paths, environment=None):
    """Of what these files and the environment say."""
    digest = hashlib.sha256()
    for name in _SETTINGS if environment else []:
        digest.update(f"{name}={environment.get(name, '')}\0".encode())
    for path in sorted(paths):
        digest.update(f"{path.relative_to(ROOT)}\0".encode() + path.read_bytes())
    return digest.hexdigest()


def _static_sources():
    """The packages that bring static files, where others are looked for, and our own."""
    yield from (ROOT / "package-lock.json", ROOT / "requirements" / "base.txt")
    yield from (ROOT / "config" / "settings.py", ROOT / "records" / "finders.py")
    yield from (path for path in ROOT.glob("static/**/*") if path.is_file())


def _schema_sources():
    """All that tables are made of: the migrations, and what of ours and others' they write into the database."""
    yield from (ROOT / "requirements" / "base.txt", ROOT / "records" / "columns.py", ROOT / "records" / "text.py")
    yield from ROOT.glob("*/migrations/*.py")


def _sources():
    """All that `prepare` and the seed are made of: the product's code and translations."""
    yield ROOT / "requirements" / "base.txt"
    yield from ROOT.glob("locale/*/LC_MESSAGES/*.po")
    for app in ROOT.glob("*/__init__.py"):
        if app.parent.name not in _NOT_THE_PRODUCT:
            yield from app.parent.glob("**/*.py")
