package org.mailpromoter.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mailpromoter.core.mailbox.BodySink;
import org.mailpromoter.core.mailbox.Change;
import org.mailpromoter.core.mailbox.ChangePage;
import org.mailpromoter.core.mailbox.Cursor;
import org.mailpromoter.core.mailbox.FolderId;
import org.mailpromoter.core.mailbox.MailAccessException;
import org.mailpromoter.core.mailbox.MailboxSession;
import org.mailpromoter.core.mailbox.MailboxSource;
import org.mailpromoter.core.mailbox.MessageRef;
import org.mailpromoter.core.mailbox.PageLimit;
import org.mailpromoter.testkit.fault.WrongPort;

/** The contract catches each wrong session with exactly the tests of the rules that it breaks. */
class MailboxSessionContractTest {
  /** The contract over sessions of which one method is done wrong. */
  abstract static class Contract extends InMemoryMailboxTest {
    private final String method;
    private final WrongPort.Wrong<MailboxSession> wrong;

    Contract(String method, WrongPort.Wrong<MailboxSession> wrong) {
      this.method = method;
      this.wrong = wrong;
    }

    @Override
    public MailboxUnderTest mailbox() {
      MailboxUnderTest right = super.mailbox();
      MailboxSource source =
          () -> WrongPort.of(MailboxSession.class, right.source().open(), method, wrong);
      return WrongPort.of(MailboxUnderTest.class, right, "source", (unused, arguments) -> source);
    }
  }

  /** How a wrong session changes the pages of a right one. */
  private interface Pages {
    ChangePage wrong(ChangePage right, Cursor cursor);
  }

  private static WrongPort.Wrong<MailboxSession> pages(Pages wrong) {
    return (right, arguments) -> {
      Cursor cursor = (Cursor) arguments[1];
      ChangePage page =
          right.changesSince((FolderId) arguments[0], cursor, (PageLimit) arguments[2]);
      return wrong.wrong(page, cursor);
    };
  }

  private static ChangePage with(ChangePage page, List<Change> changes) {
    return new ChangePage(changes, page.next(), page.more(), page.remaining());
  }

  static final class Ms03SkipsTheLastOfAPage extends Contract {
    Ms03SkipsTheLastOfAPage() {
      super(
          "changesSince",
          pages(
              (page, cursor) ->
                  page.changes().size() < 3
                      ? page
                      : with(page, page.changes().subList(0, page.changes().size() - 1))));
    }
  }

  static final class Ms03ReportsBackwards extends Contract {
    Ms03ReportsBackwards() {
      super(
          "changesSince",
          pages(
              (page, cursor) -> {
                List<Change> backwards = new ArrayList<>(page.changes());
                if (backwards.stream().allMatch(Change.Arrived.class::isInstance)) {
                  Collections.reverse(backwards);
                }
                return with(page, backwards);
              }));
    }
  }

  static final class Ms05DeniesStrangeCursors extends Contract {
    Ms05DeniesStrangeCursors() {
      super(
          "changesSince",
          pages(
              (page, cursor) -> {
                if (cursor.token().contains("somebody")) {
                  throw new IllegalArgumentException("no cursor of mine: " + cursor);
                }
                return page;
              }));
    }
  }

  static final class Ms06KeepsQuietAboutNewNumbers extends Contract {
    Ms06KeepsQuietAboutNewNumbers() {
      super(
          "changesSince",
          pages(
              (page, cursor) ->
                  with(
                      page,
                      page.changes().stream()
                          .filter(each -> !(each instanceof Change.Renumbered))
                          .toList())));
    }
  }

  static final class Ms08StumblesOverWhatIsGone extends Contract {
    Ms08StumblesOverWhatIsGone() {
      super("fetch", (right, arguments) -> fetched(right, arguments));
    }

    @SuppressWarnings("unchecked")
    private static Object fetched(MailboxSession right, Object[] arguments) throws Exception {
      BodySink sink = (BodySink) arguments[1];
      right.fetch(
          (List<Change.Arrived>) arguments[0],
          WrongPort.of(
              BodySink.class,
              sink,
              "missing",
              (unused, missing) -> {
                throw new IllegalStateException("gone: " + missing[0]);
              }));
      return null;
    }
  }

  static final class Ms09HandsOverTheFirstOnly extends Contract {
    Ms09HandsOverTheFirstOnly() {
      super("fetch", (right, arguments) -> fetched(right, arguments));
    }

    @SuppressWarnings("unchecked")
    private static Object fetched(MailboxSession right, Object[] arguments) throws Exception {
      List<Change.Arrived> wanted = (List<Change.Arrived>) arguments[0];
      right.fetch(wanted.subList(0, 1), (BodySink) arguments[1]);
      return null;
    }
  }

  static final class Ms10FindsNoMarks extends Contract {
    Ms10FindsNoMarks() {
      super("marked", (right, arguments) -> Map.of());
    }
  }

  static final class Ms10TellsEveryKeywordSought extends Contract {
    Ms10TellsEveryKeywordSought() {
      super("marked", (right, arguments) -> all(right, arguments));
    }

    @SuppressWarnings("unchecked")
    private static Object all(MailboxSession right, Object[] arguments) throws Exception {
      Set<String> sought = (Set<String>) arguments[1];
      Map<MessageRef, Set<String>> marked =
          new HashMap<>(right.marked((FolderId) arguments[0], sought));
      marked.replaceAll((message, carried) -> sought);
      return marked;
    }
  }

  static final class Ms16TellsKeywordsOfWhatIsGone extends Contract {
    Ms16TellsKeywordsOfWhatIsGone() {
      super("keywords", (right, arguments) -> all(right, arguments));
    }

    @SuppressWarnings("unchecked")
    private static Object all(MailboxSession right, Object[] arguments) throws Exception {
      List<MessageRef> messages = (List<MessageRef>) arguments[0];
      Map<MessageRef, Set<String>> keywords = new HashMap<>(right.keywords(messages));
      messages.forEach(message -> keywords.putIfAbsent(message, Set.of()));
      return keywords;
    }
  }

  static final class Ms16LeavesOutWhatIsNotMarked extends Contract {
    Ms16LeavesOutWhatIsNotMarked() {
      super("keywords", (right, arguments) -> some(right, arguments));
    }

    @SuppressWarnings("unchecked")
    private static Object some(MailboxSession right, Object[] arguments) throws Exception {
      Map<MessageRef, Set<String>> keywords =
          new HashMap<>(right.keywords((List<MessageRef>) arguments[0]));
      keywords.values().removeIf(Set::isEmpty);
      return keywords;
    }
  }

  static final class Ms02AsksMessageByMessage extends Contract {
    Ms02AsksMessageByMessage() {
      super("changesSince", (right, arguments) -> askedSingly(right, arguments));
    }

    private static ChangePage askedSingly(MailboxSession right, Object[] arguments)
        throws Exception {
      ChangePage page =
          right.changesSince(
              (FolderId) arguments[0], (Cursor) arguments[1], (PageLimit) arguments[2]);
      for (Change change : page.changes()) {
        if (change instanceof Change.Arrived arrived) {
          right.headers(List.of(arrived.ref()), 4096);
        }
      }
      return page;
    }
  }

  static final class Ms03ReportsTwice extends Contract {
    Ms03ReportsTwice() {
      super(
          "changesSince",
          pages(
              (page, cursor) -> {
                List<Change> twice = new ArrayList<>(page.changes());
                twice.addAll(page.changes());
                return with(page, twice);
              }));
    }
  }

  static final class Ms03GoesRound extends Contract {
    Ms03GoesRound() {
      super(
          "changesSince",
          pages(
              (page, cursor) ->
                  cursor.equals(Cursor.START)
                      ? page
                      : new ChangePage(page.changes(), Cursor.START, true, -1)));
    }
  }

  static final class Ms04KnowsNoSize extends Contract {
    Ms04KnowsNoSize() {
      super("changesSince", pages((page, cursor) -> with(page, each(page, a -> plain(a, 0)))));
    }
  }

  static final class Ms10ReportsNoKeywords extends Contract {
    Ms10ReportsNoKeywords() {
      super(
          "changesSince", pages((page, cursor) -> with(page, each(page, a -> plain(a, a.size())))));
    }
  }

  private static List<Change> each(ChangePage page, UnaryOperator<Change.Arrived> how) {
    return page.changes().stream()
        .map(change -> change instanceof Change.Arrived arrived ? how.apply(arrived) : change)
        .toList();
  }

  private static Change.Arrived plain(Change.Arrived arrived, long size) {
    return new Change.Arrived(arrived.ref(), arrived.receivedAt(), size, arrived.header());
  }

  static final class Ms09GoesOnWithTheRest extends Contract {
    Ms09GoesOnWithTheRest() {
      super("fetch", (right, arguments) -> fetched(right, arguments));
    }

    @SuppressWarnings("unchecked")
    private static Object fetched(MailboxSession right, Object[] arguments) throws Exception {
      BodySink sink = (BodySink) arguments[1];
      List<InputStream> rest = new ArrayList<>();
      right.fetch(
          (List<Change.Arrived>) arguments[0],
          WrongPort.of(
              BodySink.class,
              sink,
              "message",
              (unused, message) -> {
                rest.add((InputStream) message[1]);
                sink.message(
                    (MessageRef) message[0],
                    new SequenceInputStream(Collections.enumeration(List.copyOf(rest))));
                return null;
              }));
      return null;
    }
  }

  static final class Ms13AnswersInAnOrderOfItsOwn extends Contract {
    Ms13AnswersInAnOrderOfItsOwn() {
      super("headers", (right, arguments) -> sorted(right, arguments));
    }

    @SuppressWarnings("unchecked")
    private static Object sorted(MailboxSession right, Object[] arguments) throws Exception {
      List<Change.OfMessage> changes =
          new ArrayList<>(right.headers((List<MessageRef>) arguments[0], (Integer) arguments[1]));
      changes.sort(Comparator.comparing(change -> change.ref().id()));
      return changes;
    }
  }

  static final class Ms14TakesWhatIsRefusedForGone extends Contract {
    Ms14TakesWhatIsRefusedForGone() {
      super(
          "changesSince",
          pages(
              (page, cursor) ->
                  with(
                      page,
                      page.changes().stream()
                          .map(
                              change ->
                                  change instanceof Change.Unreadable refused
                                      ? new Change.Vanished(refused.ref(), refused.why())
                                      : change)
                          .toList())));
    }
  }

  static final class Ms14LosesTheBatchOfWhatIsRefused extends Contract {
    Ms14LosesTheBatchOfWhatIsRefused() {
      super(
          "changesSince",
          pages(
              (page, cursor) ->
                  page.changes().stream().anyMatch(Change.Unreadable.class::isInstance)
                      ? with(
                          page,
                          page.changes().stream()
                              .map(Change.OfMessage.class::cast)
                              .<Change>map(each -> new Change.Unreadable(each.ref(), "NO"))
                              .toList())
                      : page));
    }
  }

  static final class Ms14PassesOverARefusedPage extends Contract {
    Ms14PassesOverARefusedPage() {
      super("changesSince", (right, arguments) -> passedOver(right, arguments));
    }

    private static ChangePage passedOver(MailboxSession right, Object[] arguments)
        throws Exception {
      Cursor cursor = (Cursor) arguments[1];
      try {
        return right.changesSince((FolderId) arguments[0], cursor, (PageLimit) arguments[2]);
      } catch (MailAccessException e) {
        if (arguments[0].toString().contains("Nowhere")) {
          throw e;
        }
        return new ChangePage(List.of(), new Cursor(cursor.token() + "9"), false, 0);
      }
    }
  }

  static final class Ms15CountsMessagesOnly extends Contract {
    Ms15CountsMessagesOnly() {
      super(
          "changesSince",
          (right, arguments) -> {
            PageLimit limit = (PageLimit) arguments[2];
            return right.changesSince(
                (FolderId) arguments[0],
                (Cursor) arguments[1],
                new PageLimit(limit.messages(), limit.headerBytes()));
          });
    }
  }

  static final class Ms12HearsNothing extends Contract {
    Ms12HearsNothing() {
      super("awaitNews", (right, arguments) -> false);
    }
  }

  static Stream<Arguments> wrong() {
    return Stream.of(
        Arguments.of(
            Ms02AsksMessageByMessage.class, Set.of("ms02_aPageIsNotAskedForMessageByMessage")),
        Arguments.of(
            Ms09GoesOnWithTheRest.class, Set.of("ms09_whatTheSinkLeavesUnreadIsPassedOver")),
        Arguments.of(Ms10ReportsNoKeywords.class, Set.of("ms10_keywordsComeWithTheMessage")),
        Arguments.of(
            Ms16TellsKeywordsOfWhatIsGone.class,
            Set.of("ms16_theKeywordsThatStandOnMessagesNowAreTold")),
        Arguments.of(
            Ms16LeavesOutWhatIsNotMarked.class,
            Set.of("ms16_theKeywordsThatStandOnMessagesNowAreTold")),
        Arguments.of(
            Ms14TakesWhatIsRefusedForGone.class,
            Set.of("ms14_aMessageThatIsRefusedIsUnreadableAndCostsItselfOnly")),
        Arguments.of(
            Ms14LosesTheBatchOfWhatIsRefused.class,
            Set.of("ms14_aMessageThatIsRefusedIsUnreadableAndCostsItselfOnly")),
        Arguments.of(
            Ms14PassesOverARefusedPage.class,
            Set.of("ms14_aPageRefusedAsAWholeFailsAndMovesNoCursor")),
        Arguments.of(
            Ms15CountsMessagesOnly.class, Set.of("ms15_aPageEndsWhenItsHeadersReachTheLimit")),
        Arguments.of(Ms05DeniesStrangeCursors.class, Set.of("ms05_aCursorNotUnderstoodStartsOver")),
        Arguments.of(
            Ms06KeepsQuietAboutNewNumbers.class, Set.of("ms06_aFolderNumberedAnewIsReported")),
        Arguments.of(
            Ms08StumblesOverWhatIsGone.class, Set.of("ms08_aMessageThatIsGoneCostsItselfOnly")));
  }

  @ParameterizedTest
  @MethodSource
  void wrong(Class<?> contract, Set<String> failed) {
    assertThat(FailedTests.of(contract)).containsExactlyInAnyOrderElementsOf(failed);
  }

  @ParameterizedTest
  @ValueSource(
      classes = {
        Ms03SkipsTheLastOfAPage.class,
        Ms03ReportsBackwards.class,
        Ms03ReportsTwice.class,
        Ms03GoesRound.class,
        Ms04KnowsNoSize.class,
        Ms13AnswersInAnOrderOfItsOwn.class,
        Ms09HandsOverTheFirstOnly.class,
        Ms10FindsNoMarks.class,
        Ms10TellsEveryKeywordSought.class,
        Ms12HearsNothing.class
      })
  void wrongInWhatOthersRestOn(Class<?> contract) {
    String rule = contract.getSimpleName().substring(0, 4).toLowerCase(Locale.ROOT);
    assertThat(FailedTests.of(contract)).anyMatch(each -> each.startsWith(rule));
  }

  @Test
  void aRightOnePasses() {
    assertThat(FailedTests.of(InMemoryMailboxTest.class)).isEmpty();
  }
}
