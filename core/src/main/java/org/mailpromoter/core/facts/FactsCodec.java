package org.mailpromoter.core.facts;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.mailpromoter.core.activity.ActivityId;
import org.mailpromoter.core.activity.CorrelationMethod;
import org.mailpromoter.core.compact.CompactInput;
import org.mailpromoter.core.compact.CompactOutput;
import org.mailpromoter.core.correlation.Clue;
import org.mailpromoter.core.correlation.Match;
import org.mailpromoter.core.correlation.StrategyFault;
import org.mailpromoter.core.correlation.StrategyReport;
import org.mailpromoter.core.decision.EvidenceWords;
import org.mailpromoter.core.decision.Obstacle;
import org.mailpromoter.core.decision.ValueCodec;
import org.mailpromoter.core.mailbox.FolderId;
import org.mailpromoter.core.mailbox.FolderRole;
import org.mailpromoter.core.mailbox.Forwarding;
import org.mailpromoter.core.mailbox.MailboxId;
import org.mailpromoter.core.mailbox.Watermark;
import org.mailpromoter.core.message.Direction;
import org.mailpromoter.core.message.EmailAddress;
import org.mailpromoter.core.message.MessageIdentity;
import org.mailpromoter.core.party.PartyRecord;
import org.mailpromoter.core.party.RecordId;
import org.mailpromoter.core.party.RecordKind;
import org.mailpromoter.core.store.KnownActivity;

/**
 * Encodes and decodes facts, so a decision can be repeated without the mailbox.
 *
 * @since 0.1
 */
public final class FactsCodec {
  private static final int VERSION = 8;

  /** Version in which every text is written as it is, and every report has two flags. */
  private static final int WITHOUT_WORDS = 7;

  /** Version in which failures are sentences. */
  private static final int WITH_SENTENCES = 6;

  /** Version in which matches do not state which of the two was sent later. */
  private static final int WITHOUT_LATER = 5;

  /** Version without the flag that a message is gone. */
  private static final int WITHOUT_GONE = 4;

  /** A report holds how many values were sought, and one of these results. */
  private static final int RESULTS = 3;

  private static final int FAILED = 1;
  private static final int MATCHED = 2;
  private static final int SOUGHT_USUALLY = 3;

  private FactsCodec() {}

  /** The facts as bytes. */
  public static byte[] encode(Facts facts) {
    CompactOutput out = CompactOutput.brief(EvidenceWords.ALL).number(VERSION);
    location(out, facts.location());
    out.constant(facts.direction());
    arrival(out, facts.arrival());
    EnvelopeCodec.write(out, facts.envelope());
    out.each(facts.records().entrySet(), FactsCodec::entry);
    out.each(facts.correlation(), FactsCodec::report);
    out.each(facts.known(), FactsCodec::known);
    CreationAttempts attempts = facts.attempts();
    ValueCodec.write(out.number(attempts.failed()), attempts.why()).flag(attempts.gone());
    return out.toBytes();
  }

  /**
   * The facts in bytes.
   *
   * @throws IllegalArgumentException if the bytes are damaged or of a newer version
   */
  public static Facts decode(byte[] bytes) {
    CompactInput in = new CompactInput(bytes, EvidenceWords.ALL);
    long version = in.number();
    if (version < WITHOUT_GONE || version > VERSION) {
      throw new IllegalArgumentException("facts written by a newer version");
    }
    return new Facts(
        location(in),
        in.constant(Direction.class),
        arrival(in),
        EnvelopeCodec.read(in),
        records(in),
        in.each(each -> report(each, version)),
        in.each(FactsCodec::known),
        new CreationAttempts(
            in.count(), obstacle(in, version), version != WITHOUT_GONE && in.flag()));
  }

  private static Obstacle obstacle(CompactInput in, long version) {
    if (version > WITH_SENTENCES) {
      return ValueCodec.obstacle(in);
    }
    String sentence = in.text();
    return sentence.isEmpty() ? Obstacle.NONE : new Obstacle(Obstacle.Kind.EARLIER, sentence);
  }

  private static void location(CompactOutput out, Location location) {
    out.text(location.mailbox().value()).text(location.folder().value());
    out.constant(location.role()).each(location.keywords(), CompactOutput::text);
  }

  private static Location location(CompactInput in) {
    return new Location(
        new MailboxId(in.text()),
        new FolderId(in.text()),
        in.constant(FolderRole.class),
        Set.copyOf(in.each(CompactInput::text)));
  }

  private static void arrival(CompactOutput out, Arrival arrival) {
    out.number(arrival.receivedAt().toEpochMilli()).number(arrival.size());
    out.number(arrival.contentSize()).constant(arrival.forwarding());
    boolean reached = !arrival.watermark().equals(Watermark.NONE);
    out.flag(reached);
    if (reached) {
      out.number(arrival.watermark().reached().toEpochMilli());
    }
  }

  private static Arrival arrival(CompactInput in) {
    Instant receivedAt = Instant.ofEpochMilli(in.number());
    long size = in.number();
    long contentSize = in.number();
    Forwarding forwarding = in.constant(Forwarding.class);
    Watermark watermark =
        in.flag() ? new Watermark(Instant.ofEpochMilli(in.number())) : Watermark.NONE;
    return new Arrival(receivedAt, size, contentSize, watermark, forwarding);
  }

  private static void entry(CompactOutput out, Map.Entry<EmailAddress, List<PartyRecord>> entry) {
    out.text(entry.getKey().value()).each(entry.getValue(), FactsCodec::partyRecord);
  }

  private static Map<EmailAddress, List<PartyRecord>> records(CompactInput in) {
    Map<EmailAddress, List<PartyRecord>> records = new HashMap<>();
    for (int left = in.count(); left > 0; left--) {
      records.put(new EmailAddress(in.text()), in.each(FactsCodec::partyRecord));
    }
    return records;
  }

  private static void partyRecord(CompactOutput out, PartyRecord record) {
    recordId(out, record.id());
    out.text(record.name()).flag(record.active()).number(record.created().toEpochMilli());
    optionalRecordId(out, record.owner());
  }

  private static PartyRecord partyRecord(CompactInput in) {
    PartyRecord record = PartyRecord.of(recordId(in), in.text());
    PartyRecord dated = record.active(in.flag()).createdAt(Instant.ofEpochMilli(in.number()));
    return optionalRecordId(in).map(dated::ownedBy).orElse(dated);
  }

  private static void report(CompactOutput out, StrategyReport report) {
    out.text(report.strategy()).number(report.method().number());
    int results = report.failure().isPresent() ? FAILED : report.match().isPresent() ? MATCHED : 0;
    out.number(report.sought().size() * RESULTS + results);
    report.sought().forEach(out::text);
    report.failure().ifPresent(fault -> ValueCodec.write(out, fault));
    report.match().ifPresent(match -> match(out, match));
  }

  private static StrategyReport report(CompactInput in, long version) {
    String strategy = in.text();
    CorrelationMethod method = CorrelationMethod.of(in.count());
    return version > WITHOUT_WORDS
        ? report(in, strategy, method)
        : report(in, version, strategy, method);
  }

  private static StrategyReport report(CompactInput in, String strategy, CorrelationMethod method) {
    int count = in.count();
    List<String> sought = new ArrayList<>(SOUGHT_USUALLY);
    for (int left = count / RESULTS; left > 0; left--) {
      sought.add(in.text());
    }
    return switch (count % RESULTS) {
      case FAILED -> StrategyReport.failed(strategy, method, ValueCodec.fault(in));
      case MATCHED -> StrategyReport.of(strategy, method, sought, Optional.of(match(in, VERSION)));
      default -> StrategyReport.of(strategy, method, sought, Optional.empty());
    };
  }

  private static StrategyReport report(
      CompactInput in, long version, String strategy, CorrelationMethod method) {
    List<String> sought = in.each(CompactInput::text);
    Optional<StrategyFault> failure = failure(in, version);
    Optional<Match> match = in.flag() ? Optional.of(match(in, version)) : Optional.empty();
    return failure
        .map(fault -> StrategyReport.failed(strategy, method, fault))
        .orElseGet(() -> StrategyReport.of(strategy, method, sought, match));
  }

  private static Optional<StrategyFault> failure(CompactInput in, long version) {
    if (version > WITH_SENTENCES) {
      return in.flag() ? Optional.of(ValueCodec.fault(in)) : Optional.empty();
    }
    return Optional.of(in.text())
        .filter(sentence -> !sentence.isEmpty())
        .map(sentence -> new StrategyFault(StrategyFault.Kind.EARLIER, 0, sentence, 0));
  }

  private static void match(CompactOutput out, Match match) {
    out.number(match.activity().value());
    optionalRecordId(out, match.regarding());
    ValueCodec.write(out.text(match.subject()), match.clue());
    optionalRecordId(out, match.owner());
    out.constant(match.participation()).flag(match.isStopped()).flag(match.isLater());
  }

  private static Match match(CompactInput in, long version) {
    Match match =
        Match.restore(
            new ActivityId(in.number()), optionalRecordId(in), in.text(), clue(in, version));
    Optional<RecordId> owner = optionalRecordId(in);
    return owner
        .map(match::ownedBy)
        .orElse(match)
        .with(in.constant(Match.Participation.class))
        .stopped(in.flag())
        .later(version > WITHOUT_LATER && in.flag());
  }

  private static Clue clue(CompactInput in, long version) {
    return version > WITH_SENTENCES
        ? ValueCodec.clue(in)
        : new Clue(in.text(), Clue.Manner.AS_IT_IS, in.text());
  }

  private static void known(CompactOutput out, KnownActivity known) {
    out.number(known.id().value()).constant(known.direction());
    out.text(known.identity().key()).number(known.identity().fingerprint());
    out.number(known.contentSize());
  }

  private static KnownActivity known(CompactInput in) {
    return new KnownActivity(
        new ActivityId(in.number()),
        in.constant(Direction.class),
        new MessageIdentity(in.text(), in.number()),
        in.number());
  }

  private static void recordId(CompactOutput out, RecordId id) {
    out.constant(id.kind()).text(id.key());
  }

  private static RecordId recordId(CompactInput in) {
    return new RecordId(in.constant(RecordKind.class), in.text());
  }

  private static void optionalRecordId(CompactOutput out, Optional<RecordId> id) {
    out.flag(id.isPresent());
    id.ifPresent(present -> recordId(out, present));
  }

  private static Optional<RecordId> optionalRecordId(CompactInput in) {
    return in.flag() ? Optional.of(recordId(in)) : Optional.empty();
  }
}
