package org.mailpromoter.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
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
import org.mailpromoter.core.mailbox.MailboxSession;
import org.mailpromoter.core.mailbox.MailboxSource;
import org.mailpromoter.core.mailbox.MessageRef;
import org.mailpromoter.core.mailbox.PageLimit;

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

  /** What a wrong session does to the pages of a right one. */
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
      super("marked", (right, arguments) -> List.<MessageRef>of());
    }
  }

  static final class Ms12HearsNothing extends Contract {
    Ms12HearsNothing() {
      super("awaitNews", (right, arguments) -> false);
    }
  }

  static Stream<Arguments> wrong() {
    return Stream.of(
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
        Ms09HandsOverTheFirstOnly.class,
        Ms10FindsNoMarks.class,
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
