package org.mailpromoter.exchange.stub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mailpromoter.testkit.MailBuilder.mail;

import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.UIDFolder;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.search.FlagTerm;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Tests the stub with DavMail, an unmodified third-party client that reads and writes. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DavMailIT {
  private final Session session = Session.getInstance(new Properties());
  private ExchangeServerStub stub;
  private DavMail davMail;
  private Store store;

  @BeforeAll
  void start(@TempDir Path folder) throws Exception {
    DavMail.requireOrSkip();
    stub = ExchangeServerStub.start();
    davMail = DavMail.start(stub.url(), folder);
  }

  @AfterAll
  void stop() throws Exception {
    if (davMail != null) {
      davMail.close();
      stub.close();
    }
  }

  @AfterEach
  void logOut() throws Exception {
    store.close();
  }

  private Folder inbox(ExchangeMailbox mailbox) throws MessagingException {
    store = session.getStore("imap");
    store.connect("127.0.0.1", davMail.port(), mailbox.address(), "secret");
    Folder opened = store.getFolder("INBOX");
    opened.open(Folder.READ_WRITE);
    return opened;
  }

  private static String text(Message message) throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    message.writeTo(out);
    return out.toString(StandardCharsets.UTF_8);
  }

  private static byte[] crlf(byte[] message) {
    return new String(message, StandardCharsets.UTF_8)
        .replace("\n", "\r\n")
        .getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void headersAndBodiesAreWhatWasDelivered() throws Exception {
    ExchangeMailbox anna = stub.mailbox("anna");
    List<String> delivered = new ArrayList<>();
    for (int number = 1; number <= 5; number++) {
      byte[] message =
          crlf(mail().from("tom@x.example").subject("No " + number).body("Text.\n").bytes());
      anna.deliver(message);
      delivered.add(new String(message, StandardCharsets.UTF_8));
    }
    Folder inbox = inbox(anna);
    assertThat(inbox.getMessageCount()).isEqualTo(5);
    List<Long> uids = new ArrayList<>();
    List<String> read = new ArrayList<>();
    List<String> subjects = new ArrayList<>();
    for (Message each : inbox.getMessages()) {
      uids.add(((UIDFolder) inbox).getUID(each));
      subjects.add(each.getSubject());
      read.add(text(each));
    }
    assertThat(uids).doesNotHaveDuplicates().isSorted();
    assertThat(subjects).containsExactly("No 1", "No 2", "No 3", "No 4", "No 5");
    assertThat(read).isEqualTo(delivered);
  }

  @Test
  void foldersAreListed() throws Exception {
    inbox(stub.mailbox("bob").folder("Inbox/Customers"));
    assertThat(Arrays.stream(store.getDefaultFolder().list("*")).map(Folder::getFullName))
        .contains("INBOX", "INBOX/Customers", "Sent", "Trash", "Drafts");
  }

  @Test
  void keywordsBecomeCategoriesAndAreFound() throws Exception {
    ExchangeMailbox carla = stub.mailbox("carla");
    carla.deliver(crlf(mail().bytes()));
    carla.deliver(crlf(mail().bytes()));
    Folder inbox = inbox(carla);
    inbox.getMessage(2).setFlag(Flags.Flag.SEEN, true);
    inbox.getMessage(2).setFlags(new Flags("Tracked"), true);
    assertThat(inbox.search(new FlagTerm(new Flags("Tracked"), true))).hasSize(1);
    assertThat(carla.messages("Inbox").get(1).categories()).containsExactly("Tracked");
    assertThat(carla.messages("Inbox").get(1).read()).isTrue();
  }

  @Test
  void mailThatIsMovedOrAppendedIsWhereItBelongs() throws Exception {
    ExchangeMailbox dora = stub.mailbox("dora");
    byte[] message = crlf(mail().subject("Appended").bytes());
    dora.deliver(message);
    Folder inbox = inbox(dora);
    ((IMAPFolder) inbox).moveMessages(inbox.getMessages(), store.getFolder("Trash"));
    store
        .getFolder("Sent")
        .appendMessages(
            new Message[] {new MimeMessage(session, new ByteArrayInputStream(message))});
    assertThat(dora.messages("Inbox")).isEmpty();
    assertThat(dora.messages("Deleted Items")).hasSize(1);
    assertThat(dora.messages("Sent Items"))
        .singleElement()
        .satisfies(each -> assertThat(each.mime()).contains("Subject: Appended"));
  }
}
