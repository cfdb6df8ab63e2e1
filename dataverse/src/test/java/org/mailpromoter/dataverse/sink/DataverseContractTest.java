package org.mailpromoter.dataverse.sink;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.mailpromoter.core.activity.ActivityId;
import org.mailpromoter.core.activity.ActivitySink;
import org.mailpromoter.core.activity.EventId;
import org.mailpromoter.dataverse.stub.DataverseServerStub;
import org.mailpromoter.dataverse.stub.fault.DataverseFaults;
import org.mailpromoter.dataverse.stub.fault.HttpFaults;
import org.mailpromoter.testkit.ActivitySinkContract;
import org.mailpromoter.testkit.SinkUnderTest;

/** The sink keeps its contract over the stub. */
class DataverseContractTest implements ActivitySinkContract {
  @Override
  public SinkUnderTest receiver() {
    return new Organisation();
  }

  private static final class Organisation implements SinkUnderTest {
    private final DataverseServerStub stub = DataverseServerStub.start();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Map<String, EventId> events = new LinkedHashMap<>();

    private Organisation() {
      for (long number = 1; number <= 9; number++) {
        for (String storage : List.of("tests", "other")) {
          events.put(
              RowIds.email(storage, new ActivityId(number)).toString(),
              new EventId(storage, number));
        }
      }
    }

    @Override
    public ActivitySink open() {
      return Configured.over(stub).sink();
    }

    @Override
    public List<EventId> arrived() {
      return stub.rows("email").stream()
          .filter(row -> Long.valueOf(1).equals(row.get("statecode")))
          .map(row -> events.get(String.valueOf(row.get("activityid"))))
          .toList();
    }

    @Override
    public void breakDown() {
      String words = "You sent " + Configured.SECRET;
      stub.faults().after(0, DataverseFaults.error(503, "0x0", words));
    }

    @Override
    public void repair() {
      stub.faults().clear();
    }

    @Override
    public Optional<CountDownLatch> hang() {
      CountDownLatch taken = new CountDownLatch(1);
      stub.faults().after(0, HttpFaults.silent(taken, closed));
      return Optional.of(taken);
    }

    @Override
    public boolean refuseNext() {
      stub.faults().once(DataverseFaults.missingPrivilege("prvCreateActivity"));
      return true;
    }

    @Override
    public List<String> secrets() {
      return List.of(Configured.SECRET);
    }

    @Override
    public void close() {
      closed.countDown();
      stub.close();
    }
  }
}
