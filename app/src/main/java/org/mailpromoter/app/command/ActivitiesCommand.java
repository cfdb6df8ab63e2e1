package org.mailpromoter.app.command;

import com.google.inject.Inject;
import com.google.inject.Provider;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.mailpromoter.app.output.Fields;
import org.mailpromoter.app.output.Screen;
import org.mailpromoter.app.output.Table;
import org.mailpromoter.core.activity.ActivityFilter;
import org.mailpromoter.core.activity.EmailActivity;
import org.mailpromoter.core.activity.Tracking;
import org.mailpromoter.core.activity.TrackingChange;
import org.mailpromoter.core.diagnosis.ShellCommand;
import org.mailpromoter.core.fault.FileTrouble;
import org.mailpromoter.core.message.Direction;
import org.mailpromoter.core.message.EmailAddress;
import org.mailpromoter.core.party.RecordId;
import org.mailpromoter.installation.Installation;
import org.mailpromoter.installation.NotFoundException;
import org.mailpromoter.installation.OpenInstallation;
import org.mailpromoter.installation.ask.Activities;
import org.mailpromoter.installation.ask.MailNames;
import org.mailpromoter.installation.change.ActivityChanges;
import org.mailpromoter.installation.change.SentMails;
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
  public Integer call() throws CommandFailure, NotFoundException {
    int most = limit.value();
    try (OpenInstallation open = installation.get().open()) {
      Activities.Listing found = new Activities(open).list(filter(open), most);
      Table table = ActivityView.table(found.activities());
      options.screen().document(Fields.of("activities", table.toObjects(), "total", found.total()));
      options.screen().table(table);
      options
          .screen()
          .say(found.activities().size() + " of " + Words.some(found.total(), "activity") + ".");
    }
    return ExitCode.OK;
  }

  private ActivityFilter filter(OpenInstallation open) throws CommandFailure, NotFoundException {
    MailNames names = new MailNames(open);
    ActivityFilter filter = ActivityFilter.all();
    filter = mailbox == null ? filter : filter.withMailbox(names.mailbox(mailbox));
    filter = queue == null ? filter : filter.withQueue(names.queue(queue));
    filter = participant == null ? filter : filter.withParticipant(participant);
    filter = direction == null ? filter : filter.withDirection(direction);
    return regarding == null
        ? filter
        : filter.withRegarding(names.regarding(Arguments.record(regarding)));
  }

  @Command(
      name = "show",
      mixinStandardHelpOptions = true,
      description = "Show one activity with its parties and text.")
  Integer show(@Parameters(paramLabel = "ID", description = "Its number.") long id)
      throws NotFoundException {
    try (OpenInstallation open = installation.get().open()) {
      Activities.Details details = new Activities(open).details(id);
      ActivityView.show(details, options.screen());
    }
    return ExitCode.OK;
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
    try (OpenInstallation open = installation.get().open()) {
      int resolved = new ActivityChanges(open).resolve(Person.ofSystem(), address, record);
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
      throws CommandFailure, NotFoundException {
    try (OpenInstallation open = installation.get().open()) {
      RecordId record = NamedRecord.of(open, about, unknownRecord);
      int changed =
          new ActivityChanges(open).regard(Person.ofSystem(), id, record, extent(conversation));
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
      throws NotFoundException {
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
      throws NotFoundException {
    int changed = track(id, Tracking.TRACKED, conversation);
    options.screen().say("Replies are recognised again (" + Words.some(changed, "activity") + ").");
    return ExitCode.OK;
  }

  private int track(long id, Tracking tracking, boolean conversation) throws NotFoundException {
    try (OpenInstallation open = installation.get().open()) {
      int changed =
          new ActivityChanges(open).track(Person.ofSystem(), id, tracking, extent(conversation));
      options.screen().document(Fields.of("activity", id, "changed", changed));
      return changed;
    }
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
    try (OpenInstallation open = installation.get().open();
        InputStream message = Files.newInputStream(file)) {
      print(recorded(open, message, about, unknownRecord));
    } catch (NoSuchFileException e) {
      throw new CommandFailure(ExitCode.NOT_FOUND, "There is no file " + file + ".");
    } catch (IOException e) {
      throw new CommandFailure(
          ExitCode.CONFIGURATION,
          "The file " + file + " cannot be read: " + FileTrouble.reason(e) + ".");
    }
    return ExitCode.OK;
  }

  private static Optional<EmailActivity> recorded(
      OpenInstallation open, InputStream message, @Nullable String about, boolean unknownRecord)
      throws CommandFailure, IOException {
    SentMails sent = new SentMails(open);
    if (about == null) {
      return sent.record(Person.ofSystem(), message);
    }
    return sent.record(Person.ofSystem(), message, NamedRecord.of(open, about, unknownRecord));
  }

  private void print(Optional<EmailActivity> recorded) {
    Screen screen = options.screen();
    screen.document(
        Fields.of(
            "recorded", recorded.isPresent(),
            "activity", recorded.map(a -> a.id().value()).orElse(null)));
    screen.say(
        recorded
            .map(a -> "Recorded as activity " + a.id() + ": " + a.subject())
            .orElse("This message was recorded before; nothing was changed."));
  }
}
