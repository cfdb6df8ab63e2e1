package org.mailpromoter.console;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.mailpromoter.access.Entry;
import org.mailpromoter.access.Face;
import org.mailpromoter.access.PublicEntry;
import org.mailpromoter.access.Refusal;
import org.mailpromoter.console.frame.Assets;
import org.mailpromoter.console.frame.Refusals;
import org.mailpromoter.console.frame.Screen;
import org.mailpromoter.console.job.JobsScreen;
import org.mailpromoter.console.job.Work;
import org.mailpromoter.console.message.MessageScreen;
import org.mailpromoter.console.message.MessagesScreen;
import org.mailpromoter.console.message.RemedyScreen;
import org.mailpromoter.console.option.OptionsScreen;
import org.mailpromoter.console.overview.OverviewScreen;
import org.mailpromoter.console.record.ImportScreen;
import org.mailpromoter.console.record.RecordScreen;
import org.mailpromoter.console.record.RecordsScreen;
import org.mailpromoter.console.setting.SettingsScreen;
import org.mailpromoter.console.twin.CommandTwins;
import org.mailpromoter.console.whatif.WhatIfScreen;
import org.mailpromoter.core.access.Channel;
import org.mailpromoter.service.Jobs;
import org.mailpromoter.web.Request;
import org.mailpromoter.web.Response;
import org.mailpromoter.web.Route;

/** The console: every page, and what a browser sees when a request is refused. Thread-safe. */
public final class Console implements Face {
  private static final List<String> OTHERS = List.of("/api", "/health", "/metrics");

  private final List<Route<Entry>> routes;
  private final List<Route<PublicEntry>> open;

  /**
   * A console.
   *
   * @param twins the commands that pages show because they do the same
   * @param jobs long work that pages begin
   * @param login the routes by which people log in
   */
  public Console(CommandTwins twins, Jobs jobs, List<Route<PublicEntry>> login) {
    Objects.requireNonNull(twins, "twins");
    this.open = Stream.concat(Stream.of(Assets.route()), login.stream()).toList();
    this.routes =
        Stream.<Screen>of(
                new OverviewScreen(twins),
                new MessagesScreen(twins),
                new MessageScreen(twins),
                new RemedyScreen(twins),
                new WhatIfScreen(twins, new Work(jobs)),
                new RecordsScreen(twins),
                new RecordScreen(twins),
                new ImportScreen(twins, new Work(jobs)),
                new OptionsScreen(twins),
                new SettingsScreen(twins),
                new JobsScreen(jobs))
            .flatMap(each -> each.routes().stream())
            .toList();
  }

  @Override
  public Channel channel() {
    return Channel.CONSOLE;
  }

  @Override
  public List<Route<Entry>> routes() {
    return routes;
  }

  @Override
  public List<Route<PublicEntry>> publicRoutes() {
    return open;
  }

  /** Every path that is not one of programs. */
  @Override
  public boolean owns(String path) {
    return OTHERS.stream().noneMatch(each -> path.equals(each) || path.startsWith(each + "/"));
  }

  @Override
  public Response refuse(Request request, Refusal refusal) {
    return Refusals.response(request, refusal);
  }
}
