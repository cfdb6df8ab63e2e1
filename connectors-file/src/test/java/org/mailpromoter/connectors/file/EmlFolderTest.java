package org.mailpromoter.connectors.file;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.mailpromoter.testkit.MailboxSessionContract;
import org.mailpromoter.testkit.MailboxUnderTest;

class EmlFolderTest implements MailboxSessionContract {
  @TempDir private Path folder;

  @Override
  public MailboxUnderTest mailbox() throws Exception {
    return FileMailbox.eml(folder.resolve("mail"));
  }
}
