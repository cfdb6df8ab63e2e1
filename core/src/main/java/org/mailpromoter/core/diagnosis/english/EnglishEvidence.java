package org.mailpromoter.core.diagnosis.english;

import java.util.stream.Collectors;
import org.mailpromoter.core.correlation.Clue;
import org.mailpromoter.core.decision.Evidence;
import org.mailpromoter.core.decision.SeenRecord;
import org.mailpromoter.core.decision.Via;

/** Evidence as sentences without a full stop. */
final class EnglishEvidence implements Evidence.Cases<String> {
  static final EnglishEvidence INSTANCE = new EnglishEvidence();

  private EnglishEvidence() {}

  @Override
  public String quote(Evidence.Quote seen) {
    String source =
        switch (seen.source()) {
          case MAILBOX -> "mailbox";
          case FROM -> "From";
          case MESSAGE_ID -> "Message-ID";
          case KEYWORD -> "keyword";
          case TRACKED_FOLDER -> "tracked folder";
        };
    return source + ": " + (seen.text().isEmpty() ? "(empty)" : seen.text());
  }

  @Override
  public String time(Evidence.Time seen) {
    String moment =
        switch (seen.moment()) {
          case RECEIVED -> "received";
          case PROCESS_FROM -> "process-from";
          case PROCESSED_UP_TO -> "processed up to";
        };
    return moment + ": " + EnglishTime.of(seen.at());
  }

  @Override
  public String size(Evidence.Size seen) {
    return "size: " + seen.bytes() + (seen.bytes() == 1 ? " byte" : " bytes");
  }

  @Override
  public String activity(Evidence.Activity seen) {
    String relation =
        switch (seen.relation()) {
          case SAME_MESSAGE -> "activity";
          case SAME_CONVERSATION -> "activity of the conversation";
        };
    return relation + ": " + seen.id();
  }

  @Override
  public String observation(Evidence.Observation seen) {
    return switch (seen.what()) {
      case NOTHING_ATTACHED -> "attached message: none";
      case MESSAGE_ID_REUSED ->
          "remark: another message with a different sender or date used this Message-ID";
      case METHODS_DISAGREE -> "remark: the correlation methods found different activities";
      case STRANGER_IN_CONVERSATION ->
          "remark: the sender is not a participant of the " + "conversation";
      case SENDER_NOT_AUTHENTICATED ->
          "remark: a trusted server says that the message is not from the sender's domain";
      case AUTHOR_UNCLEAR ->
          "remark: there are several From fields, or From names several addresses or a group, so"
              + " mail programs may show another author than the one that was checked";
      case SENT_COPY_TRACKED -> "sent copy: is an activity";
      case SENT_COPY_NOT_TRACKED -> "sent copy: is not an activity";
    };
  }

  @Override
  public String otherContent(Evidence.OtherContent seen) {
    return "remark: its content is not that of the activity: "
        + seen.here()
        + " bytes here, "
        + seen.there()
        + " bytes there";
  }

  @Override
  public String attempts(Evidence.Attempts seen) {
    return "attempt: " + seen.failed() + " of " + seen.allowed();
  }

  @Override
  public String problem(Evidence.Problem seen) {
    return "problem: " + EnglishObstacle.of(seen.obstacle());
  }

  @Override
  public String address(Evidence.Address seen) {
    String who =
        seen.records().isEmpty()
            ? "nobody in the system"
            : seen.records().stream()
                .map(EnglishEvidence::record)
                .collect(Collectors.joining(", "));
    return seen.role().header() + " " + seen.address() + " belongs to " + who;
  }

  @Override
  public String addressesRead(Evidence.AddressesRead seen) {
    String rest =
        seen.most()
            ? ", the most that are read; the message has more"
            : ", up to where the header is read; the rest may hold more";
    return "addresses read: " + seen.count() + rest;
  }

  @Override
  public String moreAddresses(Evidence.MoreAddresses seen) {
    return "addresses of no user or queue: and " + seen.count() + " more";
  }

  @Override
  public String sender(Evidence.Sender seen) {
    String how =
        seen.chosen() ? ", chosen by ownership, kind and age" : ", the only one with this address";
    return "sender: " + named(seen.record()) + how;
  }

  @Override
  public String noSender(Evidence.NoSender seen) {
    String why =
        switch (seen.why()) {
          case UNKNOWN -> "the address is unknown";
          case SEVERAL -> "several records have this address, and a setting leaves it unresolved";
          case TOO_MANY -> "more than a hundred records have this address";
          case INACTIVE -> "every record with this address is inactive";
          case AUTHOR_UNCLEAR -> "left unresolved, because it is not clear who wrote the message";
        };
    return "sender: " + why;
  }

  @Override
  public String considered(Evidence.Considered seen) {
    return seen.id() + ": " + via(seen.via());
  }

  @Override
  public String setting(Evidence.Setting seen) {
    return "setting "
        + seen.key()
        + " = "
        + seen.value()
        + " ("
        + EnglishOrigin.of(seen.origin())
        + ")";
  }

  @Override
  public String owner(Evidence.Owner seen) {
    return English.capitalized(seen.id().kind().word())
        + " "
        + seen.name()
        + " ("
        + via(seen.via())
        + ") has Track option "
        + seen.option()
        + " ("
        + EnglishOrigin.of(seen.origin())
        + "): "
        + EnglishFinding.of(seen.finding());
  }

  @Override
  public String strategy(Evidence.Strategy seen) {
    String sought =
        seen.sought().isEmpty()
            ? "the message contains nothing to look for"
            : "looked for " + String.join(", ", seen.sought());
    return seen.strategy() + ": " + sought + found(seen) + outcome(seen);
  }

  @Override
  public String failedStrategy(Evidence.FailedStrategy seen) {
    return seen.strategy()
        + ": failed and was not considered: "
        + EnglishStrategyFault.of(seen.fault());
  }

  private static String found(Evidence.Strategy seen) {
    return seen.found().stream()
        .map(f -> "; found activity " + f.activity() + " by " + clue(f.clue()))
        .collect(Collectors.joining());
  }

  private static String clue(Clue clue) {
    return switch (clue.manner()) {
      case AS_IT_IS -> clue.where() + " " + clue.value();
      case LEFT_PART -> clue.where() + ", left part of " + clue.value();
      case WITH_SUBJECT -> clue.where() + " and Subject " + clue.value();
      case COMMON_ANCESTOR -> "a common ancestor " + clue.value();
      case SIGNED_TOKEN -> clue.where() + " a signed token";
    };
  }

  private static String outcome(Evidence.Strategy seen) {
    return switch (seen.standing()) {
      case NO_MATCH -> seen.sought().isEmpty() ? "" : "; no tracked mail has it";
      case COUNTS -> ", and that counts";
      case OUTRANKED -> ", but another method comes first";
      case SWITCHED_OFF -> ", but the setting " + seen.setting() + " forbids it";
      case NOT_TRUSTED -> ", but the sender is not trusted with it (" + seen.setting() + ")";
    };
  }

  private static String via(Via via) {
    if (via instanceof Via.Addressed addressed) {
      return addressed.role().header() + " " + addressed.address();
    }
    return switch ((Via.MailboxOwner) via) {
      case NOT_ADDRESSED -> "owner of the mailbox, addressed in Bcc or through a list";
      case SENDER -> "owner of the mailbox, who sent it";
      case OUT_OF_SIGHT -> "owner of the mailbox, perhaps among the addresses that are not read";
    };
  }

  private static String record(SeenRecord record) {
    return named(record) + (record.active() ? "" : ", inactive");
  }

  /** A record as people know it. */
  static String named(SeenRecord record) {
    return record.name().isEmpty()
        ? record.id().toString()
        : record.name() + " (" + record.id() + ")";
  }
}
