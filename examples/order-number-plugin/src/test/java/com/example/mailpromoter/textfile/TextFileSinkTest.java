package com.example.mailpromoter.textfile;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mailpromoter.core.activity.ActivityEvent;
import org.mailpromoter.core.activity.ActivityId;
import org.mailpromoter.core.activity.Delivery;
import org.mailpromoter.core.activity.EmailActivity;
import org.mailpromoter.core.activity.EventId;
import org.mailpromoter.core.message.Direction;
import org.mailpromoter.core.message.MessageIdentity;

/** Lines in a file, each event once. */
class TextFileSinkTest {
  @TempDir private Path folder;
  private Path file;

  @BeforeEach
  void name() {
    file = folder.resolve("activities.txt");
  }

  private static ActivityEvent event(long number, String subject) {
    ActivityId id = new ActivityId(number + 100);
    EmailActivity activity =
        EmailActivity.builder(id, Direction.INCOMING, new MessageIdentity("<a@x>", 1))
            .subject(subject)
            .build();
    return new ActivityEvent(
        new EventId("test", number), ActivityEvent.Kind.CREATED, Instant.EPOCH, id, activity);
  }

  private Delivery deliver(ActivityEvent... events) throws InterruptedException {
    Delivery last = Delivery.later("nothing was delivered");
    try (TextFileSink sink = new TextFileSink(file)) {
      for (ActivityEvent each : events) {
        last = sink.deliver(each);
      }
    }
    return last;
  }

  @Test
  void anEventIsALine() throws Exception {
    assertThat(deliver(event(1, "Hello\r\nWörld"))).isInstanceOf(Delivery.Done.class);
    assertThat(file).hasContent("test-1\tCREATED\t101\tHello  Wörld\n");
  }

  @Test
  void theSecondTimeChangesNothingAlsoAfterARestart() throws Exception {
    deliver(event(1, "One"), event(1, "One"), event(2, "Two"));
    assertThat(deliver(event(2, "Two"), event(1, "One"), event(3, "Three")))
        .isInstanceOf(Delivery.Done.class);
    assertThat(Files.readAllLines(file)).hasSize(3);
  }

  @Test
  void aLineThatWasCutOffIsWrittenAgain() throws Exception {
    deliver(event(1, "One"));
    Files.writeString(file, "test-2\tCREA", StandardOpenOption.APPEND);
    deliver(event(2, "Two"));
    assertThat(Files.readAllLines(file))
        .containsExactly("test-1\tCREATED\t101\tOne", "test-2\tCREATED\t102\tTwo");
  }

  @Test
  void aFolderThatIsMissingMeansLater() throws Exception {
    file = folder.resolve("nowhere/activities.txt");
    assertThat(deliver(event(1, "One"))).isInstanceOf(Delivery.Later.class);
  }

  @Test
  void aFileOfSomebodyElseIsLeftAlone() throws Exception {
    Files.writeString(file, "Dear diary\n");
    assertThat(deliver(event(1, "One"))).isInstanceOf(Delivery.Later.class);
    assertThat(file).hasContent("Dear diary\n");
  }

  @Test
  void anInterruptedThreadEndsTheCall() {
    Thread.currentThread().interrupt();
    org.assertj.core.api.Assertions.assertThatThrownBy(() -> deliver(event(1, "One")))
        .isInstanceOf(InterruptedException.class);
    assertThat(Thread.interrupted()).isFalse();
  }
}
