package org.mailpromoter.app.command;

import com.google.inject.Inject;
import com.google.inject.Provider;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.mailpromoter.activity.json.ActivityJson;
import org.mailpromoter.app.installation.CommandFailure;
import org.mailpromoter.app.installation.ExitCode;
import org.mailpromoter.app.installation.GlobalOptions;
import org.mailpromoter.app.installation.Installation;
import org.mailpromoter.app.output.Fields;
import org.mailpromoter.app.output.Screen;
import org.mailpromoter.app.output.Table;
import org.mailpromoter.core.activity.ActivityFilter;
import org.mailpromoter.core.activity.ActivityId;
import org.mailpromoter.core.activity.ActivityParty;
import org.mailpromoter.core.activity.EmailActivity;
import org.mailpromoter.core.activity.Tracking;
import org.mailpromoter.core.activity.TrackingChange;
import org.mailpromoter.core.mailbox.MailboxId;
import org.mailpromoter.core.message.Attachment;
import org.mailpromoter.core.message.Content;
import org.mailpromoter.core.message.Direction;
import org.mailpromoter.core.message.EmailAddress;
import org.mailpromoter.core.party.RecordDirectory;
import org.mailpromoter.core.party.RecordId;
import org.mailpromoter.core.party.Role;
import org.mailpromoter.core.policy.AttachmentRules;
import org.mailpromoter.core.promotion.SentMail;
import org.mailpromoter.core.store.Storage;
import org.mailpromoter.core.sync.Spool;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Lists and shows email activities, and records mail that was sent. */
@Command(
    name = "activities",
    mixinStandardHelpOptions = true,
    description = "List email activities, the latest first.",
    subcommands = AttachmentCommand.class)
final class ActivitiesCommand implements Callable<Integer> {
  private final GlobalOptions options;
  private final Provider<Installation> installation;

  @Option(
      names = {"-m", "--mailbox"},
      paramLabel = "NAME",
      description = "Only those found in this mailbox.")
  private @Nullable String mailbox;

  @Option(
      names = "--regarding",
      paramLabel = "KIND:ID",
      description = "Only those about this record.")
  private @Nullable String regarding;

  @Option(names = "--queue", paramLabel = "ID", description = "Only the items of this queue.")
  private @Nullable String queue;

  @Option(
      names = "--participant",
      paramLabel = "TEXT",
      description = "Only those with an address that contains this.")
  private @Nullable String participant;

  @Option(names = "--direction", description = "Only incoming or outgoing.")
  private @Nullable Direction direction;

  @Option(names = "--limit", description = "How many to list (default: ${DEFAULT-VALUE}).")
  private int limit = 50;

  @Inject
  ActivitiesCommand(GlobalOptions options, Provider<Installation> installation) {
    this.options = options;
    this.installation = installation;
  }

  @Override
  public Integer call() throws CommandFailure {
    ActivityFilter filter = filter();
    try (Storage storage = installation.get().storage()) {
      List<EmailActivity> found = storage.activityHistory().list(filter, limit);
      long all = storage.activityHistory().count(filter);
      Table table = table(found);
      options.screen().document(Fields.of("activities", table.toObjects(), "total", all));
      options.screen().table(table);
      options.screen().say(found.size() + " of " + all + " activities.");
    }
    return ExitCode.OK;
  }

  private ActivityFilter filter() throws CommandFailure {
    ActivityFilter filter = ActivityFilter.all();
    filter = mailbox == null ? filter : filter.withMailbox(new MailboxId(mailbox));
    filter = queue == null ? filter : filter.withQueue(RecordId.queue(queue));
    filter = participant == null ? filter : filter.withParticipant(participant);
    filter = direction == null ? filter : filter.withDirection(direction);
    return regarding == null ? filter : filter.withRegarding(Arguments.record(regarding));
  }

  private static Table table(List<EmailActivity> activities) {
    Table table =
        new Table(
            "id", "sent", "direction", "from", "subject", "method", "regarding", "accepted_by");
    for (EmailActivity a : activities) {
      table.row(
          a.id().value(),
          Times.shown(a.sentAt()),
          a.direction() == Direction.INCOMING ? "incoming" : "outgoing",
          parties(a, Role.SENDER),
          a.subject(),
          a.correlationMethod().title(),
          a.regarding().map(Object::toString).orElse(""),
          a.acceptingEntity().map(Object::toString).orElse(""));
    }
    return table;
  }

  private static String parties(EmailActivity activity, Role role) {
    List<String> texts =
        activity.parties().stream()
            .filter(party -> party.role() == role)
            .map(ActivitiesCommand::party)
            .toList();
    return String.join(", ", texts);
  }

  private static String party(ActivityParty party) {
    return party.address().address() + party.record().map(record -> " (" + record + ")").orElse("");
  }

  @Command(
      name = "show",
      mixinStandardHelpOptions = true,
      description = "Show one activity with its parties and text.")
  Integer show(@Parameters(paramLabel = "ID", description = "Its number.") long id)
      throws CommandFailure {
    try (Storage storage = installation.get().storage()) {
      EmailActivity activity =
          Optional.of(id)
              .filter(number -> number > 0)
              .flatMap(number -> storage.activityHistory().find(new ActivityId(number)))
              .orElseThrow(() -> Missing.activity(id));
      show(activity, storage.activityHistory().trackingChanges(activity.id()), options.screen());
    }
    return ExitCode.OK;
  }

  private static void show(EmailActivity a, List<TrackingChange> changes, Screen screen) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("id", a.id().value());
    fields.put("direction", a.direction() == Direction.INCOMING ? "incoming" : "outgoing");
    fields.put("subject", a.subject());
    fields.put("sent", a.sentAt());
    fields.put("message_id", a.messageId().map(Object::toString).orElse(""));
    for (Role role : Role.values()) {
      fields.put(role.name().toLowerCase(Locale.ROOT), parties(a, role));
    }
    fields.put("regarding", a.regarding().map(Object::toString).orElse(""));
    fields.put("accepted_by", a.acceptingEntity().map(Object::toString).orElse(""));
    fields.put("owner", a.owner().map(Object::toString).orElse(""));
    fields.put("queues", a.queues().stream().map(Object::toString).toList());
    fields.put("found_in", a.receivingMailbox().map(Object::toString).orElse(""));
    fields.put("correlation_method", a.correlationMethod().title());
    fields.put("correlation_method_number", a.correlationMethod().number());
    fields.put("correlated_activity", number(a.correlatedActivity()));
    fields.put("parent_activity", number(a.parentActivity()));
    fields.put("subject_changed", a.correlatedSubjectChanged());
    fields.put("tracking", a.tracking().name().toLowerCase(Locale.ROOT));
    fields.put("tracking_changes", changes(changes).toObjects());
    fields.put("flaws", a.flaws().stream().map(Enum::name).sorted().toList());
    fields.put("notifications", a.notification().number());
    Table attachments = new Table("number", "name", "content_type", "size", "kept", "sha256");
    int number = 0;
    for (Attachment each : a.body().attachments()) {
      String digest = each.content().map(Content::sha256).orElse("");
      attachments.row(++number, each.name(), each.contentType(), each.size(), kept(each), digest);
    }
    fields.put("attachments", attachments.toObjects());
    Map<String, @Nullable Object> document = new LinkedHashMap<>(ActivityJson.of(a));
    document.put("tracking_changes", changes(changes).toObjects());
    screen.document(document);
    fields.forEach(
        (name, value) -> {
          if (!value.equals("") && !value.equals(List.of())) {
            screen.sayIndented(name.replace('_', ' ') + ": ", String.valueOf(value));
          }
        });
    screen.say("");
    screen.verbatim(a.body().text().isEmpty() ? "(no plain text)" : a.body().text());
  }

  private static Table changes(List<TrackingChange> changes) {
    Table table = new Table("at", "tracking", "who");
    for (TrackingChange each : changes) {
      table.row(
          Times.shown(each.at()), each.tracking().name().toLowerCase(Locale.ROOT), each.who());
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

  private static String number(Optional<ActivityId> id) {
    return id.map(ActivityId::toString).orElse("");
  }

  @Command(
      name = "resolve",
      mixinStandardHelpOptions = true,
      description =
          "Say whose an address is that belonged to nobody: every activity with it is linked to the"
              + " record. 'records add' makes later mail know it, too.")
  Integer resolve(
      @Parameters(paramLabel = "ADDRESS", description = "The e-mail address.") String text,
      @Parameters(paramLabel = "KIND:ID", description = "The record, for example contact:anna.")
          String id)
      throws CommandFailure {
    EmailAddress address = Arguments.address(text);
    RecordId record = Arguments.record(id);
    Installation parts = installation.get();
    try (Storage storage = parts.storage()) {
      int resolved = storage.activityStore().resolve(address, record, parts.clock().instant());
      options.screen().document(Fields.of("resolved", resolved));
      options.screen().say(resolved + " parties with " + address + " are " + record + " now.");
    }
    return ExitCode.OK;
  }

  @Command(
      name = "untrack",
      mixinStandardHelpOptions = true,
      description =
          "Unlink an activity, so that replies to it are no longer recognised; or stop tracking its"
              + " whole conversation, so that further mail of it is refused.")
  Integer untrack(
      @Parameters(paramLabel = "ID", description = "Its number.") long id,
      @Option(names = "--conversation", description = "Stop its whole conversation.")
          boolean conversation)
      throws CommandFailure {
    Tracking tracking = conversation ? Tracking.STOPPED : Tracking.UNTRACKED;
    int changed = track(id, tracking, conversation);
    options
        .screen()
        .say(
            conversation
                ? "The conversation is no longer tracked (" + changed + " activities)."
                : "Activity " + id + " stays, and replies to it are no longer recognised.");
    options
        .screen()
        .say(
            "'mailpromoter activities track "
                + id
                + (conversation ? " --conversation" : "")
                + "' takes that back.");
    return ExitCode.OK;
  }

  @Command(
      name = "track",
      mixinStandardHelpOptions = true,
      description = "Take back what 'untrack' did.")
  Integer track(
      @Parameters(paramLabel = "ID", description = "Its number.") long id,
      @Option(names = "--conversation", description = "Its whole conversation.")
          boolean conversation)
      throws CommandFailure {
    int changed = track(id, Tracking.TRACKED, conversation);
    options.screen().say("Replies are recognised again (" + changed + " activities).");
    return ExitCode.OK;
  }

  private int track(long id, Tracking tracking, boolean conversation) throws CommandFailure {
    Installation parts = installation.get();
    TrackingChange.Extent extent =
        conversation ? TrackingChange.Extent.CONVERSATION : TrackingChange.Extent.ACTIVITY;
    try (Storage storage = parts.storage()) {
      int changed = id < 1 ? 0 : storage.activityStore().track(change(parts, id, tracking, extent));
      if (changed == 0) {
        throw Missing.activity(id);
      }
      options.screen().document(Fields.of("activity", id, "changed", changed));
      return changed;
    }
  }

  private static TrackingChange change(
      Installation parts, long id, Tracking tracking, TrackingChange.Extent extent) {
    return new TrackingChange(
        new ActivityId(id), tracking, extent, Person.of(null), parts.clock().instant());
  }

  @Command(
      name = "record-sent",
      mixinStandardHelpOptions = true,
      description =
          "Record a mail that was sent as an outgoing activity, so that replies are recognised.")
  Integer recordSent(
      @Parameters(paramLabel = "FILE", description = "The sent message as a file (.eml).")
          Path file,
      @Option(
              names = "--regarding",
              paramLabel = "KIND:ID",
              description = "The record it is about; replies inherit it.")
          @Nullable String about)
      throws CommandFailure {
    Optional<RecordId> record =
        about == null ? Optional.empty() : Optional.of(Arguments.record(about));
    Installation parts = installation.get();
    try (Storage storage = parts.storage();
        RecordDirectory directory = parts.directory(storage);
        Spool spool = new Spool();
        InputStream message = Files.newInputStream(file)) {
      parts.subscribeSinks(storage);
      SentMail sent =
          new SentMail(storage.activityStore(), directory, parts.strategies(), parts.clock());
      AttachmentRules rules = AttachmentRules.of(parts.policy(storage).organization());
      Optional<EmailActivity> recorded = sent.record(message, record, spool.keeper(rules));
      options
          .screen()
          .document(
              Fields.of(
                  "recorded",
                  recorded.isPresent(),
                  "activity",
                  recorded.map(a -> a.id().toString()).orElse("")));
      options
          .screen()
          .say(
              recorded
                  .map(a -> "Recorded as activity " + a.id() + ": " + a.subject())
                  .orElse("This message was recorded before; nothing was changed."));
    } catch (NoSuchFileException e) {
      throw new CommandFailure(ExitCode.NOT_FOUND, "There is no file " + file + ".");
    } catch (IOException e) {
      throw new CommandFailure(
          ExitCode.CONFIGURATION, "The file " + file + " cannot be read: " + e.getMessage() + ".");
    }
    return ExitCode.OK;
  }
}
