package org.mailpromoter.app.command;

import com.google.inject.Inject;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.mailpromoter.app.exit.CommandFailure;
import org.mailpromoter.app.exit.ExitCode;
import org.mailpromoter.app.output.ShellCommand;
import org.mailpromoter.core.activity.ActivityFilter;
import org.mailpromoter.core.activity.Tracking;
import org.mailpromoter.core.activity.TrackingChange;
import org.mailpromoter.core.history.SearchWords;
import org.mailpromoter.core.message.Direction;
import org.mailpromoter.core.message.EmailAddress;
import org.mailpromoter.core.party.RecordId;
import org.mailpromoter.documents.ActivityDocuments;
import org.mailpromoter.installation.NotFoundException;
import org.mailpromoter.installation.OpenInstallation;
import org.mailpromoter.installation.RefusedException;
import org.mailpromoter.installation.WrongPageException;
import org.mailpromoter.installation.ask.Activities;
import org.mailpromoter.installation.ask.MailNames;
import org.mailpromoter.installation.ask.PageRequest;
import org.mailpromoter.installation.change.ActivityChanges;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Lists and shows email activities, and changes their links. */
@Command(
    name = "activities",
    mixinStandardHelpOptions = true,
    description = "List email activities, the latest first.",
    subcommands = {AttachmentCommand.class, ConversationCommand.class, RecordSentCommand.class})
final class ActivitiesCommand implements Callable<Integer> {
  private final CommandContext context;

  @Option(
      names = {"-m", "--mailbox"},
      paramLabel = "NAME",
      description = "Only activities found in this mailbox.")
  private @Nullable String mailbox;

  @Option(
      names = "--regarding",
      paramLabel = "KIND:ID",
      description = "Only activities about this record.")
  private @Nullable String regarding;

  @Option(names = "--queue", paramLabel = "ID", description = "Only the items of this queue.")
  private @Nullable String queue;

  @Option(
      names = "--participant",
      paramLabel = "TEXT",
      description = "Only activities with an address that contains this text.")
  private @Nullable String participant;

  @Option(
      names = "--party",
      paramLabel = "KIND:ID",
      description = "Only activities of which this record is a party.")
  private @Nullable String party;

  @Option(
      names = "--text",
      paramLabel = "WORDS",
      description =
          "Only activities whose subject, names and addresses contain words that begin with these;"
              + " case and accents make no difference.")
  private String text = "";

  @Option(
      names = "--since",
      paramLabel = "TIME",
      description = "Only what was sent since a date, a time, yesterday, or an age (12h, 7d, 2w).")
  private @Nullable String since;

  @Option(
      names = "--until",
      paramLabel = "TIME",
      description = "Only what was sent before this time.")
  private @Nullable String until;

  @Option(names = "--direction", paramLabel = "WHICH", description = "Only incoming or outgoing.")
  private @Nullable Direction direction;

  @Mixin private Paging paging = new Paging();

  @Inject
  ActivitiesCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() throws CommandFailure, NotFoundException, WrongPageException {
    PageRequest page = paging.page();
    try (OpenInstallation open = context.open()) {
      Activities.Listing found = new Activities(open).list(filter(open), page);
      context.screen().document(ActivityDocuments.list(found));
      context.screen().table(ActivityView.table(found.activities()));
      context
          .screen()
          .say(found.activities().size() + " of " + Words.some(found.total(), "activity") + ".");
      Paging.sayNext(context.screen(), found.next());
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
    filter = party == null ? filter : filter.withParty(Arguments.record(party));
    filter =
        since == null ? filter : filter.withSentFrom(Times.parse("--since", since, open.now()));
    filter =
        until == null ? filter : filter.withSentBefore(Times.parse("--until", until, open.now()));
    filter = filter.withText(SearchWords.of(text));
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
    try (OpenInstallation open = context.open()) {
      Activities.Details details = new Activities(open).details(id);
      ActivityView.show(details, context.screen());
    }
    return ExitCode.OK;
  }

  @Command(
      name = "resolve",
      mixinStandardHelpOptions = true,
      description =
          "Assign an unresolved address to a record and link it in every activity that contains"
              + " it. Use 'records add' so that later mail is linked, too.")
  Integer resolve(
      @Parameters(paramLabel = "ADDRESS", description = "The e-mail address.") String text,
      @Parameters(paramLabel = "KIND:ID", description = "The record, for example contact:anna.")
          String id,
      @Option(names = "--unknown-record", description = NamedRecord.UNKNOWN) boolean unknownRecord)
      throws CommandFailure, RefusedException {
    EmailAddress address = Arguments.address(text);
    try (OpenInstallation open = context.open()) {
      RecordId record = NamedRecord.of(open, id, unknownRecord, context.screen());
      int resolved = new ActivityChanges(open).resolve(Person.requester(), address, record);
      context.screen().document(ActivityDocuments.resolved(resolved));
      context
          .screen()
          .say(
              "Address "
                  + address
                  + " linked to "
                  + record
                  + " in "
                  + Words.some(resolved, "place")
                  + ".");
    }
    return ExitCode.OK;
  }

  @Command(
      name = "regarding",
      mixinStandardHelpOptions = true,
      footer = {"", "Example: mailpromoter activities regarding 12 account:contoso --conversation"},
      description = "Set the record that an activity is about. Sinks are notified.")
  Integer regarding(
      @Parameters(paramLabel = "ID", description = "Its number.") long id,
      @Parameters(paramLabel = "KIND:ID", description = "The record, for example account:contoso.")
          String about,
      @Option(
              names = "--conversation",
              description =
                  "Also change the activities of its conversation that are linked to the same"
                      + " record; replies inherit the record.")
          boolean conversation,
      @Option(names = "--unknown-record", description = NamedRecord.UNKNOWN) boolean unknownRecord)
      throws CommandFailure, NotFoundException {
    try (OpenInstallation open = context.open()) {
      RecordId record = NamedRecord.of(open, about, unknownRecord, context.screen());
      int changed =
          new ActivityChanges(open).regard(Person.requester(), id, record, extent(conversation));
      context.screen().document(ActivityDocuments.regarding(id, record, changed));
      context
          .screen()
          .say(
              changed == 0
                  ? "Activity " + id + " is already linked to " + record + "; nothing was changed."
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
          "Unlink an activity so that replies to it are no longer recognised, or stop tracking"
              + " its whole conversation so that its further mail is refused.")
  Integer untrack(
      @Parameters(paramLabel = "ID", description = "Its number.") long id,
      @Option(names = "--conversation", description = "Stop tracking its whole conversation.")
          boolean conversation)
      throws NotFoundException {
    Tracking tracking = conversation ? Tracking.STOPPED : Tracking.UNTRACKED;
    int changed = track(id, tracking, conversation);
    context
        .screen()
        .say(
            conversation
                ? "The conversation is no longer tracked (" + Words.some(changed, "activity") + ")."
                : "Activity " + id + " is kept; replies to it are no longer recognised.");
    ShellCommand back = ShellCommand.of("activities", "track").argument(id);
    context.screen().say("To undo this:");
    context.screen().command("  ", conversation ? back.flag("--conversation") : back);
    return ExitCode.OK;
  }

  @Command(name = "track", mixinStandardHelpOptions = true, description = "Undo 'untrack'.")
  Integer track(
      @Parameters(paramLabel = "ID", description = "Its number.") long id,
      @Option(names = "--conversation", description = "Track its whole conversation again.")
          boolean conversation)
      throws NotFoundException {
    int changed = track(id, Tracking.TRACKED, conversation);
    context.screen().say("Replies are recognised again (" + Words.some(changed, "activity") + ").");
    return ExitCode.OK;
  }

  private int track(long id, Tracking tracking, boolean conversation) throws NotFoundException {
    try (OpenInstallation open = context.open()) {
      int changed =
          new ActivityChanges(open).track(Person.requester(), id, tracking, extent(conversation));
      context.screen().document(ActivityDocuments.tracked(id, changed));
      return changed;
    }
  }
}
