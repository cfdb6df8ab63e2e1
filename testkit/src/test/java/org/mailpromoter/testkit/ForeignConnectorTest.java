package org.mailpromoter.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.mailpromoter.core.guard.CallLimits;
import org.mailpromoter.core.guard.ForeignFault;
import org.mailpromoter.core.guard.GuardedMailbox;
import org.mailpromoter.core.mailbox.BodySink;
import org.mailpromoter.core.mailbox.Change;
import org.mailpromoter.core.mailbox.Cursor;
import org.mailpromoter.core.mailbox.FolderId;
import org.mailpromoter.core.mailbox.MailAccessException;
import org.mailpromoter.core.mailbox.MailboxSession;
import org.mailpromoter.core.mailbox.MailboxSource;
import org.mailpromoter.core.mailbox.MessageRef;
import org.mailpromoter.core.mailbox.PageLimit;
import org.mailpromoter.core.memory.InMemoryActivityStore;
import org.mailpromoter.core.sync.MailboxReport;
import org.mailpromoter.testkit.fault.CrashPoint;
import org.mailpromoter.testkit.fault.FaultyMailbox;
import org.mailpromoter.testkit.fault.MailboxFault;
import org.mailpromoter.testkit.fault.WrongPort;
import org.mailpromoter.testkit.memory.InMemoryMailbox;

/** Any fault of a connector in any call costs its mailbox one run, and nothing more. */
class ForeignConnectorTest {
  private final InMemoryMailbox mailbox = new InMemoryMailbox();
  private final TestLine line = new TestLine();

  private void deliver() {
    for (int i = 0; i < 5; i++) {
      mailbox.deliver(TestLine.reply().body("Reply " + i).bytes());
      mailbox.deliver(TestLine.fromAnna().subject("No reply").bytes());
    }
  }

  /** Only a hanging connector is waited for; before that, a busy machine may need some time. */
  private static GuardedMailbox guarded(MailboxFault fault, FaultyMailbox source) {
    boolean hangs = fault == MailboxFault.HANGS || fault == MailboxFault.HANGS_UNTIL_CLOSED;
    Duration deadline = hangs ? Duration.ofMillis(700) : Duration.ofSeconds(30);
    return new GuardedMailbox("christopher", source, CallLimits.of(deadline));
  }

  @Test
  void aSoundConnectorIsNotDisturbed() throws Exception {
    deliver();
    InMemoryActivityStore plain = line.store();
    line.sync(plain, mailbox);
    InMemoryActivityStore store = line.store();
    MailboxReport report =
        line.sync(
            store,
            guarded(
                MailboxFault.THROWS,
                new FaultyMailbox(mailbox, CrashPoint.never(), MailboxFault.THROWS)));
    assertThat(report.failures()).isEmpty();
    assertThat(TestLine.results(store)).isEqualTo(TestLine.results(plain));
  }

  @ParameterizedTest
  @EnumSource
  void aFaultAtAnyCallCostsOneRunOfTheMailbox(MailboxFault fault) throws Exception {
    deliver();
    InMemoryActivityStore undisturbed = line.store();
    line.sync(undisturbed, mailbox);
    List<String> codes = new ArrayList<>();
    for (int call = 1; call <= 4; call++) {
      InMemoryActivityStore store = line.store();
      FaultyMailbox faulty = new FaultyMailbox(mailbox, CrashPoint.at(call), fault);
      MailboxReport report = line.sync(store, guarded(fault, faulty));
      report.failures().forEach(each -> codes.add(each.fault().code().id()));
      line.sync(store, mailbox);
      faulty.release();
      assertThat(TestLine.results(store))
          .as("%s at call %d", fault, call)
          .containsExactlyInAnyOrderElementsOf(expected(fault, call, undisturbed, store));
    }
    assertThat(codes).isNotEmpty().containsOnly(code(fault));
  }

  /**
   * A connector that fetches nothing and reports nothing leaves bodies missing, which is remarked.
   */
  private static List<String> expected(
      MailboxFault fault, int call, InMemoryActivityStore undisturbed, InMemoryActivityStore now) {
    boolean silent =
        call == 3 && (fault == MailboxFault.RETURNS_NULL || fault == MailboxFault.GOES_ROUND);
    return TestLine.results(silent ? now : undisturbed);
  }

  private static String code(MailboxFault fault) {
    return switch (fault) {
      case REFUSES -> "faulty/refused";
      case HANGS, HANGS_UNTIL_CLOSED -> ForeignFault.CONNECTOR_HANGS.id();
      case THROWS, MISSES_A_CLASS, OVERFLOWS_ITS_STACK, RETURNS_NULL, GOES_ROUND ->
          ForeignFault.CONNECTOR_DEFECT.id();
    };
  }

  @Test
  void theFailureSaysWhatTheConnectorWasToDoAndHow() {
    assertThatThrownBy(
            () ->
                guarded(
                        MailboxFault.THROWS,
                        new FaultyMailbox(mailbox, CrashPoint.at(1), MailboxFault.THROWS))
                    .open())
        .isInstanceOf(MailAccessException.class)
        .hasMessage(
            "The connector of the mailbox christopher failed while it was to open the mailbox: it"
                + " threw java.lang.IllegalStateException: a defect: open.");
  }

  @Test
  void whatOurOwnSinkThrowsIsNoFaultOfTheConnector() throws Exception {
    deliver();
    try (var session = new GuardedMailbox("christopher", mailbox).open()) {
      var page = session.changesSince(InMemoryMailbox.INBOX, Cursor.START, new PageLimit(3, 4096));
      List<Change.Arrived> arrived = new ArrayList<>();
      page.changes().forEach(c -> arrived.add((Change.Arrived) c));
      assertThatThrownBy(() -> session.fetch(arrived, new OwnDefect()))
          .isInstanceOf(IllegalStateException.class)
          .hasMessage("ours");
    }
  }

  private static Stream<Arguments> amiss() {
    MessageRef other = new MessageRef(new FolderId("Elsewhere"), "1", "1");
    Map<MessageRef, Set<String>> nothing = new HashMap<>();
    nothing.put(other, null);
    return Stream.of(
        Arguments.of("marked", null, "it returned null"),
        Arguments.of("marked", nothing, "it returned null"),
        Arguments.of("marked", Map.of(other, Set.of()), "which of the keywords"),
        Arguments.of("marked", Map.of(other, Set.of("unsought")), "which of the keywords"),
        Arguments.of("keywords", null, "it returned null"),
        Arguments.of("keywords", Map.of(other, Set.of()), "it answers for other messages"));
  }

  @ParameterizedTest
  @MethodSource("amiss")
  void keywordsThatAreToldAmissAreAFaultOfTheConnector(
      String method, Map<MessageRef, Set<String>> answer, String said) throws Exception {
    MailboxSource wrong =
        () -> WrongPort.of(MailboxSession.class, mailbox.open(), method, (right, a) -> answer);
    try (MailboxSession session = new GuardedMailbox("christopher", wrong).open()) {
      assertThatThrownBy(
              () -> {
                if (method.equals("marked")) {
                  session.marked(InMemoryMailbox.INBOX, Set.of("sought"));
                } else {
                  session.keywords(List.of());
                }
              })
          .isInstanceOf(MailAccessException.class)
          .hasMessageContaining(said);
    }
  }

  private static final class OwnDefect implements BodySink {
    @Override
    public void message(MessageRef ref, InputStream message) {
      throw new IllegalStateException("ours");
    }

    @Override
    public void missing(MessageRef ref, String why) {}
  }
}
