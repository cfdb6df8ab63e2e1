package org.mailpromoter.core.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.mailpromoter.core.activity.Actor;
import org.mailpromoter.core.compact.CompactInput;
import org.mailpromoter.core.compact.CompactOutput;
import org.mailpromoter.core.mailbox.FolderId;
import org.mailpromoter.core.mailbox.MailboxId;

class OriginCodecTest {
  private static final Instant AT = Instant.ofEpochMilli(7);

  @Test
  void everyOriginIsReadAsItWasWritten() {
    for (Origin each :
        List.of(
            Origin.byDefault(),
            new Origin.InFile("a.yaml", 3),
            new Origin.ByProgram("crm"),
            new Origin.ByChoice(new Actor.Person("maria"), AT),
            new Origin.ByChoice(new Actor.Program("nightly"), AT),
            new Origin.ByChoice(
                new Actor.Mark(new MailboxId("anna"), new FolderId("INBOX"), "Seen"), AT))) {
      byte[] bytes = OriginCodec.write(new CompactOutput(), each).toBytes();
      assertThat(OriginCodec.read(new CompactInput(bytes))).isEqualTo(each);
    }
  }

  @Test
  void whoeverChoseInAnEarlierVersionWasAPerson() {
    byte[] earlier = new CompactOutput().number(2).text("maria").number(7).toBytes();
    assertThat(OriginCodec.read(new CompactInput(earlier)))
        .isEqualTo(new Origin.ByChoice(new Actor.Person("maria"), AT));
  }
}
