package org.mailpromoter.app.command;

import com.google.inject.Inject;
import com.google.inject.Provider;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.mailpromoter.app.output.Fields;
import org.mailpromoter.app.output.Screen;
import org.mailpromoter.app.output.Table;
import org.mailpromoter.core.message.EmailAddress;
import org.mailpromoter.core.party.RecordEntry;
import org.mailpromoter.core.party.RecordId;
import org.mailpromoter.core.party.RecordKind;
import org.mailpromoter.core.policy.Choice;
import org.mailpromoter.core.policy.Owner;
import org.mailpromoter.core.policy.Policy;
import org.mailpromoter.core.policy.TrackOption;
import org.mailpromoter.core.store.Storage;
import org.mailpromoter.deployment.EffectivePolicy;
import org.mailpromoter.installation.Installation;
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
      description = "List users with their Track options and where these come from.")
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
      description = "List queues with their Track options and where these come from.")
  static final class Queues extends OwnersCommand {
    @Inject
    Queues(GlobalOptions options, Provider<Installation> installation) {
      super(RecordKind.QUEUE, options, installation);
    }
  }

  @Override
  public Integer call() {
    Installation parts = installation.get();
    try (Storage storage = parts.storage()) {
      Policy policy = parts.policy(storage);
      Table table = new Table("id", "name", "track", "option", "origin", "addresses");
      for (Owner owner : policy.owners()) {
        if (owner.id().kind() == kind) {
          TrackOption track = owner.track().value();
          table.row(
              owner.id().key(),
              owner.name(),
              track.number(),
              track.label(),
              owner.track().origin(),
              addresses(parts, owner.id()));
        }
      }
      options.screen().document(Fields.of(kind.word() + "s", table.toObjects()));
      options.screen().table(table);
    }
    return ExitCode.OK;
  }

  private static List<EmailAddress> addresses(Installation parts, RecordId id) {
    return parts.deployment().ownerRecords().stream()
        .filter(entry -> entry.record().id().equals(id))
        .map(RecordEntry::addresses)
        .flatMap(List::stream)
        .toList();
  }

  @Command(
      name = "track",
      mixinStandardHelpOptions = true,
      description = "Choose which incoming mail is accepted.")
  Integer track(
      @Parameters(paramLabel = "ID", description = "The user's or queue's id.") String key,
      @Parameters(
              paramLabel = "OPTION",
              description = "0 all, 1 replies, 2 contacts, 3 records, 4 none.")
          String option,
      @Option(names = "--by", paramLabel = "WHO", description = "Who makes the choice.")
          @Nullable String by)
      throws CommandFailure {
    TrackOption chosen = Arguments.trackOption(option);
    Installation parts = installation.get();
    RecordId id = Filters.owner(parts, kind, key);
    try (Storage storage = parts.storage()) {
      String who = Person.of(by);
      storage
          .choiceStore()
          .put(
              new Choice(
                  id.toString(),
                  EffectivePolicy.TRACK,
                  chosen.word(),
                  who,
                  parts.clock().instant()));
      Screen screen = options.screen();
      screen.say("The Track option of " + id + " is " + chosen + " now.");
      screen.say("It counts for mail that is synchronized from now on.");
      long passing = Passing.say(parts, storage, screen);
      screen.document(
          Fields.of("id", id, "track", chosen.number(), "by", who, "would_pass_now", passing));
    }
    return ExitCode.OK;
  }

  @Command(
      name = "reset",
      mixinStandardHelpOptions = true,
      description = "Take the choice back: what the configuration file says counts again.")
  Integer reset(
      @Parameters(paramLabel = "ID", description = "The user's or queue's id.") String key,
      @Option(names = "--by", paramLabel = "WHO", description = "Who takes it back.")
          @Nullable String by)
      throws CommandFailure {
    Installation parts = installation.get();
    RecordId id = Filters.owner(parts, kind, key);
    try (Storage storage = parts.storage()) {
      boolean removed =
          storage
              .choiceStore()
              .remove(id.toString(), EffectivePolicy.TRACK, Person.of(by), parts.clock().instant());
      TrackOption now =
          parts.policy(storage).owner(id).map(o -> o.track().value()).orElse(TrackOption.NONE);
      Screen screen = options.screen();
      screen.say("The Track option of " + id + " is " + now + " now.");
      long passing = removed ? Passing.say(parts, storage, screen) : 0;
      screen.document(
          Fields.of(
              "id", id, "removed", removed, "track", now.number(), "would_pass_now", passing));
    }
    return ExitCode.OK;
  }
}
