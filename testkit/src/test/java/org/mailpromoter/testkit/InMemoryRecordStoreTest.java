package org.mailpromoter.testkit;

import org.mailpromoter.core.memory.InMemoryRecordStore;
import org.mailpromoter.core.party.RecordStore;

class InMemoryRecordStoreTest implements RecordStoreContract {
  @Override
  public RecordStore emptyStore() {
    return new InMemoryRecordStore();
  }
}
