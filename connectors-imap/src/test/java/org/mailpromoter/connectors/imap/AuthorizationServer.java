package org.mailpromoter.connectors.imap;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assertions;
import org.mailpromoter.testkit.server.ServerFolder;

/** The npm package oidc-provider, which others wrote, on loopback with a certificate of its own. */
final class AuthorizationServer implements AutoCloseable {
  private static final Path SOURCE = Path.of("src", "test", "npm");
  private static final Path BUILT = Path.of("target", "npm").toAbsolutePath();
  private static final List<String> FILES =
      List.of("package.json", "package-lock.json", "provider.mjs");

  private final ServerFolder folder;
  private final Process process;
  private final BufferedReader lines;
  private final StringBuilder read = new StringBuilder();
  private final String issuer;

  private AuthorizationServer(ServerFolder folder, Process process) {
    this.folder = folder;
    this.process = process;
    this.lines = process.inputReader(StandardCharsets.UTF_8);
    this.issuer = await("issuer ");
  }

  /** Skips the test, visibly, where Node.js is missing; fails it where it is required. */
  static void requireOrSkip() {
    ServerFolder.requireOrSkip(program("node"), "nodejs");
    ServerFolder.requireOrSkip(program("npm"), "npm");
    ServerFolder.requireOrSkip(program("openssl"), "openssl");
  }

  private static Path program(String name) {
    return List.of(System.getenv("PATH").split(File.pathSeparator)).stream()
        .map(each -> Path.of(each, name))
        .filter(Files::isExecutable)
        .findFirst()
        .orElse(Path.of("/usr/bin", name));
  }

  /** Starts a server; the program "with-certificate" has app.pem and app.key in its folder. */
  static AuthorizationServer start() {
    ServerFolder folder = ServerFolder.create("provider");
    try {
      install();
      folder.makeCertificate();
      makeProgram(folder);
      Process process =
          new ProcessBuilder(program("node").toString(), "provider.mjs", folder.path().toString())
              .directory(BUILT.toFile())
              .redirectErrorStream(true)
              .start();
      return new AuthorizationServer(folder, process);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void install() throws IOException {
    boolean installed =
        Files.exists(BUILT.resolve("node_modules/.package-lock.json"))
            && Files.mismatch(
                    BUILT.resolve("package-lock.json"), SOURCE.resolve("package-lock.json"))
                < 0;
    Files.createDirectories(BUILT);
    for (String each : FILES) {
      Files.copy(SOURCE.resolve(each), BUILT.resolve(each), StandardCopyOption.REPLACE_EXISTING);
    }
    if (!installed) {
      run("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--prefix", BUILT.toString());
    }
  }

  private static void makeProgram(ServerFolder folder) {
    run(
        "openssl",
        "req",
        "-x509",
        "-newkey",
        "rsa:2048",
        "-nodes",
        "-days",
        "2",
        "-subj",
        "/CN=mailpromoter",
        "-keyout",
        folder.file("app.key").toString(),
        "-out",
        folder.file("app.pem").toString());
  }

  private static void run(String... command) {
    ServerFolder.Result result = ServerFolder.run(command);
    Assertions.assertEquals(0, result.code(), result.output());
  }

  private String await(String beginning) {
    try {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        read.append(line).append('\n');
        if (line.startsWith(beginning)) {
          return line.substring(beginning.length());
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Assertions.fail("The authorization server has ended:\n" + read);
  }

  /** The token endpoint. */
  String tokenUrl() {
    return issuer + "/token";
  }

  /** The device authorization endpoint. */
  String deviceCodeUrl() {
    return issuer + "/device/auth";
  }

  /** The introspection endpoint, for Dovecot. */
  String introspectionUrl() {
    return issuer.replace("https://", "https://dovecot:introspects@") + "/token/introspection";
  }

  /** The certificate to trust. */
  Path certificate() {
    return folder.file("cert.pem");
  }

  Path programCertificate() {
    return folder.file("app.pem");
  }

  Path programKey() {
    return folder.file("app.key");
  }

  /** A person enters the last code, and consents. */
  void approve() {
    say("approve");
  }

  /** A person declines. */
  void decline() {
    say("decline");
  }

  /** Every access token expires. */
  void expireTokens() {
    say("expire");
  }

  /** Every refresh token is revoked. */
  void revokeLogins() {
    say("revoke");
  }

  private void say(String command) {
    try {
      process.getOutputStream().write((command + "\n").getBytes(StandardCharsets.UTF_8));
      process.getOutputStream().flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Assertions.assertEquals(command, await("is done: "));
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(20, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    ServerFolder.deleteTree(folder.path());
  }
}
