package org.mailpromoter.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mailpromoter.app.exit.ExitCode;

/** A service that cannot start says why, what sets it and where, and what to do. */
@Timeout(120)
class StartErrorsTest {
  private static final String REST =
      """
      servers: {files: {connector: file}}
      mailboxes: {maria: {server: files, owner: maria, path: mail}}
      users: {maria: {name: Maria, addresses: [maria@ours.example]}}
      """;

  @TempDir private Path folder;

  /** A wrong section, and the words of its message; PORT is one that is in use. */
  private record Case(String yaml, List<String> words) {}

  static Stream<Case> cases() {
    return Stream.of(
        new Case(
            "console:\n  listen: ['127.0.0.1:PORT']\n",
            List.of(
                "Another program listens at 127.0.0.1:PORT.",
                "What to do: Stop it, or choose another port.",
                "It is set by console.listen (",
                ", line 2).")),
        new Case(
            "console:\n  listen: []\n  metrics-listen: ['127.0.0.1:PORT']\n",
            List.of("Another program listens", "console.metrics-listen (", ", line 3).")),
        new Case(
            "console:\n  listen: ['0.0.0.0:PORT']\n",
            List.of("console.listen", "line 2", "give tls-certificate and tls-key")),
        new Case(
            "console:\n  listen: ['127.0.0.1:0']\n  tls-certificate: no.pem\n  tls-key: no.key\n",
            List.of(
                "does not exist",
                "What to do: Correct the path.",
                "console.tls-certificate (",
                ", line 3) and console.tls-key (")),
        new Case(
            "console:\n  listen: ['127.0.0.1:0']\n  tls-certificate: one.pem\n",
            List.of("console.tls-certificate", "line 3", "belong together")),
        new Case(
            "console:\n  listen: ['127.0.0.1:0']\n  socket: file.txt\n",
            List.of("no socket", "What to do: ", "console.socket (", ", line 3).")));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void theMessageNamesTheKeyAndItsLine(Case wrong) throws Exception {
    CommandRun run = new CommandRun(folder);
    Files.writeString(folder.resolve("file.txt"), "not a socket");
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      String port = String.valueOf(taken.getLocalPort());
      run.configure(wrong.yaml().replace("PORT", port) + REST);
      CommandRun.Result result = run.run("run");
      assertThat(result.code()).as(result.text()).isEqualTo(ExitCode.CONFIGURATION);
      assertThat(result.text())
          .contains(wrong.words().stream().map(each -> each.replace("PORT", port)).toList());
      assertThat(result.text()).doesNotContain("Exception", "\tat ");
    }
  }
}
