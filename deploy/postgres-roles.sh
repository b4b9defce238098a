#!/bin/sh
# Run once by the image when the database is made: who owns the tables, and who only uses them.
set -eu
psql -v ON_ERROR_STOP=1 -v owner_password="$PEYVAND_OWNER_PASSWORD" \
  -v application_password="$PEYVAND_APPLICATION_PASSWORD" --username postgres <<'SQL'
CREATE ROLE peyvand_owner LOGIN PASSWORD :'owner_password';
CREATE ROLE peyvand_app LOGIN PASSWORD :'application_password';
CREATE DATABASE peyvand OWNER peyvand_owner;
REVOKE ALL ON DATABASE peyvand FROM PUBLIC;
GRANT CONNECT ON DATABASE peyvand TO peyvand_app;
SQL
