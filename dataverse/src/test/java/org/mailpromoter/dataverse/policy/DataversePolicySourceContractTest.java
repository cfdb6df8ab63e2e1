package org.mailpromoter.dataverse.policy;

import org.mailpromoter.dataverse.stub.fault.HttpFaults;
import org.mailpromoter.spi.policy.PolicySource;
import org.mailpromoter.testkit.PolicySourceContract;
import org.mailpromoter.testkit.PolicySourceUnderTest;

/** The policy source keeps its contract over the stub, with tables of several pages. */
class DataversePolicySourceContractTest implements PolicySourceContract {
  @Override
  public PolicySourceUnderTest filled() {
    return new Filled();
  }

  private static final class Filled implements PolicySourceUnderTest {
    private final Contoso contoso = new Contoso();
    private final PolicySource source = contoso.source();

    Filled() {
      contoso.stub().pageSize(1);
    }

    @Override
    public PolicySource source() {
      return source;
    }

    @Override
    public boolean failAfter(int requests) {
      contoso.stub().faults().after(requests, HttpFaults.answer(500, "text/html", "<html></html>"));
      return true;
    }

    @Override
    public long changes() {
      return contoso.stub().requests().stream()
          .filter(each -> !each.operation().startsWith("GET"))
          .flatMap(each -> each.parts().stream())
          .filter(each -> !each.startsWith("GET"))
          .count();
    }

    @Override
    public void close() {
      source.close();
      contoso.close();
    }
  }
}
