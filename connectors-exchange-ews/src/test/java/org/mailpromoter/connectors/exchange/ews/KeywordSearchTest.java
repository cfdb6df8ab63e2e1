package org.mailpromoter.connectors.exchange.ews;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.mailpromoter.testkit.MailBuilder.mail;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mailpromoter.core.mailbox.FolderId;
import org.mailpromoter.core.mailbox.MailAccessException;
import org.mailpromoter.core.mailbox.MailboxError;
import org.mailpromoter.core.mailbox.MailboxSession;
import org.mailpromoter.core.mailbox.MessageRef;
import org.mailpromoter.testkit.exchange.ExchangeMailbox;
import org.mailpromoter.testkit.exchange.ExchangeServerStub;
import org.mailpromoter.testkit.exchange.ExchangeSettings;
import org.mailpromoter.testkit.exchange.fault.Quirk;

/** Categories are found on servers that do not search for them as Exchange does. */
class KeywordSearchTest {
  private static final FolderId INBOX = new FolderId("INBOX");
  private static final Set<String> TRACKED = Set.of("$mailpromotertracked");

  private ExchangeServerStub stub = ExchangeServerStub.start();
  private ExchangeMailbox anna = stub.mailbox("anna");

  @BeforeEach
  void fill() {
    anna.deliver(mail().subject("One").bytes());
    anna.categorizeLast("Inbox", "Blue");
    anna.deliver(mail().subject("Two").bytes());
    anna.categorizeLast("Inbox", "$MailpromoterTracked");
    anna.deliver(mail().subject("Three").bytes());
  }

  @AfterEach
  void stop() {
    stub.close();
  }

  private MailboxSession open() throws MailAccessException {
    return Ews.source(Ews.profile(stub, Map.of()), Ews.login("anna")).open();
  }

  private long searches() {
    return stub.requests().stream().filter(each -> each.operation().equals("FindItem")).count();
  }

  @Test
  void exchangeIsAskedOnce() throws Exception {
    try (MailboxSession session = open()) {
      assertThat(session.marked(INBOX, TRACKED)).hasSize(1);
    }
    assertThat(searches()).isEqualTo(1);
  }

  @Test
  void severalCategoriesAreSoughtWithOneQuestion() throws Exception {
    anna.categorizeLast("Inbox", "Blue");
    try (MailboxSession session = open()) {
      assertThat(session.marked(INBOX, Set.of("blue", "$mailpromotertracked")).values())
          .containsExactlyInAnyOrder(
              Set.of("blue"), Set.of("$mailpromotertracked"), Set.of("blue"));
    }
    assertThat(searches()).isEqualTo(1);
  }

  @Test
  void whatStandsOnMessagesIsReadWithoutASearch() throws Exception {
    try (MailboxSession session = open()) {
      List<MessageRef> marked = List.copyOf(session.marked(INBOX, TRACKED).keySet());
      assertThat(session.keywords(marked)).containsOnly(Map.entry(marked.get(0), TRACKED));
    }
    assertThat(searches()).isEqualTo(1);
  }

  @Test
  void whoDoesNotCompareCategoriesIsAskedWhetherThereAreAny() throws Exception {
    stub.faults().quirk(Quirk.CATEGORIES_NOT_COMPARED);
    try (MailboxSession session = open()) {
      Map<MessageRef, Set<String>> found = session.marked(INBOX, TRACKED);
      assertThat(found).hasSize(1);
      assertThat(searches()).isEqualTo(2);
      assertThat(session.marked(INBOX, TRACKED)).isEqualTo(found);
      assertThat(session.marked(INBOX, Set.of("blue", "green"))).hasSize(1);
      assertThat(searches()).isEqualTo(4);
    }
  }

  @Test
  void whoTakesNoRestrictionIsAskedForAll() throws Exception {
    stub.faults().quirk(Quirk.NO_RESTRICTIONS);
    try (MailboxSession session = open()) {
      assertThat(session.marked(INBOX, TRACKED)).hasSize(1);
    }
    assertThat(searches()).isEqualTo(3);
  }

  @Test
  void whoCannotSearchAtAllIsSaidSoAndNotAskedAgain() throws Exception {
    stub.faults().quirk(Quirk.NO_SEARCH);
    try (MailboxSession session = open()) {
      for (int i = 0; i < 2; i++) {
        MailAccessException e =
            catchThrowableOfType(MailAccessException.class, () -> session.marked(INBOX, TRACKED));
        assertThat(e.code()).isEqualTo(MailboxError.KEYWORDS_NOT_SEARCHED);
        assertThat(e.sentence()).contains("looking for categories in the folder INBOX");
      }
    }
    assertThat(searches()).isEqualTo(3);
  }

  @Test
  void aServerThatNeverEndsItsPagesIsAskedNoMoreThanItHas() throws Exception {
    stub.faults().quirk(Quirk.ENDLESS_PAGES);
    try (MailboxSession session = open()) {
      assertThat(session.marked(INBOX, TRACKED)).hasSize(1);
    }
    assertThat(searches()).isEqualTo(1);
  }

  @Test
  void aLargeFolderIsNotReadToFindOutWhatIsMarked() throws Exception {
    stub.close();
    stub =
        ExchangeServerStub.start(
            ExchangeSettings.plain().validated(ExchangeSettings.Validation.OFF));
    anna = stub.mailbox("anna");
    byte[] message = mail().bytes();
    for (int i = 0; i <= 20_000; i++) {
      anna.deliver("Inbox", message, Instant.EPOCH);
    }
    stub.faults().quirk(Quirk.NO_RESTRICTIONS);
    try (MailboxSession session = open()) {
      MailAccessException e =
          catchThrowableOfType(MailAccessException.class, () -> session.marked(INBOX, TRACKED));
      assertThat(e.code()).isEqualTo(MailboxError.KEYWORDS_NOT_SEARCHED);
      assertThat(e.sentence()).contains("too large to be searched");
    }
    assertThat(searches()).isEqualTo(3);
  }
}
