package org.mailpromoter.dataverse.stub;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mailpromoter.testkit.stub.Program;

/** Tests the stub with dynamics-web-api, an unmodified third-party client. */
class JavaScriptClientIT {
  private static final Path SOURCE = Path.of("src", "test", "resources", "dataverse-client");
  private static final Path BUILT = Path.of("target", "dataverse-client");

  @BeforeEach
  void install() throws Exception {
    Program.installNode(SOURCE, BUILT, "work.js");
  }

  @Test
  void whatItDoesIsWhatItSees() throws Exception {
    try (DataverseServerStub stub = DataverseServerStub.start()) {
      String root = stub.url().toString();
      String server = root.substring(0, root.indexOf("/api/"));
      String output = Program.run(BUILT, Map.of(), "node", "work.js", server, stub.token());
      assertThat(output.lines())
          .containsExactly(
              "{\"step\":\"create\",\"name\":\"Anna O'Brien\"}",
              "{\"step\":\"list\",\"count\":1,\"names\":[\"Anna O'Brien\"]}",
              "{\"step\":\"fetch\",\"name\":\"Anna O'Brien\",\"table\":\"contact\"}",
              "{\"step\":\"activity\",\"subject\":\"Größe\",\"parties\":[\"a@x.example\","
                  + "\"b@x.example\"]}",
              "{\"step\":\"again\",\"status\":\"none\",\"answer\":null}",
              "{\"step\":\"read-only\",\"status\":400,\"code\":\"0x80040203\"}",
              "{\"step\":\"batch\",\"answers\":2}",
              "{\"step\":\"completed\",\"state\":1}",
              "{\"step\":\"rollback\",\"status\":400,\"code\":\"0x80048d19\"}",
              "{\"step\":\"accounts\",\"names\":[\"In a batch\"]}",
              "{\"step\":\"function\",\"user\":\"" + stub.user() + "\"}",
              "{\"step\":\"deleted\",\"status\":404,\"code\":\"0x80040217\"}");
      assertThat(stub.rows("account")).hasSize(1);
      assertThat(stub.rows("email")).isEmpty();
    }
  }
}
