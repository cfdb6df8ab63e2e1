package org.mailpromoter.core.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.mailpromoter.core.activity.CorrelationMethod;
import org.mailpromoter.core.correlation.BuiltInStrategies;
import org.mailpromoter.core.correlation.TrackingTokenFormat;
import org.mailpromoter.core.decision.StoredDecision;
import org.mailpromoter.core.message.MessageId;
import org.mailpromoter.core.policy.TrackOption;
import org.mailpromoter.core.promotion.Situation;

class ImpactCounterTest {
  private static final Action ALL_MAIL =
      new Action.SetTrack(Situation.CHRISTOPHER, "christopher", TrackOption.ALL);

  private final RememberedDecisions history = new RememberedDecisions();

  private static Situation mail(String id) {
    return Situation.mailToChristopher().id(id);
  }

  private List<Remedy> remedies(StoredDecision about) {
    return new Explainer(history, BuiltInStrategies.of(TrackingTokenFormat.DEFAULT))
        .explain(about, mail("any").policy(), Instant.EPOCH)
        .remedies();
  }

  private Impact impact(StoredDecision about, Action action) {
    return remedies(about).stream()
        .filter(each -> each.change().actions().equals(List.of(action)))
        .findFirst()
        .orElseThrow()
        .impact();
  }

  @Test
  void whatIsAnActivityAlreadyWouldNotBePromoted() {
    history.add(mail("one@x").option(Situation.CHRISTOPHER, TrackOption.ALL));
    history.add(mail("two@x").option(Situation.CHRISTOPHER, TrackOption.ALL));
    StoredDecision refused = history.add(mail("three@x"));
    assertThat(impact(refused, ALL_MAIL)).isEqualTo(new Impact(3, 1, 0));
  }

  @Test
  void copiesInSeveralMailboxesAreOneMessage() {
    StoredDecision refused = history.add(mail("one@x"));
    history.add(mail("one@x"));
    history.add(mail("two@x"));
    assertThat(impact(refused, ALL_MAIL)).isEqualTo(new Impact(3, 2, 0));
  }

  @Test
  void aCopyThatAnotherMailboxPromotedIsNotPromotedOnceMore() {
    StoredDecision refused = history.add(mail("one@x"));
    history.add(mail("two@x"));
    history.add(mail("two@x").option(Situation.CHRISTOPHER, TrackOption.ALL));
    assertThat(impact(refused, ALL_MAIL).promoted()).isEqualTo(1);
  }

  @Test
  void trackingOneMessageByHandPromotesThatOne() {
    StoredDecision refused = history.add(mail("one@x"));
    history.add(mail("two@x"));
    history.add(mail("three@x"));
    assertThat(impact(refused, new Action.TrackMessage(refused.id())))
        .isEqualTo(new Impact(3, 1, 0));
  }

  @Test
  void trackingTheParentByHandPromotesItAndItsReplies() {
    StoredDecision parent = history.add(mail("parent@x"));
    history.add(mail("other@x"));
    StoredDecision reply =
        history.add(
            mail("reply@x")
                .inReplyTo(new MessageId("parent@x"))
                .seeks("in-reply-to", CorrelationMethod.IN_REPLY_TO, "parent@x"));
    assertThat(impact(reply, new Action.TrackAnswered(parent.id()))).isEqualTo(new Impact(3, 2, 0));
  }
}
