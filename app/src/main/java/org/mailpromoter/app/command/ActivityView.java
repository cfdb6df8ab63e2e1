package org.mailpromoter.app.command;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mailpromoter.app.output.Screen;
import org.mailpromoter.app.output.Shown;
import org.mailpromoter.app.output.ShownActor;
import org.mailpromoter.app.output.Table;
import org.mailpromoter.core.activity.ActivityParty;
import org.mailpromoter.core.activity.CorrelationMethod;
import org.mailpromoter.core.activity.EmailActivity;
import org.mailpromoter.core.activity.TrackingChange;
import org.mailpromoter.core.fault.EnumWords;
import org.mailpromoter.core.message.Attachment;
import org.mailpromoter.core.message.Direction;
import org.mailpromoter.core.party.Role;
import org.mailpromoter.documents.ActivityDocuments;
import org.mailpromoter.installation.ask.Activities;

/** Email activities as people and programs read them. */
final class ActivityView {
  private ActivityView() {}

  /** A list of activities. */
  static Table table(List<EmailActivity> activities) {
    Table table =
        new Table(
            "id",
            "sent_at",
            "direction",
            "from",
            "subject",
            "method",
            "regarding",
            "accepted_by",
            "message_id");
    for (EmailActivity a : activities) {
      table.row(
          a.id().value(),
          a.sentAt(),
          a.direction() == Direction.INCOMING ? "incoming" : "outgoing",
          parties(a, Role.SENDER),
          a.subject(),
          method(a),
          a.regarding().orElse(null),
          a.acceptingEntity().orElse(null),
          a.messageId().map(Object::toString).orElse(null));
    }
    return table;
  }

  /** How its conversation was recognised; null if it is not a reply. */
  private static @Nullable String method(EmailActivity activity) {
    return activity.correlationMethod() == CorrelationMethod.NONE
        ? null
        : activity.correlationMethod().title();
  }

  private static List<String> parties(EmailActivity activity, Role role) {
    return activity.parties().stream()
        .filter(party -> party.role() == role)
        .map(ActivityView::party)
        .toList();
  }

  private static String party(ActivityParty party) {
    return party.address().address() + party.record().map(record -> " (" + record + ")").orElse("");
  }

  /** Shows one activity completely. */
  static void show(Activities.Details details, Screen screen) {
    EmailActivity a = details.activity();
    List<TrackingChange> changes = details.trackingChanges();
    screen.document(ActivityDocuments.details(details));
    fields(a)
        .forEach(
            (name, value) -> {
              if (!value.isEmpty()) {
                screen.sayIndented(name + ": ", value);
              }
            });
    table("Attachments:", attachments(a), screen);
    table("Tracking was changed:", changes(changes), screen);
    screen.say("");
    screen.verbatim(a.body().text().isEmpty() ? "(no plain text)" : a.body().text());
  }

  private static void table(String title, Table table, Screen screen) {
    if (!table.isEmpty()) {
      screen.say("");
      screen.say(title);
      screen.table(table);
    }
  }

  /** The fields shown to people; empty fields are left out. */
  private static Map<String, String> fields(EmailActivity a) {
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    fields.put("id", a.id());
    fields.put("direction", a.direction() == Direction.INCOMING ? "incoming" : "outgoing");
    fields.put("subject", a.subject());
    fields.put("sent", a.sentAt());
    fields.put("Message-ID", a.messageId().orElse(null));
    for (Role role : Role.values()) {
      fields.put(EnumWords.of(role).replace('-', ' '), parties(a, role));
    }
    fields.put("regarding", a.regarding().orElse(null));
    fields.put("accepted by", a.acceptingEntity().orElse(null));
    fields.put("owner", a.owner().orElse(null));
    fields.put("queues", a.queues());
    fields.put("found in the mailbox", a.receivingMailbox().orElse(null));
    fields.put("recognised by", method(a));
    fields.put("answers activity", a.correlatedActivity().orElse(null));
    fields.put("parent activity", a.parentActivity().orElse(null));
    fields.put("subject changed", a.correlatedSubjectChanged() ? "yes" : null);
    fields.put("tracking", EnumWords.of(a.tracking()));
    fields.put("missing", MissingParts.of(a));
    fields.put("flaws", a.flaws().stream().map(EnumWords::of).sorted().toList());
    Map<String, String> shown = new LinkedHashMap<>();
    fields.forEach((name, value) -> shown.put(name, Shown.value(value)));
    return shown;
  }

  private static Table attachments(EmailActivity a) {
    Table table = new Table("number", "name", "type", "bytes", "kept");
    int number = 0;
    for (Attachment each : a.body().attachments()) {
      table.row(++number, each.name(), each.contentType(), each.size(), kept(each));
    }
    return table;
  }

  private static Table changes(List<TrackingChange> changes) {
    Table table = new Table("at", "tracking", "who");
    for (TrackingChange each : changes) {
      table.row(each.at(), EnumWords.of(each.tracking()), ShownActor.of(each));
    }
    return table;
  }

  /** Whether an attachment is kept, in words. */
  static String kept(Attachment attachment) {
    return switch (attachment.fate()) {
      case KEPT ->
          attachment.content().isPresent() ? "yes" : "listed only, its content is not stored";
      case BLOCKED -> "no, its type is blocked";
      case TOO_LARGE -> "no, it is too large";
    };
  }
}
