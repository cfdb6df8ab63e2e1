package org.mailpromoter.http.oauth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mailpromoter.core.mailbox.MailAccessException;

/** Refresh tokens that are good once, in a file of their own. */
class RefreshTokensTest {
  private final ScriptedTokenServer server = new ScriptedTokenServer();
  private final FakeClock clock = new FakeClock();
  @TempDir private Path folder;

  @AfterEach
  void stop() {
    server.close();
  }

  private Path file() {
    return folder.resolve("anna.token");
  }

  private void store(String token) throws IOException {
    Files.writeString(file(), token + "\n");
    Files.setPosixFilePermissions(file(), PosixFilePermissions.fromString("rw-------"));
  }

  private AccessTokens tokens(Map<String, String> more) {
    return Logins.at(
        server, TokenMethod.REFRESH, more, Map.of("token-file", file().toString()), clock);
  }

  private AccessTokens tokens() {
    return tokens(Map.of());
  }

  private NoTokenException failure() {
    return catchThrowableOfType(NoTokenException.class, () -> tokens().current());
  }

  @Test
  void theNextTokenIsInTheFileBeforeTheAccessTokenIsUsed() throws Exception {
    store("first");
    AtomicReference<String> seen = new AtomicReference<>("");
    server.play(
        form -> {
          seen.set(form.get("refresh_token"));
          return ScriptedTokenServer.granted("token-1", "second");
        });
    assertThat(tokens().current()).isEqualTo("token-1");
    assertThat(seen).hasValue("first");
    assertThat(file()).hasContent("second");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
        .isEqualTo("rw-------");
    assertThat(folder).isDirectoryNotContaining("glob:**.new");
    assertThat(tokens().current()).isEqualTo("token-1");
    assertThat(seen).hasValue("second");
  }

  @Test
  void aTokenThatStaysValidIsLeftAlone() throws Exception {
    store("for ever");
    tokens(Map.of("client-secret", "of an installed application")).current();
    assertThat(server.lastForm()).containsEntry("client_secret", "of an installed application");
    assertThat(file()).hasContent("for ever");
  }

  /** Two mailboxes may share a login, and the service and a command a mailbox. */
  @Test
  void severalHoldersNeverUseOneTokenTwice() throws Exception {
    store("token 0");
    AtomicInteger number = new AtomicInteger();
    List<String> used = Collections.synchronizedList(new ArrayList<>());
    server.play(
        form -> {
          String token = form.get("refresh_token");
          synchronized (used) {
            if (used.contains(token)) {
              return ScriptedTokenServer.refused(400, "invalid_grant", "used twice");
            }
            used.add(token);
          }
          return ScriptedTokenServer.granted("a", "token " + number.incrementAndGet());
        });
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      List<Future<String>> results = new ArrayList<>();
      for (int i = 0; i < 12; i++) {
        results.add(threads.submit(() -> tokens().current()));
      }
      for (Future<String> each : results) {
        assertThat(each.get()).isEqualTo("a");
      }
    } finally {
      threads.shutdownNow();
    }
    assertThat(file()).hasContent("token 12");
  }

  @Test
  void aRevokedTokenSaysWhatToDo() throws Exception {
    store("first");
    server.play(form -> ScriptedTokenServer.refused(400, "invalid_grant", "grant not found"));
    NoTokenException e = failure();
    assertThat(e.error()).isEqualTo(TokenError.REFRESH_TOKEN_VOID);
    assertThat(e.sentence())
        .isEqualTo(
            "getting an access token from localhost failed: the login is not or no longer valid"
                + " (invalid_grant: grant not found)");
    assertThat(file()).hasContent("first");
    MailAccessException ofMailbox = e.of("anna", ExampleError.class);
    assertThat(ofMailbox.sentence()).startsWith("Mailbox anna: getting").endsWith(").");
    assertThat(ofMailbox.code().remedy()).contains("Get a refresh token", "token-file");
  }

  @Test
  void aTokenThatTheServerRepeatsIsNotShown() throws Exception {
    store("secret-refresh-token");
    server.play(
        form -> ScriptedTokenServer.refused(400, "invalid_grant", form.get("refresh_token")));
    assertThat(failure().sentence()).contains("invalid_grant: ***");
  }

  @Test
  void withoutAFileNothingIsAsked() {
    NoTokenException e = failure();
    assertThat(e.error()).isEqualTo(TokenError.REFRESH_TOKEN_VOID);
    assertThat(e.sentence()).endsWith("no refresh token was given yet: there is no file " + file());
    assertThat(server.forms()).isEmpty();
  }

  @Test
  void aFileThatOthersMayReadIsNotUsed() throws Exception {
    store("secret-refresh-token");
    Files.setPosixFilePermissions(file(), PosixFilePermissions.fromString("rw-r--r--"));
    NoTokenException e = failure();
    assertThat(e.error()).isEqualTo(TokenError.TOKEN_FILE_UNUSABLE);
    assertThat(e.sentence()).contains("chmod 600").doesNotContain("secret-refresh");
    assertThat(server.forms()).isEmpty();
  }

  @Test
  void anEmptyFileAndAMissingFolderAreSaidSo() throws Exception {
    store("");
    assertThat(failure().sentence()).endsWith("anna.token is empty");
    AccessTokens nowhere =
        Logins.at(
            server,
            TokenMethod.REFRESH,
            Map.of(),
            Map.of("token-file", folder.resolve("no/anna.token").toString()),
            clock);
    NoTokenException e = catchThrowableOfType(NoTokenException.class, nowhere::current);
    assertThat(e.error()).isEqualTo(TokenError.TOKEN_FILE_UNUSABLE);
    assertThat(e.sentence()).contains("there is no folder for the file");
  }
}
