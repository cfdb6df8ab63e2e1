package org.mailpromoter.testkit;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;
import org.mailpromoter.core.mailbox.MailboxSession;

/**
 * The contract of every {@link MailboxSession}. Implement {@link #mailbox()} in a test class; the
 * names of the tests contain the rule numbers from the documentation of {@code MailboxSession}.
 *
 * @since 0.1
 */
@Timeout(value = 10, unit = TimeUnit.MINUTES) // so that what hangs is named
public interface MailboxSessionContract
    extends MailboxPagesContract,
        MailboxMessagesContract,
        MailboxMarksContract,
        MailboxCopiesContract,
        MailboxNewsContract {}
