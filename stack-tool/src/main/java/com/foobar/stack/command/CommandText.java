package com.foobar.stack.command;

import java.lang.reflect.AnnotatedElement;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.regex.Pattern;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** A command as it was called, in one line, with nothing in it that may be a secret. */
final class CommandText {
  private static final String MASK = "***";
  private static final Pattern PLAIN = Pattern.compile("[\\w./:=@%+,~*-]+");

  private CommandText() {}

  static String of(ParseResult called) {
    List<String> words = new ArrayList<>(List.of("./stack"));
    for (ParseResult part = called; ; part = part.subcommand()) {
      if (part != called) {
        words.add(part.commandSpec().name());
      }
      new LinkedHashSet<>(part.matchedArgs()).forEach(argument -> add(argument, words));
      if (!part.hasSubcommand()) {
        return String.join(" ", words);
      }
    }
  }

  private static void add(ArgSpec argument, List<String> words) {
    List<String> values = values(argument);
    if (argument instanceof OptionSpec option) {
      String name = option.longestName();
      if (argument.arity().max() == 0) {
        words.add(name);
      } else {
        values.forEach(value -> words.add(name + "=" + value));
      }
    } else {
      words.addAll(values);
    }
  }

  private static List<String> values(ArgSpec argument) {
    List<String> values = argument.originalStringValues();
    int shown = shown(argument);
    List<String> safe = new ArrayList<>();
    values.stream().limit(shown).map(CommandText::quoted).forEach(safe::add);
    if (values.size() > shown) {
      safe.add(MASK);
    }
    return safe;
  }

  private static int shown(ArgSpec argument) {
    return argument.userObject() instanceof AnnotatedElement declared
            && declared.isAnnotationPresent(Masked.class)
        ? declared.getAnnotation(Masked.class).shown()
        : Integer.MAX_VALUE;
  }

  private static String quoted(String value) {
    return PLAIN.matcher(value).matches() ? value : "'" + value.replace("'", "'\\''") + "'";
  }
}
