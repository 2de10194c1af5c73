package com.foobar.stack.deploy;

import com.foobar.stack.StackException;
import com.foobar.stack.inventory.Host;
import com.foobar.stack.inventory.Inventory;
import com.foobar.stack.plan.PlanContext;
import com.foobar.stack.process.Pause;
import com.foobar.stack.service.wildfly.HttpManagement;
import com.foobar.stack.service.wildfly.HttpManagement.ContextRoot;
import com.foobar.stack.service.wildfly.HttpManagement.Deployed;
import com.foobar.stack.service.wildfly.ManagementUser;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.security.auth.callback.Callback;
import javax.security.auth.callback.NameCallback;
import javax.security.auth.callback.PasswordCallback;
import javax.security.auth.callback.UnsupportedCallbackException;
import javax.security.sasl.RealmCallback;
import org.jboss.as.controller.client.ModelControllerClient;
import org.jboss.as.controller.client.ModelControllerClientConfiguration;
import org.jboss.as.controller.client.Operation;
import org.jboss.as.controller.client.OperationBuilder;
import org.jboss.as.controller.client.OperationMessageHandler;
import org.jboss.as.controller.client.helpers.Operations;
import org.jboss.dmr.ModelNode;

/**
 * One WildFly's management interface: what is deployed there, and changes to that. It is asked by
 * HTTP; the native connection, whose client takes a command a second to begin with, is there for
 * changes alone.
 */
public final class WildflyManagement implements AutoCloseable {
  /** Of everything but deployments, which have a limit of their own. */
  private static final Duration OPERATION_LIMIT = Duration.ofSeconds(180);

  /** A server that has just started on a busy machine takes a while even to shake hands. */
  private static final int CONNECTION_LIMIT_MILLIS = 30_000;

  /** Of a question, on a server that has just started on a busy machine. */
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /** Beyond the limit of an operation, for the server to say that it is over. */
  private static final int GRACE_MILLIS = 20_000;

  private final Host host;
  private final Inventory inventory;
  private final HttpManagement questions;

  /** Not there before something is to be changed. */
  private ModelControllerClient client;

  private WildflyManagement(Host host, Inventory inventory, HttpManagement questions) {
    this.host = host;
    this.inventory = inventory;
    this.questions = questions;
  }

  public static WildflyManagement of(PlanContext context, Host host) {
    return new WildflyManagement(
        host, context.inventory(), HttpManagement.of(context, host, PATIENCE));
  }

  private ModelControllerClient client() {
    if (client == null) {
      client = ModelControllerClient.Factory.create(configuration());
    }
    return client;
  }

  private ModelControllerClientConfiguration configuration() {
    return new ModelControllerClientConfiguration.Builder()
        .setProtocol("remote+http")
        .setHostName(questions.address())
        .setPort(questions.port())
        .setConnectionTimeout(CONNECTION_LIMIT_MILLIS)
        .setHandler(callbacks -> answer(callbacks, questions.password()))
        .setSaslOptions(Map.of("SASL_DISALLOWED_MECHANISMS", "JBOSS-LOCAL-USER"))
        .build();
  }

  private static void answer(Callback[] callbacks, String password)
      throws UnsupportedCallbackException {
    for (Callback callback : callbacks) {
      if (callback instanceof NameCallback name) {
        name.setName(ManagementUser.NAME);
      } else if (callback instanceof PasswordCallback secret) {
        secret.setPassword(password.toCharArray());
      } else if (callback instanceof RealmCallback realm) {
        realm.setText(realm.getDefaultText());
      } else {
        throw new UnsupportedCallbackException(callback);
      }
    }
  }

  /** By name. */
  Map<String, Deployed> deployments() {
    return asked(questions::state).deployments();
  }

  boolean isPresent(String deployment) {
    return deployments().containsKey(deployment);
  }

  /**
   * Deploys the file, in place of what was deployed under its name. When it fails the server keeps
   * what it had.
   *
   * @param limit how long the server may take; then it gives up
   * @throws StackException with what the server says
   */
  public void deploy(String deployment, Path file, Duration limit) {
    try {
      put(deployment, file, limit);
    } catch (StackException refusal) {
      if (!FailureText.isOfAStartOutOfOrder(refusal.getMessage())) {
        throw refusal;
      }
      put(deployment, file, limit);
    }
  }

  private void put(String deployment, Path file, Duration limit) {
    boolean present = isPresent(deployment);
    ModelNode operation;
    if (present) {
      operation = Operations.createOperation("full-replace-deployment");
      operation.get("name").set(deployment);
    } else {
      operation = Operations.createAddOperation(Operations.createAddress("deployment", deployment));
    }
    operation.get("enabled").set(true);
    operation.get("content").get(0).get("input-stream-index").set(0);
    succeed(OperationBuilder.create(operation).addFileAsAttachment(file.toFile()).build(), limit);
  }

  public void undeploy(String deployment) {
    if (isPresent(deployment)) {
      ModelNode address = Operations.createAddress("deployment", deployment);
      succeed(
          Operations.CompositeOperationBuilder.create()
              .addStep(Operations.createOperation("undeploy", address))
              .addStep(Operations.createRemoveOperation(address))
              .build());
    }
  }

  /**
   * Where the deployment's web applications answer: context root by archive, such as {@code
   * web-module.war} → {@code /}.
   */
  Map<String, String> contextRoots(String deployment) {
    Map<String, String> roots = new TreeMap<>();
    for (ContextRoot root : asked(questions::contextRoots)) {
      if (root.deployment().equals(deployment)) {
        roots.put(root.archive(), root.path());
      }
    }
    return roots;
  }

  /** All places where web applications answer, each with the deployment that has it. */
  Map<String, String> takenRoots() {
    Map<String, String> roots = new TreeMap<>();
    for (ContextRoot root : asked(questions::contextRoots)) {
      roots.put(ContextRoots.normal(root.path()), root.deployment());
    }
    return roots;
  }

  /** A question to the management. */
  @FunctionalInterface
  private interface Question<T> {
    T ask() throws IOException;
  }

  private <T> T asked(Question<T> question) {
    try {
      return question.ask();
    } catch (SocketTimeoutException e) {
      throw new StackException(
          "%1$s/wildfly: its management interface has not answered for %2$d s. ./stack logs %1$s/wildfly says what it does; ./stack fault restart %1$s/wildfly starts it anew."
              .formatted(host, PATIENCE.toSeconds()),
          e);
    } catch (IOException e) {
      throw new StackException(
          "%s/wildfly: its management interface does not answer: %s"
              .formatted(host, e.getMessage()),
          e);
    }
  }

  private ModelNode succeed(Operation operation) {
    return succeed(operation, OPERATION_LIMIT);
  }

  private ModelNode succeed(Operation operation, Duration limit) {
    ModelNode answer = execute(operation, limit);
    if (!Operations.isSuccessfulOutcome(answer)) {
      throw new StackException(
          "%s/wildfly refuses: %s"
              .formatted(
                  host,
                  FailureText.of(
                      Operations.getFailureDescription(answer),
                      inventory.file(),
                      inventory.databases())));
    }
    return Operations.readResult(answer);
  }

  /**
   * One that hangs ends by itself after the limit. A WildFly that is frozen does not even say that,
   * so that nobody may wait for its answer without a limit either.
   */
  private ModelNode execute(Operation operation, Duration limit) {
    operation
        .getOperation()
        .get("operation-headers")
        .get("blocking-timeout")
        .set(Math.toIntExact(limit.toSeconds()));
    CompletableFuture<ModelNode> answer =
        client().executeAsync(operation, OperationMessageHandler.DISCARD);
    try {
      return answer.get(
          CONNECTION_LIMIT_MILLIS + limit.toMillis() + GRACE_MILLIS, TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      throw new StackException(
          "%s/wildfly: its management interface does not answer: %s"
              .formatted(host, e.getCause().getMessage()),
          e);
    } catch (CancellationException e) {
      throw new StackException(
          "%1$s/wildfly: its management connection broke off: its process has ended, or is about to (./stack logs %1$s/wildfly)"
              .formatted(host),
          e);
    } catch (TimeoutException e) {
      answer.cancel(true);
      throw new StackException(
          "%1$s/wildfly: its management interface has not answered for %2$d s. ./stack logs %1$s/wildfly says what it does; ./stack fault restart %1$s/wildfly starts it anew."
              .formatted(host, (limit.toMillis() + GRACE_MILLIS) / 1000),
          e);
    } catch (InterruptedException e) {
      awaitCancelled(answer);
      Thread.currentThread().interrupt();
      throw new StackException("interrupted", e);
    }
  }

  /**
   * The server undoes what it has begun, and only then can it be asked what it has. It is given
   * some time for that.
   */
  private static void awaitCancelled(CompletableFuture<ModelNode> answer) {
    answer.cancel(true);
    long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(GRACE_MILLIS);
    Thread.interrupted();
    while (!answer.isDone() && System.nanoTime() < deadline) {
      Pause.brief();
    }
  }

  @Override
  public void close() {
    if (client == null) {
      return;
    }
    try {
      client.close();
    } catch (IOException e) {
      throw new StackException("cannot close the management connection to " + host, e);
    }
  }
}
