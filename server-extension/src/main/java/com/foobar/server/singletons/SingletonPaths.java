package com.foobar.server.singletons;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.msc.service.LifecycleEvent;
import org.jboss.msc.service.ServiceController;

/** Where this server's singleton deployments answer, while they are active here. */
public final class SingletonPaths {
  /** By the service that a deployment is to WildFly as long as it is there, active or not. */
  private final Map<ServiceController<?>, Set<String>> paths = new ConcurrentHashMap<>();

  void add(ServiceController<?> deployment, String path) {
    paths
        .computeIfAbsent(
            deployment,
            added -> {
              added.addListener(
                  (changed, event) -> {
                    if (event == LifecycleEvent.REMOVED) {
                      paths.remove(changed);
                    }
                  });
              return ConcurrentHashMap.newKeySet();
            })
        .add(ContextPaths.plain(path));
  }

  /** The one whose application would have the request, were there no others. */
  Optional<String> of(String requested) {
    if (paths.isEmpty()) {
      return Optional.empty();
    }
    return ContextPaths.longest(paths.values().stream().flatMap(Set::stream), requested);
  }
}
