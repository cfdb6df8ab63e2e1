package org.mailpromoter.console.mailbox;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.mailpromoter.access.Visit;
import org.mailpromoter.console.alert.AlertHistory;
import org.mailpromoter.console.frame.Figures;
import org.mailpromoter.console.frame.Frame;
import org.mailpromoter.console.frame.Moment;
import org.mailpromoter.console.frame.Queries;
import org.mailpromoter.console.frame.Words;
import org.mailpromoter.console.job.Work;
import org.mailpromoter.console.twin.CommandTwins;
import org.mailpromoter.core.decision.DecisionFilter;
import org.mailpromoter.core.decision.Outcome;
import org.mailpromoter.core.decision.Reason;
import org.mailpromoter.core.health.MailboxRun;
import org.mailpromoter.core.mailbox.FolderRole;
import org.mailpromoter.core.mailbox.MailboxId;
import org.mailpromoter.deployment.MailboxDeployment;
import org.mailpromoter.installation.ask.MailboxReading;
import org.mailpromoter.installation.ask.Status;
import org.mailpromoter.installation.permission.Belonging;
import org.mailpromoter.installation.permission.Operation;
import org.mailpromoter.service.Listening;

/** Makes the page of one mailbox. */
final class MailboxView {
  private final Visit visit;
  private final Work work;
  private final CommandTwins twins;
  private final Listening listening;
  private final Instant now;

  MailboxView(Visit visit, Work work, CommandTwins twins, Listening listening) {
    this.visit = visit;
    this.work = work;
    this.twins = twins;
    this.listening = listening;
    this.now = visit.open().now();
  }

  MailboxPage page(Frame frame, Status.MailboxState state) {
    MailboxDeployment mailbox = state.mailbox();
    MailboxReading reading = MailboxReading.of(visit.open(), mailbox);
    return new MailboxPage(
        frame,
        about(mailbox),
        MailboxWords.chip(state.state()),
        Stream.of(MailboxWords.failure(state), MailboxWords.meaning(state.state()))
            .filter(each -> !each.isEmpty())
            .toList(),
        actions(mailbox),
        new MailboxOutcomes(visit, work).of(mailbox.id()).stream().toList(),
        facts(state, reading),
        tiles(mailbox.id()),
        reading.folders().stream().map(MailboxView::folder).toList(),
        login(mailbox),
        MailboxWords.path(mailbox.id()) + MailboxesScreen.LOGIN,
        AlertHistory.of(visit, mailbox.id().value()));
  }

  private String about(MailboxDeployment mailbox) {
    return "Belongs to "
        + MailboxWords.owner(visit, mailbox)
        + "; read by the connector "
        + mailbox.connector()
        + " with the server profile "
        + mailbox.server().name()
        + (mailbox.forwarded() ? "; its messages are forwarded ones" : "")
        + ".";
  }

  private List<MailboxPage.Act> actions(MailboxDeployment mailbox) {
    String path = MailboxWords.path(mailbox.id());
    List<MailboxPage.Act> actions = new ArrayList<>();
    if (mailbox.policy().incomingEnabled() && may(Operation.SYNCHRONIZE, mailbox.id())) {
      actions.add(new MailboxPage.Act("Synchronize now", path + MailboxesScreen.SYNC));
    }
    if (may(Operation.TEST_MAILBOX, mailbox.id())) {
      actions.add(new MailboxPage.Act("Test", path + MailboxesScreen.TEST));
    }
    return actions;
  }

  private boolean may(Operation operation, MailboxId mailbox) {
    return visit.permissions().allows(operation, Belonging.to(mailbox));
  }

  private List<MailboxPage.Fact> facts(Status.MailboxState state, MailboxReading reading) {
    Optional<MailboxRun> run = state.lastRun();
    List<MailboxPage.Fact> facts = new ArrayList<>();
    facts.add(
        fact(
            "Last run", run.map(MailboxView::result).orElse("none"), run.map(MailboxRun::endedAt)));
    facts.add(
        fact("Last good run", state.lastGoodRun().isPresent() ? "" : "none", state.lastGoodRun()));
    facts.add(
        fact(
            "Undecided",
            state.undecidedSince().isPresent()
                ? "messages are tried again; the oldest was received"
                : "none of the messages that were read",
            state.undecidedSince()));
    run.map(each -> each.health().failures())
        .filter(each -> each > 0)
        .ifPresent(each -> facts.add(fact("Failed runs", Words.number(each) + " in a row")));
    MailboxWords.until(state, now)
        .ifPresent(each -> facts.add(fact("Tried again", "", Optional.of(each))));
    facts.add(
        fact(
            "Read",
            listening.isTo(state.mailbox().id())
                ? "listening: the server tells of new mail at once"
                : "polling: "
                    + MailboxWords.rhythm(state.mailbox().server().pollInterval())
                    + " while the service runs"));
    facts.add(
        fact(
            "Watermark",
            reading.watermark().isEmpty() ? "none: no run was complete yet" : "mail received until",
            reading.watermark()));
    state
        .mailbox()
        .policy()
        .processFrom()
        .ifPresent(
            each -> facts.add(fact("Process from", "mail received since", Optional.of(each))));
    return facts;
  }

  private static String result(MailboxRun run) {
    return Words.count(run.processed(), "message", "messages")
        + " decided, "
        + Words.number(run.promoted())
        + " promoted, in "
        + seconds(Duration.between(run.startedAt(), run.endedAt()))
        + ",";
  }

  private static String seconds(Duration time) {
    return time.toSeconds() < 1
        ? "less than a second"
        : Words.count(time.toSeconds(), "second", "seconds");
  }

  private static MailboxPage.Fact fact(String name, String text) {
    return new MailboxPage.Fact(name, text, List.of());
  }

  private MailboxPage.Fact fact(String name, String text, Optional<Instant> at) {
    return new MailboxPage.Fact(name, text, at.stream().map(each -> Moment.of(each, now)).toList());
  }

  private List<MailboxPage.Tile> tiles(MailboxId mailbox) {
    Figures figures = new MailboxList(visit).figures(DecisionFilter.all().withMailbox(mailbox));
    String list = "/messages?mailbox=" + Queries.encoded(mailbox.value()) + "&since=24h";
    return List.of(
        tile(figures.all(), "analyzed", list),
        tile(figures.count(Outcome.PROMOTED), "promoted", list + "&outcome=promoted"),
        tile(figures.count(Outcome.REFUSED), "refused", list + "&outcome=refused"),
        tile(
            figures.count(each -> each.reason() == Reason.UNDELIVERABLE),
            "undeliverable",
            list + "&reason=Undeliverable"));
  }

  private static MailboxPage.Tile tile(long number, String label, String href) {
    return new MailboxPage.Tile(Words.number(number), label, href);
  }

  private static MailboxPage.Folder folder(MailboxReading.Folder folder) {
    return new MailboxPage.Folder(
        folder.id().value(), role(folder.role()), folder.cursor().toString());
  }

  private static String role(FolderRole role) {
    return switch (role) {
      case INBOX -> "inbox";
      case SENT -> "sent mail";
      case OTHER -> "other";
    };
  }

  private String login(MailboxDeployment mailbox) {
    return visit.open().parts().source(mailbox).signIn().isPresent()
            && may(Operation.LOG_IN_TO_MAILBOX, mailbox.id())
        ? twins.mailboxLogin(mailbox.id())
        : "";
  }
}
