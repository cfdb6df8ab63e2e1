package org.mailpromoter.connectors.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import org.mailpromoter.core.mailbox.FolderId;
import org.mailpromoter.core.mailbox.MailboxSource;
import org.mailpromoter.testkit.MailboxUnderTest;

/** Mail in files, for the contract. */
abstract class FileMailbox implements MailboxUnderTest {
  final Path path;
  private int number;

  FileMailbox(Path path) {
    this.path = path;
  }

  int next() {
    return ++number;
  }

  @Override
  public MailboxSource source() {
    return () -> Format.open("test", path, Optional.empty());
  }

  @Override
  public FolderId folder() {
    return new FolderId("INBOX");
  }

  static FileMailbox maildir(Path folder) throws IOException {
    for (String part : new String[] {"cur", "new", "tmp"}) {
      Files.createDirectories(folder.resolve(part));
    }
    return new FileMailbox(folder) {
      @Override
      public void deliver(byte[] message) throws IOException {
        int number = next();
        String part = number % 2 == 0 ? "cur" : "new";
        String flags = number % 2 == 0 ? ":2,S" : "";
        Files.write(
            folder.resolve(part).resolve(String.format("17000%04d.M1%s", number, flags)), message);
      }

      @Override
      public void removeFirst() throws IOException {
        Files.delete(folder.resolve("new").resolve("170000001.M1"));
      }
    };
  }

  static FileMailbox eml(Path folder) throws IOException {
    Files.createDirectories(folder);
    return new FileMailbox(folder) {
      @Override
      public void deliver(byte[] message) throws IOException {
        Files.write(folder.resolve(String.format("%04d.eml", next())), message);
      }

      @Override
      public void removeFirst() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
          Files.delete(files.min(Comparator.naturalOrder()).orElseThrow());
        }
      }
    };
  }
}
