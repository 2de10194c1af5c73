package com.foobar.server.singletons;

import io.undertow.server.HttpHandler;
import io.undertow.servlet.api.Deployment;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jboss.msc.Service;
import org.jboss.msc.service.StartContext;
import org.jboss.msc.service.StopContext;
import org.wildfly.extension.undertow.Host;
import org.wildfly.extension.undertow.UndertowEventListener;
import org.wildfly.extension.undertow.UndertowFilter;
import org.wildfly.extension.undertow.UndertowService;

/** Puts {@link OnlyWhereActive} before the applications of an Undertow host. */
public final class SingletonFilter implements Service, UndertowFilter, UndertowEventListener {
  private final Supplier<UndertowService> undertow;
  private final Supplier<Host> host;
  private final SingletonPaths singletons;

  /**
   * Kept here, by Undertow's own word: it says that an application stops before it takes its path
   * away, and that one has started after it has put it there.
   */
  private final Set<String> active = ConcurrentHashMap.newKeySet();

  public SingletonFilter(
      Supplier<UndertowService> undertow, Supplier<Host> host, SingletonPaths singletons) {
    this.undertow = undertow;
    this.host = host;
    this.singletons = singletons;
  }

  @Override
  public void start(StartContext context) {
    undertow.get().registerListener(this);
    host.get().getDeployments().forEach(deployment -> active.add(contextPath(deployment)));
    host.get().addFilter(this);
  }

  @Override
  public void stop(StopContext context) {
    host.get().removeFilter(this);
    undertow.get().unregisterListener(this);
    active.clear();
  }

  @Override
  public void onDeploymentStart(Deployment deployment, Host where) {
    if (where == host.get()) {
      active.add(contextPath(deployment));
    }
  }

  @Override
  public void onDeploymentStop(Deployment deployment, Host where) {
    if (where == host.get()) {
      active.remove(contextPath(deployment));
    }
  }

  private static String contextPath(Deployment deployment) {
    return ContextPaths.plain(deployment.getDeploymentInfo().getContextPath());
  }

  /** After all that stand in the configuration: what they refuse is refused everywhere. */
  @Override
  public int getPriority() {
    return Integer.MAX_VALUE;
  }

  @Override
  public HttpHandler wrap(HttpHandler next) {
    return new OnlyWhereActive(singletons, active, next);
  }
}
