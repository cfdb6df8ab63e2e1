package org.mailpromoter.app.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mailpromoter.testkit.MailBuilder.mail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mailpromoter.dataverse.stub.DataverseServerStub;
import org.mailpromoter.dataverse.stub.fault.Fault;
import org.mailpromoter.dataverse.stub.fault.HttpFaults;
import org.mailpromoter.testkit.MailBuilder;

/**
 * The process is killed at each request to Dynamics 365, when the server has done its work and the
 * answer is not there yet; every activity becomes one e-mail.
 */
class KillNineDataverseIT {
  /** The tables, two small messages, and one large message: row, block by block, and its end. */
  private static final int REQUESTS = 9;

  private static final int LARGE = (4 << 20) + 100_000;

  @TempDir private Path folder;

  private final List<String> written = new ArrayList<>();

  @Test
  void whereverItIsKilledEachActivityIsOneRow() throws Exception {
    try (DataverseServerStub crm = DataverseServerStub.start()) {
      Distribution distribution = new Distribution(folder);
      Files.createDirectory(folder.resolve("mail"));
      configure(distribution, crm);
      for (int request = 0; request < REQUESTS; request++) {
        deliver();
        killedAt(request, distribution, crm);
      }
      Distribution.Result last = distribution.run("sync");
      assertThat(last.code()).as(last.err()).isZero();
      assertThat(distribution.run("-o", "json", "sinks").out())
          .contains("\"pending\" : 0", "\"set_aside\" : 0");
      eachIsOneRow(crm);
      distribution.assertSound();
    }
  }

  private static void configure(Distribution distribution, DataverseServerStub crm) {
    String root = crm.url().toString();
    distribution.configure(
        """
        storage: {file: test.db}
        servers:
          here: {connector: file}
        mailboxes:
          crm: {server: here, owner: crm, path: mail}
        users:
          crm: {addresses: [crm@ours.example], track: all}
        sinks:
          d365: {kind: dataverse, url: "%s", insecure-plain: yes, token-url: "%s",
                 client-id: app, client-secret: secret}
        """
            .formatted(root.substring(0, root.indexOf("/api/")), crm.tokenUrl()));
  }

  private void killedAt(int request, Distribution distribution, DataverseServerStub crm)
      throws IOException {
    CompletableFuture<Process> running = new CompletableFuture<>();
    Fault kill = HttpFaults.lost(() -> running.join().destroyForcibly().onExit().join());
    crm.faults().after(request, kill);
    Path log = folder.resolve("killed.txt");
    running.complete(distribution.start(log, log, "sync"));
    assertThat(running.join().onExit().join().exitValue())
        .as("killed at request %s: %s", request, Files.readString(log))
        .isEqualTo(128 + 9);
    crm.faults().clear();
  }

  private void eachIsOneRow(DataverseServerStub crm) {
    List<Map<String, Object>> rows = crm.rows("email");
    assertThat(rows)
        .extracting(row -> row.get("messageid"))
        .containsExactlyInAnyOrderElementsOf(written);
    assertThat(rows).allSatisfy(row -> assertThat(row).containsEntry("statecode", 1L));
    assertThat(crm.rows("activityparty")).hasSize(2 * written.size());
    assertThat(crm.rows("activitymimeattachment"))
        .extracting(row -> row.get("filesize"))
        .hasSize(REQUESTS)
        .containsOnly((long) LARGE);
  }

  private void deliver() throws IOException {
    String attachment = Base64.getMimeEncoder().encodeToString(new byte[LARGE]);
    put("small", "Hello");
    put("another", "Hello");
    put(
        "large",
        "--b\nContent-Type: text/plain\n\nHello\n--b\nContent-Type: application/pdf; name=a.pdf\n"
            + "Content-Transfer-Encoding: base64\n\n"
            + attachment
            + "\n--b--\n");
  }

  private void put(String subject, String body) throws IOException {
    int number = written.size();
    String id = "<m" + number + "@customer.example>";
    written.add(id);
    MailBuilder mail =
        mail()
            .id(id)
            .from("c" + number + "@customer.example")
            .to("crm@ours.example")
            .subject(subject)
            .date("Mon, 5 Jan 2026 09:00:00 +0000")
            .body(body);
    if (body.startsWith("--b")) {
      mail.field("MIME-Version", "1.0").field("Content-Type", "multipart/mixed; boundary=b");
    }
    Files.write(folder.resolve("mail").resolve("%06d.eml".formatted(number)), mail.bytes());
  }
}
