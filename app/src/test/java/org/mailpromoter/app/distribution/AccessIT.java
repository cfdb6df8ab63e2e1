package org.mailpromoter.app.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Accounts, API tokens and the audit log by the command line of the distribution. */
class AccessIT {
  private static final String PASSWORD = "several words to remember";
  private static final Pattern SEAL = Pattern.compile("Seal: (\\d+:[0-9a-f]{64})");

  @TempDir private Path folder;
  private Distribution distribution;

  @BeforeEach
  void configure() throws Exception {
    distribution = new Distribution(folder);
    Files.createDirectories(folder.resolve("mail"));
    distribution.configure(
        """
        storage: {file: test.db}
        servers: {files: {connector: file}}
        mailboxes: {maria: {server: files, owner: maria, path: mail}}
        users: {maria: {name: Maria, addresses: [maria@ours.example]}}
        """);
    distribution.write("password.txt", PASSWORD + "\n");
  }

  @AfterEach
  void nothingIsDamaged() throws Exception {
    distribution.assertSound();
  }

  private Distribution.Result run(String... arguments) throws Exception {
    Distribution.Result result = distribution.run(arguments);
    assertThat(result.code()).as(result.out() + result.err()).isZero();
    return result;
  }

  private void refused(int code, String sentence, String... arguments) throws Exception {
    Distribution.Result result = distribution.run(arguments);
    assertThat(result.err()).contains(sentence);
    assertThat(result.code()).isEqualTo(code);
  }

  private String[] add(String name, String role) {
    String file = folder.resolve("password.txt").toString();
    return new String[] {"accounts", "add", name, "--role", role, "--password-file", file};
  }

  @Test
  void accountsAreAddedChangedAndRemoved() throws Exception {
    run(add("anna", "administrator"));
    assertThat(run("accounts").out()).contains("anna", "administrator", "1 account.");
    assertThat(Files.readString(folder.resolve("test.db"), StandardCharsets.ISO_8859_1))
        .doesNotContain(PASSWORD);
    assertThat(run("accounts", "role", "anna", "auditor").out()).contains("anna is auditor now");
    run("accounts", "disable", "anna");
    assertThat(run("--output", "json", "accounts").out()).contains("\"enabled\" : false");
    run("accounts", "enable", "anna");
    run("accounts", "remove", "anna");
    assertThat(run("accounts").out()).contains("0 accounts.");
    assertThat(run("audit", "--object", "account anna").out())
        .contains("change-accounts", "administrator -> auditor", "command");
  }

  @Test
  void aPasswordIsReadFromStandardInput() throws Exception {
    run(add("anna", "user"));
    Path out = folder.resolve("out.txt");
    Process process =
        distribution.start(
            out, folder.resolve("err.txt"), "accounts", "password", "anna", "--password-file", "-");
    try (OutputStream in = process.getOutputStream()) {
      in.write("other words to remember\n".getBytes(StandardCharsets.UTF_8));
    }
    assertThat(process.waitFor()).isZero();
    assertThat(out).content().contains("has another password now");
  }

  @Test
  void badInputIsRefusedWithWhatToDo() throws Exception {
    run(add("anna", "administrator"));
    refused(2, "There is an account anna already.", add("anna", "user"));
    refused(2, "cannot be the name of an account", add("an na", "user"));
    refused(6, "did you mean anna?", "accounts", "disable", "ana");
    refused(2, "Give --password-file FILE", "accounts", "password", "anna");
    distribution.write("password.txt", "too short\n");
    refused(2, "A password has 12 to 200 characters", add("ben", "user"));
    distribution.write("password.txt", "password1234\n");
    refused(2, "Choose another one", add("ben", "user"));
    Files.delete(folder.resolve("password.txt"));
    refused(6, "There is no file", add("ben", "user"));
    refused(2, "There is no scope 'read'", token("anna", "read"));
    refused(6, "There is no account 'ben'", token("ben", "send"));
    refused(6, "'mailpromoter api-tokens' lists them", "api-tokens", "revoke", "k3v9q2m7xw");
    refused(2, "--seal takes what", "audit", "verify", "--seal", "41");
  }

  private static String[] token(String name, String scope) {
    return new String[] {"api-tokens", "make", name, "--label", "export", "--scope", scope};
  }

  @Test
  void aTokenIsShownOnce() throws Exception {
    run(add("anna", "administrator"));
    String token = run(token("anna", "read:messages")).out().lines().findFirst().orElseThrow();
    assertThat(token).matches("mp1_[a-z0-9]{10}_[A-Za-z0-9_-]{43}");
    assertThat(run("api-tokens").out())
        .contains("export", "read:messages")
        .doesNotContain(token.substring(15));
    run("api-tokens", "revoke", token.substring(4, 14));
    assertThat(run("--output", "json", "api-tokens").out()).contains("\"usable\" : false");
    assertThat(run("sessions").out()).contains("0 sessions.");
    assertThat(run("audit").out()).doesNotContain(token.substring(15));
  }

  @Test
  void theAuditLogIsSealed() throws Exception {
    run("settings", "set", "use-correlation", "no", "--by", "maria");
    Matcher seal = SEAL.matcher(run("audit", "verify").out());
    assertThat(seal.find()).isTrue();
    run("settings", "reset", "use-correlation");
    assertThat(run("audit", "verify", "--seal", seal.group(1)).out())
        .contains("The audit log is intact.", "2 entries verified.");
    String other = "1:" + "0".repeat(64);
    Distribution.Result replaced = distribution.run("audit", "verify", "--seal", other);
    assertThat(replaced.code()).isEqualTo(4);
    assertThat(replaced.out()).contains("Entry 1 of the audit log is not the one of the seal");
    assertThat(run("--output", "json", "audit", "--by", "maria").out())
        .contains("\"why\" : \"entered by " + System.getProperty("user.name"));
  }
}
