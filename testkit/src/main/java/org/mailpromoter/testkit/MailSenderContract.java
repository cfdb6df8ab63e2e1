package org.mailpromoter.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;
import org.mailpromoter.core.sending.EnvelopeAddress;
import org.mailpromoter.core.sending.FrozenMessage;
import org.mailpromoter.core.sending.HandOver;
import org.mailpromoter.core.sending.MailSender;
import org.mailpromoter.core.sending.ServerReply;
import org.mailpromoter.core.sending.SubmissionEnvelope;
import org.mailpromoter.core.sending.SubmissionOutcome;
import org.mailpromoter.core.sending.SubmissionOutcome.Accepted;
import org.mailpromoter.core.sending.SubmissionOutcome.Deferred;
import org.mailpromoter.core.sending.SubmissionOutcome.Refused;
import org.mailpromoter.core.sending.SubmissionOutcome.Uncertain;

/**
 * The contract of every {@link MailSender}. Implement {@link #server()} in a test class; the names
 * of the tests contain the rule numbers from the documentation of {@code MailSender}.
 *
 * @since 0.1
 */
@Timeout(
    value = MailSenderContract.GUARD_MINUTES,
    unit = TimeUnit.MINUTES,
    threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
public interface MailSenderContract {
  /** Longer than any test takes, so it ends only hanging tests. */
  long GUARD_MINUTES = 3;

  /** A server of its own for each test, which has accepted nothing yet. */
  MailServerUnderTest server() throws Exception;

  /** SB-1: the server's words are kept. */
  @Test
  default void sb01_acceptedMailKeepsTheWordsOfTheServer() throws Exception {
    try (MailServerUnderTest server = server()) {
      Commits commits = new Commits();
      SubmissionOutcome outcome = server.open().submit(to("a"), message(1), commits);
      assertThat(outcome).isInstanceOf(Accepted.class);
      assertThat(((Accepted) outcome).reply().isPositive()).isTrue();
      assertThat(commits.made).hasSize(1);
      assertThat(server.accepted()).hasSize(1);
    }
  }

  /** SB-1 to SB-4, SB-6: each fault has one outcome, and one place relative to the hand-over. */
  @TestFactory
  default Stream<DynamicTest> sb02_sb03_sb04_everyFaultHasItsOutcome() {
    return Stream.of(SubmissionFault.values())
        .map(fault -> DynamicTest.dynamicTest(fault.name(), () -> hasItsOutcome(fault)));
  }

  private void hasItsOutcome(SubmissionFault fault) throws Exception {
    try (MailServerUnderTest server = server()) {
      server.next(fault);
      Commits commits = new Commits();
      SubmissionOutcome outcome = server.open().submit(to("a"), message(1), commits);
      assertThat(kind(outcome)).as("%s: %s", fault, outcome).isEqualTo(fault.expected());
      assertThat(commits.made).as("%s", outcome).hasSize(fault.isHandedOver() ? 1 : 0);
      assertThat(server.secrets()).noneMatch(outcome.toString()::contains);
      assertThat(outcome.toString()).doesNotContain("\n", "\r", "Exception");
    }
  }

  /** SB-12: whatever became of one mail, the next one is accepted, by the same sender. */
  @TestFactory
  default Stream<DynamicTest> sb12_theNextMailIsATryOfItsOwn() {
    return Stream.of(SubmissionFault.values())
        .map(fault -> DynamicTest.dynamicTest(fault.name(), () -> isATryOfItsOwn(fault)));
  }

  private void isATryOfItsOwn(SubmissionFault fault) throws Exception {
    try (MailServerUnderTest server = server()) {
      MailSender sender = server.open();
      sender.submit(to("a"), message(1), new Commits());
      server.next(fault);
      sender.submit(to("a"), message(2), new Commits());
      int before = server.accepted().size();
      SubmissionOutcome outcome = sender.submit(to("b"), message(3), new Commits());
      assertThat(outcome).as("%s", outcome).isInstanceOf(Accepted.class);
      assertThat(server.accepted()).hasSize(before + 1).last().isEqualTo(text(3));
    }
  }

  /** SB-12: mail arrives in the order in which it is submitted. */
  @Test
  default void sb12_mailArrivesInOrder() throws Exception {
    try (MailServerUnderTest server = server()) {
      MailSender sender = server.open();
      List<String> expected = new ArrayList<>();
      for (int i = 0; i < 10; i++) {
        assertThat(sender.submit(to("a"), message(i), new Commits())).isInstanceOf(Accepted.class);
        expected.add(text(i));
      }
      assertThat(server.accepted()).isEqualTo(expected);
    }
  }

  /** SB-5: some are refused, and the others get the mail; the hand-over knows who. */
  @Test
  default void sb05_everyRecipientGetsWhatTheServerSays() throws Exception {
    try (MailServerUnderTest server = server()) {
      if (!server.nextRecipients(0, 550, 450)) {
        decidesAboutWholeMails(server, SubmissionFault.REFUSES_FOR_GOOD, 0);
        return;
      }
      Commits commits = new Commits();
      SubmissionOutcome outcome = server.open().submit(to("a", "b", "c"), message(1), commits);
      assertThat(outcome).isInstanceOf(Accepted.class);
      assertThat(outcome.refused()).containsOnlyKeys(address("b"), address("c"));
      assertThat(outcome.refused()).hasEntrySatisfying(address("b"), MailSenderContract::forGood);
      assertThat(outcome.refused()).hasEntrySatisfying(address("c"), MailSenderContract::forNow);
      assertThat(commits.made).containsExactly(outcome.refused());
    }
  }

  /** SB-5: what was said to each recipient is known whatever becomes of the rest. */
  @Test
  default void sb05_alsoIfTheAnswerIsLost() throws Exception {
    try (MailServerUnderTest server = server()) {
      if (!server.nextRecipients(0, 550)) {
        decidesAboutWholeMails(server, SubmissionFault.CLOSES_AFTER, 1);
        return;
      }
      server.next(SubmissionFault.CLOSES_AFTER);
      SubmissionOutcome outcome = server.open().submit(to("a", "b"), message(1), new Commits());
      assertThat(outcome).isInstanceOf(Uncertain.class);
      assertThat(outcome.refused()).containsOnlyKeys(address("b"));
    }
  }

  /** SB-5: nobody is left, so nothing is handed over. */
  @Test
  default void sb05_whatEverybodyIsRefusedIsNotHandedOver() throws Exception {
    try (MailServerUnderTest server = server()) {
      if (!server.nextRecipients(550, 550)) {
        decidesAboutWholeMails(server, SubmissionFault.REFUSES_THE_CONTENT_FOR_GOOD, 1);
        return;
      }
      Commits commits = new Commits();
      SubmissionOutcome outcome = server.open().submit(to("a", "b"), message(1), commits);
      assertThat(outcome).isInstanceOf(Refused.class);
      assertThat(outcome.refused()).containsOnlyKeys(address("a"), address("b"));
      assertThat(commits.made).isEmpty();
      assertThat(server.accepted()).isEmpty();
    }
  }

  /** SB-5: one is refused for good and one for now: the mail is not refused as a whole. */
  @Test
  default void sb05_whoIsRefusedForNowIsToldFromWhoIsRefusedForGood() throws Exception {
    try (MailServerUnderTest server = server()) {
      if (!server.nextRecipients(550, 450)) {
        decidesAboutWholeMails(server, SubmissionFault.REFUSES_FOR_NOW, 0);
        return;
      }
      SubmissionOutcome outcome = server.open().submit(to("a", "b"), message(1), new Commits());
      assertThat(outcome.refused()).hasEntrySatisfying(address("a"), MailSenderContract::forGood);
      assertThat(outcome.refused()).hasEntrySatisfying(address("b"), MailSenderContract::forNow);
      assertThat(server.accepted()).isEmpty();
    }
  }

  /** SB-5, for a server that has one answer for everybody: then nobody is named alone. */
  private void decidesAboutWholeMails(
      MailServerUnderTest server, SubmissionFault fault, int expectedCommits) throws Exception {
    MailSender sender = server.open();
    assertThat(sender.submit(to("a", "b"), message(1), new Commits()))
        .isInstanceOf(Accepted.class)
        .satisfies(outcome -> assertThat(outcome.refused()).isEmpty());
    server.next(fault);
    Commits commits = new Commits();
    SubmissionOutcome outcome = sender.submit(to("a", "b"), message(2), commits);
    assertThat(kind(outcome)).as("%s", outcome).isEqualTo(fault.expected());
    assertThat(outcome.refused()).isEmpty();
    assertThat(commits.made).hasSize(expectedCommits).allMatch(Map::isEmpty);
  }

  /** SB-13: a server that would take mail is well, and got none. */
  @Test
  default void sb13_aCheckSubmitsNothing() throws Exception {
    try (MailServerUnderTest server = server()) {
      MailSender sender = server.open();
      assertThat(sender.check()).isEmpty();
      assertThat(server.accepted()).isEmpty();
      assertThat(sender.submit(to("a"), message(1), new Commits())).isInstanceOf(Accepted.class);
      assertThat(sender.check()).isEmpty();
      assertThat(server.accepted()).containsExactly(text(1));
    }
  }

  /** SB-13: one that lets nobody in is not, and says why as for a mail. */
  @Test
  default void sb13_aCheckFindsARefusedLogin() throws Exception {
    try (MailServerUnderTest server = server()) {
      server.next(SubmissionFault.REFUSES_THE_LOGIN);
      MailSender sender = server.open();
      Optional<SubmissionOutcome.Deferred> refused = sender.check();
      assertThat(refused).isPresent();
      assertThat(server.secrets()).noneMatch(refused.toString()::contains);
      assertThat(sender.check()).isEmpty();
    }
  }

  /** SB-7: what cannot be written down is not sent. */
  @Test
  default void sb07_ifTheCommitFailsTheServerAcceptsNothing() throws Exception {
    try (MailServerUnderTest server = server()) {
      MailSender sender = server.open();
      HandOver failing =
          refused -> {
            throw new IOException("the disk is full");
          };
      SubmissionOutcome outcome = sender.submit(to("a"), message(1), failing);
      assertThat(outcome).isInstanceOf(Deferred.class);
      assertThat(sender.submit(to("b"), message(2), new Commits())).isInstanceOf(Accepted.class);
      assertThat(server.accepted()).containsExactly(text(2));
    }
  }

  /** SB-8: dots, long lines and a missing last line end arrive as they are. */
  @Test
  default void sb08_theBytesArriveExactly() throws Exception {
    try (MailServerUnderTest server = server()) {
      String text =
          "Subject: dots\r\n\r\n.\r\n..\r\n.hidden\r\nin.side\r\n\r\n.\r\n"
              + "x".repeat(998)
              + "\r\n.end\r\n";
      server.open().submit(to("a"), new Text(text), new Commits());
      assertThat(server.accepted()).containsExactly(text);
    }
  }

  /** SB-8: a line end that is none could end the mail too early, on some servers. */
  @Test
  default void sb08_aMessageWithABareLineFeedIsNotSent() throws Exception {
    try (MailServerUnderTest server = server()) {
      for (String text : List.of("Subject: a\r\n\r\nb\n.\r\nc", "Subject: a\r\n\r\nb\r.\r\nc")) {
        Commits commits = new Commits();
        SubmissionOutcome outcome = server.open().submit(to("a"), new Text(text), commits);
        assertThat(outcome).isNotInstanceOf(Accepted.class);
        assertThat(commits.made).isEmpty();
      }
      assertThat(server.accepted()).isEmpty();
    }
  }

  /** SB-7: a message that cannot be read to its end is not sent in part. */
  @Test
  default void sb07_aMessageThatCannotBeReadIsNotSentInPart() throws Exception {
    try (MailServerUnderTest server = server()) {
      Commits commits = new Commits();
      SubmissionOutcome outcome = server.open().submit(to("a"), new Broken(), commits);
      assertThat(outcome).isInstanceOf(Deferred.class);
      assertThat(commits.made).isEmpty();
      assertThat(server.accepted()).isEmpty();
    }
  }

  /** SB-9: nothing of it is sent; a server that says no limit beforehand refuses it by itself. */
  @Test
  default void sb09_aMailThatIsTooLargeIsRefusedBeforehand() throws Exception {
    try (MailServerUnderTest server = server()) {
      long largest = server.largestMail(20) ? 20 : server.knownLimit().orElse(0);
      if (largest == 0) {
        server.next(SubmissionFault.REFUSES_FOR_GOOD);
      }
      Commits commits = new Commits();
      String text = text(1) + "x\r\n".repeat((int) largest / 3);
      SubmissionOutcome outcome = server.open().submit(to("a"), new Text(text), commits);
      assertThat(outcome).isInstanceOf(Refused.class);
      assertThat(((Refused) outcome).why()).contains(largest == 0 ? "" : String.valueOf(largest));
      assertThat(commits.made).isEmpty();
      assertThat(server.accepted()).isEmpty();
    }
  }

  /** SB-11: a sender that waits for the final answer is ended by another thread. */
  @Test
  default void sb11_closingEndsATryThatWaits() throws Exception {
    try (MailServerUnderTest server = server()) {
      server.next(SubmissionFault.IS_SILENT_AFTER);
      MailSender sender = server.open();
      CountDownLatch handedOver = new CountDownLatch(1);
      CompletableFuture<SubmissionOutcome> outcome = new CompletableFuture<>();
      Thread thread =
          new Thread(
              () -> {
                try {
                  outcome.complete(
                      sender.submit(to("a"), message(1), refused -> handedOver.countDown()));
                } catch (InterruptedException | RuntimeException e) {
                  outcome.completeExceptionally(e);
                }
              },
              "waits-for-the-answer");
      thread.start();
      handedOver.await();
      sender.close();
      assertThat(outcome.get()).isInstanceOf(Uncertain.class);
    }
  }

  /** SB-11: a sender that is closed submits nothing. */
  @Test
  default void sb11_aClosedSenderSubmitsNothing() throws Exception {
    try (MailServerUnderTest server = server()) {
      MailSender sender = server.open();
      sender.close();
      sender.close();
      assertThat(sender.submit(to("a"), message(1), new Commits())).isInstanceOf(Deferred.class);
      assertThat(server.accepted()).isEmpty();
    }
  }

  private static void forGood(ServerReply reply) {
    assertThat(reply.isPermanent()).as("%s", reply).isTrue();
  }

  private static void forNow(ServerReply reply) {
    assertThat(reply.isPermanent()).as("%s", reply).isFalse();
  }

  private static SubmissionFault.Expected kind(SubmissionOutcome outcome) {
    return outcome.match(
        new SubmissionOutcome.Cases<>() {
          @Override
          public SubmissionFault.Expected accepted(Accepted it) {
            return SubmissionFault.Expected.ACCEPTED;
          }

          @Override
          public SubmissionFault.Expected refused(Refused it) {
            return SubmissionFault.Expected.REFUSED;
          }

          @Override
          public SubmissionFault.Expected deferred(Deferred it) {
            return SubmissionFault.Expected.DEFERRED;
          }

          @Override
          public SubmissionFault.Expected uncertain(Uncertain it) {
            return SubmissionFault.Expected.UNCERTAIN;
          }
        });
  }

  private static EnvelopeAddress address(String name) {
    return new EnvelopeAddress(name + "@customer.example");
  }

  private static SubmissionEnvelope to(String... names) {
    List<EnvelopeAddress> recipients = new ArrayList<>();
    for (String each : names) {
      recipients.add(address(each));
    }
    return new SubmissionEnvelope("mp.1", new EnvelopeAddress("anna@ours.example"), recipients);
  }

  private static FrozenMessage message(int number) {
    return new Text(text(number));
  }

  private static String text(int number) {
    return "Subject: number " + number + "\r\n\r\nHello.\r\n";
  }

  /** A message in memory. */
  record Text(String text) implements FrozenMessage {
    @Override
    public long size() {
      return text.length();
    }

    @Override
    public boolean needsUtf8() {
      return false;
    }

    @Override
    public InputStream open() {
      return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }
  }

  /** A message whose storage fails in the middle. */
  record Broken() implements FrozenMessage {
    @Override
    public long size() {
      return 1_000;
    }

    @Override
    public boolean needsUtf8() {
      return false;
    }

    @Override
    public InputStream open() {
      return new InputStream() {
        private int left = 100;

        @Override
        public int read() throws IOException {
          if (left == 0) {
            throw new IOException("the disk has a hole");
          }
          left--;
          return 'x';
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
          bytes[offset] = (byte) read();
          return 1;
        }
      };
    }
  }

  /** Remembers what was committed. */
  final class Commits implements HandOver {
    private final List<Map<EnvelopeAddress, ServerReply>> made = new ArrayList<>();

    /** Nothing yet. */
    public Commits() {}

    @Override
    public void commit(Map<EnvelopeAddress, ServerReply> refused) {
      made.add(Map.copyOf(refused));
    }
  }
}
