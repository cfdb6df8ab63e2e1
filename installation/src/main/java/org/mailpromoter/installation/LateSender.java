package org.mailpromoter.installation;

import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.mailpromoter.core.sending.FrozenMessage;
import org.mailpromoter.core.sending.HandOver;
import org.mailpromoter.core.sending.MailSender;
import org.mailpromoter.core.sending.SubmissionEnvelope;
import org.mailpromoter.core.sending.SubmissionOutcome;
import org.mailpromoter.spi.config.SecretException;

/**
 * A way out that is made when it is first used, so that a secret that cannot be read defers mail
 * and does not end the program. Used by one thread at a time, and closed by any.
 */
final class LateSender implements MailSender {
  private final Supplier<MailSender> source;
  private volatile @Nullable MailSender made;

  LateSender(Supplier<MailSender> source) {
    this.source = source;
  }

  @Override
  public SubmissionOutcome submit(
      SubmissionEnvelope envelope, FrozenMessage message, HandOver handOver)
      throws InterruptedException {
    try {
      return made().submit(envelope, message, handOver);
    } catch (SecretException e) {
      return new SubmissionOutcome.Deferred(e.code(), e.sentence());
    }
  }

  @Override
  public Optional<SubmissionOutcome.Deferred> check() throws InterruptedException {
    try {
      return made().check();
    } catch (SecretException e) {
      return Optional.of(new SubmissionOutcome.Deferred(e.code(), e.sentence()));
    }
  }

  private MailSender made() {
    MailSender sender = made;
    if (sender == null) {
      sender = source.get();
      made = sender;
    }
    return sender;
  }

  @Override
  public void close() {
    MailSender sender = made;
    if (sender != null) {
      sender.close();
    }
  }
}
