package org.mailpromoter.storage.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mailpromoter.storage.sqlite.SentLine.ANNA;
import static org.mailpromoter.storage.sqlite.SentLine.id;
import static org.mailpromoter.storage.sqlite.SentLine.left;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mailpromoter.core.activity.ActivityId;
import org.mailpromoter.core.activity.CorrelationMethod;
import org.mailpromoter.core.activity.EmailActivity;
import org.mailpromoter.core.mailbox.FolderRole;
import org.mailpromoter.core.message.Direction;
import org.mailpromoter.core.message.ThreadIndex;
import org.mailpromoter.core.policy.TrackOption;
import org.mailpromoter.core.sending.OutgoingMail;
import org.mailpromoter.core.sending.Phase;
import org.mailpromoter.testkit.MailBuilder;

/** Replies find the mail that they answer, whatever mail programs and relays took away. */
class ThousandRepliesTest {
  private static final int MAILS = 1_000;
  private static final int IN_DOUBT = 30;
  private static final Instant BEGIN = Instant.parse("2026-01-05T08:00:00Z");
  private static final String TOM = "tom@customer.example";

  /** What is left of the mail in a reply to it. */
  private enum Left {
    LEFT_PART(CorrelationMethod.IN_REPLY_TO),
    TOKEN(CorrelationMethod.TRACKING_TOKEN),
    INDEX(CorrelationMethod.CONVERSATION_INDEX);

    private final CorrelationMethod method;

    Left(CorrelationMethod method) {
      this.method = method;
    }

    static Left in(int number) {
      return values()[number % values().length];
    }
  }

  private static ThreadIndex index(int number) {
    return ThreadIndex.begun(BEGIN.plusSeconds(number), new Random(number));
  }

  private static String token(int number) {
    return "CRM:" + (2_000_000 + number);
  }

  private static byte[] mail(int number) {
    return SentLine.mail(number, "Your order " + token(number))
        .field("Thread-Index", index(number).text())
        .bytes();
  }

  private static byte[] reply(int number) {
    MailBuilder reply =
        MailBuilder.mail()
            .id("<reply" + number + "@customer.example>")
            .from(TOM)
            .to(SentLine.FROM)
            .date("Mon, 5 Jan 2026 11:00:00 +0000");
    return switch (Left.in(number)) {
      case LEFT_PART ->
          reply.subject("Re: Your order").inReplyTo("<" + left(number) + "@relay.example>").bytes();
      case TOKEN -> reply.subject("AW: Your order " + token(number)).bytes();
      case INDEX -> {
        Instant at = BEGIN.plus(Duration.ofHours(3));
        ThreadIndex child = index(number).answered(at, new Random(number));
        yield reply.subject("RE: Your order").field("Thread-Index", child.text()).bytes();
      }
    };
  }

  @Test
  void everyReplyFindsItsMailAndEndsItsDoubt(@TempDir Path folder) {
    try (SentLine line = new SentLine(folder.resolve("t.db"), TrackOption.REPLIES)) {
      Map<String, OutgoingMail> mails = new HashMap<>();
      List<byte[]> replies = new ArrayList<>();
      for (int number = 0; number < MAILS; number++) {
        OutgoingMail mail = line.take(mail(number), TOM);
        mails.put("reply" + number + "@customer.example", mail);
        replies.add(reply(number));
        if (number < IN_DOUBT) {
          line.lose(line.handOver(mail));
        }
      }
      Collections.shuffle(replies, new Random(7));
      line.read(ANNA, FolderRole.INBOX, replies.toArray(byte[][]::new));
      Map<CorrelationMethod, Integer> methods = new HashMap<>();
      for (EmailActivity each : line.activities()) {
        if (each.direction() == Direction.INCOMING) {
          ActivityId expected = mails.get(each.messageId().orElseThrow().value()).activity();
          assertThat(each.correlatedActivity()).contains(expected);
          methods.merge(each.correlationMethod(), 1, Integer::sum);
        }
      }
      for (Left left : Left.values()) {
        assertThat(methods.remove(left.method)).isBetween(MAILS / 3, MAILS / 3 + 1);
      }
      assertThat(methods).isEmpty();
      for (int number = 0; number < IN_DOUBT; number++) {
        OutgoingMail mail = mails.get("reply" + number + "@customer.example");
        assertThat(line.state(mail).phase()).as(id(number)).isEqualTo(Phase.SENT);
      }
    }
  }
}
