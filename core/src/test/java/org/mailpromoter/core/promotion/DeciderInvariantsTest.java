package org.mailpromoter.core.promotion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mailpromoter.core.promotion.Situation.CHRISTOPHER;
import static org.mailpromoter.core.promotion.Situation.MARIA;
import static org.mailpromoter.core.promotion.Situation.SUPPORT;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.mailpromoter.core.activity.ActivityId;
import org.mailpromoter.core.activity.CorrelationMethod;
import org.mailpromoter.core.decision.Decision;
import org.mailpromoter.core.decision.Trace;
import org.mailpromoter.core.decision.TraceCodec;
import org.mailpromoter.core.facts.Facts;
import org.mailpromoter.core.facts.FactsCodec;
import org.mailpromoter.core.message.Direction;
import org.mailpromoter.core.message.MachineMail;
import org.mailpromoter.core.party.RecordId;
import org.mailpromoter.core.party.RecordKind;
import org.mailpromoter.core.policy.OrganizationSwitch;
import org.mailpromoter.core.policy.OrganizationValue;
import org.mailpromoter.core.policy.TrackOption;
import org.mailpromoter.core.store.KnownActivity;

/** The invariants of semantics 10 over random situations; a failure names its seed. */
class DeciderInvariantsTest {
  private static final int ROUNDS = 2_000;
  private static final List<String> ADDRESSES =
      List.of(
          "christopher@ours.example",
          "maria@ours.example",
          "support@ours.example",
          "list@elsewhere.example");

  private final Decider decider = new Decider();

  static Situation random(long seed) {
    Random random = new Random(seed);
    Situation s = Situation.mail();
    for (RecordId id : List.of(CHRISTOPHER, MARIA, SUPPORT)) {
      s.option(id, TrackOption.of(random.nextInt(5)));
    }
    for (int i = random.nextInt(4); i > 0; i--) {
      String address = ADDRESSES.get(random.nextInt(ADDRESSES.size()));
      s = random.nextBoolean() ? s.to(address) : s.cc(address);
    }
    for (OrganizationSwitch each : OrganizationSwitch.values()) {
      s.with(each, random.nextBoolean());
    }
    if (random.nextBoolean()) {
      s.senderIs(RecordKind.values()[random.nextInt(RecordKind.values().length)]);
    }
    if (random.nextBoolean()) {
      s.answers("in-reply-to", CorrelationMethod.IN_REPLY_TO);
    }
    if (random.nextBoolean()) {
      s.answers("tracking-token", CorrelationMethod.TRACKING_TOKEN);
    }
    if (random.nextInt(4) == 0) {
      s.from(random.nextBoolean() ? "maria@ours.example" : "support@ours.example");
    }
    if (random.nextInt(4) == 0) {
      s.sentCopyExists();
    }
    if (random.nextInt(4) == 0) {
      s.hint("auto-submitted", "auto-replied").refuses(MARIA, MachineMail.AUTO_REPLY);
    }
    if (random.nextInt(4) == 0) {
      s.hint("content-class", "rpmsg.message");
    }
    for (OrganizationValue each : OrganizationValue.values()) {
      List<String> words = each.words();
      if (!words.isEmpty() && each != OrganizationValue.FORCED_TRACK_OPTION) {
        s.with(each, words.get(random.nextInt(words.size())));
      }
    }
    return s.mailboxOf(random.nextBoolean() ? CHRISTOPHER : SUPPORT);
  }

  private Decision decide(Situation s) {
    return decider.decide(s.facts(), s.policy());
  }

  private static boolean promotes(Decision decision) {
    return decision instanceof Decision.Promote;
  }

  @Test
  void equalFactsAndPoliciesGiveEqualDecisions() {
    for (long seed = 0; seed < ROUNDS; seed++) {
      assertThat(decide(random(seed))).as("seed %d", seed).isEqualTo(decide(random(seed)));
    }
  }

  @Test
  void storedFactsGiveTheSameDecisionAndStoredTracesTheSameTrace() {
    for (long seed = 0; seed < ROUNDS; seed++) {
      Situation s = random(seed);
      Facts stored = FactsCodec.decode(FactsCodec.encode(s.facts()));
      assertThat(stored).as("seed %d", seed).isEqualTo(s.facts());
      Trace trace = decider.decide(stored, s.policy()).trace();
      assertThat(TraceCodec.decode(TraceCodec.encode(trace))).as("seed %d", seed).isEqualTo(trace);
    }
  }

  @Test
  void switchingOneOwnerToAllNeverUnpromotes() {
    for (long seed = 0; seed < ROUNDS; seed++) {
      if (promotes(decide(random(seed)))) {
        for (RecordId id : List.of(CHRISTOPHER, MARIA, SUPPORT)) {
          assertThat(promotes(decide(random(seed).option(id, TrackOption.ALL))))
              .as("seed %d, %s", seed, id)
              .isTrue();
        }
      }
    }
  }

  @Test
  void nobodyAcceptsWhileEverybodysOptionIsNone() {
    for (long seed = 0; seed < ROUNDS; seed++) {
      Situation s =
          random(seed)
              .option(CHRISTOPHER, TrackOption.NONE)
              .option(MARIA, TrackOption.NONE)
              .option(SUPPORT, TrackOption.NONE);
      assertThat(promotes(decide(s))).as("seed %d", seed).isFalse();
    }
  }

  /** Except for A-10 and the switch that names the mailbox, which are about one mailbox. */
  @Test
  void whoseMailboxIsReadDoesNotMatterToThoseWhoAreAddressed() {
    for (long seed = 0; seed < ROUNDS; seed++) {
      boolean first = promotes(decide(addressedToBoth(seed).mailboxOf(CHRISTOPHER)));
      boolean second = promotes(decide(addressedToBoth(seed).mailboxOf(SUPPORT)));
      assertThat(first).as("seed %d", seed).isEqualTo(second);
    }
  }

  private static Situation addressedToBoth(long seed) {
    return random(seed)
        .to("christopher@ours.example")
        .to("support@ours.example")
        .with(OrganizationSwitch.SYNCING_MAILBOX_ONLY, false);
  }

  @Test
  void anActivityIsNeverMadeTwice() {
    for (long seed = 0; seed < ROUNDS; seed++) {
      Situation s =
          random(seed)
              .known(
                  new KnownActivity(new ActivityId(9), Direction.INCOMING, Situation.IDENTITY, -1));
      assertThat(promotes(decide(s))).as("seed %d", seed).isFalse();
    }
  }

  @Test
  void whatAPersonAskedToTrackIsPromotedWhateverTheOptionsSay() {
    for (long seed = 0; seed < ROUNDS; seed++) {
      Situation s =
          random(seed)
              .keyword("$mailpromotertracked")
              .with(OrganizationSwitch.RESTRICT_PROTECTED_MAIL, false);
      assertThat(promotes(decide(s))).as("seed %d", seed).isTrue();
    }
  }

  @Test
  void damagedBytesAreRefusedAndNeverMisread() {
    byte[] facts = FactsCodec.encode(random(1).facts());
    Random random = new Random(7);
    for (int round = 0; round < 500; round++) {
      byte[] damaged = facts.clone();
      damaged[random.nextInt(damaged.length)] ^= (byte) (1 + random.nextInt(255));
      try {
        FactsCodec.decode(damaged);
      } catch (IllegalArgumentException refused) {
        assertThat(refused).isNotNull();
      }
    }
  }
}
