package org.mailpromoter.dataverse.directory;

import org.mailpromoter.core.party.RecordId;
import org.mailpromoter.dataverse.stub.DataverseServerStub;
import org.mailpromoter.testkit.DirectoryUnderTest;
import org.mailpromoter.testkit.RecordDirectoryContract;

/** The directory keeps its contract through the index of addresses. */
class EmailSearchContractTest implements RecordDirectoryContract {
  @Override
  public DirectoryUnderTest emptyDirectory() {
    DataverseServerStub stub = DataverseServerStub.start();
    return new StubDirectory(
        stub, Configured.over(stub).with("look-up", "email-search").directory());
  }

  @Override
  public RecordId idOf(RecordId put) {
    return StubDirectory.idOf(put);
  }

  @Override
  public RecordId ownerOf(RecordId put) {
    return StubDirectory.idOf(put);
  }
}
