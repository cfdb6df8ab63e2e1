package org.mailpromoter.api;

import java.util.List;
import java.util.stream.Stream;
import org.mailpromoter.access.Entry;
import org.mailpromoter.access.Face;
import org.mailpromoter.access.Refusal;
import org.mailpromoter.core.access.Channel;
import org.mailpromoter.deployment.DeploymentReader;
import org.mailpromoter.service.Desk;
import org.mailpromoter.service.Jobs;
import org.mailpromoter.service.News;
import org.mailpromoter.spi.loading.PluginRegistry;
import org.mailpromoter.web.Request;
import org.mailpromoter.web.Response;
import org.mailpromoter.web.Route;

/** The use cases for programs, below {@value #PREFIX}. Thread-safe. */
public final class Api implements Face {
  /** Where all paths begin. */
  static final String PREFIX = "/api/v1";

  private final List<Route<Entry>> routes;

  /**
   * The API of an installation.
   *
   * @param desk lends it to what outlasts a request
   * @param jobs run what takes long
   * @param news what happens meanwhile
   * @param plugins the installed plugins
   * @param reader reads the configuration file again, to check it
   */
  public Api(Desk desk, Jobs jobs, News news, PluginRegistry plugins, DeploymentReader reader) {
    Work work = new Work(jobs);
    this.routes =
        Stream.of(
                new MessageRoutes(work).routes(),
                new DecidingRoutes(work).routes(),
                new ActivityRoutes(desk).routes(),
                new ConversationRoutes().routes(),
                new OutgoingRoutes().routes(),
                new OwnerRoutes().routes(),
                new SettingRoutes().routes(),
                new RecordRoutes(work).routes(),
                new SinkRoutes(work).routes(),
                new MailboxRoutes(work).routes(),
                new UpkeepRoutes(work).routes(),
                new RevealRoutes().routes(),
                new AccountRoutes().routes(),
                new AccessRoutes().routes(),
                new AuditRoutes(work).routes(),
                AlertRoutes.routes(),
                new InstallationRoutes(plugins, reader).routes(),
                new JobRoutes(jobs).routes(),
                List.of(new EventRoute(desk, news).route()))
            .flatMap(List::stream)
            .toList();
  }

  @Override
  public List<Route<Entry>> routes() {
    return routes;
  }

  @Override
  public Channel channel() {
    return Channel.API;
  }

  @Override
  public boolean owns(String path) {
    return path.equals("/api") || path.startsWith("/api/");
  }

  @Override
  public Response refuse(Request request, Refusal refusal) {
    return Problems.of(request, refusal);
  }
}
