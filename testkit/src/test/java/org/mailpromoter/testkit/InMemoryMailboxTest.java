package org.mailpromoter.testkit;

import java.util.Optional;
import org.mailpromoter.core.mailbox.FolderId;
import org.mailpromoter.core.mailbox.MailboxSource;
import org.mailpromoter.testkit.memory.InMemoryMailbox;

class InMemoryMailboxTest implements MailboxSessionContract {
  @Override
  public MailboxUnderTest mailbox() {
    InMemoryMailbox mailbox = new InMemoryMailbox();
    return new MailboxUnderTest() {
      @Override
      public void deliver(byte[] message) {
        mailbox.deliver(message);
      }

      @Override
      public void removeFirst() {
        mailbox.removeFirst();
      }

      @Override
      public MailboxSource source() {
        return mailbox;
      }

      @Override
      public FolderId folder() {
        return InMemoryMailbox.INBOX;
      }

      @Override
      public boolean takesSpaces() {
        return true;
      }

      @Override
      public boolean markLast(String keyword) {
        mailbox.markLast(keyword);
        return true;
      }

      @Override
      public Optional<FolderId> otherFolder() {
        return Optional.of(InMemoryMailbox.ARCHIVE);
      }

      @Override
      public boolean refuse(String subject) {
        mailbox.refuseHeadersWith("Subject: " + subject + "\n");
        return true;
      }

      @Override
      public boolean refuseAll() {
        mailbox.refuseHeaders(true);
        return true;
      }

      @Override
      public void handOut() {
        mailbox.refuseHeadersWith("");
        mailbox.refuseHeaders(false);
      }

      @Override
      public long requests() {
        return mailbox.requests();
      }

      @Override
      public boolean renumber() {
        mailbox.renumber();
        return true;
      }
    };
  }
}
