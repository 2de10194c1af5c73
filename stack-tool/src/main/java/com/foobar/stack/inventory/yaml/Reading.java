package com.foobar.stack.inventory.yaml;

import com.foobar.stack.StackException;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;

/** One reading of a file, which finds everything that is wrong with it at once. */
public final class Reading {
  private final Path file;
  private final List<Problem> problems = new ArrayList<>();

  /** Which value was read where. */
  private final Map<Object, Given> places = new IdentityHashMap<>();

  private Reading(Path file) {
    this.file = file;
  }

  /**
   * What was found.
   *
   * @param value as far as it could be read; only to be used when there are no problems
   * @param problems in the file's order
   */
  public record Result<T>(T value, List<Problem> problems) {}

  /**
   * @throws StackException when the file cannot be read at all
   */
  public static <T> Result<T> of(Path file, Section<T> section) {
    Reading reading = new Reading(file);
    T value = reading.document().map(section::read).orElse(null);
    return new Result<>(value, reading.problems.stream().sorted().toList());
  }

  private Optional<Given> document() {
    try {
      LoadSettings settings = LoadSettings.builder().setLabel(file.toString()).build();
      Iterator<Node> documents =
          new Compose(settings).composeAllFromString(Files.readString(file)).iterator();
      Given document = documents.hasNext() ? new Given(this, documents.next(), "") : null;
      if (document == null || document.isNothing()) {
        problem(Optional.empty(), "", "it is empty");
        return Optional.empty();
      }
      if (documents.hasNext()) {
        new Given(this, documents.next(), "").wrong("a second document begins here");
      }
      return Optional.of(document);
    } catch (MarkedYamlEngineException e) {
      problem(e.getProblemMark(), "", reason(e));
    } catch (YamlEngineException e) {
      problem(Optional.empty(), "", e.getMessage().lines().findFirst().orElse("is not YAML"));
    } catch (NoSuchFileException e) {
      throw unreadable("no such file", e);
    } catch (CharacterCodingException e) {
      throw unreadable("it is not written in UTF-8", e);
    } catch (IOException e) {
      throw unreadable(e.toString(), e);
    }
    return Optional.empty();
  }

  private static String reason(MarkedYamlEngineException e) {
    return e.getContext() == null ? e.getProblem() : e.getContext() + ", " + e.getProblem();
  }

  private StackException unreadable(String why, IOException cause) {
    return new StackException("cannot read the inventory %s: %s".formatted(file, why), cause);
  }

  void problem(Optional<Mark> mark, String where, String text) {
    problems.add(
        new Problem(
            file,
            mark.map(Mark::getLine).orElse(0) + 1,
            mark.map(Mark::getColumn).orElse(0) + 1,
            where,
            text));
  }

  <T> T remember(T value, Given given) {
    if (value != null) {
      places.put(value, given);
    }
    return value;
  }

  /** Where a section's value was read. */
  Given placeOf(Object value) {
    return places.get(value);
  }
}
