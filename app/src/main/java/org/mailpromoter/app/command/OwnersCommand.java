package org.mailpromoter.app.command;

import com.google.inject.Inject;
import com.google.inject.Provider;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.mailpromoter.app.output.Fields;
import org.mailpromoter.app.output.Screen;
import org.mailpromoter.app.output.Table;
import org.mailpromoter.core.activity.Actor;
import org.mailpromoter.core.diagnosis.english.EnglishOrigin;
import org.mailpromoter.core.party.RecordId;
import org.mailpromoter.core.party.RecordKind;
import org.mailpromoter.core.policy.Owner;
import org.mailpromoter.core.policy.TrackOption;
import org.mailpromoter.installation.Installation;
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
  private final GlobalOptions options;
  private final Provider<Installation> installation;

  private OwnersCommand(
      RecordKind kind, GlobalOptions options, Provider<Installation> installation) {
    this.kind = kind;
    this.options = options;
    this.installation = installation;
  }

  /** Users. */
  @Command(
      name = "users",
      mixinStandardHelpOptions = true,
      description = "List users with their Track options and the source of each.")
  static final class Users extends OwnersCommand {
    @Inject
    Users(GlobalOptions options, Provider<Installation> installation) {
      super(RecordKind.USER, options, installation);
    }
  }

  /** Queues. */
  @Command(
      name = "queues",
      mixinStandardHelpOptions = true,
      description = "List queues with their Track options and the source of each.")
  static final class Queues extends OwnersCommand {
    @Inject
    Queues(GlobalOptions options, Provider<Installation> installation) {
      super(RecordKind.QUEUE, options, installation);
    }
  }

  @Override
  public Integer call() {
    try (OpenInstallation open = installation.get().open()) {
      Table table = new Table("id", "name", "track", "option", "origin", "addresses");
      for (OwnerList.Row each : new OwnerList(open).list(kind)) {
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
      options.screen().document(Fields.of(kind.word() + "s", table.toObjects()));
      options.screen().table(table);
    }
    return ExitCode.OK;
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
    RecordId id = installation.get().owner(kind, key);
    Actor.Person actor = Person.of(by);
    try (OpenInstallation open = installation.get().open()) {
      new TrackOptions(open).set(actor, id, chosen);
      Screen screen = options.screen();
      screen.say("The Track option of " + id + " is " + chosen + " now.");
      screen.say("It applies to mail that is synchronized from now on.");
      long passing = PassingSentence.say(open, screen);
      screen.document(
          Fields.of(
              "id", id, "track", chosen.number(), "by", actor.name(), "would_pass_now", passing));
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
    RecordId id = installation.get().owner(kind, key);
    try (OpenInstallation open = installation.get().open()) {
      TrackOptions.Reset done = new TrackOptions(open).reset(Person.of(by), id);
      Screen screen = options.screen();
      screen.say("The Track option of " + id + " is " + done.now() + " now.");
      long passing = done.removed() ? PassingSentence.say(open, screen) : 0;
      screen.document(
          Fields.of(
              "id",
              id,
              "removed",
              done.removed(),
              "track",
              done.now().number(),
              "would_pass_now",
              passing));
    }
    return ExitCode.OK;
  }
}
