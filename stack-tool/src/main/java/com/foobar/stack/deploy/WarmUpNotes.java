package com.foobar.stack.deploy;

import com.foobar.stack.StackException;
import com.foobar.stack.inventory.Host;
import com.foobar.stack.plan.Layout;
import com.foobar.stack.state.PrivateFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What went wrong when a server was warmed up the last time, for {@code status} to tell. */
public final class WarmUpNotes {
  private final Path folder;

  public WarmUpNotes(Layout layout, Host server) {
    this.folder = layout.warmUps(server);
  }

  /** In place of what was noted of the application before. */
  void replace(String application, List<String> warnings) {
    Path file = folder.resolve(application);
    try {
      if (warnings.isEmpty()) {
        Files.deleteIfExists(file);
      } else {
        PrivateFiles.write(file, String.join("\n", warnings));
      }
    } catch (IOException e) {
      throw new StackException("cannot keep how %s was warmed up: %s".formatted(application, e), e);
    }
  }

  /** Each with the application's name before it. */
  public List<String> all() {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    List<String> notes = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.sorted().toList()) {
        for (String warning : Files.readAllLines(file)) {
          notes.add(file.getFileName() + ": " + warning);
        }
      }
    } catch (IOException e) {
      throw new StackException("cannot read " + folder, e);
    }
    return notes;
  }
}
