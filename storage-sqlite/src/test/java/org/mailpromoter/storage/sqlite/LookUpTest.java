package org.mailpromoter.storage.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.SqlLogger;
import org.jdbi.v3.core.statement.StatementContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mailpromoter.core.correlation.CorrelationKey;
import org.mailpromoter.core.mailbox.FolderId;
import org.mailpromoter.core.mailbox.MailboxId;
import org.mailpromoter.core.mailbox.MessageRef;
import org.mailpromoter.core.message.MessageIdentity;
import org.mailpromoter.core.store.NumberRange;
import org.mailpromoter.core.store.Query;

/** AS-5: a look-up costs a fixed number of statements. */
class LookUpTest {
  private static final FolderId INBOX = new FolderId("INBOX");

  @TempDir Path folder;

  private int statements(int messages, int kindsOfKey) throws SQLException {
    Map<MessageRef, MessageIdentity> occurrences = new LinkedHashMap<>();
    Set<CorrelationKey> keys = new HashSet<>();
    for (int i = 0; i < messages; i++) {
      occurrences.put(
          new MessageRef(INBOX, "1", String.valueOf(i + 1)), new MessageIdentity("m" + i, i));
      for (int kind = 0; kind < kindsOfKey; kind++) {
        keys.add(new CorrelationKey("kind-" + kind, "k" + i));
      }
    }
    AtomicInteger count = new AtomicInteger();
    Jdbi jdbi = Jdbi.create("jdbc:sqlite:" + folder.resolve("test.db"));
    jdbi.setSqlLogger(
        new SqlLogger() {
          @Override
          public void logAfterExecution(StatementContext context) {
            count.incrementAndGet();
          }
        });
    try (Handle handle = jdbi.open()) {
      new LookUp()
          .answer(
              handle, new Query(new MailboxId("m"), INBOX, occurrences, keys), NumberRange.NONE);
    }
    return count.get();
  }

  @Test
  void as05_aLookUpCostsTheSameStatementsForAnyNumberOfMessagesAndStrategies() throws Exception {
    SqliteStorage.open(folder.resolve("test.db")).close();
    int one = statements(1, 1);
    assertThat(one).isLessThanOrEqualTo(7);
    assertThat(statements(1_000, 1)).isEqualTo(one);
    assertThat(statements(1_000, 12)).isEqualTo(one);
  }
}
