package org.mailpromoter.core.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mailpromoter.core.decision.Obstacle;
import org.mailpromoter.core.facts.Incoming;
import org.mailpromoter.core.mailbox.Change;
import org.mailpromoter.core.mailbox.FolderId;
import org.mailpromoter.core.mailbox.MessageRef;
import org.mailpromoter.core.mailbox.Watermark;

class HeaderReadingTest {
  private static final Watermark REACHED = new Watermark(Instant.ofEpochSecond(3));

  private static Change.Arrived arrived(String id, Instant at) {
    byte[] header = "Subject: x\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
    return new Change.Arrived(
        new MessageRef(new FolderId("INBOX"), "1", id), at, header.length, header);
  }

  static List<Throwable> faults() {
    return List.of(
        new ArithmeticException("long overflow"),
        new StackOverflowError(),
        new NoClassDefFoundError("x"));
  }

  @ParameterizedTest
  @MethodSource("faults")
  void aParserThatFailsLeavesTheMessageUnreadWithItsPlaceAndTheReason(Throwable fault) {
    HeaderReading reading =
        new HeaderReading(header -> failing(fault), header -> true, Clock.systemUTC());
    Change.Arrived message = arrived("7", Instant.ofEpochSecond(9));
    Incoming unread = reading.arrived(message, REACHED, Contents.NONE);
    assertThat(unread.isUnread()).isTrue();
    assertThat(unread.arrived().ref()).isEqualTo(message.ref());
    assertThat(unread.arrival().watermark()).isEqualTo(REACHED);
    assertThat(unread.arrival().receivedAt()).isEqualTo(message.receivedAt());
    assertThat(unread.attempts().failed()).isEqualTo(1);
    assertThat(unread.attempts().why())
        .isEqualTo(new Obstacle(Obstacle.Kind.HEADER_DAMAGED, fault.toString()));
  }

  @Test
  void unreadMessagesAreNoCopiesOfEachOther() {
    HeaderReading reading =
        new HeaderReading(
            header -> failing(new IllegalStateException()), header -> true, Clock.systemUTC());
    Instant at = Instant.ofEpochSecond(9);
    assertThat(reading.arrived(arrived("7", at), REACHED, Contents.NONE).envelope().identity())
        .isNotEqualTo(
            reading.arrived(arrived("8", at), REACHED, Contents.NONE).envelope().identity())
        .isEqualTo(reading.arrived(arrived("7", at), REACHED, Contents.NONE).envelope().identity());
  }

  @Test
  void aTimeThatNoStorageTakesIsNotKeptOfAnUnreadMessage() {
    HeaderReading reading =
        new HeaderReading(
            header -> failing(new IllegalStateException()), header -> true, Clock.systemUTC());
    Incoming unread = reading.arrived(arrived("7", Instant.MAX), REACHED, Contents.NONE);
    assertThat(unread.arrived().receivedAt()).isEqualTo(Instant.EPOCH);
  }

  private static <T> T failing(Throwable fault) {
    if (fault instanceof Error error) {
      throw error;
    }
    throw (RuntimeException) fault;
  }
}
