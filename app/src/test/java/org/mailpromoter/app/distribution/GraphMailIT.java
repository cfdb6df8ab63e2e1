package org.mailpromoter.app.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mailpromoter.graph.stub.GraphServerStub;

/** The distribution reads a mailbox of Microsoft 365, in the memory that it may have. */
class GraphMailIT {
  private static final int MEGABYTES = 105;

  @TempDir private Path folder;

  private static byte[] large() {
    ByteArrayOutputStream mail = new ByteArrayOutputStream((MEGABYTES + 1) << 20);
    mail.writeBytes(
        """
        Message-ID: <large@x.example>\r
        From: anna@x.example\r
        To: christopher@ours.example\r
        Subject: Large\r
        MIME-Version: 1.0\r
        Content-Type: multipart/mixed; boundary=b\r
        \r
        --b\r
        Content-Type: text/plain\r
        \r
        See the film.\r
        --b\r
        Content-Type: video/mp4\r
        Content-Transfer-Encoding: base64\r
        Content-Disposition: attachment; filename="film.mp4"\r
        \r
        """
            .getBytes(StandardCharsets.US_ASCII));
    byte[] line = ("QUJD".repeat(19) + "\r\n").getBytes(StandardCharsets.US_ASCII);
    for (long count = 0; count < (long) MEGABYTES << 20; count += line.length) {
      mail.writeBytes(line);
    }
    mail.writeBytes("--b--\r\n".getBytes(StandardCharsets.US_ASCII));
    return mail.toByteArray();
  }

  @Test
  void aMessageOf105MegabytesIsPromotedIn256() throws Exception {
    try (GraphServerStub graph = GraphServerStub.start()) {
      graph.client("app", "secret");
      graph.mailbox("christopher").deliver(large());
      Distribution distribution = new Distribution(folder).with("-Xmx256m");
      distribution.configure(
          """
          storage: {file: test.db}
          servers:
            m365: {connector: graph, security: insecure-plain, url: "%s", token-url: "%s",
                   client-id: app, client-secret: secret}
          mailboxes: {christopher: {server: m365, owner: christopher, mailbox: christopher@stub.example}}
          users: {christopher: {name: Christopher, addresses: [christopher@ours.example], track: all}}
          """
              .formatted(graph.url(), graph.tokenUrl()));
      Distribution.Result result = distribution.run("sync");
      assertThat(result.code()).as(result.out() + result.err()).isZero();
      assertThat(distribution.run("activities", "show", "1").out())
          .contains("Large", "film.mp4", "See the film.");
    }
  }
}
