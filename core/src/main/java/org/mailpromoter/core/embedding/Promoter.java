package org.mailpromoter.core.embedding;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.mailpromoter.core.activity.EmailActivity;
import org.mailpromoter.core.correlation.CorrelationStrategy;
import org.mailpromoter.core.decision.StoredDecision;
import org.mailpromoter.core.diagnosis.Explainer;
import org.mailpromoter.core.diagnosis.Explanation;
import org.mailpromoter.core.dispatch.SentMail;
import org.mailpromoter.core.mailbox.MailboxId;
import org.mailpromoter.core.memory.InMemoryActivityStore;
import org.mailpromoter.core.message.ContentKeeper;
import org.mailpromoter.core.party.RecordDirectory;
import org.mailpromoter.core.party.RecordId;
import org.mailpromoter.core.policy.Policy;
import org.mailpromoter.core.sync.FolderTask;
import org.mailpromoter.core.sync.MailboxReport;
import org.mailpromoter.core.sync.MailboxTask;
import org.mailpromoter.core.sync.SyncListener;
import org.mailpromoter.core.sync.Synchronizer;
import org.mailpromoter.core.turn.Turn;

/**
 * Decides messages that a program passes in, and explains the decisions: the whole pipeline without
 * a server, a database or a file. Decisions are kept as long as the promoter exists, so replies and
 * copies are recognised. One thread at a time.
 *
 * <pre>{@code
 * Promoter promoter =
 *     new Promoter(
 *         policy, directory, BuiltInStrategies.of(TrackingTokenFormat.DEFAULT), Clock.systemUTC());
 * for (StoredDecision each : promoter.decide(new MailboxId("anna"), messages)) {
 *   System.out.println(EnglishExplanation.of(promoter.explain(each)).summary());
 * }
 * }</pre>
 *
 * @since 0.1
 */
public final class Promoter {
  private final Policy policy;
  private final Clock clock;
  private final InMemoryActivityStore store = new InMemoryActivityStore();
  private final Synchronizer synchronizer;
  private final SentMail sentMail;
  private final Explainer explainer;

  /**
   * A promoter without messages.
   *
   * @param policy every setting, with the owner of each mailbox
   * @param directory finds the records behind addresses, those of the owners among them
   * @param strategies ways to recognise conversations, for example {@code BuiltInStrategies}
   * @param clock determines when messages arrive and are decided
   */
  public Promoter(
      Policy policy, RecordDirectory directory, List<CorrelationStrategy> strategies, Clock clock) {
    this.policy = Objects.requireNonNull(policy, "policy");
    this.clock = Objects.requireNonNull(clock, "clock");
    this.synchronizer = new Synchronizer(store, directory, strategies, clock);
    this.sentMail = new SentMail(store, directory, strategies, clock);
    this.explainer = new Explainer(store.decisionHistory(), strategies);
  }

  /**
   * Decides messages that arrive in a mailbox now.
   *
   * @param mailbox the mailbox, whose owner the policy knows
   * @param messages each with header and body as raw bytes, in the order of arrival
   * @return a decision with its evidence for each message, in the same order
   * @throws InterruptedException if the thread was interrupted; what was decided stays
   */
  public List<StoredDecision> decide(MailboxId mailbox, List<byte[]> messages)
      throws InterruptedException {
    int known = store.decisions().size();
    MessagesAtHand atHand =
        new MessagesAtHand(
            List.copyOf(messages), store.cursor(mailbox, MessagesAtHand.FOLDER), clock.instant());
    List<FolderTask> folders = List.of(FolderTask.incoming(MessagesAtHand.FOLDER));
    MailboxReport report =
        synchronizer.synchronize(
            new MailboxTask(Turn.alone(mailbox), () -> atHand, folders),
            policy,
            1,
            SyncListener.NONE);
    report.failures().stream().findFirst().ifPresent(Promoter::fail);
    return store.storedAfter(known);
  }

  /** Operations in memory do not fail; a failure is a defect. */
  private static void fail(Object failure) {
    throw new IllegalStateException(String.valueOf(failure));
  }

  /**
   * Remembers a message that was sent, so that replies to it are recognised.
   *
   * @param message header and body as raw bytes, with its real Message-ID
   * @param regarding the record it is about, which replies inherit
   * @return its activity, empty when it was remembered before
   */
  public Optional<EmailActivity> remember(byte[] message, Optional<RecordId> regarding) {
    try {
      return sentMail.record(new ByteArrayInputStream(message), regarding, ContentKeeper.NONE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Explains why a message was promoted or not, and what would have promoted it. The time grows
   * with the number of decisions, of which the last 10,000 are evaluated. {@code
   * core.diagnosis.english.EnglishExplanation} puts the result into words.
   */
  public Explanation explain(StoredDecision decision) {
    return explainer.explain(decision, policy, Instant.EPOCH);
  }

  /** The activities, in the order in which they were created. */
  public List<EmailActivity> activities() {
    return store.activities();
  }
}
