package org.mailpromoter.installation.ask;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.mailpromoter.core.store.StoreError;
import org.mailpromoter.installation.ConfiguredProbe;
import org.mailpromoter.spi.probe.Assumption;
import org.mailpromoter.spi.probe.FittingKey;
import org.mailpromoter.spi.probe.Probe;
import org.mailpromoter.spi.probe.ProbeException;
import org.mailpromoter.spi.probe.ProbeReport;

/** Probes of plugins that nobody trusts. */
class ProbesTest {
  private static final Set<String> PLACES =
      Set.of("https://crm.contoso.example", "crm.contoso.example", "contoso.onmicrosoft.com");

  private static final String SERVER_SAYS =
      "Sink sales: 'App not found in the directory Contoso Ltd' (/home/maria/secrets/m365.txt).";

  private static Probes.Answer ask(Probe probe) {
    return new Probes.Part(
            new ConfiguredProbe(ConfiguredProbe.Kind.SINK, "crm", "sales", probe, PLACES), 1)
        .ask();
  }

  private static ProbeReport saying(String text) {
    return new ProbeReport(
        List.of(new Assumption("id", text, text, text).holds(true, text)),
        List.of(new FittingKey("key", text, text, text, text)));
  }

  @Test
  void whatAReportSaysOfAnybodyIsTakenOut() {
    String leak =
        "CRM.contoso.example, https://crm.contoso.example/api, contoso.onmicrosoft.com,"
            + " anna.berg@fabrikam.example, 0f8fad5b-d9cb-469f-a165-70867728950e.";
    Probes.Answer answer = ask(() -> saying(leak));
    assertThat(answer.report().toString())
        .doesNotContain("contoso", "CRM.", "anna", "fabrikam", "0f8fad5b")
        .contains("(hidden)");
  }

  @Test
  void whatIsHarmlessStays() {
    Probes.Answer answer = ask(() -> saying("20 of 20 messages had 0x007D (HTTP 200)."));
    assertThat(answer.report()).isEqualTo(saying("20 of 20 messages had 0x007D (HTTP 200)."));
    assertThat(answer.failure()).isEmpty();
  }

  @Test
  void anIdAtTheEndOfWhatIsShownIsNotCutBeforeItIsHidden() {
    String filler = "x ".repeat(490);
    for (String leak : List.of("0f8fad5b-d9cb-469f-a165-70867728950e", "anna@fabrikam.example")) {
      Probes.Answer answer = ask(() -> saying(filler + "in all 12 " + leak));
      assertThat(answer.report().toString()).doesNotContain("0f8fad5b", "anna");
    }
  }

  @Test
  void aFailureIsToldInFullToThePersonAndByItsCodeInTheReport() {
    Probes.Answer answer =
        ask(
            () -> {
              throw new ProbeException(StoreError.ABSENT, SERVER_SAYS, null);
            });
    assertThat(answer.failure().orElseThrow().sentence()).isEqualTo(SERVER_SAYS);
    assertThat(answer.sharedFailure()).contains("Nothing was asked: storage/absent.");
  }

  @Test
  void whateverAPluginThrowsIsAFailureOfItsProbe() {
    for (Throwable thrown :
        List.of(new IllegalStateException("boom"), new NoClassDefFoundError("x"))) {
      Probes.Answer answer =
          ask(
              () -> {
                throw sneaky(thrown);
              });
      assertThat(answer.failure().orElseThrow().code().id()).isEqualTo("probe/defect");
      assertThat(answer.failure().orElseThrow().sentence()).contains("it threw");
    }
  }

  @SuppressWarnings("unchecked")
  private static <T extends Throwable> RuntimeException sneaky(Throwable thrown) throws T {
    throw (T) thrown;
  }

  @Test
  @SuppressWarnings("NullAway") // a plugin may be compiled without
  void aProbeThatReturnsNothingIsADefect() {
    assertThat(ask(() -> null).failure().orElseThrow().code().id()).isEqualTo("probe/defect");
  }
}
