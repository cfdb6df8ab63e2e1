package org.mailpromoter.app.command;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mailpromoter.app.exit.CommandFailure;
import org.mailpromoter.app.exit.ExitCode;
import org.mailpromoter.core.decision.DecisionFilter;
import org.mailpromoter.core.decision.Reason;
import org.mailpromoter.core.decision.SubReason;
import org.mailpromoter.core.history.SearchWords;
import org.mailpromoter.core.mailbox.MailboxId;
import org.mailpromoter.installation.NotFoundException;
import org.mailpromoter.installation.OpenInstallation;
import org.mailpromoter.installation.ask.MailNames;
import org.mailpromoter.installation.ask.Vocabulary;
import org.mailpromoter.installation.english.EnglishMissing;
import picocli.CommandLine.Option;

/** Which decisions a command is about. Filled by picocli. */
final class Selection {
  @Option(
      names = {"-r", "--reason"},
      paramLabel = "NAME",
      description = "Only this reason, for example NoCorrelationMatch; may be given several times.")
  private List<String> reasons = new ArrayList<>();

  @Option(
      names = "--sub-reason",
      paramLabel = "NAME",
      description = "Only this sub-reason, for example sender-unknown; may be given several times.")
  private List<String> subReasons = new ArrayList<>();

  @Option(
      names = {"-m", "--mailbox"},
      paramLabel = "NAME",
      description = "Only this mailbox; may be given several times.")
  private List<String> mailboxes = new ArrayList<>();

  @Option(
      names = "--text",
      paramLabel = "WORDS",
      description =
          "Only mail whose subject or sender's address contains words that begin with these;"
              + " case and accents make no difference.")
  private String text = "";

  @Option(
      names = "--sender",
      paramLabel = "TEXT",
      description = "Only senders whose address contains this text.")
  private @Nullable String sender;

  @Option(
      names = "--since",
      paramLabel = "TIME",
      description =
          "Only mail received since a date (2026-01-31), a time (2026-01-31T06:00), yesterday,"
              + " or an"
              + " age (12h, 7d, 2w).")
  private @Nullable String since;

  @Option(
      names = "--until",
      paramLabel = "TIME",
      description = "Only mail received before this time.")
  private @Nullable String until;

  /** Whether no filter was given. */
  boolean isEmpty() {
    return reasons.isEmpty()
        && subReasons.isEmpty()
        && mailboxes.isEmpty()
        && text.isEmpty()
        && sender == null
        && since == null
        && until == null;
  }

  /** Whether reasons were given. */
  boolean namesReasons() {
    return !reasons.isEmpty();
  }

  /** All filters except the reasons. */
  DecisionFilter filter(OpenInstallation open) throws CommandFailure, NotFoundException {
    Instant now = open.now();
    DecisionFilter filter = DecisionFilter.all();
    filter = mailboxes.isEmpty() ? filter : filter.withMailboxes(named(open));
    filter = filter.withSubReasons(namedSubReasons()).withText(SearchWords.of(text));
    filter = sender == null ? filter : filter.withSender(sender);
    filter = since == null ? filter : filter.withReceivedFrom(Times.parse("--since", since, now));
    filter = until == null ? filter : filter.withReceivedBefore(Times.parse("--until", until, now));
    requireSomeTime(filter);
    return filter;
  }

  private void requireSomeTime(DecisionFilter filter) throws CommandFailure {
    Instant from = filter.receivedFrom().orElse(Instant.MIN);
    if (!from.isBefore(filter.receivedBefore().orElse(Instant.MAX))) {
      throw new CommandFailure(
          ExitCode.USAGE,
          "--since " + since + " is not before --until " + until + ", so no mail can match.");
    }
  }

  private Set<MailboxId> named(OpenInstallation open) throws NotFoundException {
    Set<MailboxId> named = new HashSet<>();
    for (String each : mailboxes) {
      named.add(new MailNames(open).mailbox(each));
    }
    return named;
  }

  private Set<SubReason> namedSubReasons() throws CommandFailure {
    Set<SubReason> named = EnumSet.noneOf(SubReason.class);
    for (String name : subReasons) {
      String constant = name.toUpperCase(Locale.ROOT).replace('-', '_').replace(' ', '_');
      named.add(
          EnumSet.allOf(SubReason.class).stream()
              .filter(each -> each.name().equals(constant))
              .findFirst()
              .orElseThrow(() -> unknownSubReason(name)));
    }
    return named;
  }

  private static CommandFailure unknownSubReason(String name) {
    List<String> known =
        EnumSet.allOf(SubReason.class).stream()
            .map(each -> each.name().toLowerCase(Locale.ROOT).replace('_', '-'))
            .toList();
    return new CommandFailure(
        ExitCode.USAGE, "'" + name + "' is not a sub-reason" + EnglishMissing.instead(name, known));
  }

  /** The reasons given; empty for all. */
  Set<Reason> refusals() throws CommandFailure {
    Arguments.requireOnce("--reason", reasons);
    Set<Reason> chosen = EnumSet.noneOf(Reason.class);
    for (String name : reasons) {
      chosen.add(Vocabulary.REFUSALS.find(name).orElseThrow(() -> unknownReason(name)));
    }
    return chosen;
  }

  /** The reasons given, of which some promote; empty for all. */
  Set<Reason> reasons() throws CommandFailure {
    Arguments.requireOnce("--reason", reasons);
    Set<Reason> chosen = EnumSet.noneOf(Reason.class);
    for (String name : reasons) {
      chosen.add(Arguments.word("--reason", Vocabulary.REASONS, name));
    }
    return chosen;
  }

  private static CommandFailure unknownReason(String name) {
    return new CommandFailure(
        ExitCode.USAGE,
        "'"
            + name
            + "' is not a reason for a refusal"
            + EnglishMissing.instead(name, Vocabulary.REFUSALS.words()));
  }
}
