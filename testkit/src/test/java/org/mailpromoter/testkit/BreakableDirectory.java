package org.mailpromoter.testkit;

import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.mailpromoter.core.memory.InMemoryRecordStore;
import org.mailpromoter.core.message.EmailAddress;
import org.mailpromoter.core.party.DirectoryError;
import org.mailpromoter.core.party.DirectoryException;
import org.mailpromoter.core.party.PartyRecord;
import org.mailpromoter.core.party.RecordDirectory;
import org.mailpromoter.core.party.RecordEntry;

/** In-memory records that can be removed, behind the tested directory. */
final class BreakableDirectory implements RecordDirectory, DirectoryUnderTest {
  final InMemoryRecordStore store = new InMemoryRecordStore();
  private final RecordDirectory tested;
  private final boolean asksInParts;
  volatile boolean failing;
  volatile boolean tellsChanges;
  volatile int questions;
  volatile int answeredBeforeFailing = Integer.MAX_VALUE;
  volatile Set<EmailAddress> lastQuestion = Set.of();

  BreakableDirectory(UnaryOperator<RecordDirectory> wrap) {
    this(wrap, false);
  }

  BreakableDirectory(UnaryOperator<RecordDirectory> wrap, boolean asksInParts) {
    this.tested = wrap.apply(this);
    this.asksInParts = asksInParts;
  }

  @Override
  public synchronized Map<EmailAddress, List<PartyRecord>> resolve(Set<EmailAddress> addresses) {
    questions++;
    lastQuestion = Set.copyOf(addresses);
    if (failing || answeredBeforeFailing-- <= 0) {
      throw new DirectoryException(DirectoryError.DEFECT, "The directory is out of order.", null);
    }
    return store.resolve(addresses);
  }

  @Override
  public OptionalLong changes() {
    return tellsChanges ? store.changes() : OptionalLong.empty();
  }

  @Override
  public RecordDirectory directory() {
    return tested;
  }

  @Override
  public void put(List<RecordEntry> entries) {
    store.put(entries);
  }

  @Override
  public boolean fail() {
    failing = true;
    return true;
  }

  /** What is tested asks once; a test whose wrapper asks in parts says so. */
  @Override
  public boolean failAfter(int requests) {
    answeredBeforeFailing = requests;
    return asksInParts;
  }

  @Override
  public void close() {}
}
