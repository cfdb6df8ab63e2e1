package org.mailpromoter.connectors.exchange.ews;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.mailpromoter.testkit.MailBuilder.mail;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mailpromoter.connectors.exchange.ews.reply.EwsError;
import org.mailpromoter.core.fault.FaultScope;
import org.mailpromoter.core.mailbox.BodySink;
import org.mailpromoter.core.mailbox.Change;
import org.mailpromoter.core.mailbox.Cursor;
import org.mailpromoter.core.mailbox.FolderId;
import org.mailpromoter.core.mailbox.MailAccessException;
import org.mailpromoter.core.mailbox.MailboxSession;
import org.mailpromoter.core.mailbox.MessageRef;
import org.mailpromoter.core.mailbox.PageLimit;
import org.mailpromoter.exchange.stub.ExchangeMailbox;
import org.mailpromoter.exchange.stub.ExchangeServerStub;
import org.mailpromoter.exchange.stub.fault.Fault;
import org.mailpromoter.exchange.stub.fault.HttpFaults;
import org.mailpromoter.exchange.stub.fault.SoapFaults;

/** A message that is refused is not a message that is gone (MS-14). */
class RefusedItemTest {
  private static final FolderId INBOX = new FolderId("INBOX");
  private static final PageLimit LIMIT = new PageLimit(1_000, 64 << 10);

  private final ExchangeServerStub stub = ExchangeServerStub.start();
  private final ExchangeMailbox anna = stub.mailbox("anna");

  @AfterEach
  void stop() {
    stub.takeViolations(); // codes that the schema does not know are what some tests are about
    stub.close();
  }

  private MailboxSession open() throws MailAccessException {
    return Ews.source(Ews.profile(stub, Map.of()), Ews.login("anna")).open();
  }

  private List<String> deliver(int count) {
    List<String> ids = new ArrayList<>();
    for (int i = 1; i <= count; i++) {
      ids.add(anna.deliver(mail().subject("Number " + i).body("Text of " + i).bytes()));
    }
    return ids;
  }

  private static List<Change> page(MailboxSession session) throws MailAccessException {
    return session.changesSince(INBOX, Cursor.START, LIMIT).changes();
  }

  private static MessageRef ref(String id) {
    return new MessageRef(INBOX, "", id);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ErrorInvalidPropertyRequest",
        "ErrorAccessDenied",
        "ErrorCorruptData",
        "ErrorItemCorrupt",
        "ErrorContentConversionFailed",
        "ErrorMimeContentConversionFailed",
        "ErrorInvalidIdMalformed",
        "ErrorInternalServerError",
        "ErrorMessageSizeExceeded",
        "ErrorNonExistentMailbox",
        "ErrorSomethingNew"
      })
  void aMessageThatIsRefusedIsUnreadableWithTheCode(String code) throws Exception {
    List<String> ids = deliver(3);
    stub.faults().refuseItem(ids.get(1), code);
    try (MailboxSession session = open()) {
      List<Change> changes = page(session);
      assertThat(changes).hasSize(3);
      assertThat(changes.get(0)).isInstanceOf(Change.Arrived.class);
      assertThat(changes.get(2)).isInstanceOf(Change.Arrived.class);
      assertThat(changes.get(1))
          .isInstanceOfSatisfying(
              Change.Unreadable.class,
              message -> assertThat(message.why()).contains(code, "refused by the test"));
      assertThat(session.present(List.of(ref(ids.get(1))))).hasSize(1);
    }
  }

  @Test
  void aMessageThatTheServerIsSilentAboutIsUnreadable() throws Exception {
    List<String> ids = deliver(2);
    stub.faults()
        .always(
            "GetItem",
            SoapFaults.rewritten(
                text -> {
                  boolean both = text.contains(ids.get(0)) && text.contains(ids.get(1));
                  return both ? without(text, ids.get(1)) : silenced(text, ids);
                }));
    try (MailboxSession session = open()) {
      assertThat(page(session).get(1)).isInstanceOf(Change.Unreadable.class);
    }
  }

  private static final String MESSAGE = "(?s)<m:GetItemResponseMessage (?:(?!</m:GetItemRes).)*";

  private static String without(String text, String id) {
    return text.replaceAll(MESSAGE + Pattern.quote(id) + ".*?</m:GetItemResponseMessage>", "");
  }

  /** An empty answer for the second message only. */
  private static String silenced(String text, List<String> ids) {
    return text.contains(ids.get(1)) ? text.replaceAll("(?s)<t:Message>.*?</t:Message>", "") : text;
  }

  @Test
  void aMessageThatIsGoneIsVanished() throws Exception {
    List<String> ids = deliver(2);
    stub.faults().refuseItem(ids.get(0), "ErrorItemNotFound");
    try (MailboxSession session = open()) {
      assertThat(page(session).get(0)).isInstanceOf(Change.Vanished.class);
      assertThat(session.present(List.of(ref(ids.get(0)), ref(ids.get(1)))))
          .containsExactly(ref(ids.get(1)));
    }
  }

  @Test
  void aPageOfWhichAllMessagesAreRefusedAlikeFails() throws Exception {
    deliver(3).forEach(id -> stub.faults().refuseItem(id, "ErrorInvalidPropertyRequest"));
    try (MailboxSession session = open()) {
      MailAccessException e = catchThrowableOfType(MailAccessException.class, () -> page(session));
      assertThat(e.sentence()).contains("reading the folder INBOX", "ErrorInvalidPropertyRequest");
      assertThat(e.code().scope()).isEqualTo(FaultScope.FOLDER);
      stub.faults().handOutItems();
      assertThat(page(session)).hasSize(3).allMatch(Change.Arrived.class::isInstance);
    }
  }

  @Test
  void oneNewMessageThatIsRefusedDoesNotHoldTheFolderUp() throws Exception {
    deliver(1).forEach(id -> stub.faults().refuseItem(id, "ErrorInvalidPropertyRequest"));
    try (MailboxSession session = open()) {
      assertThat(page(session)).singleElement().isInstanceOf(Change.Unreadable.class);
    }
  }

  @Test
  void messagesThatWereRefusedBeforeAndAreAgainAreUnreadable() throws Exception {
    List<String> ids = deliver(2);
    ids.forEach(id -> stub.faults().refuseItem(id, "ErrorCorruptData"));
    try (MailboxSession session = open()) {
      assertThat(session.headers(ids.stream().map(RefusedItemTest::ref).toList(), 4096))
          .hasSize(2)
          .allMatch(Change.Unreadable.class::isInstance);
      stub.faults().handOutItems();
      assertThat(session.headers(ids.stream().map(RefusedItemTest::ref).toList(), 4096))
          .allMatch(Change.Arrived.class::isInstance);
    }
  }

  @Test
  void aBatchThatFailsBecauseOfOneMessageCostsThatMessage() throws Exception {
    List<String> ids = deliver(5);
    for (Fault fault :
        List.of(
            SoapFaults.error(500, "ErrorInternalServerError", "An internal error."),
            SoapFaults.error(500, "ErrorUnsupportedPropertyDefinition", "Not that one."),
            HttpFaults.truncated())) {
      stub.faults().clear();
      stub.faults().always("GetItem", SoapFaults.where(text -> text.contains(ids.get(0)), fault));
      try (MailboxSession session = open()) {
        List<Change> changes = page(session);
        assertThat(changes.get(0)).isInstanceOf(Change.Unreadable.class);
        assertThat(changes.subList(1, 5)).allMatch(Change.Arrived.class::isInstance);
      }
    }
  }

  @Test
  void aMessageThatIsDeletedBeforeItsBodyIsReadIsMissingAndNotPresent() throws Exception {
    deliver(2);
    List<MessageRef> missing = new ArrayList<>();
    try (MailboxSession session = open()) {
      List<Change.Arrived> arrived =
          page(session).stream().map(Change.Arrived.class::cast).toList();
      anna.removeFirst("Inbox");
      session.fetch(
          arrived,
          new BodySink() {
            @Override
            public void message(MessageRef ref, InputStream message) {}

            @Override
            public void missing(MessageRef ref, String why) {
              assertThat(why).contains("ErrorItemNotFound");
              missing.add(ref);
            }
          });
      assertThat(missing).containsExactly(arrived.get(0).ref());
      assertThat(session.present(missing)).isEqualTo(Set.of());
    }
  }

  @Test
  void aFolderThatIsGoneIsNoMessageThatIsGone() throws Exception {
    try (MailboxSession session = open()) {
      for (String code : List.of("ErrorItemNotFound", "ErrorInvalidIdMalformed")) {
        stub.faults().once("SyncFolderItems", SoapFaults.everyMessage(code, "Not found."));
        MailAccessException e =
            catchThrowableOfType(MailAccessException.class, () -> page(session));
        assertThat(e.code()).isEqualTo(EwsError.FOLDER_NOT_FOUND);
        assertThat(e.code().scope()).isEqualTo(FaultScope.FOLDER);
        assertThat(e.code().remedy()).doesNotContain("Nothing to do");
      }
    }
  }
}
