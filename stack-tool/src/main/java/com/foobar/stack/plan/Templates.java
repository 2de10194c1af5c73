package com.foobar.stack.plan;

import com.foobar.stack.StackException;
import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.MustacheException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Fills the project's plain configuration files in. An unknown name in a file is an error. */
final class Templates {
  private static final Mustache.Compiler COMPILER =
      Mustache.compiler().escapeHTML(false).standardsMode(false).strictSections(true);

  private final Path root;

  Templates(Path root) {
    this.root = root;
  }

  /**
   * @param template relative to the project, such as {@code nginx/nginx.conf}
   */
  String render(String template, Map<String, Object> view) {
    Path file = root.resolve(template);
    try {
      return COMPILER.compile(Files.readString(file)).execute(view);
    } catch (IOException e) {
      throw new StackException("cannot read %s".formatted(file), e);
    } catch (MustacheException e) {
      throw new StackException("%s: %s".formatted(template, e.getMessage()), e);
    }
  }
}
