package org.mailpromoter.app.command;

import com.google.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.mailpromoter.app.exit.CommandFailure;
import org.mailpromoter.app.exit.ExitCode;
import org.mailpromoter.app.output.Screen;
import org.mailpromoter.app.output.Table;
import org.mailpromoter.core.activity.Actor;
import org.mailpromoter.core.diagnosis.RetryPreview;
import org.mailpromoter.core.diagnosis.english.EnglishOrigin;
import org.mailpromoter.core.party.RecordId;
import org.mailpromoter.core.party.RecordKind;
import org.mailpromoter.core.policy.Owner;
import org.mailpromoter.core.policy.TrackOption;
import org.mailpromoter.documents.OwnerDocuments;
import org.mailpromoter.installation.NotFoundException;
import org.mailpromoter.installation.OpenInstallation;
import org.mailpromoter.installation.ask.OwnerList;
import org.mailpromoter.installation.change.TrackOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Lists users or queues and sets their Track options. */
abstract class OwnersCommand implements Callable<Integer> {
  private final RecordKind kind;
  private final CommandContext context;

  private OwnersCommand(RecordKind kind, CommandContext context) {
    this.kind = kind;
    this.context = context;
  }

  /** Users. */
  @Command(
      name = "users",
      mixinStandardHelpOptions = true,
      description = "List users with their Track options and the source of each.")
  static final class Users extends OwnersCommand {
    @Inject
    Users(CommandContext context) {
      super(RecordKind.USER, context);
    }
  }

  /** Queues. */
  @Command(
      name = "queues",
      mixinStandardHelpOptions = true,
      description = "List queues with their Track options and the source of each.")
  static final class Queues extends OwnersCommand {
    @Inject
    Queues(CommandContext context) {
      super(RecordKind.QUEUE, context);
    }
  }

  @Override
  public Integer call() {
    try (OpenInstallation open = context.open()) {
      List<OwnerList.Row> rows = new OwnerList(open).list(kind);
      context.screen().document(OwnerDocuments.list(kind, rows));
      context.screen().table(table(rows));
    }
    return ExitCode.OK;
  }

  private static Table table(List<OwnerList.Row> rows) {
    Table table = new Table("id", "name", "track", "option", "origin", "addresses");
    for (OwnerList.Row each : rows) {
      Owner owner = each.owner();
      TrackOption track = owner.track().value();
      table.row(
          owner.id().key(),
          owner.name(),
          track.number(),
          track.label(),
          EnglishOrigin.of(owner.track().origin()),
          each.addresses());
    }
    return table;
  }

  @Command(
      name = "track",
      mixinStandardHelpOptions = true,
      description = "Set which incoming mail is accepted.")
  Integer track(
      @Parameters(paramLabel = "ID", description = "ID of the user or queue.") String key,
      @Parameters(
              paramLabel = "OPTION",
              description = "0 all, 1 replies, 2 contacts, 3 records, 4 none.")
          String option,
      @Option(names = "--by", paramLabel = "WHO", description = "Who makes the change.")
          @Nullable String by)
      throws CommandFailure, NotFoundException {
    TrackOption chosen = Arguments.trackOption(option);
    RecordId id = context.parts().owner(kind, key);
    Actor.Person actor = Person.of(by);
    try (OpenInstallation open = context.openOrCreate()) {
      new TrackOptions(open).set(Person.requester(by), id, chosen);
      Screen screen = context.screen();
      screen.say("The Track option of " + id + " is " + chosen + " now.");
      screen.say("It applies to mail that is synchronized from now on.");
      Optional<RetryPreview.Result> passing = PassingSentence.say(open, screen);
      screen.document(OwnerDocuments.tracked(id, chosen, actor, passing));
    }
    return ExitCode.OK;
  }

  @Command(
      name = "reset",
      mixinStandardHelpOptions = true,
      description = "Remove an override; the value in the configuration file applies again.")
  Integer reset(
      @Parameters(paramLabel = "ID", description = "ID of the user or queue.") String key,
      @Option(names = "--by", paramLabel = "WHO", description = "Who makes the change.")
          @Nullable String by)
      throws NotFoundException {
    RecordId id = context.parts().owner(kind, key);
    try (OpenInstallation open = context.open()) {
      TrackOptions.Reset done = new TrackOptions(open).reset(Person.requester(by), id);
      Screen screen = context.screen();
      screen.say("The Track option of " + id + " is " + done.now() + " now.");
      Optional<RetryPreview.Result> passing =
          done.removed() ? PassingSentence.say(open, screen) : Optional.empty();
      screen.document(OwnerDocuments.reset(id, done, passing));
    }
    return ExitCode.OK;
  }
}
