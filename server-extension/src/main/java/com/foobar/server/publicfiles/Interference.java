package com.foobar.server.publicfiles;

import io.undertow.server.HandlerWrapper;
import io.undertow.servlet.api.AuthMethodConfig;
import io.undertow.servlet.api.Deployment;
import io.undertow.servlet.api.DeploymentInfo;
import io.undertow.servlet.api.ListenerInfo;
import io.undertow.servlet.api.LoginConfig;
import io.undertow.servlet.handlers.DefaultServlet;
import jakarta.security.auth.message.config.AuthConfigFactory;
import jakarta.servlet.ServletRequestListener;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jboss.modules.Module;

/**
 * What may change the answer to any request of an application, files included, so that none of its
 * files is certain to be the same for everybody.
 */
final class Interference {
  /** Where WildFly puts applications; others would not be reached by the site. */
  private static final String HOST = "default-host";

  /** They look at what is constrained, and at nothing else. */
  private static final Set<String> USUAL_LOGINS = Set.of("BASIC", "FORM", "DIGEST", "CLIENT_CERT");

  /**
   * WildFly's own handlers around an application: they count requests, set up contexts and know the
   * caller, and leave the answer alone. Any other may do anything, among them WildFly's own that do
   * what undertow-handlers.conf or jboss-web.xml say.
   */
  private static final List<String> HARMLESS =
      List.of(
          "org.wildfly.extension.undertow.deployment.ControlPointDeploymentInfoConfigurator",
          "org.wildfly.extension.undertow.deployment.UndertowDeploymentProcessor",
          "org.wildfly.extension.undertow.security.jacc.JACCContextIdHandler",
          "org.wildfly.elytron.web.undertow.server.servlet.AuthenticationManager",
          "org.wildfly.elytron.web.undertow.server.servlet.ElytronServletContextAssociationHandler");

  private Interference() {}

  /** What it is, in a few words. */
  static Optional<String> in(Deployment deployment) {
    DeploymentInfo info = deployment.getDeploymentInfo();
    if (!info.getHostName().equals(HOST)) {
      return Optional.of("it is deployed on the virtual host " + info.getHostName());
    }
    if (!info.getPreCompressedResources().isEmpty() || !isUsual(info)) {
      return Optional.of("its default servlet is configured");
    }
    return handler(info).or(() -> listener(info)).or(() -> login(info));
  }

  private static boolean isUsual(DeploymentInfo info) {
    if (info.getDefaultServletConfig() != null) {
      return false;
    }
    return info.getServlets().values().stream()
        .noneMatch(
            servlet ->
                servlet.getMappings().contains("/")
                    && servlet.getServletClass() != DefaultServlet.class);
  }

  private static Optional<String> handler(DeploymentInfo info) {
    for (List<HandlerWrapper> wrappers :
        List.of(
            info.getInitialHandlerChainWrappers(),
            info.getOuterHandlerChainWrappers(),
            info.getInnerHandlerChainWrappers(),
            info.getSecurityWrappers(),
            info.getInitialSecurityWrapper() == null
                ? List.<HandlerWrapper>of()
                : List.of(info.getInitialSecurityWrapper()))) {
      for (HandlerWrapper wrapper : wrappers) {
        String name = wrapper.getClass().getName();
        if (HARMLESS.stream()
            .noneMatch(known -> name.equals(known) || name.startsWith(known + "$"))) {
          return Optional.of("requests pass through a handler: " + name);
        }
      }
    }
    return Optional.empty();
  }

  /**
   * The server's own (of CDI, of Faces, …) change no answer; an application's may begin sessions.
   */
  private static Optional<String> listener(DeploymentInfo info) {
    return info.getListeners().stream()
        .map(ListenerInfo::getListenerClass)
        .filter(ServletRequestListener.class::isAssignableFrom)
        .filter(type -> !isOfTheServer(type))
        .findFirst()
        .map(type -> "each request is told to " + type.getName());
  }

  private static boolean isOfTheServer(Class<?> type) {
    Module module = Module.forClass(type);
    return module != null && !module.getName().startsWith("deployment.");
  }

  private static Optional<String> login(DeploymentInfo info) {
    if (info.getJaspiAuthenticationMechanism() != null) {
      return Optional.of("it authenticates each request");
    }
    LoginConfig login = info.getLoginConfig();
    if (login != null) {
      for (AuthMethodConfig method : login.getAuthMethods()) {
        String name = method.getName().toUpperCase(Locale.ROOT).replace('-', '_');
        if (!USUAL_LOGINS.contains(name)) {
          return Optional.of("its login may look at each request: " + method.getName());
        }
      }
    }
    Map<?, ?> mechanisms = info.getAuthenticationMechanisms();
    if (!mechanisms.isEmpty()) {
      return Optional.of("it brings a login of its own");
    }
    return authenticatesEachRequest(info);
  }

  /** Jakarta Authentication, and what is built on it (Jakarta Security), sees every request. */
  private static Optional<String> authenticatesEachRequest(DeploymentInfo info) {
    AuthConfigFactory factory = AuthConfigFactory.getFactory();
    String context = info.getHostName() + " " + info.getContextPath();
    return factory != null && factory.getConfigProvider("HttpServlet", context, null) != null
        ? Optional.of("it authenticates each request")
        : Optional.empty();
  }
}
