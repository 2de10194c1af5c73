package com.foobar.tests.stack;

import com.foobar.tests.browser.Chromium;
import com.foobar.tests.database.Databases;
import com.foobar.tests.lab.Lab;
import com.foobar.tests.site.Site;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Has the stack running before the first test class that needs servers ({@code *IT}) and takes it
 * away after the last one, and gives tests what they ask for as parameters. Registered for all
 * classes (META-INF/services), before Arquillian, which needs a server to deploy to.
 */
public final class TestStackExtension
    implements ExecutionCondition, BeforeAllCallback, AfterAllCallback, ParameterResolver {
  /** What Arquillian reads in arquillian.xml. */
  private static final String MANAGEMENT_ADDRESS = "stack.management.address";

  private static final String ADMIN_PASSWORD = "stack.admin.password";

  private static final Map<Class<?>, Function<Started, Object>> PARAMETERS =
      Map.of(
          TestStack.class,
          Started::stack,
          Site.class,
          started -> started.stack().site(),
          Databases.class,
          started -> started.stack().databases(),
          Lab.class,
          Started::lab);

  /** Kept even if it failed to start, so that the next class does not wait for the same again. */
  private record Started(TestStack stack, Lab lab, Throwable failure) implements AutoCloseable {
    static Started now() {
      Chromium.fetchAhead();
      try {
        Lab lab = Lab.isHere() ? Lab.build(TestStack.INVENTORY) : null;
        TestStack stack = TestStack.start(lab == null ? TestStack.INVENTORY : lab.inventory());
        System.setProperty(MANAGEMENT_ADDRESS, stack.host("server-1").address());
        System.setProperty(ADMIN_PASSWORD, stack.context().secrets().get("wildfly.admin"));
        return new Started(stack, lab, null);
      } catch (RuntimeException | AssertionError e) {
        return new Started(null, null, e);
      }
    }

    Started require() {
      if (stack == null) {
        throw new IllegalStateException("the stack did not start", failure);
      }
      return this;
    }

    @Override
    public void close() throws Exception {
      if (stack != null) {
        stack.close();
      }
    }
  }

  /** With a single class named on the command line, both rounds of the tests find it. */
  @Override
  public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
    boolean rightRound = Lab.isNeededBy(context.getRequiredTestClass()) == Lab.isHere();
    return rightRound
        ? ConditionEvaluationResult.enabled(null)
        : ConditionEvaluationResult.disabled(
            "it belongs to the other round: see the pom's lab.tests");
  }

  @Override
  public void beforeAll(ExtensionContext context) {
    if (needsServers(context)) {
      started(context);
    }
  }

  private static boolean needsServers(ExtensionContext context) {
    return context.getRequiredTestClass().getSimpleName().endsWith("IT");
  }

  /** A class that leaves something broken fails itself, and not the classes after it. */
  @Override
  public void afterAll(ExtensionContext context) {
    if (!needsServers(context)) {
      return;
    }
    TestStack stack = started(context).stack();
    List<String> problems = stack.judge().problems();
    if (!problems.isEmpty()) {
      stack.up();
      throw new AssertionError("it left the stack like this:\n" + String.join("\n", problems));
    }
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return PARAMETERS.containsKey(parameter.getParameter().getType());
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return PARAMETERS.get(parameter.getParameter().getType()).apply(started(context));
  }

  private static Started started(ExtensionContext context) {
    return context
        .getRoot()
        .getStore(Namespace.GLOBAL)
        .getOrComputeIfAbsent(Started.class, type -> Started.now(), Started.class)
        .require();
  }
}
