package org.mailpromoter.core.decision;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.mailpromoter.core.activity.ActivityId;
import org.mailpromoter.core.activity.CorrelationMethod;
import org.mailpromoter.core.compact.CompactInput;
import org.mailpromoter.core.party.RecordId;
import org.mailpromoter.core.party.RecordKind;
import org.mailpromoter.core.party.Role;
import org.mailpromoter.core.policy.OriginCodec;
import org.mailpromoter.core.policy.TrackOption;

/** Reads the format of {@link EvidenceWriter}. */
final class EvidenceReader {
  private static final Map<Integer, Function<CompactInput, Evidence>> KINDS =
      Map.ofEntries(
          Map.entry(
              EvidenceWriter.QUOTE,
              in -> new Evidence.Quote(in.constant(Evidence.Quote.Source.class), in.text())),
          Map.entry(
              EvidenceWriter.TIME,
              in -> new Evidence.Time(in.constant(Evidence.Time.Moment.class), instant(in))),
          Map.entry(EvidenceWriter.SIZE, in -> new Evidence.Size(in.number())),
          Map.entry(
              EvidenceWriter.ACTIVITY,
              in -> new Evidence.Activity(in.constant(Evidence.Activity.Relation.class), id(in))),
          Map.entry(
              EvidenceWriter.OBSERVATION,
              in -> new Evidence.Observation(in.constant(Evidence.Observation.What.class))),
          Map.entry(
              EvidenceWriter.OTHER_CONTENT,
              in -> new Evidence.OtherContent(in.number(), in.number())),
          Map.entry(EvidenceWriter.ATTEMPTS, in -> new Evidence.Attempts(in.count(), in.count())),
          Map.entry(EvidenceWriter.ADDRESS, EvidenceReader::address),
          Map.entry(EvidenceWriter.SENDER, in -> new Evidence.Sender(seenRecord(in), in.flag())),
          Map.entry(
              EvidenceWriter.NO_SENDER,
              in -> new Evidence.NoSender(in.constant(Evidence.NoSender.Why.class))),
          Map.entry(EvidenceWriter.CONSIDERED, in -> new Evidence.Considered(record(in), via(in))),
          Map.entry(
              EvidenceWriter.SETTING,
              in -> new Evidence.Setting(in.text(), in.text(), OriginCodec.read(in))),
          Map.entry(EvidenceWriter.OWNER, EvidenceReader::owner),
          Map.entry(EvidenceWriter.STRATEGY, EvidenceReader::strategy),
          Map.entry(
              EvidenceWriter.ADDRESSES_READ,
              in -> new Evidence.AddressesRead(in.count(), in.flag())),
          Map.entry(EvidenceWriter.MORE_ADDRESSES, in -> new Evidence.MoreAddresses(in.count())),
          Map.entry(EvidenceWriter.PROBLEM, in -> new Evidence.Problem(ValueCodec.obstacle(in))),
          Map.entry(
              EvidenceWriter.FAILED_STRATEGY,
              in -> new Evidence.FailedStrategy(in.text(), ValueCodec.fault(in))),
          Map.entry(EvidenceWriter.FRUITLESS_STRATEGY, EvidenceReader::fruitless));

  private EvidenceReader() {}

  static Evidence read(CompactInput in) {
    int kind = in.count();
    Function<CompactInput, Evidence> reader = KINDS.get(kind);
    if (reader == null) {
      throw new IllegalArgumentException("no evidence of kind " + kind);
    }
    return reader.apply(in);
  }

  private static Evidence address(CompactInput in) {
    return new Evidence.Address(
        Role.ofMask(in.count()), in.text(), in.each(EvidenceReader::seenRecord));
  }

  private static Evidence owner(CompactInput in) {
    return new Evidence.Owner(
        record(in),
        in.text(),
        via(in),
        TrackOption.of(in.count()),
        OriginCodec.read(in),
        in.constant(SubReason.class));
  }

  private static Evidence strategy(CompactInput in) {
    return new Evidence.Strategy(
        in.text(),
        CorrelationMethod.of(in.count()),
        in.each(CompactInput::text),
        in.each(EvidenceReader::found),
        in.constant(Evidence.Standing.class),
        in.text());
  }

  private static Evidence fruitless(CompactInput in) {
    return new Evidence.Strategy(
        in.text(),
        CorrelationMethod.of(in.count()),
        in.each(CompactInput::text),
        List.of(),
        Evidence.Standing.NO_MATCH,
        "");
  }

  private static Evidence.Found found(CompactInput in) {
    return new Evidence.Found(id(in), ValueCodec.clue(in));
  }

  private static Via via(CompactInput in) {
    int kind = in.count();
    return switch (kind) {
      case EvidenceWriter.ADDRESSED -> new Via.Addressed(Role.ofMask(in.count()), in.text());
      case EvidenceWriter.MAILBOX_OWNER -> in.constant(Via.MailboxOwner.class);
      default -> throw new IllegalArgumentException("no way of kind " + kind);
    };
  }

  private static SeenRecord seenRecord(CompactInput in) {
    return new SeenRecord(record(in), in.text(), in.flag());
  }

  private static RecordId record(CompactInput in) {
    return new RecordId(in.constant(RecordKind.class), in.text());
  }

  private static ActivityId id(CompactInput in) {
    return new ActivityId(in.number());
  }

  private static Instant instant(CompactInput in) {
    return Instant.ofEpochSecond(in.number(), in.number());
  }
}
