package org.mailpromoter.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.mailpromoter.exchange.stub.ExchangeMailbox;
import org.mailpromoter.exchange.stub.ExchangeServerStub;
import org.mailpromoter.exchange.stub.ExchangeSettings;

/**
 * The stub of an Exchange server with the mail of a Maildir, for measuring synchronizations. Prints
 * its URL when it is filled, and ends when its standard input does.
 */
public final class ExchangeServer {
  private ExchangeServer() {}

  /**
   * Serves a Maildir.
   *
   * @param arguments the user's name and the Maildir
   */
  public static void main(String[] arguments) throws IOException {
    ExchangeSettings settings = ExchangeSettings.plain().validated(ExchangeSettings.Validation.OFF);
    try (ExchangeServerStub stub = ExchangeServerStub.start(settings)) {
      ExchangeMailbox mailbox = stub.mailbox(arguments[0]);
      for (Path message : messages(Path.of(arguments[1], "cur"))) {
        Instant received = Files.getLastModifiedTime(message).toInstant();
        mailbox.deliver("Inbox", Files.readAllBytes(message), received);
      }
      System.out.println(stub.url());
      while (System.in.read() >= 0) {
        // until the one who measures is done
      }
    }
  }

  private static List<Path> messages(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList();
    }
  }
}
