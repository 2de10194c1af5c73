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

  private static String shortened(String text) {
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + " …";
  }
}
