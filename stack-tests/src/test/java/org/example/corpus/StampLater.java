package org.example.corpus;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.ServletContainerInitializer;
import jakarta.servlet.ServletContext;
import java.util.EnumSet;
import java.util.Set;

/** Adds what no descriptor says, while the application starts. */
public class StampLater implements ServletContainerInitializer {
  @Override
  public void onStartup(Set<Class<?>> classes, ServletContext context) {
    context
        .addFilter("later", Stamp.class)
        .addMappingForUrlPatterns(EnumSet.of(DispatcherType.REQUEST), false, "/later/*");
  }
}
