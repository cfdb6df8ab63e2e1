package org.mailpromoter.app.command;

import com.google.inject.Inject;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.mailpromoter.app.exit.CommandFailure;
import org.mailpromoter.app.exit.ExitCode;
import org.mailpromoter.app.output.Screen;
import org.mailpromoter.app.output.Table;
import org.mailpromoter.core.access.AuditDeed;
import org.mailpromoter.core.access.AuditEntry;
import org.mailpromoter.core.access.AuditFilter;
import org.mailpromoter.core.access.AuditLog;
import org.mailpromoter.core.access.AuditSeal;
import org.mailpromoter.core.diagnosis.english.EnglishActor;
import org.mailpromoter.core.fault.EnumWords;
import org.mailpromoter.documents.AuditDocuments;
import org.mailpromoter.installation.OpenInstallation;
import org.mailpromoter.installation.WrongPageException;
import org.mailpromoter.installation.ask.AuditTrail;
import org.mailpromoter.installation.ask.PageRequest;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Lists and verifies what people and programs did. */
@Command(
    name = "audit",
    mixinStandardHelpOptions = true,
    footer = {"", "Example: mailpromoter audit --operation choose-settings --since 30d"},
    description = "List who changed what, the latest first.")
final class AuditCommand implements Callable<Integer> {
  private final CommandContext context;
  private final LongWork work;

  @Option(names = "--by", paramLabel = "WHO", description = "Only what this person did.")
  private @Nullable String by;

  @Option(
      names = "--operation",
      paramLabel = "WORD",
      description = "Only this operation, for example choose-settings.")
  private @Nullable String operation;

  @Option(
      names = "--object",
      paramLabel = "TEXT",
      description = "Only what was done to this object, for example 'activity 7'.")
  private @Nullable String object;

  @Option(names = "--since", paramLabel = "TIME", description = "Only from this time (7d).")
  private @Nullable String since;

  @Option(names = "--until", paramLabel = "TIME", description = "Only before this time.")
  private @Nullable String until;

  @Mixin private Paging paging = new Paging();

  @Inject
  AuditCommand(CommandContext context, LongWork work) {
    this.context = context;
    this.work = work;
  }

  @Override
  public Integer call() throws CommandFailure, WrongPageException {
    AuditTrail.Listing page;
    PageRequest wanted = paging.page();
    try (OpenInstallation open = context.open()) {
      page = new AuditTrail(open).list(filter(open.now()), wanted);
    }
    Screen screen = context.screen();
    screen.document(AuditDocuments.list(page));
    screen.table(table(page));
    Paging.sayNext(screen, page.next());
    return ExitCode.OK;
  }

  private AuditFilter filter(Instant now) throws CommandFailure {
    return new AuditFilter(
        Optional.ofNullable(by),
        Optional.ofNullable(operation),
        Optional.ofNullable(object),
        time("--since", since, now),
        time("--until", until, now),
        Optional.empty());
  }

  private static Optional<Instant> time(String option, @Nullable String text, Instant now)
      throws CommandFailure {
    return text == null ? Optional.empty() : Optional.of(Times.parse(option, text, now));
  }

  private static Table table(AuditTrail.Listing page) {
    Table table =
        new Table("number", "at", "who", "channel", "operation", "object", "change", "outcome");
    for (AuditEntry each : page.entries()) {
      AuditDeed deed = each.deed();
      table.row(
          each.number(),
          deed.at(),
          EnglishActor.of(deed.actor()),
          EnumWords.of(deed.channel()),
          deed.operation(),
          deed.object(),
          change(deed),
          deed.outcome().code().orElse("done"));
    }
    return table;
  }

  private static @Nullable String change(AuditDeed deed) {
    if (deed.before().isEmpty()) {
      return deed.after().isEmpty() ? null : deed.after();
    }
    return deed.before() + " -> " + deed.after();
  }

  @Command(
      name = "verify",
      mixinStandardHelpOptions = true,
      footer = {"", "Example: mailpromoter audit verify --seal 41:9f86d0..."},
      description =
          "Check that no entry of the audit log was changed, inserted or deleted, and print its"
              + " seal: the number and the hash of the last entry. Keep seals elsewhere; whoever can"
              + " write the database can also replace the whole log. Exits with 4 if an entry is"
              + " not as it was written.")
  Integer verify(
      @Option(
              names = "--seal",
              paramLabel = "SEAL",
              description = "A seal that was kept elsewhere; the log must still contain it.")
          @Nullable String text)
      throws CommandFailure {
    AuditSeal known = seal(text);
    AuditLog.Verified verified;
    try (OpenInstallation open = context.open()) {
      AuditTrail trail = new AuditTrail(open);
      verified = work.run("entries", task -> trail.verify(known, task));
    }
    Screen screen = context.screen();
    screen.document(AuditDocuments.verified(verified));
    screen.say(verified.flaw().map(AuditCommand::sentence).orElse("The audit log is intact."));
    screen.say(Words.some(verified.entries(), "entry") + " verified.");
    screen.say("Seal: " + verified.seal().word());
    return verified.flaw().isEmpty() ? ExitCode.OK : ExitCode.STORAGE;
  }

  private static AuditSeal seal(@Nullable String text) throws CommandFailure {
    if (text == null) {
      return AuditSeal.NONE;
    }
    return AuditSeal.parse(text)
        .orElseThrow(
            () ->
                new CommandFailure(
                    ExitCode.USAGE,
                    "--seal takes what 'mailpromoter audit verify' printed: a number, a colon and"
                        + " 64 hexadecimal digits."));
  }

  private static String sentence(AuditLog.Flaw flaw) {
    String entry = "Entry " + flaw.number() + " of the audit log ";
    return switch (flaw.kind()) {
      case CHANGED -> entry + "is not as it was written: it was changed or inserted.";
      case MISSING -> entry + "is missing: it was deleted, or the database is an older one.";
      case ANOTHER -> entry + "is not the one of the seal: the log was replaced.";
    };
  }
}
