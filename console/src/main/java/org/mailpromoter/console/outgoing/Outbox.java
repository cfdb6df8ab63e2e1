package org.mailpromoter.console.outgoing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.mailpromoter.access.OutgoingSelection;
import org.mailpromoter.access.Visit;
import org.mailpromoter.console.frame.Choices;
import org.mailpromoter.console.frame.Frame;
import org.mailpromoter.console.frame.Link;
import org.mailpromoter.console.frame.Moment;
import org.mailpromoter.console.frame.Queries;
import org.mailpromoter.console.frame.Words;
import org.mailpromoter.core.draft.DraftRecipient;
import org.mailpromoter.core.draft.DraftSummary;
import org.mailpromoter.core.sending.Phase;
import org.mailpromoter.core.sending.SendState;
import org.mailpromoter.installation.WrongPageException;
import org.mailpromoter.installation.ask.OutgoingMails;
import org.mailpromoter.installation.change.SendingIdentities;
import org.mailpromoter.installation.english.EnglishOutgoing;
import org.mailpromoter.installation.permission.Belonging;
import org.mailpromoter.installation.permission.Operation;
import org.mailpromoter.installation.permission.Reach;
import org.mailpromoter.web.Fields;

/** Makes the pages of the outbox. */
final class Outbox {
  static final String PATH = "/outgoing";
  static final String DRAFTS = PATH + "/drafts";

  private static final String PHASE = "phase";
  private static final int SHOWN_RECIPIENTS = 3;

  /** The parts of the outbox, by the value of the filter. */
  private static final List<Link> TABS =
      List.of(
          new Link("All", ""),
          new Link("Waiting", "pending-send,held,sending,handed-over"),
          new Link("In doubt", "uncertain"),
          new Link("Not sent", "failed"),
          new Link("Sent", "sent"),
          new Link("Canceled", "canceled"));

  private final Visit visit;
  private final Fields query;
  private final Instant now;

  Outbox(Visit visit) {
    this.visit = visit;
    this.query = visit.request().query().without("said");
    this.now = visit.open().now();
  }

  OutboxPage page(Frame frame, OutgoingSelection selection) throws WrongPageException {
    OutgoingMails.Listing found =
        new OutgoingMails(visit.open())
            .page(selection.filter(), selection.page(), visit.permissions(), visit.sight());
    boolean first = selection.page().isFirst();
    return page(
        frame,
        found.entries().stream().map(this::row).toList(),
        emptiness(first),
        found.next().map(next -> address(query.without("after").with("after", next))).orElse(""),
        first ? "" : address(query.without("after")));
  }

  /** The page of a list whose filters are wrong. */
  OutboxPage refused(Frame frame) {
    List<String> why = List.of("No mail is listed, because a filter cannot be understood.");
    return page(frame, List.of(), why, "", "");
  }

  private OutboxPage page(
      Frame frame, List<OutboxPage.Row> rows, List<String> emptiness, String older, String latest) {
    return new OutboxPage(
        frame,
        tabs(query.first(PHASE).orElse("")),
        choices(),
        mayWrite(visit),
        address(query.without("after")),
        rows,
        rows.isEmpty() ? emptiness : List.of(),
        older,
        latest);
  }

  /** What the visitor has begun to write. */
  OutboxPage drafts(Frame frame, List<DraftSummary> drafts) {
    return new OutboxPage(
        frame,
        tabs(DRAFTS),
        List.of(),
        mayWrite(visit),
        DRAFTS,
        drafts.stream().map(this::row).toList(),
        drafts.isEmpty()
            ? List.of("You have no drafts. A mail that you save instead of sending it is here.")
            : List.of(),
        "",
        "");
  }

  private static String address(Fields fields) {
    return Queries.path(PATH, fields);
  }

  /** Whether somebody can send mail at all. */
  static boolean mayWrite(Visit visit) {
    return visit.permissions().reach(Operation.SEND_MAIL) != Reach.NONE
        && !new SendingIdentities(visit.open().parts().deployment())
            .of(visit.permissions())
            .isEmpty();
  }

  private List<OutboxPage.Tab> tabs(String current) {
    List<OutboxPage.Tab> tabs = new ArrayList<>();
    Fields whole = query.without("after").without(PHASE);
    for (Link each : TABS) {
      String href = address(each.href().isEmpty() ? whole : whole.with(PHASE, each.href()));
      tabs.add(new OutboxPage.Tab(each.label(), href, each.href(), each.href().equals(current)));
    }
    if (visit.permissions().reach(Operation.SEND_MAIL) != Reach.NONE) {
      tabs.add(new OutboxPage.Tab("Drafts", DRAFTS, "", current.equals(DRAFTS)));
    }
    return tabs;
  }

  private List<Choices> choices() {
    List<Link> mailboxes =
        visit.open().parts().deployment().mailboxes().stream()
            .filter(each -> each.sending().isPresent())
            .map(each -> each.id())
            .filter(each -> visit.permissions().allows(Operation.SEE_OUTGOING, Belonging.to(each)))
            .map(each -> new Link(each.value(), each.value()))
            .toList();
    String chosen = query.first("mailbox").orElse("");
    return mailboxes.size() < 2 && chosen.isEmpty()
        ? List.of()
        : List.of(Choices.of("mailbox", "Mailbox", "All mailboxes", mailboxes, chosen));
  }

  private List<String> emptiness(boolean first) {
    if (!first) {
      return List.of("There is no older mail.");
    }
    if (!query.first(PHASE).orElse("").isEmpty() || query.first("mailbox").isPresent()) {
      return List.of("There is no such mail.");
    }
    boolean sends =
        visit.open().parts().deployment().mailboxes().stream()
            .anyMatch(each -> each.sending().isPresent());
    return sends
        ? List.of("Nothing was sent from here yet.")
        : List.of(
            "No mailbox sends mail.",
            "Give the configuration file a section of senders, and a mailbox send: true.");
  }

  private OutboxPage.Row row(OutgoingMails.Entry entry) {
    SendState state = entry.mail().state();
    boolean plain = state.phase() == Phase.SENT || state.phase() == Phase.CANCELED;
    return new OutboxPage.Row(
        path(entry.mail().id().value()),
        Moment.of(state.since(), now),
        few(entry.recipients().stream().map(OutgoingMails.Reached::address).distinct().toList()),
        entry.mail().mailbox().value(),
        entry.subject(),
        PhaseWords.chip(state),
        plain ? "" : EnglishOutgoing.reason(state),
        state.next().filter(now::isBefore).stream().map(each -> Moment.of(each, now)).toList());
  }

  private OutboxPage.Row row(DraftSummary draft) {
    return new OutboxPage.Row(
        DRAFTS + "/" + draft.id(),
        Moment.of(draft.changed(), now),
        few(draft.recipients().stream().map(DraftRecipient::address).toList()),
        "",
        draft.subject(),
        PhaseWords.chip(Phase.DRAFT),
        "",
        List.of());
  }

  private static String few(List<String> all) {
    String shown = all.stream().limit(SHOWN_RECIPIENTS).collect(Collectors.joining(", "));
    int more = all.size() - SHOWN_RECIPIENTS;
    return more > 0 ? shown + " and " + Words.count(more, "other", "others") : shown;
  }

  /** The page of a mail. */
  static String path(long number) {
    return PATH + "/" + number;
  }
}
