package org.mailpromoter.core.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.mailpromoter.core.activity.CorrelationMethod;
import org.mailpromoter.core.correlation.Match;
import org.mailpromoter.core.decision.Decision;
import org.mailpromoter.core.decision.DecisionCount;
import org.mailpromoter.core.decision.DecisionFilter;
import org.mailpromoter.core.diagnosis.english.EnglishComparison;
import org.mailpromoter.core.message.MachineMail;
import org.mailpromoter.core.policy.OrganizationValue;
import org.mailpromoter.core.policy.TrackOption;
import org.mailpromoter.core.promotion.Decider;
import org.mailpromoter.core.promotion.Situation;

class ReporterTest {
  private final RememberedDecisions history = new RememberedDecisions();

  private static Situation mail(String id) {
    return Situation.mailToChristopher().id(id);
  }

  private Report report(Situation today) {
    return new Reporter(history).report(DecisionFilter.all(), today.policy());
  }

  @Test
  void ownersAreCountedByWhatTheyAcceptedAndDeclined() {
    history.add(mail("one@x"));
    history.add(mail("two@x").cc("support@ours.example"));
    Report report = report(mail("any"));
    assertThat(report.messages()).isEqualTo(2);
    assertThat(report.owners())
        .isEqualTo(
            Map.of(
                "user:christopher",
                new Report.Split(0, 2),
                "queue:support",
                new Report.Split(1, 0)));
    assertThat(report.days().values()).containsExactly(new Report.Split(1, 1));
  }

  @Test
  void theTotalIsTheSumOfTheCountsAlsoOfForgottenMail() {
    history.add(mail("one@x"));
    Situation forgotten = mail("two@x");
    Decision decision = new Decider().decide(forgotten.facts(), forgotten.policy());
    history.add(forgotten.facts(), decision, 1, false);
    Report report = report(mail("any"));
    assertThat(report.messages())
        .isEqualTo(report.counts().stream().mapToLong(DecisionCount::count).sum())
        .isEqualTo(2);
  }

  @Test
  void theChangeIsNamedThatHelpsMostOfASendersMail() {
    history.add(mail("one@x"));
    history.add(mail("two@x"));
    Report report = report(mail("any"));
    assertThat(report.senders())
        .singleElement()
        .satisfies(
            sender -> {
              assertThat(sender.address()).isEqualTo("anna@customer.example");
              assertThat(sender.refused()).isEqualTo(2);
              assertThat(sender.helped()).isEqualTo(2);
              assertThat(sender.remedies())
                  .flatExtracting(Change::actions)
                  .containsExactly(
                      new Action.SetTrack(Situation.CHRISTOPHER, "christopher", TrackOption.ALL));
            });
  }

  @Test
  void aNewsletterIsNoContactToAdd() {
    history.add(
        mail("one@x")
            .option(Situation.CHRISTOPHER, TrackOption.LEADS_CONTACTS_ACCOUNTS)
            .hint("list-id", "<news.shop.example>"));
    Report report =
        report(mail("any").option(Situation.CHRISTOPHER, TrackOption.LEADS_CONTACTS_ACCOUNTS));
    assertThat(report.senders())
        .singleElement()
        .satisfies(
            sender -> {
              assertThat(sender.machine()).containsExactly(MachineMail.LIST);
              assertThat(sender.remedies())
                  .flatExtracting(Change::actions)
                  .doesNotHaveAnyElementsOfTypes(Action.AddContact.class);
            });
  }

  /** Only the option for all mail would accept the newsletter, which is no useful remedy. */
  @Test
  void aNewsletterOpensNoFloodGates() {
    history.add(mail("one@x").hint("list-id", "<news.shop.example>"));
    Report report = report(mail("any"));
    assertThat(report.senders())
        .singleElement()
        .satisfies(
            sender -> {
              assertThat(sender.remedies()).isEmpty();
              assertThat(sender.helped()).isZero();
            });
  }

  @Test
  void whatPassesTodayNeedsARetryOnly() {
    history.add(mail("one@x"));
    Report report = report(mail("any").option(Situation.CHRISTOPHER, TrackOption.ALL));
    assertThat(report.senders().get(0).remedies().get(0).actions())
        .containsExactly(new Action.DecideSenderAgain("anna@customer.example"));
  }

  @Test
  void methodsThatDisagreeAndStrangersAreShown() {
    history.add(
        mail("one@x")
            .answers("in-reply-to", CorrelationMethod.IN_REPLY_TO)
            .answersOther("tracking-token", CorrelationMethod.TRACKING_TOKEN));
    Situation flagged =
        mail("two@x")
            .answers("in-reply-to", CorrelationMethod.IN_REPLY_TO)
            .conversation(Situation.CHRISTOPHER, Match.Participation.STRANGER)
            .with(OrganizationValue.STRANGER_IN_CONVERSATION, "flag");
    history.add(flagged);
    Report report = report(flagged);
    assertThat(report.methods()).isEqualTo(Map.of(CorrelationMethod.IN_REPLY_TO, 2L));
    assertThat(report.conflicting()).isEqualTo(1);
    assertThat(report.alone()).isEqualTo(1);
    assertThat(report.suspicious())
        .extracting(EnglishComparison::of)
        .containsExactly(
            "the correlation methods found different conversations", "stranger in conversation");
  }

  /** Of the senders only numbers are kept, whatever the number of decisions. */
  @Test
  void theLastMailOfThoseRefusedMostIsReadOnceMoreAndNoOther() {
    for (int i = 0; i < 250; i++) {
      history.add(mail(i + "@x").from("often@customer.example"));
      history.add(mail(i + "@y").from("sender" + i + "@customer.example"));
    }
    Report report = report(mail("any"));
    assertThat(report.senders()).hasSize(10);
    assertThat(report.senders().get(0).refused()).isEqualTo(250);
    assertThat(report.senders().get(0).looked()).isEqualTo(100);
    assertThat(history.readByNumber()).isEqualTo(100 + 9);
  }
}
