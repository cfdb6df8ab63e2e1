package org.mailpromoter.installation;

import java.util.IdentityHashMap;
import java.util.Optional;
import java.util.function.Supplier;
import org.mailpromoter.core.activity.ActivitySink;
import org.mailpromoter.core.correlation.CorrelationStrategy;
import org.mailpromoter.core.delivery.SinkTask;
import org.mailpromoter.core.dispatch.SendingError;
import org.mailpromoter.core.guard.GuardedMailSender;
import org.mailpromoter.core.guard.GuardedMailbox;
import org.mailpromoter.core.guard.GuardedStrategy;
import org.mailpromoter.core.mailbox.MailboxSource;
import org.mailpromoter.core.party.RecordDirectory;
import org.mailpromoter.core.sending.MailSender;
import org.mailpromoter.core.sync.ForwardMailbox;
import org.mailpromoter.deployment.DirectoryDeployment;
import org.mailpromoter.deployment.MailboxDeployment;
import org.mailpromoter.deployment.MailboxSending;
import org.mailpromoter.deployment.PartTrial;
import org.mailpromoter.deployment.PolicySourceDeployment;
import org.mailpromoter.deployment.SenderDeployment;
import org.mailpromoter.deployment.SinkDeployment;
import org.mailpromoter.deployment.StrategyDeployment;
import org.mailpromoter.spi.ConnectorFactory;
import org.mailpromoter.spi.config.SecretException;
import org.mailpromoter.spi.policy.PolicySource;

/**
 * Creates the configured parts. No plugin is trusted, including ours: every part is guarded. Parts
 * that were created while the configuration was read are used first. Thread-safe.
 */
public final class PartMaker implements PartTrial {
  private final IdentityHashMap<MailboxDeployment, MailboxSource> mailboxes =
      new IdentityHashMap<>();
  private final IdentityHashMap<MailboxSending, Supplier<MailSender>> mailSenders =
      new IdentityHashMap<>();
  private final IdentityHashMap<SinkDeployment, Supplier<ActivitySink>> sinks =
      new IdentityHashMap<>();
  private final IdentityHashMap<DirectoryDeployment, Supplier<RecordDirectory>> directories =
      new IdentityHashMap<>();
  private final IdentityHashMap<PolicySourceDeployment, Supplier<PolicySource>> policySources =
      new IdentityHashMap<>();
  private final IdentityHashMap<StrategyDeployment, CorrelationStrategy> strategies =
      new IdentityHashMap<>();

  @Override
  public Optional<String> unavailable(ConnectorFactory connector) {
    try {
      return ForeignPart.made("the connector '" + connector.name() + "'", connector::unavailable);
    } catch (IllegalArgumentException e) {
      return Optional.of(String.valueOf(e.getMessage()));
    }
  }

  @Override
  public void attempt(MailboxDeployment mailbox) {
    source(mailbox);
    mailbox.sending().ifPresent(sending -> senders(mailbox, sending));
  }

  /** The way out of a mailbox, a new one at each call; the caller closes it. */
  MailSender sender(MailboxDeployment mailbox, MailboxSending sending) {
    return new GuardedMailSender(
        mailbox.id().value(),
        new LateSender(senders(mailbox, sending)),
        GuardedMailSender.STANDARD_DEADLINE,
        SendingError.SENDER_FAULTY);
  }

  private synchronized Supplier<MailSender> senders(
      MailboxDeployment mailbox, MailboxSending sending) {
    return mailSenders.computeIfAbsent(sending, unused -> made(mailbox, sending));
  }

  private static Supplier<MailSender> made(MailboxDeployment mailbox, MailboxSending sending) {
    SenderDeployment sender = sending.sender();
    return ForeignPart.tried(
        () ->
            ForeignPart.made(
                "the sender '" + sender.kind() + "'",
                () ->
                    sender
                        .factory()
                        .sender(mailbox.id().value(), sender.config(), sending.login())));
  }

  /** Opens sessions to a mailbox, the same at each call. */
  synchronized MailboxSource source(MailboxDeployment mailbox) {
    return mailboxes.computeIfAbsent(mailbox, PartMaker::made);
  }

  private static MailboxSource made(MailboxDeployment mailbox) {
    MailboxSource source = new GuardedMailbox(mailbox.id().value(), connected(mailbox));
    return mailbox.forwarded() ? new ForwardMailbox(source) : source;
  }

  private static MailboxSource connected(MailboxDeployment mailbox) {
    Supplier<MailboxSource> sources =
        () ->
            ForeignPart.made(
                "a mailbox of the connector '" + mailbox.connector() + "'",
                () ->
                    mailbox
                        .connection()
                        .connector()
                        .source(
                            mailbox.id().value(),
                            mailbox.connection().server(),
                            mailbox.connection().login()));
    try {
      return sources.get();
    } catch (SecretException e) {
      return new LateMailbox(sources);
    }
  }

  @Override
  public void attempt(SinkDeployment sink) {
    SinkTask unused = task(sink); // whether the common keys are right shows now
  }

  /** How to deliver, with a new sink, which the deliverer closes. */
  synchronized SinkTask task(SinkDeployment sink) {
    Supplier<ActivitySink> made = sinks.computeIfAbsent(sink, PartMaker::made);
    return new SinkTask(sink.id(), new LateSink(made), sink.budget(), sink.deadline());
  }

  private static Supplier<ActivitySink> made(SinkDeployment sink) {
    return ForeignPart.tried(
        () ->
            ForeignPart.made(
                "the sink '" + sink.kind() + "'",
                () -> sink.factory().create(sink.id().value(), sink.config())));
  }

  @Override
  public void attempt(DirectoryDeployment directory) {
    suppliers(directory);
  }

  /** The directory itself, a new one at each call; the caller closes it. */
  RecordDirectory directory(DirectoryDeployment directory) {
    return LateDirectory.of(suppliers(directory));
  }

  private synchronized Supplier<RecordDirectory> suppliers(DirectoryDeployment directory) {
    return directories.computeIfAbsent(directory, PartMaker::made);
  }

  private static Supplier<RecordDirectory> made(DirectoryDeployment directory) {
    return ForeignPart.tried(
        () ->
            ForeignPart.made(
                "the record directory '" + directory.kind() + "'",
                () -> directory.factory().create(directory.name(), directory.config())));
  }

  @Override
  public void attempt(PolicySourceDeployment source) {
    suppliers(source);
  }

  /**
   * A policy source, a new one at each call; the caller closes it.
   *
   * @throws SecretException if a secret of it cannot be read
   */
  PolicySource policySource(PolicySourceDeployment source) {
    return new GuardedPolicySource(source.name(), suppliers(source).get());
  }

  private synchronized Supplier<PolicySource> suppliers(PolicySourceDeployment source) {
    return policySources.computeIfAbsent(source, PartMaker::made);
  }

  private static Supplier<PolicySource> made(PolicySourceDeployment source) {
    return ForeignPart.tried(
        () ->
            ForeignPart.made(
                "the policy source '" + source.kind() + "'",
                () -> source.factory().create(source.name(), source.config())));
  }

  @Override
  public void attempt(StrategyDeployment strategy) {
    try {
      strategy(strategy);
    } catch (SecretException e) {
      // it is reported when the strategy is used, and by check-config
    }
  }

  /**
   * A correlation strategy, the same at each call.
   *
   * @throws SecretException if a secret of it cannot be read
   */
  synchronized CorrelationStrategy strategy(StrategyDeployment strategy) {
    return strategies.computeIfAbsent(strategy, PartMaker::made);
  }

  private static CorrelationStrategy made(StrategyDeployment strategy) {
    return ForeignPart.made(
        "the correlation strategy '" + strategy.name() + "'",
        () -> GuardedStrategy.of(strategy.name(), strategy.factory().create(strategy.config())));
  }
}
