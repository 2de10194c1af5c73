-- The schemas and accounts of the group, each account with the least that its work needs.
--
-- The stack tool runs this on the primary at `up`, as stack_admin, statement by statement (a statement ends with ";" at
-- the end of a line). It replicates to all members. What this group has run already (door.applied) is left out: see
-- docs/adr/0019. To run all of it again, for example after an account was altered by hand: DELETE FROM door.applied, `up`.
-- (An account is made locked, and unlocked together with its password.)
--
-- All connections are encrypted (REQUIRE SSL) but the role check's, which carries nothing worth hiding.

-- --- The database door's question: what is this member right now? (haproxy/database.cfg) ------------------------------

CREATE SCHEMA IF NOT EXISTS door;

-- Which statements of this file the group has run, by their SHA-256.
CREATE TABLE IF NOT EXISTS door.applied (digest BINARY(32) NOT NULL PRIMARY KEY);

-- One row, one column, spoken for by an account that nobody can log in to (bootstrap.sql): role=primary, role=replica or role=none.
--   Not ONLINE (joining, expelled, stopped): none.
--   Without a majority: none. An isolated member still calls itself ONLINE and PRIMARY, but cannot commit, and does not
--   know how old its data is.
--   PRIMARY but still read only (just elected, catching up): none, for the moment.
CREATE OR REPLACE DEFINER = 'door_view'@'localhost' SQL SECURITY DEFINER VIEW door.role AS
SELECT CONCAT('role=', CASE
    WHEN MAX(m.member_id = id.variable_value AND m.member_state = 'ONLINE') IS NOT TRUE THEN 'none'
    WHEN SUM(m.member_state IN ('ONLINE', 'RECOVERING')) * 2 <= COUNT(*) THEN 'none'
    WHEN MAX(m.member_id = id.variable_value AND m.member_role = 'SECONDARY') THEN 'replica'
    WHEN MAX(read_only.variable_value) = 'OFF' THEN 'primary'
    ELSE 'none' END) AS role
FROM performance_schema.replication_group_members AS m
JOIN performance_schema.global_variables AS id ON id.variable_name = 'server_uuid'
JOIN performance_schema.global_variables AS read_only ON read_only.variable_name = 'super_read_only';

-- No password, so that the check is a fixed sequence of bytes; it can read that one word and do nothing else.
CREATE USER IF NOT EXISTS 'door_check'@'%' IDENTIFIED WITH caching_sha2_password ACCOUNT LOCK;
ALTER USER 'door_check'@'%' IDENTIFIED BY '' WITH MAX_USER_CONNECTIONS 20 ACCOUNT UNLOCK;
GRANT SELECT ON door.role TO 'door_check'@'%';

-- --- WildFly ---------------------------------------------------------------------------------------------------------

-- Transaction recovery asks for in-doubt branches and settles them; it reads no data. WildFly asks by each database's own
-- connection, so this account must be able to enter every schema; SHOW VIEW alone shows nothing there.
CREATE USER IF NOT EXISTS 'xa_recovery'@'%' IDENTIFIED WITH caching_sha2_password ACCOUNT LOCK;
ALTER USER 'xa_recovery'@'%' IDENTIFIED BY '{{users.recovery}}' REQUIRE SSL ACCOUNT UNLOCK;
GRANT XA_RECOVER_ADMIN ON *.* TO 'xa_recovery'@'%';

-- The transaction log and the persistent timers. WildFly creates these tables itself.
CREATE SCHEMA IF NOT EXISTS wildfly;
CREATE USER IF NOT EXISTS 'wildfly'@'%' IDENTIFIED WITH caching_sha2_password ACCOUNT LOCK;
ALTER USER 'wildfly'@'%' IDENTIFIED BY '{{users.wildfly}}' REQUIRE SSL ACCOUNT UNLOCK;
GRANT SELECT, INSERT, UPDATE, DELETE, CREATE, ALTER, DROP, INDEX ON wildfly.* TO 'wildfly'@'%';
GRANT SHOW VIEW ON wildfly.* TO 'xa_recovery'@'%';
{{#databases}}

-- --- Database {{name}} ---

CREATE SCHEMA IF NOT EXISTS `{{name}}`;
GRANT SHOW VIEW ON `{{name}}`.* TO 'xa_recovery'@'%';

-- The application, by the read-write door.
CREATE USER IF NOT EXISTS '{{name}}_app'@'%' IDENTIFIED WITH caching_sha2_password ACCOUNT LOCK;
ALTER USER '{{name}}_app'@'%' IDENTIFIED BY '{{appPassword}}' REQUIRE SSL ACCOUNT UNLOCK;
{{#ownerMigrates}}
-- It works with rows; tables are the owner's business.
GRANT SELECT, INSERT, UPDATE, DELETE ON `{{name}}`.* TO '{{name}}_app'@'%';
{{/ownerMigrates}}
{{^ownerMigrates}}
-- It keeps its tables itself (schemaChanges: application).
GRANT SELECT, INSERT, UPDATE, DELETE, CREATE, DROP, ALTER, INDEX, REFERENCES, CREATE VIEW, SHOW VIEW, TRIGGER, CREATE ROUTINE, ALTER ROUTINE, EXECUTE, CREATE TEMPORARY TABLES, LOCK TABLES ON `{{name}}`.* TO '{{name}}_app'@'%';
{{/ownerMigrates}}

-- The application's reads, by the read-only door.
CREATE USER IF NOT EXISTS '{{name}}_read'@'%' IDENTIFIED WITH caching_sha2_password ACCOUNT LOCK;
ALTER USER '{{name}}_read'@'%' IDENTIFIED BY '{{readPassword}}' REQUIRE SSL ACCOUNT UNLOCK;
GRANT SELECT ON `{{name}}`.* TO '{{name}}_read'@'%';
{{#ownerMigrates}}

-- Migrations: the only one that may alter tables.
CREATE USER IF NOT EXISTS '{{name}}_owner'@'%' IDENTIFIED WITH caching_sha2_password ACCOUNT LOCK;
ALTER USER '{{name}}_owner'@'%' IDENTIFIED BY '{{ownerPassword}}' REQUIRE SSL ACCOUNT UNLOCK;
GRANT SELECT, INSERT, UPDATE, DELETE, CREATE, DROP, ALTER, INDEX, REFERENCES, CREATE VIEW, SHOW VIEW, TRIGGER, CREATE ROUTINE, ALTER ROUTINE, EXECUTE, CREATE TEMPORARY TABLES, LOCK TABLES ON `{{name}}`.* TO '{{name}}_owner'@'%';
{{/ownerMigrates}}
{{/databases}}
