package org.mailpromoter.connectors.imap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.mailpromoter.connectors.imap.ScriptedServer.Command;
import org.mailpromoter.connectors.imap.ScriptedServer.Talk;
import org.mailpromoter.core.mailbox.BodySink;
import org.mailpromoter.core.mailbox.Change;
import org.mailpromoter.core.mailbox.ChangePage;
import org.mailpromoter.core.mailbox.Cursor;
import org.mailpromoter.core.mailbox.FolderId;
import org.mailpromoter.core.mailbox.MailAccessException;
import org.mailpromoter.core.mailbox.MailboxSession;
import org.mailpromoter.core.mailbox.MessageRef;
import org.mailpromoter.core.mailbox.PageLimit;

/**
 * Servers that refuse, leave out or garble some of their answers: nothing is lost, and what can be
 * read is read.
 */
class QuirksTest {
  private static final FolderId INBOX = new FolderId("INBOX");
  private static final PageLimit PAGE = new PageLimit(1_000, 4096);

  private final ScriptedServer server = new ScriptedServer(new HonestScript());

  @AfterEach
  void stop() {
    server.close();
  }

  private ChangePage page(Cursor from) throws MailAccessException {
    return page(from, PAGE);
  }

  private ChangePage page(Cursor from, PageLimit limit) throws MailAccessException {
    try (MailboxSession session = server.source().open()) {
      return session.changesSince(INBOX, from, limit);
    }
  }

  private MailAccessException failure() {
    return catchThrowableOfType(MailAccessException.class, () -> page(Cursor.START));
  }

  private Change.OfMessage header(long uid) throws MailAccessException {
    try (MailboxSession session = server.source().open()) {
      return session.headers(List.of(ref(uid)), 4096).get(0);
    }
  }

  private static MessageRef ref(long uid) {
    return new MessageRef(INBOX, "7", String.valueOf(uid));
  }

  private static List<Long> arrived(ChangePage page) {
    return page.changes().stream()
        .filter(Change.Arrived.class::isInstance)
        .map(each -> Long.parseLong(((Change.Arrived) each).ref().id()))
        .toList();
  }

  private static List<Change.Unreadable> unreadable(ChangePage page) {
    return page.changes().stream()
        .filter(Change.Unreadable.class::isInstance)
        .map(Change.Unreadable.class::cast)
        .toList();
  }

  private static Change.Arrived third(ChangePage page) {
    return (Change.Arrived) page.changes().get(2);
  }

  /** The contents of the folder are read once the quirk is over. */
  private void everythingComesAfter(Cursor cursor) throws MailAccessException {
    server.play(new HonestScript());
    assertThat(arrived(page(cursor))).isEqualTo(HonestScript.UIDS);
  }

  /** Refuses to hand out the headers of some messages, alone and together with others. */
  private static class Refusing extends HonestScript {
    private final List<Long> refused;
    private final String words;

    Refusing(List<Long> refused, String words) {
      this.refused = refused;
      this.words = words;
    }

    @Override
    void fetch(Command command, Talk talk) throws IOException {
      List<Long> asked = among(command.rest().substring(0, command.rest().indexOf(' ')));
      if (asked.stream().anyMatch(refused::contains)) {
        talk.say(command.tag() + " " + words);
      } else {
        super.fetch(command, talk);
      }
    }

    @Override
    void fetchByNumber(Command command, Talk talk) throws IOException {
      if (refused.size() == uids().size()) {
        talk.say(command.tag() + " " + words);
      } else {
        super.fetchByNumber(command, talk);
      }
    }
  }

  @Test
  void aRefusedPageFailsWithTheServersWordsAndIsReadLater() throws Exception {
    for (String words : List.of("NO [UNAVAILABLE] try again later", "BAD not now")) {
      server.play(new Refusing(HonestScript.UIDS, words));
      MailAccessException e = failure();
      assertThat(e.code()).isEqualTo(ImapError.REFUSED);
      assertThat(e.sentence()).contains("INBOX", words.substring(words.indexOf(' ') + 1));
    }
    everythingComesAfter(Cursor.START);
  }

  @Test
  void aPageThatIsAnsweredWithNothingFailsAndIsReadLater() throws Exception {
    server.play(
        new HonestScript() {
          @Override
          void message(long uid, String items, Talk talk) {
            // left out
          }
        });
    MailAccessException e = failure();
    assertThat(e.code()).isEqualTo(ImapError.NO_REASON_GIVEN);
    assertThat(e.sentence()).contains("returns no readable header").doesNotContain("refuses");
    everythingComesAfter(Cursor.START);
  }

  @Test
  void aServerThatRefusesWithoutAWordIsSaidToGiveNoReason() throws Exception {
    server.play(new Refusing(HonestScript.UIDS, "NO"));
    MailAccessException e = failure();
    assertThat(e.code()).isEqualTo(ImapError.NO_REASON_GIVEN);
    assertThat(e.sentence()).endsWith("without a reason.");
    assertThat(e.code().remedy()).doesNotContain("words");
    everythingComesAfter(Cursor.START);
  }

  @Test
  void aRefusedPageKeepsItsPlaceInAnOpenSession() throws Exception {
    try (MailboxSession session = server.source().open()) {
      Cursor first = session.changesSince(INBOX, Cursor.START, new PageLimit(2, 4096)).next();
      server.play(new Refusing(HonestScript.UIDS, "NO later"));
      assertThat(
              catchThrowableOfType(
                  MailAccessException.class, () -> session.changesSince(INBOX, first, PAGE)))
          .isNotNull();
      server.play(new HonestScript());
      assertThat(arrived(session.changesSince(INBOX, first, PAGE))).containsExactly(3L, 5L, 9L);
    }
  }

  @Test
  void aRefusedMessageCostsNoneBesideItAndIsUnreadable() throws Exception {
    server.play(new Refusing(List.of(3L), "NO [SERVERBUG] cannot read it"));
    ChangePage page = page(Cursor.START);
    assertThat(arrived(page)).containsExactly(1L, 2L, 5L, 9L);
    assertThat(unreadable(page))
        .containsExactly(new Change.Unreadable(ref(3), "[SERVERBUG] cannot read it"));
    server.play(new HonestScript());
    assertThat(header(3)).isInstanceOf(Change.Arrived.class);
  }

  @Test
  void aNewMessageThatIsRefusedIsUnreadableWhereOthersCanBeRead() throws Exception {
    Cursor read = new ImapCursor(7, 9).token();
    server.play(new Refusing(List.of(9L), "NO cannot read it"));
    ChangePage page = page(read);
    assertThat(unreadable(page)).containsExactly(new Change.Unreadable(ref(9), "cannot read it"));
  }

  @Test
  void oneRefusedMessageAmongManyIsFoundWithFewQuestions() throws Exception {
    List<Long> thousand = LongStream.rangeClosed(1, 1_000).boxed().toList();
    server.play(
        new Refusing(List.of(77L, 500L, 501L), "NO cannot read it") {
          @Override
          List<Long> uids() {
            return thousand;
          }
        });
    ChangePage page = page(Cursor.START);
    assertThat(arrived(page)).hasSize(997);
    assertThat(unreadable(page))
        .extracting(each -> each.ref().id())
        .containsExactly("77", "500", "501");
    assertThat(server.heard("UID FETCH")).hasSizeLessThan(100);
  }

  @Test
  void aMessageThatIsLeftOutIsUnreadableWhileItIsListed() throws Exception {
    server.play(
        new HonestScript() {
          @Override
          void message(long uid, String items, Talk talk) throws IOException {
            if (uid != 3) {
              super.message(uid, items, talk);
            }
          }
        });
    ChangePage page = page(Cursor.START);
    assertThat(arrived(page)).containsExactly(1L, 2L, 5L, 9L);
    assertThat(unreadable(page)).extracting(Change.Unreadable::ref).containsExactly(ref(3));
    assertThat(header(3)).isInstanceOf(Change.Unreadable.class);
    server.play(new HonestScript());
    assertThat(header(3)).isInstanceOf(Change.Arrived.class);
  }

  @Test
  void theFirstMessageOfAFolderThatIsLeftOutIsUnreadableWhereTheLastCanBeRead() throws Exception {
    server.play(
        new HonestScript() {
          @Override
          void message(long uid, String items, Talk talk) throws IOException {
            if (uid != 1) {
              super.message(uid, items, talk);
            }
          }
        });
    assertThat(header(1)).isInstanceOf(Change.Unreadable.class);
  }

  @Test
  void aMessageIsGoneWhenANewListingDoesNotShowIt() throws Exception {
    server.play(
        new HonestScript() {
          private boolean listed;

          @Override
          List<Long> uids() {
            return listed ? List.of(1L, 2L, 5L, 9L) : UIDS;
          }

          @Override
          void search(Command command, Talk talk) throws IOException {
            super.search(command, talk);
            listed = true;
          }
        });
    ChangePage page = page(Cursor.START);
    assertThat(arrived(page)).containsExactly(1L, 2L, 5L, 9L);
    assertThat(page.changes().get(2)).isInstanceOf(Change.Vanished.class);
  }

  /** Each is garbled for the third message only; Angus drops such an answer as a whole. */
  @Test
  void aDateThatCannotBeReadCostsTheDateOnly() throws Exception {
    for (String date : List.of("NIL", "\"rubbish\"", "\"32-Foo-9999 99:99:99 +9999\"")) {
      server.play(
          new HonestScript() {
            @Override
            String date(long uid) {
              return uid == 3 ? date : super.date(uid);
            }

            @Override
            String flags(long uid) {
              return "(\\Seen $Tracked)";
            }
          });
      ChangePage page = page(Cursor.START);
      assertThat(arrived(page)).as(date).isEqualTo(HonestScript.UIDS);
      assertThat(third(page).keywords()).containsExactly("$tracked");
      assertThat(third(page).size()).isPositive();
      assertThat(third(page).receivedAt()).isEqualTo(Instant.parse("2026-10-05T10:00:07Z"));
    }
  }

  @Test
  void flagsThatCannotBeReadCostTheFlagsOnly() throws Exception {
    server.play(
        new HonestScript() {
          @Override
          String flags(long uid) {
            return uid == 3 ? "NIL" : super.flags(uid);
          }
        });
    ChangePage page = page(Cursor.START);
    assertThat(arrived(page)).isEqualTo(HonestScript.UIDS);
    assertThat(third(page).receivedAt()).isEqualTo(Instant.parse("2026-10-05T10:00:00Z"));
  }

  @Test
  void aMessageWithoutSizeIsReadAndFetchedWhole() throws Exception {
    server.play(
        new HonestScript() {
          @Override
          String size(long uid) {
            return "";
          }
        });
    ChangePage page = page(Cursor.START);
    assertThat(arrived(page)).isEqualTo(HonestScript.UIDS);
    assertThat(bodies(page)).hasSize(5).containsEntry(3L, new HonestScript().text(3));
  }

  private Map<Long, String> bodies(ChangePage page) throws MailAccessException {
    Map<Long, String> bodies = new TreeMap<>();
    List<Change.Arrived> all = new ArrayList<>();
    page.changes().forEach(each -> all.add((Change.Arrived) each));
    try (MailboxSession session = server.source().open()) {
      session.fetch(all, new Collecting(bodies));
    }
    return bodies;
  }

  private record Collecting(Map<Long, String> bodies) implements BodySink {
    @Override
    public void message(MessageRef ref, InputStream message) throws IOException {
      String text = new String(message.readAllBytes(), StandardCharsets.ISO_8859_1);
      assertThat(bodies.put(Long.parseLong(ref.id()), text)).isNull();
    }

    @Override
    public void missing(MessageRef ref, String why) {
      assertThat(bodies.put(Long.parseLong(ref.id()), "missing: " + why)).isNull();
    }
  }

  @Test
  void aRefusedBodyCostsNoneThatWereAskedForBesideIt() throws Exception {
    ChangePage page = page(Cursor.START);
    server.play(new Refusing(List.of(3L), "NO [UNAVAILABLE] later"));
    Map<Long, String> bodies = bodies(page);
    assertThat(bodies).hasSize(5).containsEntry(9L, new HonestScript().text(9));
    assertThat(bodies.get(3L)).contains("missing", "[UNAVAILABLE] later");
    assertThat(bodies.values()).filteredOn(text -> text.startsWith("missing")).hasSize(1);
  }

  @Test
  void theBodyOfAnotherMessageIsNotTaken() throws Exception {
    ChangePage page = page(Cursor.START);
    server.play(
        new HonestScript() {
          @Override
          void message(long uid, String items, Talk talk) throws IOException {
            super.message(uid == 9 ? 1 : uid, items, talk);
          }
        });
    assertThat(bodies(page).get(9L)).startsWith("missing");
  }

  @Test
  void theRestOfALargeBodyIsNotTakenFromAnotherMessage() throws Exception {
    Change.Arrived large = new Change.Arrived(ref(9), Instant.EPOCH, 5 << 20, new byte[0]);
    server.play(
        new HonestScript() {
          @Override
          void message(long uid, String items, Talk talk) throws IOException {
            super.message(1, items, talk);
          }
        });
    Map<Long, String> bodies = bodies(new ChangePage(List.of(large), Cursor.START, false, 0));
    assertThat(bodies.get(9L)).startsWith("missing");
  }

  @Test
  void aListOfMessagesMayHoldSpacesAndAModificationNumber() throws Exception {
    for (String list : List.of("* SEARCH 1 2 3 5 9 (MODSEQ 917162500)", "* search  1  2 3 5 9 ")) {
      server.play(
          new HonestScript() {
            @Override
            String found(List<Long> uids) {
              return list;
            }
          });
      assertThat(arrived(page(Cursor.START))).isEqualTo(HonestScript.UIDS);
    }
  }

  /** Says that it knows ESEARCH (RFC 4731). */
  private static class Extended extends HonestScript {
    private final String answer;

    Extended(String answer) {
      this.answer = answer;
    }

    @Override
    String capabilities() {
      return "IMAP4rev1 ESEARCH";
    }

    @Override
    void search(Command command, Talk talk) throws IOException {
      if (!command.rest().contains("RETURN")) {
        super.search(command, talk);
      } else if (answer.startsWith("*")) {
        talk.say(answer.replace("TAG", command.tag()));
        ok(command, talk);
      } else {
        talk.say(command.tag() + " " + answer);
      }
    }
  }

  @Test
  void rangesAreReadAndOddOnesAreAskedForAsAList() throws Exception {
    for (String answer :
        List.of(
            "* ESEARCH (TAG \"TAG\") UID ALL 1:3,5,9",
            "* ESEARCH (TAG \"TAG\") UID ALL 1:3,5,9 MODSEQ 5",
            "* esearch (TAG \"TAG\")  UID  all 3:1,5,9",
            "* ESEARCH (TAG \"TAG\") UID ALL 1,,3",
            "* ESEARCH (TAG \"TAG\") UID ALL 1:*",
            "* ESEARCH (TAG \"TAG\") UID ALL",
            "* ESEARCH (TAG \"TAG\") ALL 1:5",
            "* ESEARCH (TAG \"TAG\") UID ALL 99999999999999999999",
            "* SEARCH 1 2 3 5 9",
            "* OK nothing",
            "BAD what is RETURN",
            "NO")) {
      server.play(new Extended(answer));
      assertThat(arrived(page(Cursor.START))).as(answer).isEqualTo(HonestScript.UIDS);
    }
  }

  @Test
  void aFolderCannotListMoreMessagesThanItHas() {
    server.play(new Extended("* ESEARCH (TAG \"TAG\") UID ALL 1:4294967295"));
    MailAccessException e = failure();
    assertThat(e.code()).isEqualTo(ImapError.PROTOCOL_VIOLATION);
    assertThat(e.sentence()).contains("4294967295 messages in a folder that has 5");
    assertThat(server.heard("FETCH")).isEmpty();
  }

  @Test
  void aListThatCannotBeReadIsSaidSo() {
    server.play(
        new HonestScript() {
          @Override
          String found(List<Long> uids) {
            return "* SEARCH 1 2 x";
          }
        });
    assertThat(failure().sentence()).contains("its list of messages cannot be read");
  }

  @Test
  void whereTheStateOfAFolderIsRefusedTheFolderIsOpened() throws Exception {
    Cursor before = page(Cursor.START, new PageLimit(3, 4096)).next();
    for (String words : List.of("BAD not now", "NO not now", "OK nothing")) {
      server.play(
          new HonestScript() {
            @Override
            void status(Command command, Talk talk) throws IOException {
              talk.say(command.tag() + " " + words);
            }
          });
      assertThat(arrived(page(before))).containsExactly(5L, 9L);
      Cursor end = page(before).next();
      assertThat(page(end).changes()).isEmpty();
    }
  }

  @Test
  void aFolderThatDoesNotSayHowItIsNumberedIsNotRead() {
    for (String said :
        List.of(
            "* OK [UIDVALIDITY 0] x",
            "* OK [UIDVALIDITY -1] x",
            "* OK [UIDVALIDITY abc] x",
            "* OK [UIDVALIDITY ] x",
            "* OK [UIDVALIDITY 18446744073709551616] x",
            "* OK nothing")) {
      server.play(
          new HonestScript() {
            @Override
            String validity() {
              return said;
            }
          });
      MailAccessException e = failure();
      assertThat(e).as(said).isNotNull();
      assertThat(e.sentence()).as(said).contains("UIDVALIDITY");
    }
  }

  @Test
  void aNextUidThatIsMadeUpDoesNotPassOverMessages() throws Exception {
    for (long made : new long[] {4294967296L, 100, 2, 0, -5}) {
      server.play(
          new HonestScript() {
            @Override
            long uidNext() {
              return made;
            }

            @Override
            List<Long> uids() {
              return List.of(1L, 2L);
            }

            @Override
            void search(Command command, Talk talk) throws IOException {
              talk.say("* SEARCH 1 2");
              ok(command, talk);
            }
          });
      ChangePage first = page(Cursor.START);
      assertThat(arrived(first)).as("" + made).containsExactly(1L, 2L);
      server.play(new HonestScript());
      assertThat(arrived(page(first.next()))).as("" + made).containsExactly(3L, 5L, 9L);
    }
  }

  @Test
  void aListThatIsLeftOutFailsAndIsAskedForAgain() throws Exception {
    server.play(
        new HonestScript() {
          @Override
          void search(Command command, Talk talk) throws IOException {
            ok(command, talk);
          }
        });
    assertThatThrownBy(() -> page(Cursor.START))
        .isInstanceOf(MailAccessException.class)
        .hasMessageContaining("it returns no list of messages");
    everythingComesAfter(Cursor.START);
  }

  @Test
  void aListInAFormThatNobodyAskedForFailsAndIsAskedForAgain() throws Exception {
    server.play(
        new HonestScript() {
          @Override
          String capabilities() {
            return "IMAP4rev1 ESEARCH";
          }

          @Override
          void search(Command command, Talk talk) throws IOException {
            talk.say("* ESEARCH (TAG \"" + command.tag() + "\") UID ALL 1:9223372036854775807");
            ok(command, talk);
          }
        });
    assertThatThrownBy(() -> page(Cursor.START)).isInstanceOf(MailAccessException.class);
    everythingComesAfter(Cursor.START);
  }

  @Test
  void aPageEndsWhereItsHeadersFillItAndNothingIsLeftOut() throws Exception {
    int header = new HonestScript().header(1).length();
    PageLimit two = new PageLimit(1_000, 4096, header + 1L);
    ChangePage first = page(Cursor.START, two);
    assertThat(arrived(first)).containsExactly(1L, 2L);
    assertThat(first.more()).isTrue();
    assertThat(first.remaining()).isEqualTo(3);
    ChangePage second = page(first.next(), two);
    assertThat(arrived(second)).containsExactly(3L, 5L);
    assertThat(arrived(page(second.next(), two))).containsExactly(9L);
  }
}
