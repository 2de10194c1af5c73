package com.foobar.stack.plan;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Where the programs are, or will be once they are fetched.
 *
 * @param mysqlHome the unpacked tree that {@code mysqld} runs from; empty for a program that is
 *     installed on the machine and knows its own folders
 * @param wildflyClasses the archive of classes that WildFly's JVMs start from; they do without it
 *     where there is none
 */
public record ProgramPaths(
    Path mysqld,
    Path mysql,
    Optional<Path> mysqlHome,
    Path haproxy,
    Path nginx,
    Path wildflyHome,
    Path wildflyClasses,
    Path java) {}
