package org.mailpromoter.core.decision;

import java.time.Instant;
import org.mailpromoter.core.compact.CompactOutput;
import org.mailpromoter.core.party.RecordId;
import org.mailpromoter.core.policy.OriginCodec;

/** Writes each kind of evidence and way, preceded by its number. */
final class EvidenceWriter implements Evidence.Cases<CompactOutput> {
  static final int QUOTE = 1;
  static final int TIME = 2;
  static final int SIZE = 3;
  static final int ACTIVITY = 4;
  static final int OBSERVATION = 5;
  static final int OTHER_CONTENT = 6;
  static final int ATTEMPTS = 7;
  static final int ADDRESS = 8;
  static final int SENDER = 9;
  static final int NO_SENDER = 10;
  static final int CONSIDERED = 11;
  static final int SETTING = 12;
  static final int OWNER = 13;
  static final int STRATEGY = 14;
  static final int ADDRESSES_READ = 15;
  static final int MORE_ADDRESSES = 16;
  static final int PROBLEM = 17;
  static final int FAILED_STRATEGY = 18;
  static final int FRUITLESS_STRATEGY = 19;

  static final int ADDRESSED = 1;
  static final int MAILBOX_OWNER = 2;

  private final CompactOutput out;

  private EvidenceWriter(CompactOutput out) {
    this.out = out;
  }

  static void write(CompactOutput out, Evidence evidence) {
    evidence.match(new EvidenceWriter(out));
  }

  @Override
  public CompactOutput quote(Evidence.Quote seen) {
    return out.number(QUOTE).constant(seen.source()).text(seen.text());
  }

  @Override
  public CompactOutput time(Evidence.Time seen) {
    return instant(out.number(TIME).constant(seen.moment()), seen.at());
  }

  @Override
  public CompactOutput size(Evidence.Size seen) {
    return out.number(SIZE).number(seen.bytes());
  }

  @Override
  public CompactOutput activity(Evidence.Activity seen) {
    return out.number(ACTIVITY).constant(seen.relation()).number(seen.id().value());
  }

  @Override
  public CompactOutput observation(Evidence.Observation seen) {
    return out.number(OBSERVATION).constant(seen.what());
  }

  @Override
  public CompactOutput otherContent(Evidence.OtherContent seen) {
    return out.number(OTHER_CONTENT).number(seen.here()).number(seen.there());
  }

  @Override
  public CompactOutput attempts(Evidence.Attempts seen) {
    return out.number(ATTEMPTS).number(seen.failed()).number(seen.allowed());
  }

  @Override
  public CompactOutput problem(Evidence.Problem seen) {
    return ValueCodec.write(out.number(PROBLEM), seen.obstacle());
  }

  @Override
  public CompactOutput address(Evidence.Address seen) {
    out.number(ADDRESS).number(seen.role().mask()).text(seen.address());
    return out.each(seen.records(), EvidenceWriter::seenRecord);
  }

  @Override
  public CompactOutput addressesRead(Evidence.AddressesRead seen) {
    return out.number(ADDRESSES_READ).number(seen.count()).flag(seen.most());
  }

  @Override
  public CompactOutput moreAddresses(Evidence.MoreAddresses seen) {
    return out.number(MORE_ADDRESSES).number(seen.count());
  }

  @Override
  public CompactOutput sender(Evidence.Sender seen) {
    seenRecord(out.number(SENDER), seen.record());
    return out.flag(seen.chosen());
  }

  @Override
  public CompactOutput noSender(Evidence.NoSender seen) {
    return out.number(NO_SENDER).constant(seen.why());
  }

  @Override
  public CompactOutput considered(Evidence.Considered seen) {
    record(out.number(CONSIDERED), seen.id());
    return via(seen.via());
  }

  @Override
  public CompactOutput setting(Evidence.Setting seen) {
    out.number(SETTING).text(seen.key()).text(seen.value());
    return OriginCodec.write(out, seen.origin());
  }

  @Override
  public CompactOutput owner(Evidence.Owner seen) {
    record(out.number(OWNER), seen.id()).text(seen.name());
    via(seen.via()).number(seen.option().number());
    OriginCodec.write(out, seen.origin());
    return out.constant(seen.finding());
  }

  @Override
  public CompactOutput strategy(Evidence.Strategy seen) {
    if (isFruitless(seen)) {
      out.number(FRUITLESS_STRATEGY).text(seen.strategy()).number(seen.method().number());
      return out.each(seen.sought(), CompactOutput::text);
    }
    out.number(STRATEGY).text(seen.strategy()).number(seen.method().number());
    out.each(seen.sought(), CompactOutput::text).each(seen.found(), EvidenceWriter::found);
    return out.constant(seen.standing()).text(seen.setting());
  }

  /** Most strategies find nothing about most messages. */
  private static boolean isFruitless(Evidence.Strategy seen) {
    return seen.standing() == Evidence.Standing.NO_MATCH
        && seen.found().isEmpty()
        && seen.setting().isEmpty();
  }

  @Override
  public CompactOutput failedStrategy(Evidence.FailedStrategy seen) {
    return ValueCodec.write(out.number(FAILED_STRATEGY).text(seen.strategy()), seen.fault());
  }

  private CompactOutput via(Via via) {
    if (via instanceof Via.Addressed addressed) {
      return out.number(ADDRESSED).number(addressed.role().mask()).text(addressed.address());
    }
    return out.number(MAILBOX_OWNER).constant((Via.MailboxOwner) via);
  }

  private static void found(CompactOutput out, Evidence.Found found) {
    ValueCodec.write(out.number(found.activity().value()), found.clue());
  }

  private static void seenRecord(CompactOutput out, SeenRecord record) {
    record(out, record.id()).text(record.name()).flag(record.active());
  }

  private static CompactOutput record(CompactOutput out, RecordId id) {
    return out.constant(id.kind()).text(id.key());
  }

  private static CompactOutput instant(CompactOutput out, Instant at) {
    return out.number(at.getEpochSecond()).number(at.getNano());
  }
}
