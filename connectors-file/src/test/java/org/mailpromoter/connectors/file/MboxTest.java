package org.mailpromoter.connectors.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
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

  private static final String SEPARATOR = "From ann@kunde.example Mon Oct  5 10:00:00 2026\n";

  private List<String> textsOf(String mbox) throws Exception {
    Path file = folder.resolve("case.mbox");
    Files.writeString(file, mbox);
    List<String> texts = new ArrayList<>();
    try (MailboxSession session = Format.open("test", file, Optional.empty())) {
      ChangePage page = session.changesSince(INBOX, Cursor.START, new PageLimit(10, 4096));
      assertThat(page.more()).isFalse();
      List<Change.Arrived> arrived = new ArrayList<>();
      page.changes().forEach(change -> arrived.add((Change.Arrived) change));
      session.fetch(arrived, new Texts(texts));
    }
    return texts;
  }

  @Test
  void aSeparatorWithAnAddressAndADateNeedsNoEmptyLineBeforeIt() throws Exception {
    assertThat(textsOf(SEPARATOR + "Subject: a\n\nHello\n" + SEPARATOR + "Subject: b\n\nHello\n"))
        .containsExactly("Subject: a\n\nHello\n", "Subject: b\n\nHello\n");
    assertThat(
            textsOf(SEPARATOR + "Subject: a\n\nHello\nFrom here on\nFrom ann@kunde.example on\n"))
        .hasSize(1);
  }

  @Test
  void theEmptyLineThatEndsAMessageIsNoTextOfIt() throws Exception {
    String message = "Subject: a\n\nHello\n\n\nAnn\n";
    assertThat(textsOf(SEPARATOR + message + "\n" + SEPARATOR + message + "\n"))
        .containsExactly(message, message);
    assertThat(textsOf((SEPARATOR + message + "\n").replace("\n", "\r\n").repeat(2)))
        .containsExactly(message.replace("\n", "\r\n"), message.replace("\n", "\r\n"));
    assertThat(textsOf(SEPARATOR + message + "\n\n" + SEPARATOR + "Subject: b\n\n"))
        .containsExactly(message + "\n", "Subject: b\n");
  }

  @Test
  void aPageEndsWhereTheNextMessageBegins() throws Exception {
    Path file = folder.resolve("paged.mbox");
    Files.writeString(file, (SEPARATOR + "Subject: a\n\nHello\n\n").repeat(3));
    try (MailboxSession session = Format.open("test", file, Optional.empty())) {
      ChangePage page = session.changesSince(INBOX, Cursor.START, new PageLimit(2, 4096));
      assertThat(page.changes()).hasSize(2);
      assertThat(page.more()).isTrue();
      page = session.changesSince(INBOX, page.next(), new PageLimit(2, 4096));
      assertThat(page.changes()).hasSize(1);
      assertThat(page.more()).isFalse();
      Files.writeString(file, SEPARATOR + "Subject: d\n\n\n", StandardOpenOption.APPEND);
      page = session.changesSince(INBOX, page.next(), new PageLimit(2, 4096));
      assertThat(page.changes()).hasSize(1);
    }
  }

  @Test
  void theTimeOfASeparatorMayHaveAZone() {
    Instant ten = Instant.parse("2026-10-05T10:00:00Z");
    assertThat(MboxSeparator.time("From a@b Mon Oct  5 10:00:00 2026")).contains(ten);
    assertThat(MboxSeparator.time("From a@b Mon Oct  5 12:00:00 2026 +0200")).contains(ten);
    assertThat(MboxSeparator.time("From a@b Mon Oct  5 10:00:00 GMT 2026")).contains(ten);
    assertThat(MboxSeparator.time("From a@b Mon Oct  5 10:00 2026")).contains(ten);
    assertThat(MboxSeparator.time("From a@b Mon Oct  5 10:00:00 2026 +9999")).isEmpty();
    assertThat(MboxSeparator.time("From - nothing")).isEmpty();
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
