package org.mailpromoter.console;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.mailpromoter.access.Entry;
import org.mailpromoter.access.Face;
import org.mailpromoter.access.PublicEntry;
import org.mailpromoter.access.Refusal;
import org.mailpromoter.console.access.AccessScreen;
import org.mailpromoter.console.access.AccountScreen;
import org.mailpromoter.console.access.TokenScreen;
import org.mailpromoter.console.activity.ActivitiesScreen;
import org.mailpromoter.console.activity.ActivityActions;
import org.mailpromoter.console.activity.ActivityScreen;
import org.mailpromoter.console.alert.AlertsScreen;
import org.mailpromoter.console.audit.AuditScreen;
import org.mailpromoter.console.conversation.ConversationScreen;
import org.mailpromoter.console.frame.Assets;
import org.mailpromoter.console.frame.Refusals;
import org.mailpromoter.console.frame.Screen;
import org.mailpromoter.console.help.HelpScreen;
import org.mailpromoter.console.job.JobsScreen;
import org.mailpromoter.console.job.Work;
import org.mailpromoter.console.mailbox.MailboxesScreen;
import org.mailpromoter.console.message.MessageExport;
import org.mailpromoter.console.message.MessageScreen;
import org.mailpromoter.console.message.MessagesScreen;
import org.mailpromoter.console.message.RemedyScreen;
import org.mailpromoter.console.message.SelectionScreen;
import org.mailpromoter.console.option.OptionsScreen;
import org.mailpromoter.console.outgoing.ComposeScreen;
import org.mailpromoter.console.outgoing.OutgoingScreen;
import org.mailpromoter.console.overview.OverviewScreen;
import org.mailpromoter.console.privacy.PrivacyScreen;
import org.mailpromoter.console.record.ImportScreen;
import org.mailpromoter.console.record.RecordScreen;
import org.mailpromoter.console.record.RecordsScreen;
import org.mailpromoter.console.report.ReportScreen;
import org.mailpromoter.console.setting.SettingsScreen;
import org.mailpromoter.console.sink.SinksScreen;
import org.mailpromoter.console.twin.CommandTwins;
import org.mailpromoter.console.twin.Program;
import org.mailpromoter.console.whatif.WhatIfScreen;
import org.mailpromoter.core.access.Channel;
import org.mailpromoter.service.Desk;
import org.mailpromoter.service.Jobs;
import org.mailpromoter.web.Method;
import org.mailpromoter.web.Peer;
import org.mailpromoter.web.Request;
import org.mailpromoter.web.Response;
import org.mailpromoter.web.Route;
import org.mailpromoter.web.Routes;

/** The console: every page, and what a browser sees when a request is refused. Thread-safe. */
public final class Console implements Face {
  private static final List<String> OTHERS = List.of("/api", "/health", "/metrics");

  private static final Peer NOBODY = new Peer.Local("");

  private final List<Route<Entry>> routes;
  private final Routes<Entry> all;
  private final List<Route<PublicEntry>> open;

  /**
   * A console.
   *
   * @param twins the commands that pages show because they do the same
   * @param desk lends the installation to what outlasts a request
   * @param jobs long work that pages begin
   * @param program what pages tell about it
   * @param login the routes by which people log in
   */
  public Console(
      CommandTwins twins, Desk desk, Jobs jobs, Program program, List<Route<PublicEntry>> login) {
    Objects.requireNonNull(twins, "twins");
    this.open = Stream.concat(Stream.of(Assets.route()), login.stream()).toList();
    this.routes =
        Stream.<Screen>of(
                new OverviewScreen(twins),
                new MessagesScreen(twins, new Work(jobs)),
                new SelectionScreen(new Work(jobs)),
                new MessageExport(desk),
                new MessageScreen(twins),
                new RemedyScreen(twins),
                new ActivitiesScreen(twins),
                new ActivityScreen(twins, desk),
                new ActivityActions(twins),
                new ConversationScreen(twins),
                new OutgoingScreen(twins),
                new ComposeScreen(twins),
                new WhatIfScreen(twins, new Work(jobs)),
                new RecordsScreen(twins),
                new RecordScreen(twins),
                new ImportScreen(twins, new Work(jobs)),
                new OptionsScreen(twins),
                new SettingsScreen(twins),
                new MailboxesScreen(twins, jobs, desk.listening()),
                new SinksScreen(twins),
                new AlertsScreen(twins),
                new JobsScreen(jobs),
                new AccessScreen(twins),
                new AccountScreen(twins),
                new TokenScreen(twins),
                new AuditScreen(twins, new Work(jobs)),
                new ReportScreen(twins, new Work(jobs)),
                new PrivacyScreen(twins, new Work(jobs)),
                new HelpScreen(twins, program))
            .flatMap(each -> each.routes().stream())
            .toList();
    this.all = new Routes<>(routes);
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
    return Refusals.response(request, refusal, this::isPage);
  }

  private boolean isPage(String path) {
    Request page = Request.of(Method.GET, path, NOBODY, "");
    return all.find(page) instanceof Routes.Found.One<Entry>;
  }
}
