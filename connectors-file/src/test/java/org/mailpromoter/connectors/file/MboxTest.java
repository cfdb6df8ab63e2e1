package org.mailpromoter.connectors.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mailpromoter.core.mailbox.BodySink;
import org.mailpromoter.core.mailbox.Change;
import org.mailpromoter.core.mailbox.ChangePage;
import org.mailpromoter.core.mailbox.Cursor;
import org.mailpromoter.core.mailbox.FolderId;
import org.mailpromoter.core.mailbox.MailboxSession;
import org.mailpromoter.core.mailbox.MailboxSource;
import org.mailpromoter.core.mailbox.MessageRef;
import org.mailpromoter.core.mailbox.PageLimit;
import org.mailpromoter.testkit.MailboxSessionContract;
import org.mailpromoter.testkit.MailboxUnderTest;

class MboxTest implements MailboxSessionContract {
  private static final FolderId INBOX = new FolderId("INBOX");

  @TempDir private Path folder;

  @Override
  public MailboxUnderTest mailbox() throws Exception {
    Path file = folder.resolve("mail.mbox");
    Files.createFile(file);
    return new Mbox(file);
  }

  private static final class Mbox implements MailboxUnderTest {
    private final Path file;

    Mbox(Path file) {
      this.file = file;
    }

    @Override
    public void deliver(byte[] message) throws IOException {
      String quoted =
          new String(message, StandardCharsets.UTF_8).replaceAll("(?m)^(>*From )", ">$1");
      Files.writeString(
          file, "From x@y Tue Feb  3 10:11:12 2026\n" + quoted + "\n", StandardOpenOption.APPEND);
    }

    /** The first message becomes something else; the places of the others stay. */
    @Override
    public void removeFirst() throws IOException {
      Files.writeString(file, "Gone" + Files.readString(file).substring(4));
    }

    @Override
    public MailboxSource source() {
      return () -> Format.open("test", file, Optional.empty());
    }

    @Override
    public FolderId folder() {
      return INBOX;
    }

    @Override
    public boolean renumber() throws IOException {
      String moved =
          Files.readString(file).replace("From x@y Tue Feb  3", "From other@y Wed Feb  4");
      Files.writeString(file, moved);
      return true;
    }
  }

  @Test
  void fromLinesInATextAreUnquoted() throws Exception {
    Path file = folder.resolve("quoted.mbox");
    Files.writeString(
        file,
        "From x@y Tue Feb  3 10:11:12 2026\nSubject: a\n\n>From here\n>>From there\nFrom  is no start\n");
    List<String> texts = new ArrayList<>();
    try (MailboxSession session = Format.open("test", file, Optional.empty())) {
      ChangePage page = session.changesSince(INBOX, Cursor.START, new PageLimit(10, 4096));
      session.fetch(List.of((Change.Arrived) page.changes().get(0)), new Texts(texts));
    }
    assertThat(texts).singleElement().asString().contains("\nFrom here\n>From there\nFrom  is");
  }

  private record Texts(List<String> texts) implements BodySink {
    @Override
    public void message(MessageRef ref, InputStream message) throws IOException {
      texts.add(new String(message.readAllBytes(), StandardCharsets.UTF_8));
    }

    @Override
    public void missing(MessageRef ref, String why) {
      texts.add("missing: " + why);
    }
  }
}
