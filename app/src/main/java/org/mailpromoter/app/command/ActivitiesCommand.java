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
import org.mailpromoter.app.output.ShellCommand;
import org.mailpromoter.app.output.Shown;
import org.mailpromoter.app.output.ShownActor;
import org.mailpromoter.app.output.Table;
import org.mailpromoter.core.activity.ActivityFilter;
import org.mailpromoter.core.activity.ActivityId;
import org.mailpromoter.core.activity.ActivityParty;
import org.mailpromoter.core.activity.Actor;
import org.mailpromoter.core.activity.CorrelationMethod;
import org.mailpromoter.core.activity.EmailActivity;
import org.mailpromoter.core.activity.Tracking;
import org.mailpromoter.core.activity.TrackingChange;
import org.mailpromoter.core.fault.FileTrouble;
import org.mailpromoter.core.message.Attachment;
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
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Lists and shows email activities, and records mail that was sent. */
@Command(
    name = "activities",
    mixinStandardHelpOptions = true,
    description = "List email activities, the latest first.",
    subcommands = AttachmentCommand.class)
final class ActivitiesCommand implements Callable<Integer> {
  private static final String UNKNOWN_RECORD = "The record exists in the CRM only.";

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

  @Option(names = "--direction", paramLabel = "WHICH", description = "Only incoming or outgoing.")
  private @Nullable Direction direction;

  @Mixin private Limit limit = new Limit();

  @Inject
  ActivitiesCommand(GlobalOptions options, Provider<Installation> installation) {
    this.options = options;
    this.installation = installation;
  }

  @Override
  public Integer call() throws CommandFailure {
    Installation parts = installation.get();
    int most = limit.value();
    try (Storage storage = parts.storage()) {
      ActivityFilter filter = filter(parts, storage);
      List<EmailActivity> found = storage.activityHistory().list(filter, most);
      long all = storage.activityHistory().count(filter);
      Table table = table(found);
      options.screen().document(Fields.of("activities", table.toObjects(), "total", all));
      options.screen().table(table);
      options.screen().say(found.size() + " of " + Words.some(all, "activity") + ".");
    }
    return ExitCode.OK;
  }

  private ActivityFilter filter(Installation parts, Storage storage) throws CommandFailure {
    ActivityFilter filter = ActivityFilter.all();
    filter =
        mailbox == null ? filter : filter.withMailbox(Filters.mailbox(parts, storage, mailbox));
    filter = queue == null ? filter : filter.withQueue(Filters.queue(parts, storage, queue));
    filter = participant == null ? filter : filter.withParticipant(participant);
    filter = direction == null ? filter : filter.withDirection(direction);
    return regarding == null
        ? filter
        : filter.withRegarding(Filters.regarding(parts, storage, regarding));
  }

  private static Table table(List<EmailActivity> activities) {
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

  /** By what its conversation was recognised; null where it answers nothing. */
  private static @Nullable String method(EmailActivity activity) {
    return activity.correlationMethod() == CorrelationMethod.NONE
        ? null
        : activity.correlationMethod().title();
  }

  private static List<String> parties(EmailActivity activity, Role role) {
    return activity.parties().stream()
        .filter(party -> party.role() == role)
        .map(ActivitiesCommand::party)
        .toList();
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
      EmailActivity activity = found(storage, id);
      show(activity, storage.activityHistory().trackingChanges(activity.id()), options.screen());
    }
    return ExitCode.OK;
  }

  private static void show(EmailActivity a, List<TrackingChange> changes, Screen screen) {
    Map<String, @Nullable Object> document = new LinkedHashMap<>(ActivityJson.of(a));
    document.put("tracking_changes", changes.stream().map(ShownActor::document).toList());
    screen.document(document);
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

  /** What people read of an activity, nothing where there is nothing. */
  private static Map<String, String> fields(EmailActivity a) {
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    fields.put("id", a.id());
    fields.put("direction", a.direction() == Direction.INCOMING ? "incoming" : "outgoing");
    fields.put("subject", a.subject());
    fields.put("sent", a.sentAt());
    fields.put("Message-ID", a.messageId().orElse(null));
    for (Role role : Role.values()) {
      fields.put(Words.constant(role).replace('-', ' '), parties(a, role));
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
    fields.put("tracking", Words.constant(a.tracking()));
    fields.put("missing", MissingParts.of(a));
    fields.put("flaws", a.flaws().stream().map(Words::constant).sorted().toList());
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
      table.row(each.at(), Words.constant(each.tracking()), ShownActor.of(each));
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
      options
          .screen()
          .say(
              "In "
                  + Words.some(resolved, "place")
                  + " where nobody was known to have "
                  + address
                  + " it belongs to "
                  + record
                  + " now.");
    }
    return ExitCode.OK;
  }

  @Command(
      name = "regarding",
      mixinStandardHelpOptions = true,
      footer = {"", "Example: mailpromoter activities regarding 12 account:contoso --conversation"},
      description =
          "Say what an activity is about, instead of what it was linked to. Sinks are told.")
  Integer regarding(
      @Parameters(paramLabel = "ID", description = "Its number.") long id,
      @Parameters(paramLabel = "KIND:ID", description = "The record, for example account:contoso.")
          String about,
      @Option(
              names = "--conversation",
              description =
                  "Those of its conversation, too, that are linked to the same record as it is:"
                      + " replies inherit that.")
          boolean conversation,
      @Option(names = "--unknown-record", description = UNKNOWN_RECORD) boolean unknownRecord)
      throws CommandFailure {
    Installation parts = installation.get();
    try (Storage storage = parts.storage()) {
      RecordId record = new KnownRecords(parts, storage).existing(about, unknownRecord);
      EmailActivity activity = found(storage, id);
      int changed =
          storage
              .activityStore()
              .regard(activity.id(), record, extent(conversation), parts.clock().instant());
      options.screen().document(Fields.of("activity", id, "regarding", record, "changed", changed));
      options
          .screen()
          .say(
              changed == 0
                  ? "Activity " + id + " was linked to " + record + " before; nothing was changed."
                  : Words.some(changed, "activity") + " linked to " + record + ".");
    }
    return ExitCode.OK;
  }

  private static TrackingChange.Extent extent(boolean conversation) {
    return conversation ? TrackingChange.Extent.CONVERSATION : TrackingChange.Extent.ACTIVITY;
  }

  private static EmailActivity found(Storage storage, long id) throws CommandFailure {
    return Optional.of(id)
        .filter(number -> number > 0)
        .flatMap(number -> storage.activityHistory().find(new ActivityId(number)))
        .orElseThrow(() -> Missing.activity(id));
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
                ? "The conversation is no longer tracked (" + Words.some(changed, "activity") + ")."
                : "Activity " + id + " stays, and replies to it are no longer recognised.");
    ShellCommand back = ShellCommand.of("activities", "track").argument(id);
    options.screen().say("To take that back:");
    options.screen().command("  ", conversation ? back.flag("--conversation") : back);
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
    options.screen().say("Replies are recognised again (" + Words.some(changed, "activity") + ").");
    return ExitCode.OK;
  }

  private int track(long id, Tracking tracking, boolean conversation) throws CommandFailure {
    Installation parts = installation.get();
    try (Storage storage = parts.storage()) {
      int changed =
          id < 1
              ? 0
              : storage.activityStore().track(change(parts, id, tracking, extent(conversation)));
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
        new ActivityId(id),
        tracking,
        extent,
        new Actor.Person(Person.of(null)),
        parts.clock().instant());
  }

  @Command(
      name = "record-sent",
      mixinStandardHelpOptions = true,
      footer = {
        "",
        "Example: mailpromoter activities record-sent offer.eml --regarding account:contoso"
      },
      description =
          "Record a mail that was sent as an outgoing activity, so that replies are recognised.")
  Integer recordSent(
      @Parameters(paramLabel = "FILE", description = "The sent message as a file (.eml).")
          Path file,
      @Option(
              names = "--regarding",
              paramLabel = "KIND:ID",
              description = "The record it is about; replies inherit it.")
          @Nullable String about,
      @Option(names = "--unknown-record", description = UNKNOWN_RECORD) boolean unknownRecord)
      throws CommandFailure {
    Installation parts = installation.get();
    try (Storage storage = parts.storage();
        RecordDirectory directory = parts.directory(storage);
        Spool spool = new Spool();
        InputStream message = Files.newInputStream(file)) {
      Optional<RecordId> record =
          about == null
              ? Optional.empty()
              : Optional.of(new KnownRecords(parts, storage).existing(about, unknownRecord));
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
                  recorded.map(a -> a.id().value()).orElse(null)));
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
          ExitCode.CONFIGURATION,
          "The file " + file + " cannot be read: " + FileTrouble.reason(e) + ".");
    }
    return ExitCode.OK;
  }
}
