package com.foobar.stack.inventory;

/** The ports of the services, the same on every host. */
public record Ports(
    int nginx,
    int wildfly,
    int management,
    int cluster,
    int mysql,
    int databaseReadWrite,
    int databaseReadOnly) {}
