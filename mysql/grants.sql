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

-- What a view may not ask (@@…) and a function may. (performance_schema.global_variables knows it too, but makes a table of
-- all variables first: each member is asked for its role eight times a second, and that took more than half of the time.)
CREATE DEFINER = 'door_view'@'localhost' FUNCTION IF NOT EXISTS door.me() RETURNS CHAR(36) CHARACTER SET ascii NO SQL
RETURN @@GLOBAL.server_uuid;
CREATE DEFINER = 'door_view'@'localhost' FUNCTION IF NOT EXISTS door.takes_writes() RETURNS BOOLEAN NO SQL
RETURN NOT @@GLOBAL.super_read_only;
-- On the schema: of a single function, a member that is started again forgets it ("ignored in --skip-name-resolve mode").
GRANT EXECUTE ON door.* TO 'door_view'@'localhost';

-- A primary that waits for room on its disk (below) blocks every write of the site. KILL turns the wait into the write error
-- that it is, upon which mysqld ends itself (binlog_error_action = ABORT_SERVER) and the others elect a primary that has
-- room. Nothing is lost: what was being committed is on the others, or was acknowledged to nobody. NULL when none waits.
CREATE DEFINER = 'door_view'@'localhost' FUNCTION IF NOT EXISTS door.give_up_if(thread BIGINT UNSIGNED, may BOOLEAN) RETURNS CHAR(4) NO SQL
BEGIN IF thread IS NOT NULL AND may THEN KILL thread; END IF; RETURN IF(thread IS NULL, NULL, 'none'); END;

-- One row, one column, spoken for by an account that nobody can log in to (bootstrap.sql): role=primary, role=replica or role=none.
--   Not ONLINE (joining, expelled, stopped): none.
--   Without a majority: none. An isolated member still calls itself ONLINE and PRIMARY, but cannot commit, and does not
--   know how old its data is.
--   Waiting for room on its disk: none; and a primary gives up, if the two others that a group needs are ONLINE.
--   A replica that lags: none. When none is left that does not, the primary is read from.
--   PRIMARY but still read only (just elected, catching up): none, for the moment.
--
-- Waiting for room: a member whose disk is full does not fail. The thread that meets it waits for room, looks again every
-- 60 s, for as long as it takes, and all other commits wait behind it. The group does not notice, so the doors have to. MySQL
-- tells it nowhere but in the error log, where MY-000035 (again every ten minutes) names the thread; no thread state shows it.
-- It still waits if it is a client's and in the same statement, or Group Replication's and has queued nothing since.
-- https://dev.mysql.com/doc/refman/9.7/en/full-disk.html
--
-- Lagging: a replica that is far behind, or stands still, would keep those waiting who want to see what they have just done
-- (group_replication_consistency = BEFORE), and show the others an old state. More than a thousand transactions in its
-- queue are seconds; one that it has worked on for five seconds is a large one, or waits for a lock.
--
-- One view without others in it: what is asked eight times a second, in a new connection each time, is parsed, checked and
-- planned each time, and of that, views in views and a join of them are two fifths.
GRANT SELECT ON performance_schema.error_log TO 'door_view'@'localhost';
GRANT SELECT ON performance_schema.threads TO 'door_view'@'localhost';
GRANT SELECT ON performance_schema.replication_connection_status TO 'door_view'@'localhost';
GRANT SELECT ON performance_schema.replication_group_member_stats TO 'door_view'@'localhost';
GRANT SELECT ON performance_schema.replication_applier_status_by_worker TO 'door_view'@'localhost';
CREATE OR REPLACE DEFINER = 'door_view'@'localhost' SQL SECURITY DEFINER VIEW door.role AS
SELECT CONCAT('role=', CASE
    WHEN MAX(m.member_id = door.me() AND m.member_state = 'ONLINE') IS NOT TRUE THEN 'none'
    WHEN SUM(m.member_state IN ('ONLINE', 'RECOVERING')) * 2 <= COUNT(*) THEN 'none'
    ELSE COALESCE(
      door.give_up_if(
        (SELECT MAX(t.processlist_id)
         FROM performance_schema.error_log AS e
         JOIN performance_schema.threads AS t ON t.processlist_id = e.thread_id
         WHERE e.error_code = 'MY-000035'
           AND e.logged > NOW(6) - INTERVAL 11 MINUTE
           AND t.processlist_time >= TIMESTAMPDIFF(SECOND, e.logged, NOW(6))
           AND (t.name = 'thread/sql/one_connection' AND t.processlist_command <> 'Sleep'
             OR t.name LIKE 'thread/group\_rpl/%' AND e.logged > (
               SELECT c.last_queued_transaction_end_queue_timestamp
               FROM performance_schema.replication_connection_status AS c
               WHERE c.channel_name = 'group_replication_applier'))),
        MAX(m.member_id = door.me() AND m.member_role = 'PRIMARY')
          AND COUNT(CASE WHEN m.member_state = 'ONLINE' THEN 1 END) >= 3),
      CASE
        WHEN MAX(m.member_id = door.me() AND m.member_role = 'SECONDARY') THEN IF(
          EXISTS (
            SELECT * FROM performance_schema.replication_group_member_stats
            WHERE member_id = door.me() AND count_transactions_remote_in_applier_queue > 1000)
          OR EXISTS (
            SELECT * FROM performance_schema.replication_applier_status_by_worker
            WHERE channel_name = 'group_replication_applier' AND applying_transaction <> ''
              AND applying_transaction_start_apply_timestamp < NOW(6) - INTERVAL 5 SECOND),
          'none', 'replica')
        WHEN door.takes_writes() THEN 'primary'
        ELSE 'none' END)
    END) AS role
FROM performance_schema.replication_group_members AS m;
-- Its parts, as it was made before.
DROP VIEW IF EXISTS door.waits_for_room;
DROP VIEW IF EXISTS door.lags;
DROP FUNCTION IF EXISTS door.give_up;

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

-- A persistent timer that was running when its server died stays "in timeout" under that server's name, and WildFly has only
-- the server itself take it up again. So the others do: whenever one of them asks for its timers (every ten seconds,
-- server-config/cli/60-ejb.cli), it calls the second of these procedures, which looks for such timers of servers that have
-- no connection here (each WildFly always has some, and they bear its name: connectionAttributes in 40-datasources.cli).
--   A killed server's connections end at once, those of a frozen or unreachable one when MySQL has heard nothing of them
--   for wait_timeout; whatever its timer was doing in a database has then been rolled back, and cannot be committed.
--   Gone for 40 s, and found so each time one looked (at least every 30 s): connections also break when a primary is lost.
--   ("--" at the end of a line: the statement goes on.)
CREATE USER IF NOT EXISTS 'timers'@'localhost' IDENTIFIED BY RANDOM PASSWORD ACCOUNT LOCK;
CREATE TABLE IF NOT EXISTS wildfly.absent_node (name VARCHAR(255) NOT NULL PRIMARY KEY, since DATETIME(3) NOT NULL, seen DATETIME(3) NOT NULL);
-- Under a new id: a server that read the timer while it was running elsewhere would take it for running for ever. All of them
-- drop the old one, take up the new one, and one of them runs it: at once, where its time has come.
CREATE DEFINER = 'timers'@'localhost' PROCEDURE IF NOT EXISTS wildfly.release_timers(node VARCHAR(255), OUT released INT) MODIFIES SQL DATA
BEGIN --
  UPDATE JBOSS_EJB_TIMER SET id = UUID(), timer_state = 'ACTIVE', node_name = NULL, next_date = IFNULL(next_date, UTC_TIMESTAMP()) --
  WHERE node_name = node AND timer_state IN ('IN_TIMEOUT', 'RETRY_TIMEOUT'); --
  SET released = ROW_COUNT(); --
END;
-- Never an error: it would be taken for a broken connection.
CREATE DEFINER = 'timers'@'localhost' PROCEDURE IF NOT EXISTS wildfly.release_timers_of_the_dead() MODIFIES SQL DATA
BEGIN --
  DECLARE released INT; --
  DECLARE dead VARCHAR(255); --
  DECLARE CONTINUE HANDLER FOR SQLEXCEPTION SET dead = NULL; --
  DECLARE CONTINUE HANDLER FOR NOT FOUND SET dead = NULL; --
  IF EXISTS (SELECT * FROM JBOSS_EJB_TIMER WHERE timer_state IN ('IN_TIMEOUT', 'RETRY_TIMEOUT')) THEN --
    DELETE FROM absent_node WHERE seen < NOW(3) - INTERVAL 30 SECOND --
      OR name IN (SELECT attr_value FROM performance_schema.session_connect_attrs WHERE attr_name = 'wildfly_node'); --
    INSERT INTO absent_node (name, since, seen) --
      SELECT DISTINCT node_name, NOW(3), NOW(3) FROM JBOSS_EJB_TIMER --
      WHERE timer_state IN ('IN_TIMEOUT', 'RETRY_TIMEOUT') AND node_name NOT IN --
        (SELECT attr_value FROM performance_schema.session_connect_attrs WHERE attr_name = 'wildfly_node') --
      ON DUPLICATE KEY UPDATE seen = NOW(3); --
    SELECT name INTO dead FROM absent_node WHERE since < NOW(3) - INTERVAL 40 SECOND LIMIT 1; --
    IF dead IS NOT NULL THEN --
      CALL release_timers(dead, released); --
      DELETE FROM absent_node WHERE name = dead; --
    END IF; --
  END IF; --
END;
GRANT SELECT, INSERT, UPDATE, DELETE, EXECUTE ON wildfly.* TO 'timers'@'localhost';
GRANT SELECT ON performance_schema.session_connect_attrs TO 'timers'@'localhost';
GRANT EXECUTE ON wildfly.* TO 'wildfly'@'%';
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
