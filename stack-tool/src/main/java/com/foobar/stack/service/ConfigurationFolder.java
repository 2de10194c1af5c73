package com.foobar.stack.service;

import com.foobar.stack.StackException;
import com.foobar.stack.plan.PlanContext;
import com.foobar.stack.plan.RenderedFile;
import com.foobar.stack.plan.ServiceId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A folder of configuration files that are all filled in and used. */
public final class ConfigurationFolder {
  private ConfigurationFolder() {}

  /**
   * @param folder in the project, such as {@code nginx/includes}
   * @param target among the service's configuration
   * @param more names known to the files
   */
  public static List<RenderedFile> rendered(
      PlanContext context, ServiceId id, String folder, String target, Map<String, Object> more) {
    try (var files = Files.list(context.path(folder))) {
      return files
          .filter(Files::isRegularFile)
          .map(Path::getFileName)
          .map(Path::toString)
          .sorted()
          .map(name -> context.file(id, folder + "/" + name, target + "/" + name, more))
          .toList();
    } catch (IOException e) {
      throw new StackException("cannot list " + context.path(folder), e);
    }
  }
}
