package org.mailpromoter.core.promotion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mailpromoter.core.promotion.Situation.CHRISTOPHER;
import static org.mailpromoter.core.promotion.Situation.MARIA;
import static org.mailpromoter.core.promotion.Situation.SUPPORT;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.mailpromoter.core.activity.CorrelationMethod;
import org.mailpromoter.core.decision.Decision;
import org.mailpromoter.core.decision.Trace;
import org.mailpromoter.core.decision.TraceCodec;
import org.mailpromoter.core.facts.Facts;
import org.mailpromoter.core.facts.FactsCodec;
import org.mailpromoter.core.party.RecordId;
import org.mailpromoter.core.party.RecordKind;
import org.mailpromoter.core.policy.OrganizationSwitch;
import org.mailpromoter.core.policy.TrackOption;

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

  private static Situation random(long seed) {
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
