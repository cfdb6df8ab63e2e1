package org.mailpromoter.core.promotion;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.mailpromoter.core.activity.ActivityId;
import org.mailpromoter.core.activity.Healing;
import org.mailpromoter.core.correlation.Candidate;
import org.mailpromoter.core.correlation.Correlated;
import org.mailpromoter.core.decision.Creation;
import org.mailpromoter.core.decision.Decision;
import org.mailpromoter.core.decision.Question;
import org.mailpromoter.core.decision.Reason;
import org.mailpromoter.core.decision.Step;
import org.mailpromoter.core.decision.SubReason;
import org.mailpromoter.core.decision.Trace;
import org.mailpromoter.core.decision.Verdict;
import org.mailpromoter.core.message.Direction;
import org.mailpromoter.core.message.EmailAddress;
import org.mailpromoter.core.message.Flaw;
import org.mailpromoter.core.party.RecordId;
import org.mailpromoter.core.policy.OrganizationSwitch;
import org.mailpromoter.core.policy.OrganizationValue;

class LateHealingTest {
  private static final RecordId CONTOSO = RecordId.parse("account:contoso").orElseThrow();

  @Test
  void aParticipantIsHealedAndInherits() {
    Healing healing = heal(Situation.mailToChristopher(), "christopher@ours.example").orElseThrow();
    assertThat(healing.regarding()).contains(CONTOSO);
    assertThat(healing.remarks()).isEmpty();
    assertThat(healing.subjectChanged()).isFalse();
    Situation other = Situation.mailToChristopher().subject("Invoice");
    assertThat(heal(other, "christopher@ours.example").orElseThrow().subjectChanged()).isTrue();
  }

  @Test
  void aStrangerIsTreatedAsByEveryOtherStrategy() {
    OrganizationValue strangers = OrganizationValue.STRANGER_IN_CONVERSATION;
    assertThat(heal(Situation.mailToChristopher().with(strangers, "refuse"), "x@other.example"))
        .isEmpty();
    assertThat(heal(Situation.mailToChristopher().with(strangers, "flag"), "x@other.example"))
        .map(Healing::remarks)
        .contains(Set.of(Flaw.STRANGER_IN_CONVERSATION));
    assertThat(heal(Situation.mailToChristopher().with(strangers, "accept"), "x@other.example"))
        .map(Healing::remarks)
        .contains(Set.of());
  }

  @Test
  void nothingIsInheritedThatAQueueMightNotInherit() {
    for (String restricted : List.of("not-to-queues", "never")) {
      Situation s =
          Situation.mailToChristopher().with(OrganizationValue.INHERIT_REGARDING, restricted);
      assertThat(heal(s, "christopher@ours.example").flatMap(Healing::regarding)).isEmpty();
    }
  }

  @Test
  void switchedOffItHealsNothing() {
    for (OrganizationSwitch off :
        List.of(OrganizationSwitch.HEAL_CONVERSATIONS, OrganizationSwitch.USE_CORRELATION)) {
      assertThat(heal(Situation.mailToChristopher().with(off, false), "christopher@ours.example"))
          .isEmpty();
    }
  }

  private static Optional<Healing> heal(Situation parent, String childAddress) {
    Decision.Promote promoted =
        new Decision.Promote(
            Reason.ACCEPT_ALL,
            List.of(SubReason.ACCEPTS_ALL),
            List.of(),
            Correlated.none(),
            Creation.of(Optional.empty(), Optional.of(CONTOSO), List.of(), Set.of()),
            new Trace(List.of(new Step(Question.ACCEPTED, Verdict.PROMOTED, List.of()))));
    Candidate child =
        Candidate.of(
                new ActivityId(2),
                Optional.empty(),
                Direction.INCOMING,
                "Re: Re: Offer",
                Instant.EPOCH,
                Optional.empty(),
                Set.of())
            .between(Set.of(new EmailAddress(childAddress)), Set.of());
    return LateHealing.of(parent.facts(), parent.policy(), new ActivityId(1), promoted, child);
  }
}
