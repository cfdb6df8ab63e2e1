package org.mailpromoter.exchange.stub;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.mailpromoter.testkit.server.HeldPorts;
import org.mailpromoter.testkit.stub.Program;

/** A DavMail gateway: IMAP in front, Exchange Web Services behind. */
final class DavMail implements AutoCloseable {
  private static final Path JAR = Path.of("/usr/share/davmail/davmail.jar");

  private final Process process;
  private final HeldPorts ports;
  private final int port;

  private DavMail(Process process, HeldPorts ports, int port) {
    this.process = process;
    this.ports = ports;
    this.port = port;
  }

  static void requireOrSkip() {
    Program.requireOrSkip(JAR, "davmail-server");
  }

  static DavMail start(URI exchange, Path folder) throws IOException {
    HeldPorts ports = new HeldPorts();
    int port = ports.next();
    Path properties = folder.resolve("davmail.properties");
    Files.writeString(
        properties,
        """
        davmail.server=true
        davmail.mode=EWS
        davmail.url=%s
        davmail.bindAddress=127.0.0.1
        davmail.allowRemote=false
        davmail.imapPort=%d
        davmail.popPort=
        davmail.smtpPort=
        davmail.caldavPort=
        davmail.ldapPort=
        davmail.disableUpdateCheck=true
        davmail.enableKerberos=false
        davmail.logFilePath=%s
        log4j.rootLogger=WARN
        log4j.logger.davmail=DEBUG
        """
            .formatted(exchange, port, folder.resolve("davmail.log")));
    ProcessBuilder builder =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Duser.home=" + folder,
                "-jar",
                JAR.toString(),
                "-notray",
                properties.toString())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("output.log").toFile());
    DavMail started = new DavMail(builder.start(), ports, port);
    Awaitility.await().atMost(Duration.ofMinutes(1)).until(started::answers);
    return started;
  }

  private boolean answers() {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return socket.isConnected();
    } catch (IOException e) {
      return false;
    }
  }

  int port() {
    return port;
  }

  @Override
  public void close() throws InterruptedException {
    process.destroy();
    if (!process.waitFor(10, TimeUnit.SECONDS)) {
      process.destroyForcibly().waitFor();
    }
    ports.close();
  }
}
