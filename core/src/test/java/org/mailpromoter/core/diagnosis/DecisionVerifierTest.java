package org.mailpromoter.core.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.mailpromoter.core.decision.DecisionFilter;
import org.mailpromoter.core.diagnosis.english.EnglishComparison;
import org.mailpromoter.core.history.Page;
import org.mailpromoter.core.history.PageKey;
import org.mailpromoter.core.policy.Policy;
import org.mailpromoter.core.policy.PolicyCodec;
import org.mailpromoter.core.policy.PolicyLog;
import org.mailpromoter.core.policy.TrackOption;
import org.mailpromoter.core.promotion.Decider;
import org.mailpromoter.core.promotion.Situation;

class DecisionVerifierTest {
  private final RememberedDecisions history = new RememberedDecisions();
  private final List<String> differences = new ArrayList<>();

  private DecisionVerifier.Result verify(Policy... versions) {
    PolicyLog log =
        new PolicyLog() {
          @Override
          public long versionOf(Policy policy, Instant now) {
            throw new UnsupportedOperationException();
          }

          @Override
          public Optional<Policy> find(long version) {
            return version > versions.length
                ? Optional.empty()
                : Optional.of(
                    PolicyCodec.decode(PolicyCodec.encode(versions[Math.toIntExact(version) - 1])));
          }

          @Override
          public Page<Version> versions(PageKey from, int limit) {
            throw new UnsupportedOperationException();
          }
        };
    return new DecisionVerifier(history, log)
        .verify(
            DecisionFilter.all(), difference -> differences.add(EnglishComparison.of(difference)));
  }

  @Test
  void eachDecisionComesOutTheSameUnderThePolicyOfItsDay() {
    Situation s = Situation.mailToChristopher();
    Policy replies = s.policy();
    Policy all = s.option(Situation.CHRISTOPHER, TrackOption.ALL).policy();
    history.add(s.facts(), replies, 1);
    history.add(s.facts(), all, 2);
    assertThat(verify(replies, all)).isEqualTo(new DecisionVerifier.Result(2, 0, 0));
  }

  @Test
  void aDecisionThatWasTamperedWithIsFound() {
    Situation s = Situation.mailToChristopher();
    Policy policy = s.policy();
    Policy other = s.option(Situation.CHRISTOPHER, TrackOption.ALL).policy();
    history.add(s.facts(), new Decider().decide(s.facts(), other), 1, true);
    assertThat(verify(policy).different()).isEqualTo(1);
    assertThat(differences).singleElement().asString().contains("AcceptAll", "NoCorrelationMatch");
  }

  @Test
  void whatCannotBeTakenAgainIsSkipped() {
    Situation s = Situation.mailToChristopher();
    history.add(s.facts(), RememberedDecisions.notEvaluated("no"), 1, true);
    history.add(s.facts(), s.policy(), 9);
    assertThat(verify(s.policy())).isEqualTo(new DecisionVerifier.Result(0, 0, 2));
  }
}
