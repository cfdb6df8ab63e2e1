package org.mailpromoter.testkit;

import org.mailpromoter.core.mailbox.MailboxSource;
import org.mailpromoter.core.sync.GuardedMailbox;
import org.mailpromoter.testkit.fault.WrongPort;

/** A guard keeps every rule that what it guards keeps. */
class GuardedMailboxTest extends InMemoryMailboxTest {
  @Override
  public MailboxUnderTest mailbox() {
    MailboxUnderTest plain = super.mailbox();
    MailboxSource guarded = new GuardedMailbox("christopher", plain.source());
    return WrongPort.of(MailboxUnderTest.class, plain, "source", (right, unused) -> guarded);
  }
}
