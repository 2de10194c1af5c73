package com.foobar.stack.plan;

import java.nio.file.Path;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;

/**
 * Where the programs are, or will be once they are fetched.
 *
 * @param executables by the programs' names
 * @param trees the unpacked trees that they run from; none for a program that is installed on the
 *     machine and knows its own folders
 * @param wildflyClasses the archive of classes that WildFly's JVMs start from; they do without it
 *     where there is none
 */
public record ProgramPaths(
    Map<String, Path> executables,
    Map<String, Path> trees,
    Path wildflyHome,
    Path wildflyClasses,
    Path java) {

  public ProgramPaths {
    executables = Map.copyOf(executables);
    trees = Map.copyOf(trees);
  }

  /**
   * @param program as the inventory's {@code programs} names it
   */
  public Path of(String program) {
    Path executable = executables.get(program);
    if (executable == null) {
      throw new NoSuchElementException("no service has a program " + program);
    }
    return executable;
  }

  public Optional<Path> tree(String program) {
    return Optional.ofNullable(trees.get(program));
  }
}
