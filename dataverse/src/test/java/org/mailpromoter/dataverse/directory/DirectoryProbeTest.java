package org.mailpromoter.dataverse.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.mailpromoter.dataverse.stub.DataverseServerStub;
import org.mailpromoter.dataverse.stub.fault.DataverseFaults;
import org.mailpromoter.dataverse.stub.fault.HttpFaults;
import org.mailpromoter.spi.probe.Finding;
import org.mailpromoter.spi.probe.FittingKey;
import org.mailpromoter.spi.probe.Probe;
import org.mailpromoter.spi.probe.ProbeException;
import org.mailpromoter.spi.probe.ProbeReport;
import org.mailpromoter.testkit.ProbeContract;
import org.mailpromoter.testkit.ProbeUnderTest;

/** What a probe says of environments that differ. */
class DirectoryProbeTest implements ProbeContract {
  /** The one row of its table. */
  private static final UUID ORGANIZATION = UUID.fromString("00000000-0000-0000-0000-0000000000aa");

  private static final String ADDRESS = "anna.berg@contoso.example";

  private static DataverseServerStub filled() {
    DataverseServerStub stub = DataverseServerStub.start();
    stub.add("systemuser", Map.of("fullname", "Anna Berg", "internalemailaddress", ADDRESS));
    return stub;
  }

  private static Probe probe(Configured configured) {
    return new DataverseDirectoryFactory().probe("crm", configured.config()).orElseThrow();
  }

  private static ProbeReport ask(DataverseServerStub stub) throws Exception {
    return probe(Configured.over(stub)).ask();
  }

  private static Map<String, Finding.Result> results(ProbeReport report) {
    Map<String, Finding.Result> results = new LinkedHashMap<>();
    report.findings().forEach(each -> results.put(each.id(), each.result()));
    return results;
  }

  @Override
  public ProbeUnderTest server() {
    return new Stub(filled());
  }

  private record Stub(DataverseServerStub stub, Probe probe, List<Map<String, Object>> before)
      implements ProbeUnderTest {
    Stub(DataverseServerStub stub) {
      this(stub, DirectoryProbeTest.probe(Configured.over(stub)), stub.rows("systemuser"));
    }

    @Override
    public Set<String> secrets() {
      return Set.of("Anna", ADDRESS, "localhost", stub.user().toString());
    }

    @Override
    public boolean isUnchanged() {
      return stub.rows("systemuser").equals(before)
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
  void anOrdinaryEnvironmentIsAsAssumed() throws Exception {
    try (DataverseServerStub stub = filled()) {
      ProbeReport report = ask(stub);
      assertThat(results(report))
          .containsEntry("tables", Finding.Result.AS_DOCUMENTED)
          .containsEntry("email-search", Finding.Result.AS_DOCUMENTED)
          .containsEntry("email-search-records", Finding.Result.AS_DOCUMENTED)
          .containsEntry("columns-in-a-batch", Finding.Result.AS_DOCUMENTED)
          .containsEntry("newest-prefix-first", Finding.Result.NOT_CHECKED)
          .containsEntry("token-switch", Finding.Result.DIFFERS)
          .containsEntry("sent-mail-of-queues", Finding.Result.NOT_CHECKED);
      assertThat(report.fitting()).hasSize(1).allMatch(FittingKey::isInForce);
    }
  }

  @Test
  void withoutTheIndexTheColumnsFit() throws Exception {
    try (DataverseServerStub stub = filled()) {
      stub.withoutTable("emailsearch");
      ProbeReport report = ask(stub);
      assertThat(results(report))
          .containsEntry("email-search", Finding.Result.DIFFERS)
          .containsEntry("email-search-records", Finding.Result.NOT_CHECKED)
          .containsEntry("columns-in-a-batch", Finding.Result.AS_DOCUMENTED);
      assertThat(report.fitting())
          .extracting(FittingKey::key, FittingKey::inForce, FittingKey::fits)
          .containsExactly(tuple("look-up", "auto", "columns"));
      Configured columns = Configured.over(stub).with("look-up", "columns");
      assertThat(probe(columns).ask().fitting()).allMatch(FittingKey::isInForce);
    }
  }

  @Test
  void withTheIndexColumnsDoNotFit() throws Exception {
    try (DataverseServerStub stub = filled()) {
      Configured columns = Configured.over(stub).with("look-up", "columns");
      assertThat(probe(columns).ask().fitting())
          .extracting(FittingKey::inForce, FittingKey::fits)
          .containsExactly(tuple("columns", "auto"));
    }
  }

  @Test
  void aTableThatIsMissingIsLeftOut() throws Exception {
    try (DataverseServerStub stub = filled()) {
      stub.withoutTable("lead");
      ProbeReport report = ask(stub);
      assertThat(results(report))
          .containsEntry("tables", Finding.Result.DIFFERS)
          .containsEntry("email-search", Finding.Result.AS_DOCUMENTED);
      assertThat(report.fitting())
          .extracting(FittingKey::key, FittingKey::fits)
          .contains(tuple("tables", "[systemuser, contact, account, queue, team]"));
    }
  }

  @Test
  void theIndexIsCheckedAlsoWhereUsersAreNotAskedFor() throws Exception {
    try (DataverseServerStub stub = filled()) {
      Configured contacts = Configured.over(stub).with("tables", "contact", "account");
      assertThat(results(probe(contacts).ask()))
          .containsEntry("email-search-records", Finding.Result.AS_DOCUMENTED)
          .containsEntry("columns-in-a-batch", Finding.Result.AS_DOCUMENTED);
    }
  }

  @Test
  void aTableOfAnOrganizationsOwnIsNotNamed() throws Exception {
    try (DataverseServerStub stub = filled()) {
      Configured own = Configured.over(stub).with("tables", "systemuser", "fabrikam_guest");
      ProbeReport report = probe(own).ask();
      assertThat(report.toString()).contains("a table of your own").doesNotContain("fabrikam");
    }
  }

  @Test
  void theNewestTokenTellsTheOrderOfPrefixes() throws Exception {
    try (DataverseServerStub stub = filled()) {
      stub.put("organization", ORGANIZATION, Map.of("trackingprefix", "NEW;OLD"));
      stub.add("email", Map.of("subject", "S", "trackingtoken", "NEW0001"));
      assertThat(results(ask(stub)))
          .containsEntry("newest-prefix-first", Finding.Result.AS_DOCUMENTED);
      stub.put("organization", ORGANIZATION, Map.of("trackingprefix", "OLD;NEW"));
      assertThat(results(ask(stub))).containsEntry("newest-prefix-first", Finding.Result.DIFFERS);
    }
  }

  @Test
  void aQuestionThatIsRefusedIsNotAnAnswer() throws Exception {
    try (DataverseServerStub stub = filled()) {
      stub.faults().always("GET organizations", DataverseFaults.missingPrivilege("prvReadOrg"));
      ProbeReport report = ask(stub);
      assertThat(results(report))
          .containsEntry("newest-prefix-first", Finding.Result.NOT_CHECKED)
          .containsEntry("email-search", Finding.Result.AS_DOCUMENTED);
      assertThat(report.toString()).contains("HTTP 403, 0x80040220").doesNotContain("prvReadOrg");
    }
  }

  @Test
  void anEnvironmentThatRefusesTheLoginSaysWhy() {
    try (DataverseServerStub stub = filled()) {
      stub.faults().after(0, HttpFaults.unauthorized());
      assertThatThrownBy(() -> ask(stub))
          .isInstanceOfSatisfying(
              ProbeException.class,
              e -> assertThat(e.code().id()).isEqualTo("dataverse/login-refused"))
          .hasMessageContaining("The record directory crm cannot ask localhost");
    }
  }
}
