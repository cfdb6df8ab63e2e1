package org.mailpromoter.core.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.mailpromoter.core.activity.CorrelationMethod;
import org.mailpromoter.core.correlation.BuiltInStrategies;
import org.mailpromoter.core.correlation.TrackingTokenFormat;
import org.mailpromoter.core.decision.DecisionFilter;
import org.mailpromoter.core.message.MessageId;
import org.mailpromoter.core.policy.OrganizationValue;
import org.mailpromoter.core.policy.Policy;
import org.mailpromoter.core.policy.TrackOption;
import org.mailpromoter.core.promotion.Situation;

class WhatIfTest {
  private final RememberedDecisions history = new RememberedDecisions();
  private final List<WhatIf.Difference> differences = new ArrayList<>();

  private WhatIf.Summary compare(Policy today, Policy changed) {
    return new WhatIf(history, BuiltInStrategies.of(TrackingTokenFormat.DEFAULT))
        .compare(DecisionFilter.all(), today, Change.to(changed), differences::add);
  }

  private static Situation mail(String id) {
    return Situation.mailToChristopher().id(id);
  }

  private static Policy tracking(TrackOption option) {
    return mail("any").option(Situation.CHRISTOPHER, option).policy();
  }

  @Test
  void nothingDiffersUnderTheSameSettings() {
    history.add(mail("one@x"));
    WhatIf.Summary summary = compare(tracking(TrackOption.REPLIES), tracking(TrackOption.REPLIES));
    assertThat(summary).isEqualTo(new WhatIf.Summary(1, Map.of()));
    assertThat(differences).isEmpty();
  }

  @Test
  void aWiderOptionPromotes() {
    history.add(mail("one@x"));
    WhatIf.Summary summary = compare(tracking(TrackOption.REPLIES), tracking(TrackOption.ALL));
    assertThat(summary.count(WhatIf.Effect.PROMOTED)).isEqualTo(1);
    assertThat(differences).singleElement().extracting(WhatIf.Difference::follows).isEqualTo(false);
  }

  @Test
  void whatIsAnActivityAlreadyIsNotPromotedOnceMore() {
    history.add(mail("one@x").option(Situation.CHRISTOPHER, TrackOption.ALL));
    history.add(mail("two@x"));
    WhatIf.Summary summary = compare(tracking(TrackOption.REPLIES), tracking(TrackOption.ALL));
    assertThat(summary.count(WhatIf.Effect.PROMOTED)).isEqualTo(1);
    assertThat(summary.count(WhatIf.Effect.PROMOTED_ALREADY)).isEqualTo(1);
  }

  @Test
  void aReplyToMailThatWouldBePromotedFollows() {
    Situation toQueue = Situation.mail().to("support@ours.example").id("parent@x");
    history.add(toQueue.option(Situation.SUPPORT, TrackOption.NONE));
    history.add(
        mail("child@x")
            .inReplyTo(new MessageId("parent@x"))
            .seeks("in-reply-to", CorrelationMethod.IN_REPLY_TO, "parent@x"));
    Policy closed = mail("any").option(Situation.SUPPORT, TrackOption.NONE).policy();
    Policy open = mail("any").option(Situation.SUPPORT, TrackOption.ALL).policy();
    WhatIf.Summary summary = compare(closed, open);
    assertThat(summary.count(WhatIf.Effect.PROMOTED)).isEqualTo(2);
    assertThat(differences).extracting(WhatIf.Difference::follows).containsExactly(false, true);
  }

  /** Only numbers are kept of what would be promoted: its facts are read again when it matters. */
  @Test
  void aReplyToMailOfLongAgoFollowsAndIsTheOnlyOneForWhichItIsReadAgain() {
    Situation toQueue = Situation.mail().to("support@ours.example");
    toQueue.option(Situation.SUPPORT, TrackOption.NONE);
    history.add(toQueue.id("parent@x"));
    for (int i = 0; i < 5_000; i++) {
      history.add(toQueue.id("m" + i + "@x"));
    }
    history.add(
        mail("child@x")
            .inReplyTo(new MessageId("parent@x"))
            .seeks("in-reply-to", CorrelationMethod.IN_REPLY_TO, "parent@x"));
    Policy closed = mail("any").option(Situation.SUPPORT, TrackOption.NONE).policy();
    Policy open = mail("any").option(Situation.SUPPORT, TrackOption.ALL).policy();
    WhatIf.Summary summary = compare(closed, open);
    assertThat(summary.count(WhatIf.Effect.PROMOTED)).isEqualTo(5_002);
    assertThat(differences.get(5_001).follows()).isTrue();
    assertThat(history.readByNumber()).isEqualTo(1);
  }

  @Test
  void aCopyInAnotherMailboxIsNoSecondActivity() {
    history.add(mail("one@x"));
    history.add(mail("one@x"));
    assertThat(
            compare(tracking(TrackOption.REPLIES), tracking(TrackOption.ALL))
                .count(WhatIf.Effect.PROMOTED))
        .isEqualTo(1);
  }

  @Test
  void t31_theOtherWatermarkShowsWhatIsLeftAlone() {
    Situation moved =
        mail("one@x").option(Situation.CHRISTOPHER, TrackOption.ALL).processedUpTo(Instant.EPOCH);
    Policy arrival = moved.policy();
    Policy date = moved.with(OrganizationValue.WATERMARK, "received-date").policy();
    history.add(moved);
    assertThat(compare(date, arrival).count(WhatIf.Effect.PROMOTED)).isEqualTo(1);
    assertThat(compare(arrival, date).count(WhatIf.Effect.NOT_PROMOTED)).isEqualTo(1);
  }

  @Test
  void aNarrowerOptionTakesTheRepliesAlong() {
    Situation parent = mail("parent@x").option(Situation.CHRISTOPHER, TrackOption.ALL);
    long activity = history.add(parent).entry().activity().orElseThrow().value();
    Situation reply =
        Situation.mail()
            .to("maria@ours.example")
            .id("child@x")
            .answers("in-reply-to", CorrelationMethod.IN_REPLY_TO, activity);
    history.add(reply);
    WhatIf.Summary summary = compare(parent.policy(), tracking(TrackOption.NONE));
    assertThat(summary.count(WhatIf.Effect.NOT_PROMOTED)).isEqualTo(2);
  }

  @Test
  void aPromotedMessageMayGetAnotherRegardingRecord() {
    Situation reply = mail("one@x").answers("in-reply-to", CorrelationMethod.IN_REPLY_TO);
    history.add(reply);
    Policy today = reply.policy();
    Policy changed = mail("any").with(OrganizationValue.INHERIT_REGARDING, "never").policy();
    compare(today, changed);
    assertThat(differences)
        .singleElement()
        .extracting(WhatIf.Difference::effects)
        .isEqualTo(Set.of(WhatIf.Effect.OTHER_REGARDING));
  }
}
