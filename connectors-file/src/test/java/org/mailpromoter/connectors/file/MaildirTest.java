package org.mailpromoter.connectors.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mailpromoter.core.mailbox.ChangePage;
import org.mailpromoter.core.mailbox.Cursor;
import org.mailpromoter.core.mailbox.MailboxSession;
import org.mailpromoter.core.mailbox.PageLimit;
import org.mailpromoter.testkit.MailBuilder;
import org.mailpromoter.testkit.MailboxSessionContract;
import org.mailpromoter.testkit.MailboxUnderTest;

class MaildirTest implements MailboxSessionContract {
  private static final PageLimit LARGE = new PageLimit(100, 4096);

  @TempDir private Path folder;

  @Override
  public MailboxUnderTest mailbox() throws Exception {
    return FileMailbox.maildir(folder.resolve("Maildir"));
  }

  @Test
  void aLateNameBelowTheCursorIsNotLost() throws Exception {
    try (MailboxUnderTest mailbox = mailbox();
        MailboxSession session = mailbox.source().open()) {
      mailbox.deliver(MailBuilder.mail().bytes());
      Cursor end = session.changesSince(mailbox.folder(), Cursor.START, LARGE).next();
      Files.write(folder.resolve("Maildir/new/160000000.M1"), MailBuilder.mail().bytes());
      ChangePage again = session.changesSince(mailbox.folder(), end, LARGE);
      assertThat(again.changes()).hasSize(2);
    }
  }

  @Test
  void aFlagThatChangesIsNoNewMessage() throws Exception {
    try (MailboxUnderTest mailbox = mailbox();
        MailboxSession session = mailbox.source().open()) {
      mailbox.deliver(MailBuilder.mail().bytes());
      Cursor end = session.changesSince(mailbox.folder(), Cursor.START, LARGE).next();
      Files.move(
          folder.resolve("Maildir/new/170000001.M1"),
          folder.resolve("Maildir/cur/170000001.M1:2,RS"));
      assertThat(session.changesSince(mailbox.folder(), end, LARGE).changes()).isEmpty();
    }
  }
}
