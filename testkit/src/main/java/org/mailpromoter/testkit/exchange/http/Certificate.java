package org.mailpromoter.testkit.exchange.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** A certificate for localhost that nobody but a test trusts. */
public final class Certificate implements AutoCloseable {
  private static final String PASSWORD = "stub-store";

  private final Path folder;

  private Certificate(Path folder) {
    this.folder = folder;
  }

  /** Makes a key and its certificate with the keytool of this JDK. */
  public static Certificate create() {
    try {
      Certificate made = new Certificate(Files.createTempDirectory("mailpromoter-exchange"));
      made.keytool(
          "-genkeypair",
          "-keyalg",
          "EC",
          "-groupname",
          "secp256r1",
          "-dname",
          "CN=localhost",
          "-ext",
          "san=dns:localhost",
          "-validity",
          "2");
      made.keytool("-exportcert", "-rfc", "-file", made.pem().toString());
      return made;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void keytool(String... arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    command.addAll(List.of(arguments));
    command.addAll(
        List.of(
            "-alias",
            "stub",
            "-keystore",
            store().toString(),
            "-storetype",
            "PKCS12",
            "-storepass",
            PASSWORD));
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("keytool.log").toFile())
            .start();
    try {
      if (process.waitFor() != 0) {
        throw new IOException(Files.readString(folder.resolve("keytool.log")));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }

  private Path store() {
    return folder.resolve("stub.p12");
  }

  /** The certificate to trust, as a PEM file. */
  public Path pem() {
    return folder.resolve("cert.pem");
  }

  /** What a server needs to show it. */
  public SSLContext context() {
    try (InputStream in = Files.newInputStream(store())) {
      KeyStore keys = KeyStore.getInstance("PKCS12");
      keys.load(in, PASSWORD.toCharArray());
      KeyManagerFactory managers =
          KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      managers.init(keys, PASSWORD.toCharArray());
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(managers.getKeyManagers(), null, null);
      return context;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    try {
      for (String each : List.of("stub.p12", "cert.pem", "keytool.log")) {
        Files.deleteIfExists(folder.resolve(each));
      }
      Files.deleteIfExists(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
