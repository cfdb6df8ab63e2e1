package org.mailpromoter.testkit;

import org.mailpromoter.core.guard.GuardedMailbox;
import org.mailpromoter.core.mailbox.MailboxSource;
import org.mailpromoter.testkit.fault.WrongPort;

/** A guarded mailbox keeps every rule that the mailbox behind it keeps. */
class GuardedMailboxTest extends InMemoryMailboxTest {
  @Override
  public MailboxUnderTest mailbox() {
    MailboxUnderTest plain = super.mailbox();
    MailboxSource guarded = new GuardedMailbox("christopher", plain.source());
    return WrongPort.of(MailboxUnderTest.class, plain, "source", (right, unused) -> guarded);
  }
}
