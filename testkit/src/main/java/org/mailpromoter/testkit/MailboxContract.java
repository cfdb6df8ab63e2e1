package org.mailpromoter.testkit;

import java.time.Duration;
import org.mailpromoter.core.mailbox.PageLimit;

/**
 * What the parts of {@link MailboxSessionContract} share: the mailbox under test.
 *
 * @since 0.1
 */
public interface MailboxContract {
  /** Pages of at most three messages, so that a handful of mails makes several pages. */
  PageLimit THREE = new PageLimit(3, 4096);

  /** A keyword that the tests put on messages. */
  String MARK = "$MailpromoterTest";

  /** The same keyword in lower case, as a search names it. */
  String SOUGHT = "$mailpromotertest";

  /** Longer than any test waits. */
  Duration LONG = Duration.ofMinutes(10);

  /** An empty mailbox of its own for each test. */
  MailboxUnderTest mailbox() throws Exception;

  /** Returns a mailbox that holds some numbered messages. */
  default MailboxUnderTest filled(int count) throws Exception {
    MailboxUnderTest mailbox = mailbox();
    for (int i = 1; i <= count; i++) {
      mailbox.deliver(MailboxReadings.numbered(i));
    }
    return mailbox;
  }
}
