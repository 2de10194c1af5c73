package com.foobar.server.publicfiles;

import io.undertow.servlet.ServletExtension;
import io.undertow.servlet.api.Deployment;
import io.undertow.servlet.api.DeploymentInfo;
import io.undertow.servlet.spec.ServletContextImpl;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import java.io.IOException;
import java.nio.file.Path;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Says of each web application, when it is completely there, which files the server would hand to
 * anybody who asks: the list of what Nginx may serve in the server's place. Undertow finds it by
 * {@code META-INF/services} in every deployment.
 *
 * <p>Whatever goes wrong here, the application does not notice: then there is no list, and nobody
 * but the server serves its files.
 */
public final class PublicFilesExtension implements ServletExtension {
  private static final Logger LOG = Logger.getLogger(PublicFilesExtension.class.getName());

  private final Path folder;

  public PublicFilesExtension() {
    this(Path.of(System.getProperty("jboss.server.data.dir", "."), "public-files"));
  }

  PublicFilesExtension(Path folder) {
    this.folder = folder;
  }

  @Override
  public void handleDeployment(DeploymentInfo info, ServletContext context) {
    Listing listing = new Listing(folder, info.getDeploymentName(), info.getContextPath());
    delete(listing);
    Deployment deployment = ((ServletContextImpl) context).getDeployment();
    // After the listeners, the initializers and all that they added; before the first request.
    info.addDeploymentCompleteListener(
        new ServletContextListener() {
          @Override
          public void contextInitialized(ServletContextEvent event) {
            write(listing, deployment);
          }

          @Override
          public void contextDestroyed(ServletContextEvent event) {
            delete(listing);
          }
        });
  }

  private static void write(Listing listing, Deployment deployment) {
    try {
      listing.write(new PublicFiles(deployment));
    } catch (IOException | RuntimeException | ReflectiveOperationException | LinkageError e) {
      LOG.log(
          Level.WARNING,
          e,
          () -> "the files of " + listing.name() + " are served by this server alone");
      delete(listing);
    }
  }

  private static void delete(Listing listing) {
    try {
      listing.delete();
    } catch (IOException e) {
      LOG.log(Level.WARNING, e, () -> "cannot delete the list of files of " + listing.name());
    }
  }
}
