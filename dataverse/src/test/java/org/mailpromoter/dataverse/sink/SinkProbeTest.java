package org.mailpromoter.dataverse.sink;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.mailpromoter.dataverse.stub.DataverseServerStub;
import org.mailpromoter.dataverse.stub.fault.DataverseFaults;
import org.mailpromoter.spi.probe.Finding;
import org.mailpromoter.spi.probe.Probe;
import org.mailpromoter.spi.probe.ProbeReport;
import org.mailpromoter.testkit.ProbeContract;
import org.mailpromoter.testkit.ProbeUnderTest;

/** What a probe says of the table of e-mails. */
class SinkProbeTest implements ProbeContract {
  private static Probe probe(DataverseServerStub stub) {
    return new DataverseSinkFactory().probe("crm", Configured.over(stub).config()).orElseThrow();
  }

  private static Map<String, Finding.Result> results(ProbeReport report) {
    Map<String, Finding.Result> results = new LinkedHashMap<>();
    report.findings().forEach(each -> results.put(each.id(), each.result()));
    return results;
  }

  @Override
  public ProbeUnderTest server() {
    return new Stub(DataverseServerStub.start());
  }

  private record Stub(DataverseServerStub stub, Probe probe, List<Map<String, Object>> before)
      implements ProbeUnderTest {
    Stub(DataverseServerStub stub) {
      this(stub, SinkProbeTest.probe(stub), stub.rows("email"));
    }

    @Override
    public Set<String> secrets() {
      return Set.of("localhost", Configured.SECRET, stub.user().toString());
    }

    @Override
    public boolean isUnchanged() {
      return stub.rows("email").equals(before)
          && stub.requests().stream()
              .allMatch(
                  each ->
                      each.operation().startsWith("GET ")
                          || (each.operation().equals("POST $batch")
                              && each.parts().stream().allMatch(part -> part.startsWith("GET "))));
    }

    @Override
    public void close() {
      stub.close();
    }
  }

  @Test
  void thePublishedTablesAreAsAssumed() throws Exception {
    try (DataverseServerStub stub = DataverseServerStub.start()) {
      assertThat(results(probe(stub).ask()))
          .containsEntry("read-only-columns", Finding.Result.AS_DOCUMENTED)
          .containsEntry("correlated-activity", Finding.Result.AS_DOCUMENTED)
          .containsEntry("names-of-lookups", Finding.Result.AS_DOCUMENTED)
          .containsEntry("links-of-completed", Finding.Result.NOT_CHECKED)
          .containsEntry("upsert-with-parties", Finding.Result.NOT_CHECKED)
          .containsEntry("replies-to-our-mail", Finding.Result.NOT_CHECKED);
    }
  }

  @Test
  void aColumnThatCanBeWrittenAfterAllIsNamed() throws Exception {
    try (DataverseServerStub stub = DataverseServerStub.start()) {
      stub.column("email", "senton", 100);
      ProbeReport report = probe(stub).ask();
      assertThat(results(report)).containsEntry("read-only-columns", Finding.Result.DIFFERS);
      assertThat(report.findings().get(0).seen()).isEqualTo("These can be written: senton.");
    }
  }

  @Test
  void aRefusalOfTheDefinitionsIsNoAnswer() throws Exception {
    try (DataverseServerStub stub = DataverseServerStub.start()) {
      Probe probe = probe(stub);
      stub.faults().always("POST $batch", DataverseFaults.missingPrivilege("prvReadEntity"));
      assertThat(results(probe.ask()))
          .containsEntry("names-of-lookups", Finding.Result.NOT_CHECKED)
          .containsEntry("read-only-columns", Finding.Result.AS_DOCUMENTED);
    }
  }
}
