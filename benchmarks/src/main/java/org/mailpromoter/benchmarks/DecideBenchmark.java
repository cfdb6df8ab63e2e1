package org.mailpromoter.benchmarks;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.mailpromoter.core.activity.CorrelationMethod;
import org.mailpromoter.core.correlation.StrategyReport;
import org.mailpromoter.core.decision.Decision;
import org.mailpromoter.core.facts.Arrival;
import org.mailpromoter.core.facts.CreationAttempts;
import org.mailpromoter.core.facts.Facts;
import org.mailpromoter.core.facts.Location;
import org.mailpromoter.core.mailbox.FolderId;
import org.mailpromoter.core.mailbox.FolderRole;
import org.mailpromoter.core.mailbox.MailboxId;
import org.mailpromoter.core.message.AddressList;
import org.mailpromoter.core.message.Direction;
import org.mailpromoter.core.message.EmailAddress;
import org.mailpromoter.core.message.Envelope;
import org.mailpromoter.core.message.MessageId;
import org.mailpromoter.core.message.NamedAddress;
import org.mailpromoter.core.party.PartyRecord;
import org.mailpromoter.core.party.RecordId;
import org.mailpromoter.core.policy.MailboxPolicy;
import org.mailpromoter.core.policy.OrganizationSettings;
import org.mailpromoter.core.policy.Owner;
import org.mailpromoter.core.policy.Policy;
import org.mailpromoter.core.policy.Setting;
import org.mailpromoter.core.policy.TrackOption;
import org.mailpromoter.core.promotion.Decider;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** A refused mail to one user and three strangers: every question is asked. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class DecideBenchmark {
  private static final RecordId USER = RecordId.user("christopher");
  private static final MailboxId MAILBOX = new MailboxId("christopher");

  private final Decider decider = new Decider();
  private final Facts facts = facts();
  private final Policy policy =
      Policy.of(
          OrganizationSettings.DEFAULT,
          List.of(new Owner(USER, "Christopher", Setting.byDefault(TrackOption.REPLIES))),
          Map.of(MAILBOX, MailboxPolicy.ownedBy(USER)),
          Setting.byDefault(List.of("in-reply-to", "references", "tracking-token")));

  /** One decision. */
  @Benchmark
  public Decision decide() {
    return decider.decide(facts, policy);
  }

  private static Facts facts() {
    EmailAddress christopher = new EmailAddress("christopher@ours.example");
    Envelope envelope =
        Envelope.builder()
            .messageId(new MessageId("question@customer.example"))
            .from(AddressList.of(List.of(NamedAddress.of("anna@customer.example"))))
            .to(
                AddressList.of(
                    List.of(
                        new NamedAddress("Christopher", christopher),
                        NamedAddress.of("a@x.example"),
                        NamedAddress.of("b@x.example"),
                        NamedAddress.of("c@x.example"))))
            .subject("Question")
            .build();
    return new Facts(
        new Location(MAILBOX, new FolderId("INBOX"), FolderRole.INBOX, Set.of()),
        Direction.INCOMING,
        Arrival.recorded(Instant.EPOCH, 4_000),
        envelope,
        Map.of(christopher, List.of(PartyRecord.of(USER, "Christopher"))),
        List.of(
            report("in-reply-to", CorrelationMethod.IN_REPLY_TO),
            report("references", CorrelationMethod.IN_REPLY_TO),
            report("tracking-token", CorrelationMethod.TRACKING_TOKEN)),
        List.of(),
        CreationAttempts.NONE);
  }

  private static StrategyReport report(String name, CorrelationMethod method) {
    return StrategyReport.of(name, method, List.of("parent@ours.example"), Optional.empty());
  }
}
