package org.mailpromoter.connectors.graph;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.mailpromoter.graph.stub.GraphMailbox;
import org.mailpromoter.graph.stub.GraphMessage;
import org.mailpromoter.graph.stub.GraphServerStub;
import org.mailpromoter.graph.stub.GraphSettings;
import org.mailpromoter.graph.stub.fault.GraphOperation;
import org.mailpromoter.graph.stub.fault.Profile;
import org.mailpromoter.graph.stub.fault.SeenRequest;
import org.mailpromoter.spi.probe.Probe;
import org.mailpromoter.testkit.ProbeContract;
import org.mailpromoter.testkit.ProbeUnderTest;

/** The probe keeps its promises on a server that behaves as people saw it. */
class ProbeContractTest implements ProbeContract {
  @Override
  public ProbeUnderTest server() {
    return new Stub(Profile.OBSERVED);
  }

  /** A mailbox with mail, and a record of what was asked. */
  static final class Stub implements ProbeUnderTest {
    private final GraphServerStub stub;
    private final GraphMailbox mailbox;
    private final List<GraphMessage> before;
    private final Probe probe;

    Stub(Profile profile) {
      stub = GraphServerStub.start(GraphSettings.plain().like(profile));
      mailbox = stub.mailbox("anna");
      ProbeTest.fill(mailbox);
      before = mailbox.messages("Inbox");
      probe = Graph.probe(stub, Map.of());
    }

    @Override
    public Probe probe() {
      return probe;
    }

    @Override
    public Set<String> secrets() {
      return Set.of("anna", "stub.example", "fabrikam", "Secret plan", "localhost", "AAMk");
    }

    /** A batch is a POST of questions. */
    @Override
    public boolean isUnchanged() {
      Stream<SeenRequest> alone =
          stub.requests().stream().filter(each -> each.operation() != GraphOperation.BATCH);
      return mailbox.messages("Inbox").equals(before)
          && Stream.concat(alone, stub.parts().stream())
              .allMatch(each -> each.method().equals("GET"));
    }

    int requests() {
      return stub.requests().size();
    }

    @Override
    public void close() {
      stub.close();
    }
  }
}
