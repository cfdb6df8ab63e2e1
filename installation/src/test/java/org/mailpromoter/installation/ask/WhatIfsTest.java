package org.mailpromoter.installation.ask;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mailpromoter.core.activity.Actor;
import org.mailpromoter.core.decision.DecisionFilter;
import org.mailpromoter.core.decision.Outcome;
import org.mailpromoter.core.decision.Reason;
import org.mailpromoter.core.decision.StoredDecision;
import org.mailpromoter.core.party.RecordDirectory;
import org.mailpromoter.core.party.RecordId;
import org.mailpromoter.core.party.RecordKind;
import org.mailpromoter.core.policy.Policy;
import org.mailpromoter.core.policy.TrackOption;
import org.mailpromoter.core.sync.RetryTask;
import org.mailpromoter.core.sync.SyncListener;
import org.mailpromoter.core.turn.Turn;
import org.mailpromoter.deployment.MailboxDeployment;
import org.mailpromoter.installation.Installation;
import org.mailpromoter.installation.NotFoundException;
import org.mailpromoter.installation.OpenInstallation;
import org.mailpromoter.installation.RefusedException;
import org.mailpromoter.installation.SampleInstallation;
import org.mailpromoter.installation.Task;
import org.mailpromoter.installation.WrongPageException;
import org.mailpromoter.installation.change.Requester;
import org.mailpromoter.installation.change.Retries;

/** Queries about a refused message, and its re-evaluation. */
class WhatIfsTest {
  private static final RecordId ANNA = new RecordId(RecordKind.USER, "anna");
  private static final String MAIL =
      """
      Message-ID: <question@home.example>
      From: berg@home.example
      To: anna@x.example
      Date: Sun, 1 Mar 2026 10:00:00 +0000
      Subject: Question

      Hello
      """;

  @TempDir private Path folder;
  private OpenInstallation open;

  @BeforeEach
  void refuseOneMessage() throws Exception {
    Installation parts = SampleInstallation.in(folder);
    Files.writeString(folder.resolve("mail/1.eml"), MAIL);
    open = parts.openToSynchronize();
    MailboxDeployment anna = parts.mailbox("anna");
    Turn turn = open.worker().take(anna.id()).orElseThrow();
    Policy policy = open.policy();
    try (RecordDirectory directory = open.directory()) {
      open.engine(directory)
          .synchronize(
              parts.task(anna, turn, parts.source(anna)),
              policy,
              open.storage().policyLog().versionOf(policy, open.now()),
              SyncListener.NONE);
    }
    open.worker().give(turn);
  }

  @AfterEach
  void close() {
    open.close();
  }

  private StoredDecision first() throws WrongPageException {
    return new AnalyzedMessages(open)
        .page(DecisionFilter.all(), PageRequest.first(1))
        .decisions()
        .get(0);
  }

  private long refused() {
    return new AnalyzedMessages(open)
        .count(DecisionFilter.all().withOutcomes(Set.of(Outcome.REFUSED)));
  }

  @Test
  void anotherTrackOptionWouldHavePromotedIt() throws Exception {
    WhatIfs whatIfs = new WhatIfs(open);
    Task task = new Task();
    WhatIfs.Settings all = whatIfs.today().with(ANNA, TrackOption.ALL);
    WhatIfs.Answer answer = whatIfs.compare(DecisionFilter.all(), all, 9, task);
    assertThat(answer.summary().messages()).isEqualTo(1);
    assertThat(answer.differences()).hasSize(1);
    assertThat(answer.turns())
        .containsExactly(
            new WhatIfs.Turn(
                new WhatIfs.Judged(Outcome.REFUSED, Reason.NO_CORRELATION_MATCH),
                new WhatIfs.Judged(Outcome.PROMOTED, Reason.ACCEPT_ALL),
                1));
    assertThat(task.done()).isEqualTo(1);
    assertThat(refused()).as("nothing is written").isEqualTo(1);
  }

  @Test
  void differencesBeyondTheLimitAreCounted() throws Exception {
    WhatIfs whatIfs = new WhatIfs(open);
    WhatIfs.Settings all = whatIfs.today().with(ANNA, TrackOption.ALL);
    WhatIfs.Answer answer = whatIfs.compare(DecisionFilter.all(), all, 0, new Task());
    assertThat(answer.differences()).isEmpty();
    assertThat(answer.notListed()).isEqualTo(1);
  }

  @Test
  void aCancelledQuestionEnds() {
    WhatIfs whatIfs = new WhatIfs(open);
    Task task = new Task();
    task.cancel();
    assertThatExceptionOfType(CancellationException.class)
        .isThrownBy(() -> whatIfs.compare(DecisionFilter.all(), whatIfs.today(), 9, task));
    assertThatExceptionOfType(CancellationException.class)
        .isThrownBy(() -> new Verifications(open).verify(DecisionFilter.all(), 9, task));
  }

  @Test
  void aUserThatDoesNotExistCannotBeImagined() {
    WhatIfs.Settings today = new WhatIfs(open).today();
    RecordId ana = new RecordId(RecordKind.USER, "ana");
    assertThat(
            catchThrowableOfType(NotFoundException.class, () -> today.with(ana, TrackOption.ALL))
                .nearest())
        .hasValue("anna");
  }

  @Test
  void everyDecisionComesOutTheSame() {
    Verifications.Answer answer =
        new Verifications(open).verify(DecisionFilter.all(), 9, new Task());
    assertThat(answer.result().same()).isEqualTo(1);
    assertThat(answer.differences()).isEmpty();
  }

  @Test
  void anExplanationIsFoundByMessageAndByNumber() throws Exception {
    Explanations explanations = new Explanations(open);
    String number = first().id().toString();
    for (String reference : List.of("question@home.example", number)) {
      assertThat(explanations.explain(reference, SampleInstallation.NOW))
          .singleElement()
          .satisfies(
              each -> assertThat(each.decision().entry().outcome()).isEqualTo(Outcome.REFUSED));
    }
    assertThat(
            catchThrowableOfType(
                    NotFoundException.class,
                    () -> explanations.explain("no such message", SampleInstallation.NOW))
                .kind())
        .isEqualTo(NotFoundException.Kind.MESSAGE);
  }

  @Test
  void aRefusedMessageIsPromotedByHand() throws Exception {
    Retries retries = new Retries(open);
    long number = first().id().value();
    Task task = new Task();
    assertThat(
            retries
                .retry(
                    Requester.command(new Actor.Person("maria")),
                    retries.decisions(List.of(number)),
                    Retries.Manner.BY_HAND,
                    RetryTask.Gone.REPORT,
                    task)
                .mailboxes())
        .singleElement()
        .satisfies(report -> assertThat(report.promoted()).isEqualTo(1));
    assertThat(task.done()).isEqualTo(1);
    assertThat(
            catchThrowableOfType(RefusedException.class, () -> retries.decisions(List.of(number)))
                .why())
        .isEqualTo(RefusedException.Why.PROMOTED_ALREADY);
    assertThat(Status.of(open).activities()).isEqualTo(1);
  }
}
