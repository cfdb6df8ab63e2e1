package org.mailpromoter.core.promotion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mailpromoter.core.promotion.Situation.CHRISTOPHER;
import static org.mailpromoter.core.promotion.Situation.SUPPORT;
import static org.mailpromoter.core.promotion.Situation.mail;
import static org.mailpromoter.core.promotion.Situation.mailToChristopher;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mailpromoter.core.decision.Decision;
import org.mailpromoter.core.decision.Reason;
import org.mailpromoter.core.policy.OrganizationSwitch;
import org.mailpromoter.core.policy.TrackOption;

/** T21: the matrix of semantics 2.3, for mail to a user, to a queue, and from a queue. */
class InternalMailTest {
  private record Case(
      boolean twoActivities,
      boolean needsSentCopy,
      boolean sentCopy,
      boolean toQueuesExempt,
      boolean fromQueues) {
    Situation on(Situation s) {
      s.with(OrganizationSwitch.IGNORE_INTERNAL_EMAIL, !twoActivities)
          .with(OrganizationSwitch.INTERNAL_EMAIL_NEEDS_SENT_COPY, needsSentCopy)
          .with(OrganizationSwitch.DO_NOT_IGNORE_INTERNAL_EMAIL_TO_QUEUES, toQueuesExempt)
          .with(OrganizationSwitch.IGNORE_INTERNAL_EMAIL_FROM_QUEUES, fromQueues)
          .option(CHRISTOPHER, TrackOption.ALL)
          .option(SUPPORT, TrackOption.ALL);
      return sentCopy ? s.sentCopyExists() : s;
    }

    /** the rule for mail of users, before queues are excepted. */
    boolean ruledOut() {
      return !twoActivities && (sentCopy || !needsSentCopy);
    }
  }

  static Stream<Case> cases() {
    List<Case> all = new ArrayList<>();
    for (int bits = 0; bits < 32; bits++) {
      all.add(
          new Case(
              (bits & 1) != 0,
              (bits & 2) != 0,
              (bits & 4) != 0,
              (bits & 8) != 0,
              (bits & 16) != 0));
    }
    return all.stream();
  }

  private static Decision decide(Situation s) {
    return new Decider().decide(s.facts(), s.policy());
  }

  private static Reason expected(boolean rejected) {
    return rejected ? Reason.INTERNAL_EMAIL_REJECT : Reason.ACCEPT_ALL;
  }

  @ParameterizedTest
  @MethodSource("cases")
  void t21_fromUserToUser(Case c) {
    Situation s = c.on(mailToChristopher().from("maria@ours.example"));
    assertThat(decide(s).reason()).isEqualTo(expected(c.ruledOut()));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void t21_fromUserToQueue(Case c) {
    Situation s =
        c.on(mail().to("support@ours.example").from("maria@ours.example").mailboxOf(SUPPORT));
    assertThat(decide(s).reason()).isEqualTo(expected(c.ruledOut() && !c.toQueuesExempt()));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void t21_fromUserToUserAndQueueTheQueueAloneMayAccept(Case c) {
    Situation s = c.on(mailToChristopher().cc("support@ours.example").from("maria@ours.example"));
    Decision decision = decide(s);
    assertThat(decision.reason()).isEqualTo(expected(c.ruledOut() && !c.toQueuesExempt()));
    if (decision instanceof Decision.Promote promoted) {
      assertThat(promoted.acceptor()).contains(c.ruledOut() ? SUPPORT : CHRISTOPHER);
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void t21_fromQueueToUser(Case c) {
    Situation s = c.on(mailToChristopher().from("support@ours.example"));
    boolean rejected = !c.twoActivities() && c.fromQueues() && c.sentCopy();
    assertThat(decide(s).reason()).isEqualTo(expected(rejected));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void mailFromOutsideIsNeverInternal(Case c) {
    assertThat(decide(c.on(mailToChristopher())).reason()).isEqualTo(Reason.ACCEPT_ALL);
  }
}
