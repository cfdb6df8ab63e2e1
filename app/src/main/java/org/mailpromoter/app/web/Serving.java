package org.mailpromoter.app.web;

import com.google.inject.Inject;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mailpromoter.app.remote.CommandRunner;
import org.mailpromoter.deployment.DeploymentReader;
import org.mailpromoter.deployment.MailboxDeployment;
import org.mailpromoter.deployment.SinkDeployment;
import org.mailpromoter.installation.Installation;
import org.mailpromoter.service.Desk;
import org.mailpromoter.service.News;
import org.mailpromoter.service.Service;
import org.mailpromoter.service.ServiceEvents;
import org.mailpromoter.spi.loading.PluginRegistry;
import org.mailpromoter.web.ListenException;

/** A service with its web side. */
public final class Serving {
  private final PluginRegistry plugins;
  private final DeploymentReader reader;
  private final CommandRunner.Factory runners;

  @Inject
  Serving(PluginRegistry plugins, DeploymentReader reader, CommandRunner.Factory runners) {
    this.plugins = plugins;
    this.reader = reader;
    this.runners = runners;
  }

  /** Is told where the console answers, before the storage is open. */
  @FunctionalInterface
  public interface Ready {
    /** The console answers; empty if it has no address. */
    void at(Optional<URI> console);
  }

  /** Knows the address of the console as soon as there is one. */
  private static final class Address {
    private volatile @Nullable URI console;
  }

  /**
   * Serves until the thread is interrupted.
   *
   * @param mailboxes those to synchronize
   * @param sinks those to deliver to
   * @param events what happens
   * @throws ListenException if nothing can listen at an address
   * @throws InterruptedException always in the end
   */
  public void run(
      Installation parts,
      List<MailboxDeployment> mailboxes,
      List<SinkDeployment> sinks,
      ServiceEvents events,
      Ready ready)
      throws ListenException, InterruptedException {
    Desk desk = new Desk();
    News news = new News();
    Address address = new Address();
    CommandRunner runner = runners.at(() -> Optional.ofNullable(address.console));
    WebSide.Parts all = new WebSide.Parts(parts, desk, news, plugins, reader, runner);
    try (WebSide web = WebSide.start(all)) {
      ServiceEvents figures = web.events();
      ServiceEvents told =
          event -> {
            news.happened(event);
            figures.happened(event);
            events.happened(event);
          };
      address.console = web.console().orElse(null);
      ready.at(web.console());
      new Service(parts, desk, told).run(mailboxes, sinks);
    }
  }
}
