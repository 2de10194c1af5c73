package com.foobar.stack.deploy;

import java.util.Locale;
import java.util.stream.Collectors;
import org.jboss.dmr.ModelNode;
import org.jboss.dmr.ModelType;

/**
 * What WildFly says of a failed deployment, for a person: the causes. The server adds everything
 * that then could not start either, which for one wrong line may be pages.
 */
final class FailureText {
  private static final int LONGEST = 2000;

  private FailureText() {}

  static String of(ModelNode description) {
    if (description.getType() == ModelType.OBJECT) {
      for (String key : description.keys()) {
        if (key.toLowerCase(Locale.ROOT).contains("failed services")) {
          ModelNode failed = description.get(key);
          return failed.keys().stream()
              .map(service -> service + ": " + failed.get(service).asString())
              .map(FailureText::shortened)
              .collect(Collectors.joining(System.lineSeparator()));
        }
      }
    }
    return shortened(description.asString());
  }

  /**
   * Whether this says nothing of the application, but that WildFly, which starts an application's
   * parts side by side, started its beans a moment before their persistence units were there. Seen
   * about once in a hundred deployments of an application with four units, on WildFly 39.0.1; the
   * same file is taken at the next attempt.
   */
  static boolean isOfAStartOutOfOrder(String text) {
    return text.contains("WeldStartService")
        && text.contains("ServiceNotFoundException: service jboss.persistenceunit");
  }

  private static String shortened(String text) {
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + " …";
  }
}
