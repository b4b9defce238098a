-- What is missing of the two roles and the database: the owner changes tables, the application only their rows.
SELECT 'CREATE ROLE peyvand_owner LOGIN CREATEDB'
    WHERE NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'peyvand_owner') \gexec
SELECT 'CREATE ROLE peyvand_app LOGIN'
    WHERE NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'peyvand_app') \gexec
-- In tests the owner, who makes the test database, then acts as the application.
SELECT 'GRANT peyvand_app TO peyvand_owner'
    WHERE NOT pg_has_role('peyvand_owner', 'peyvand_app', 'MEMBER') \gexec
SELECT 'CREATE DATABASE peyvand OWNER peyvand_owner'
    WHERE NOT EXISTS (SELECT FROM pg_database WHERE datname = 'peyvand') \gexec
