-- The accounts of the one MySQL that a plain WildFly has (`./stack bench --only full`): those of mysql/grants.sql that an application uses, with
-- the same rights, and the one by which the bench looks whether it is there. Runs once, in `mysqld --initialize --init-file`.

CREATE USER '{{bench.user}}'@'%' IDENTIFIED BY '{{bench.password}}' REQUIRE SSL;

CREATE USER 'xa_recovery'@'%' IDENTIFIED BY '{{users.recovery}}' REQUIRE SSL;
GRANT XA_RECOVER_ADMIN ON *.* TO 'xa_recovery'@'%';
{{#databases}}

CREATE SCHEMA `{{name}}`;
GRANT SHOW VIEW ON `{{name}}`.* TO 'xa_recovery'@'%';
CREATE USER '{{name}}_app'@'%' IDENTIFIED BY '{{appPassword}}' REQUIRE SSL;
{{#ownerMigrates}}
GRANT SELECT, INSERT, UPDATE, DELETE ON `{{name}}`.* TO '{{name}}_app'@'%';
CREATE USER '{{name}}_owner'@'%' IDENTIFIED BY '{{ownerPassword}}' REQUIRE SSL;
GRANT ALL ON `{{name}}`.* TO '{{name}}_owner'@'%';
{{/ownerMigrates}}
{{^ownerMigrates}}
GRANT ALL ON `{{name}}`.* TO '{{name}}_app'@'%';
{{/ownerMigrates}}
CREATE USER '{{name}}_read'@'%' IDENTIFIED BY '{{readPassword}}' REQUIRE SSL;
GRANT SELECT ON `{{name}}`.* TO '{{name}}_read'@'%';
{{/databases}}
