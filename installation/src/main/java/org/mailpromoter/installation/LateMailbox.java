package org.mailpromoter.installation;

import java.util.function.Supplier;
import org.mailpromoter.core.mailbox.MailAccessException;
import org.mailpromoter.core.mailbox.MailboxSession;
import org.mailpromoter.core.mailbox.MailboxSource;
import org.mailpromoter.spi.config.SecretException;

/**
 * A mailbox whose connector wants its secret before it opens a session, and whose secret could not
 * be read: it is made when it is opened.
 */
record LateMailbox(Supplier<MailboxSource> source) implements MailboxSource {
  @Override
  public MailboxSession open() throws MailAccessException {
    try {
      return source.get().open();
    } catch (SecretException e) {
      throw new MailAccessException(e.code(), e.sentence(), e);
    }
  }
}
