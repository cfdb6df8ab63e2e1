package org.mailpromoter.installation.change;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import java.util.Optional;
import org.mailpromoter.core.activity.EmailActivity;
import org.mailpromoter.core.dispatch.SentMail;
import org.mailpromoter.core.party.RecordDirectory;
import org.mailpromoter.core.party.RecordId;
import org.mailpromoter.core.policy.AttachmentRules;
import org.mailpromoter.core.sync.Spool;
import org.mailpromoter.installation.OpenInstallation;
import org.mailpromoter.installation.permission.Operation;

/** Records mail that was sent, so that replies are recognised. */
public final class SentMails {
  private final OpenInstallation open;

  /** The sent mail of an installation. */
  public SentMails(OpenInstallation open) {
    this.open = Objects.requireNonNull(open, "open");
  }

  /**
   * Records a message as an outgoing activity.
   *
   * @param message the message as it was sent; read to its end, not closed
   * @return the activity, or empty when the message was recorded before
   * @throws IOException if the message cannot be read
   */
  public Optional<EmailActivity> record(Requester by, InputStream message) throws IOException {
    return record(by, message, Optional.empty());
  }

  /**
   * Records a message as an outgoing activity about a record, which replies inherit.
   *
   * @param message the message as it was sent; read to its end, not closed
   * @return the activity, or empty when the message was recorded before
   * @throws IOException if the message cannot be read
   */
  public Optional<EmailActivity> record(Requester by, InputStream message, RecordId regarding)
      throws IOException {
    return record(by, message, Optional.of(regarding));
  }

  private Optional<EmailActivity> record(
      Requester by, InputStream message, Optional<RecordId> regarding) throws IOException {
    return Audited.of(open, by, Operation.RECORD_SENT, "sent mail")
        .run(
            entry -> {
              Optional<EmailActivity> recorded = record(message, regarding);
              recorded.ifPresent(
                  each -> entry.concerning(each.owner()).to("activity " + each.id()));
              entry.unchangedIf(recorded.isEmpty());
              return recorded;
            });
  }

  private Optional<EmailActivity> record(InputStream message, Optional<RecordId> regarding)
      throws IOException {
    AttachmentRules rules = AttachmentRules.of(open.policy().organization());
    open.subscribeSinks();
    try (RecordDirectory directory = open.directory();
        Spool spool = new Spool()) {
      return recorder(directory).record(message, regarding, spool.keeper(rules));
    }
  }

  private SentMail recorder(RecordDirectory directory) {
    return new SentMail(
        open.storage().activityStore(), directory, open.parts().strategies(), open.parts().clock());
  }
}
