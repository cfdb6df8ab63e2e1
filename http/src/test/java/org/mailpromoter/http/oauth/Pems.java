package org.mailpromoter.http.oauth;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;

/** PEM files for tests, made with the JDK's keytool. */
record Pems(Path certificate, Path key, X509Certificate own) {
  private static final String PASSWORD = "of-a-test";

  static Pems make(Path folder, String name, String... options) throws Exception {
    Path store = folder.resolve(name + ".p12");
    List<String> command =
        Stream.concat(
                Stream.of(
                    Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                    "-J-XX:TieredStopAtLevel=1",
                    "-genkeypair",
                    "-alias",
                    "a",
                    "-dname",
                    "CN=" + name,
                    "-storetype",
                    "PKCS12",
                    "-storepass",
                    PASSWORD,
                    "-keystore",
                    store.toString()),
                Stream.of(options))
            .toList();
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes());
    if (process.waitFor() != 0) {
      throw new IllegalStateException(output);
    }
    KeyStore loaded = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(store)) {
      loaded.load(in, PASSWORD.toCharArray());
    }
    X509Certificate own = (X509Certificate) loaded.getCertificate("a");
    return new Pems(
        write(folder.resolve(name + ".crt"), "CERTIFICATE", own.getEncoded()),
        write(
            folder.resolve(name + ".key"),
            "PRIVATE KEY",
            loaded.getKey("a", PASSWORD.toCharArray()).getEncoded()),
        own);
  }

  static Pems rsa(Path folder, String name, String... options) throws Exception {
    String[] all =
        Stream.concat(Stream.of("-keyalg", "RSA", "-keysize", "2048"), Stream.of(options))
            .toArray(String[]::new);
    return make(folder, name, all);
  }

  static Path write(Path file, String label, byte[] bytes) throws Exception {
    return Files.writeString(
        file,
        "a comment\n-----BEGIN "
            + label
            + "-----\n"
            + Base64.getMimeEncoder().encodeToString(bytes)
            + "\n-----END "
            + label
            + "-----\n");
  }
}
