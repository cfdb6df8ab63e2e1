package org.mailpromoter.documents;

import org.mailpromoter.core.decision.Evidence;
import org.mailpromoter.core.decision.Via;

/** What was seen while deciding, as an object with a {@code kind}, its values and a sentence. */
enum Seen implements Evidence.Cases<Members> {
  /** The only one. */
  INSTANCE;

  static Members of(Evidence seen, String sentence) {
    return seen.match(INSTANCE).with("sentence", sentence);
  }

  @Override
  public Members quote(Evidence.Quote seen) {
    return Members.of("kind", "quote").with("source", seen.source()).with("text", seen.text());
  }

  @Override
  public Members time(Evidence.Time seen) {
    return Members.of("kind", "time").with("moment", seen.moment()).with("at", seen.at());
  }

  @Override
  public Members size(Evidence.Size seen) {
    return Members.of("kind", "size").with("bytes", seen.bytes());
  }

  @Override
  public Members activity(Evidence.Activity seen) {
    return Members.of("kind", "activity")
        .with("relation", seen.relation())
        .with("activity", seen.id());
  }

  @Override
  public Members observation(Evidence.Observation seen) {
    return Members.of("kind", "observation").with("what", seen.what());
  }

  @Override
  public Members otherContent(Evidence.OtherContent seen) {
    return Members.of("kind", "other-content")
        .with("bytes_here", seen.here())
        .with("bytes_there", seen.there());
  }

  @Override
  public Members attempts(Evidence.Attempts seen) {
    return Members.of("kind", "attempts")
        .with("failed_attempts", seen.failed())
        .with("allowed", seen.allowed());
  }

  @Override
  public Members address(Evidence.Address seen) {
    return Members.of("kind", "address")
        .with("role", seen.role())
        .with("address", seen.address())
        .with("records", seen.records().stream().map(RecordDocuments::seen).toList());
  }

  @Override
  public Members addressesRead(Evidence.AddressesRead seen) {
    return Members.of("kind", "addresses-read")
        .with("count", seen.count())
        .with("most", seen.most());
  }

  @Override
  public Members moreAddresses(Evidence.MoreAddresses seen) {
    return Members.of("kind", "more-addresses").with("count", seen.count());
  }

  @Override
  public Members sender(Evidence.Sender seen) {
    return Members.of("kind", "sender")
        .with("seen_record", RecordDocuments.seen(seen.record()))
        .with("chosen", seen.chosen());
  }

  @Override
  public Members noSender(Evidence.NoSender seen) {
    return Members.of("kind", "no-sender").with("cause", seen.why());
  }

  @Override
  public Members considered(Evidence.Considered seen) {
    return Members.of("kind", "considered").with("owner", seen.id()).with("via", via(seen.via()));
  }

  @Override
  public Members setting(Evidence.Setting seen) {
    return Members.of("kind", "setting")
        .with("setting", seen.key())
        .with("value", SettingForm.of(seen.key(), seen.value()))
        .with("origin", Origins.of(seen.origin()));
  }

  @Override
  public Members owner(Evidence.Owner seen) {
    return Members.of("kind", "owner")
        .with("owner", seen.id())
        .with("name", seen.name())
        .with("via", via(seen.via()))
        .with("track", seen.option().word())
        .with("origin", Origins.of(seen.origin()))
        .with("sub_reason", seen.finding());
  }

  @Override
  public Members strategy(Evidence.Strategy seen) {
    return Members.of("kind", "strategy")
        .with("strategy", seen.strategy())
        .with("method", seen.method().title())
        .with("sought", seen.sought())
        .with("found", seen.found().stream().map(Seen::found).toList())
        .with("standing", seen.standing())
        .with("setting", seen.setting());
  }

  @Override
  public Members problem(Evidence.Problem seen) {
    return Members.of("kind", "problem")
        .with("problem", seen.obstacle().kind())
        .with("text", seen.obstacle().said());
  }

  @Override
  public Members failedStrategy(Evidence.FailedStrategy seen) {
    return Members.of("kind", "failed-strategy")
        .with("strategy", seen.strategy())
        .with("fault", Strategies.fault(seen.fault()));
  }

  private static Members found(Evidence.Found found) {
    return Members.of("activity", found.activity())
        .with("where", found.clue().where())
        .with("manner", found.clue().manner())
        .with("seen", found.clue().value());
  }

  /** Why a user or queue was considered: it is addressed, or owns the mailbox. */
  private static Members via(Via via) {
    if (via instanceof Via.Addressed addressed) {
      return Members.of("kind", "addressed")
          .with("role", addressed.role())
          .with("address", addressed.address());
    }
    return Members.of("kind", "mailbox-owner").with("cause", via);
  }
}
