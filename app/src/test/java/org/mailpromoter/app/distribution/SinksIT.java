package org.mailpromoter.app.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mailpromoter.testkit.MailBuilder.mail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A sink that is down, is fixed, and is joined by another, as a person sees it. */
class SinksIT {
  @TempDir private Path folder;
  private Distribution distribution;

  @BeforeEach
  void configure() throws IOException {
    distribution = new Distribution(folder);
    Files.createDirectory(folder.resolve("mail"));
    for (int i = 1; i <= 3; i++) {
      byte[] message =
          mail()
              .id("<m" + i + "@customer.example>")
              .from("anna@customer.example")
              .to("crm@ours.example")
              .subject("Mail " + i)
              .bytes();
      Files.write(folder.resolve("mail").resolve(i + ".eml"), message);
    }
    distribution.configure(configuration(""));
  }

  private static String configuration(String more) {
    return """
        storage: {file: test.db}
        servers:
          here: {connector: file}
        mailboxes:
          crm: {server: here, owner: crm, path: mail}
        users:
          crm: {addresses: [crm@ours.example], track: all}
        sinks:
          lines: {kind: jsonl, file: out/activities.jsonl, tries: 1}
        """
        + more;
  }

  private String json(String... arguments) throws Exception {
    String[] all = new String[arguments.length + 2];
    System.arraycopy(arguments, 0, all, 2, arguments.length);
    all[0] = "--output";
    all[1] = "json";
    return distribution.run(all).out();
  }

  private List<String> lines(String file) throws IOException {
    return Files.readAllLines(folder.resolve(file));
  }

  @AfterEach
  void nothingIsDamaged() throws Exception {
    distribution.assertSound();
  }

  @Test
  void t28_aSinkThatFailsCostsNoMailAndCatchesUpWhenItIsMended() throws Exception {
    Distribution.Result first = distribution.run("sync");
    assertThat(first.code()).as("a sink that fails costs no mail").isZero();
    assertThat(first.out()).contains("3 promoted", "Sink lines: 0 delivered, 3 set aside");
    assertThat(first.err()).contains("out/activities.jsonl", "Create it", "sinks failed");
    assertThat(json("sinks")).contains("\"set_aside\" : 3", "\"pending\" : 0");
    assertThat(json("status")).contains("\"set_aside\" : 3");
    assertThat(distribution.run("alerts").out())
        .contains("error, sink lines", "The sink lines set aside 3 events");
    assertThat(distribution.run("sinks", "failed").out())
        .contains("activity 1", "(Mail 1)", "The folder of", "sinks retry");
    assertThat(json("sinks", "failed")).contains("\"why\" : \"The folder of", "\"event\" : 3");
    Files.createDirectory(folder.resolve("out"));
    assertThat(distribution.run("sinks", "retry", "--event", "2").out()).contains("1 event");
    assertThat(distribution.run("deliver").code()).isZero();
    assertThat(lines("out/activities.jsonl")).hasSize(1);
    assertThat(json("sinks", "retry")).contains("\"retried\" : 2");
    assertThat(distribution.run("deliver").out()).contains("Sink lines: 2 delivered.");
    assertThat(lines("out/activities.jsonl")).hasSize(3);
    assertThat(json("sinks")).contains("\"set_aside\" : 0", "\"pending\" : 0");
  }

  @Test
  void aNewSinkIsToldOfThePastOnRequestAndOfChangesFromThenOn() throws Exception {
    Files.createDirectory(folder.resolve("out"));
    assertThat(distribution.run("sync").code()).isZero();
    distribution.configure(configuration("  crm: {kind: jsonl, file: crm.jsonl}\n"));
    assertThat(json("sinks", "replay", "--sink", "crm", "--since", "30d"))
        .contains("\"replayed\" : 3");
    assertThat(distribution.run("activities", "untrack", "2").code()).isZero();
    assertThat(distribution.run("deliver").code()).isZero();
    assertThat(lines("crm.jsonl")).hasSize(4);
    assertThat(lines("crm.jsonl").get(3))
        .contains("\"kind\":\"changed\"", "\"tracking\":\"untracked\"");
    assertThat(lines("out/activities.jsonl")).hasSize(4);
    String shown =
        json("activities", "show", "1")
            .replaceAll("[\\s]+", "")
            .replace(",\"tracking_changes\":[]", "");
    String line = lines("crm.jsonl").get(0).replaceAll("[\\s]+", "");
    assertThat(line).endsWith("\"activity\":" + shown + "}");
  }

  @Test
  void deliverSaysThatASinkDidNotTakeEverything() throws Exception {
    distribution.run("sync");
    distribution.run("sinks", "retry");
    Distribution.Result result = distribution.run("deliver");
    assertThat(result.code()).isEqualTo(9);
    assertThat(result.err()).contains("Sink lines: The folder of", "What to do:");
  }

  @Test
  void whatDoesNotExistIsSaidSo() throws Exception {
    distribution.run("sync");
    for (List<String> arguments :
        List.of(
            List.of("sinks", "retry", "--sink", "crm"),
            List.of("sinks", "failed", "--sink", "crm"),
            List.of("sinks", "replay", "--sink", "crm", "--since", "1d"),
            List.of("sinks", "retry", "--event", "77"))) {
      Distribution.Result result = distribution.run(arguments.toArray(new String[0]));
      assertThat(result.code()).as("%s", arguments).isEqualTo(6);
      assertThat(result.err()).contains("There is no");
    }
    assertThat(distribution.run("sinks", "replay", "--sink", "lines", "--since", "soon").code())
        .isEqualTo(2);
  }
}
