-- The first accounts of a new MySQL member.
--
-- Runs once, on every member, inside `mysqld --initialize --init-file=bootstrap.sql`, before the member knows the group:
-- the statements go into no binary log, and every member has these accounts from its first breath. All further accounts
-- are made on the primary (grants.sql) and replicate.

SET sql_log_bin = OFF;

-- Nobody is root. (--initialize has given it a random password and written that to the log.)
ALTER USER 'root'@'localhost' IDENTIFIED BY RANDOM PASSWORD ACCOUNT LOCK;

-- stack_admin: the stack tool and the person at the keyboard (./stack sql).
CREATE USER 'stack_admin'@'%' IDENTIFIED BY '{{users.admin}}' REQUIRE SSL;
-- What an owner may do in a schema, in every schema, to create them and to hand the rights on.
GRANT SELECT, INSERT, UPDATE, DELETE, CREATE, DROP, ALTER, INDEX, REFERENCES, CREATE VIEW, SHOW VIEW, TRIGGER, CREATE ROUTINE, ALTER ROUTINE, EXECUTE, EVENT, CREATE TEMPORARY TABLES, LOCK TABLES ON *.* TO 'stack_admin'@'%' WITH GRANT OPTION;
-- CREATE USER: the accounts of grants.sql. PROCESS: who does what, for diagnosis. SHUTDOWN: an orderly stop.
GRANT CREATE USER, PROCESS, SHUTDOWN ON *.* TO 'stack_admin'@'%';
-- SET_ANY_DEFINER: door.role speaks for an account that nobody can log in to.
-- ALLOW_NONEXISTENT_DEFINER: without it not even CREATE USER IF NOT EXISTS is taken for an account that owns a view,
-- though it is there (grants.sql says it at every start; migrations make views).
-- GROUP_REPLICATION_ADMIN, SYSTEM_VARIABLES_ADMIN: START GROUP_REPLICATION, bootstrap, set_as_primary.
-- CONNECTION_ADMIN: one more connection when all are taken; ending a stuck one.
-- REPLICATION_SLAVE_ADMIN, RELOAD: have a member apply what it received, and reset its relay log, before it joins.
GRANT RELOAD ON *.* TO 'stack_admin'@'%';
GRANT REPLICATION_SLAVE_ADMIN, SET_ANY_DEFINER, ALLOW_NONEXISTENT_DEFINER, GROUP_REPLICATION_ADMIN, SYSTEM_VARIABLES_ADMIN, CONNECTION_ADMIN ON *.* TO 'stack_admin'@'%';
-- XA_RECOVER_ADMIN: see and, as a last resort, settle in-doubt branches; handed on to xa_recovery.
GRANT XA_RECOVER_ADMIN ON *.* TO 'stack_admin'@'%' WITH GRANT OPTION;
-- But it writes to MySQL's own tables only by CREATE USER and GRANT, never directly.
REVOKE INSERT, UPDATE, DELETE, CREATE, DROP, ALTER, INDEX, REFERENCES, CREATE VIEW, TRIGGER, CREATE ROUTINE, ALTER ROUTINE, EVENT, LOCK TABLES ON mysql.* FROM 'stack_admin'@'%';

-- replication: how a joining member gets what it lacks from another.
-- REPLICATION SLAVE: from the binary log. BACKUP_ADMIN: by copying the data files (clone).
CREATE USER 'replication'@'%' IDENTIFIED BY '{{users.replication}}' REQUIRE SSL;
GRANT REPLICATION SLAVE, BACKUP_ADMIN ON *.* TO 'replication'@'%';

-- door_view: the account for which the view door.role speaks (grants.sql); nobody can log in to it. Here, because MySQL
-- takes no CREATE USER, not even IF NOT EXISTS, for an account that a view already names.
CREATE USER 'door_view'@'localhost' IDENTIFIED BY RANDOM PASSWORD ACCOUNT LOCK;
GRANT SELECT ON performance_schema.replication_group_members TO 'door_view'@'localhost';
-- CONNECTION_ADMIN: a primary that waits for room on its disk ends that wait by KILL, and with it itself (door.give_up_if).
GRANT CONNECTION_ADMIN ON *.* TO 'door_view'@'localhost';
