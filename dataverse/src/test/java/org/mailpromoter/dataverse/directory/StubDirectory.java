package org.mailpromoter.dataverse.directory;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.mailpromoter.core.party.PartyRecord;
import org.mailpromoter.core.party.RecordDirectory;
import org.mailpromoter.core.party.RecordEntry;
import org.mailpromoter.core.party.RecordId;
import org.mailpromoter.core.party.RecordKind;
import org.mailpromoter.dataverse.stub.DataverseServerStub;
import org.mailpromoter.dataverse.stub.fault.HttpFaults;
import org.mailpromoter.testkit.DirectoryUnderTest;

/** A directory over the stub, whose records have ids in the order of their keys. */
final class StubDirectory implements DirectoryUnderTest {
  private final DataverseServerStub stub;
  private final RecordDirectory directory;

  StubDirectory(DataverseServerStub stub, RecordDirectory directory) {
    this.stub = stub;
    this.directory = directory;
  }

  /** The id that a record has here: the letters of its key. */
  static RecordId idOf(RecordId put) {
    return new RecordId(put.kind(), uuid(put.key()).toString());
  }

  private static UUID uuid(String key) {
    byte[] letters = Arrays.copyOf(key.getBytes(StandardCharsets.UTF_8), 16);
    ByteBuffer bytes = ByteBuffer.wrap(letters);
    return new UUID(bytes.getLong(), bytes.getLong());
  }

  @Override
  public RecordDirectory directory() {
    return directory;
  }

  @Override
  public void put(List<RecordEntry> entries) {
    for (RecordEntry entry : entries) {
      PartyRecord record = entry.record();
      String table = record.kind() == RecordKind.LEAD ? "lead" : "contact";
      Map<String, Object> values = new LinkedHashMap<>();
      values.put("fullname", record.name());
      values.put("statecode", record.active() ? 0 : 1);
      values.put("createdon", record.created().toString());
      record.owner().ifPresent(owner -> values.put("ownerid", "systemuser:" + uuid(owner.key())));
      for (int i = 0; i < entry.addresses().size(); i++) {
        String address = entry.addresses().get(i).value().toUpperCase(Locale.ROOT);
        values.put("emailaddress" + (i + 1), address);
      }
      stub.put(table, uuid(record.id().key()), values);
    }
  }

  @Override
  public boolean fail() {
    stub.faults().after(0, HttpFaults.dropped());
    return true;
  }

  @Override
  public boolean failAfter(int requests) {
    stub.faults().after(requests, HttpFaults.answer(500, "text/html", "<html></html>"));
    return true;
  }

  @Override
  public void close() {
    directory.close();
    stub.close();
  }
}
