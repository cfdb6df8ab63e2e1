package org.mailpromoter.console.activity;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.mailpromoter.access.Visit;
import org.mailpromoter.console.frame.Frame;
import org.mailpromoter.console.frame.Link;
import org.mailpromoter.console.frame.Moment;
import org.mailpromoter.console.frame.Words;
import org.mailpromoter.console.outgoing.ComposeScreen;
import org.mailpromoter.console.outgoing.OutgoingScreen;
import org.mailpromoter.console.outgoing.PhaseWords;
import org.mailpromoter.core.activity.CorrelationMethod;
import org.mailpromoter.core.activity.EmailActivity;
import org.mailpromoter.core.activity.Tracking;
import org.mailpromoter.core.activity.TrackingChange;
import org.mailpromoter.core.decision.StoredDecision;
import org.mailpromoter.core.diagnosis.english.EnglishActor;
import org.mailpromoter.core.message.Attachment;
import org.mailpromoter.core.message.Direction;
import org.mailpromoter.core.party.RecordId;
import org.mailpromoter.installation.ask.Activities;
import org.mailpromoter.installation.ask.AnalyzedMessages;
import org.mailpromoter.installation.ask.OutgoingMails;
import org.mailpromoter.installation.permission.Operation;
import org.mailpromoter.installation.permission.Reach;

/** Makes the page of one activity. */
final class ActivityView {
  private final Visit visit;
  private final Instant now;
  private final EmailActivity activity;
  private final EmailActivity shown;
  private final boolean hasContent;
  private final String href;

  /**
   * A view.
   *
   * @param activity as it is stored; what the visitor may not see is not shown
   */
  ActivityView(Visit visit, EmailActivity activity) {
    this.visit = visit;
    this.now = visit.open().now();
    this.activity = activity;
    this.shown = visit.sight().show(activity);
    this.hasContent = visit.sight().hasContent(activity);
    this.href = ActivityScreen.path(activity);
  }

  ActivityPage page(Frame frame, List<TrackingChange> changes) {
    boolean clear = visit.sight().isClear(activity);
    return new ActivityPage(
        frame,
        href,
        Moment.of(shown.sentAt(), now),
        line(),
        TrackingWords.chip(shown.tracking()),
        TrackingWords.sentence(shown.tracking()),
        !clear && visit.sight().mayReveal(),
        visit.permissions().allows(Operation.CHANGE_ACTIVITY, Activities.belonging(activity)),
        shown.tracking() == Tracking.TRACKED,
        shown.regarding().map(RecordId::toString).orElse(""),
        activity.regarding().isPresent() && shown.regarding().isEmpty(),
        new PartyRows(visit, href).of(shown, clear),
        body(),
        hasContent ? files() : List.of(),
        links(),
        changes.stream().map(this::change).toList(),
        hasContent && ComposeScreen.mayWrite(visit) ? answers() : List.of());
  }

  private List<Link> answers() {
    return List.of(
        new Link("Reply", ComposeScreen.path(activity.id(), "reply")),
        new Link("Reply to all", ComposeScreen.path(activity.id(), "reply-all")),
        new Link("Forward", ComposeScreen.path(activity.id(), "forward")));
  }

  /** What became of it, if it was sent from here. */
  private Optional<ActivityPage.Line> outgoing() {
    return new OutgoingMails(visit.open())
        .of(activity.id())
        .filter(each -> visit.permissions().reach(Operation.SEE_OUTGOING) != Reach.NONE)
        .map(
            each ->
                new ActivityPage.Line(
                    "Outbox",
                    "",
                    List.of(
                        new Link(
                            PhaseWords.chip(each.state()).label(), OutgoingScreen.path(each)))));
  }

  private String line() {
    String way = shown.direction() == Direction.INCOMING ? "Incoming" : "Outgoing";
    return shown
        .receivingMailbox()
        .map(each -> way + ", found in mailbox " + each)
        .orElse(way + ", recorded by hand");
  }

  private ActivityPage.Text body() {
    if (!hasContent) {
      return new ActivityPage.Text(hidden(), "", "", "");
    }
    boolean hasHtml = !activity.body().html().isEmpty();
    String plain = activity.body().text();
    boolean html = hasHtml && visit.request().query().all("body").contains("html");
    if (html) {
      return new ActivityPage.Text("", "", href + "/html", href);
    }
    String other = hasHtml ? href + "?body=html" : "";
    return plain.isEmpty()
        ? new ActivityPage.Text(
            hasHtml ? "The message has no plain text." : "The message has no text.", "", "", other)
        : new ActivityPage.Text("", plain, "", other);
  }

  private String hidden() {
    return visit
            .permissions()
            .allows(Operation.READ_CONTENT, Activities.belonging(activity, Operation.READ_CONTENT))
        ? "This mail belongs to somebody else. Reveal it to read its text and attachments."
        : "Your role does not include reading texts and attachments.";
  }

  private List<ActivityPage.File> files() {
    List<ActivityPage.File> files = new ArrayList<>();
    for (Attachment each : activity.body().attachments()) {
      int number = files.size() + 1;
      boolean kept = each.content().isPresent();
      files.add(
          new ActivityPage.File(
              each.name().isEmpty() ? "(no name)" : each.name(),
              each.contentType(),
              size(each.size()),
              kept ? href + "/attachments/" + number : "",
              kept ? "" : why(each)));
    }
    return files;
  }

  private static String why(Attachment attachment) {
    return switch (attachment.fate()) {
      case KEPT -> "only listed: its content is not stored";
      case BLOCKED -> "left out: its type is blocked";
      case TOO_LARGE -> "left out: it is too large";
    };
  }

  static String size(long bytes) {
    if (bytes < 1_000) {
      return Words.count(bytes, "byte", "bytes");
    }
    return bytes < 1_000_000
        ? Words.number(Math.round(bytes / 1_000.0)) + " kB"
        : String.format(Locale.ENGLISH, "%,.1f MB", bytes / 1_000_000.0);
  }

  private List<ActivityPage.Line> links() {
    List<ActivityPage.Line> lines = new ArrayList<>();
    if (shown.correlationMethod() != CorrelationMethod.NONE) {
      lines.add(line("Recognised by", shown.correlationMethod().title()));
    }
    shown
        .correlatedActivity()
        .ifPresent(
            each ->
                lines.add(
                    new ActivityPage.Line(
                        "Answers",
                        shown.correlatedSubjectChanged() ? "under another subject" : "",
                        List.of(new Link("activity " + each, ActivityFilters.PATH + "/" + each)))));
    lines.add(
        new ActivityPage.Line(
            "Conversation", "", List.of(new Link("show it", "/conversations/" + shown.id()))));
    outgoing().ifPresent(lines::add);
    shown.owner().ifPresent(each -> lines.add(line("Owner", each)));
    shown.acceptingEntity().ifPresent(each -> lines.add(line("Accepted by", each)));
    shown.queues().forEach(each -> lines.add(line("In the queue", each)));
    decisions()
        .forEach(
            each ->
                lines.add(
                    new ActivityPage.Line(
                        "Decided",
                        each.entry().reason().title() + " in " + each.mailbox(),
                        List.of(new Link("why", "/messages/" + each.id())))));
    return lines;
  }

  private static ActivityPage.Line line(String label, Object value) {
    return new ActivityPage.Line(label, String.valueOf(value), List.of());
  }

  private List<StoredDecision> decisions() {
    return new AnalyzedMessages(visit.open())
        .visibleTo(visit.permissions(), visit.sight())
        .about(activity);
  }

  private ActivityPage.Change change(TrackingChange change) {
    return new ActivityPage.Change(
        Moment.of(change.at(), now),
        TrackingWords.chip(change.tracking()),
        switch (change.extent()) {
          case ACTIVITY -> "this activity";
          case CONVERSATION -> "its conversation";
        },
        EnglishActor.of(change.actor()));
  }
}
