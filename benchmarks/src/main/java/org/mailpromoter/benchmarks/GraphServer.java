package org.mailpromoter.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.mailpromoter.graph.stub.GraphMailbox;
import org.mailpromoter.graph.stub.GraphServerStub;
import org.mailpromoter.graph.stub.GraphSettings;

/**
 * The stub of Microsoft Graph with the mail of a Maildir, for measuring synchronizations. Prints
 * the addresses of Graph and of its tokens when it is filled, and ends when its standard input
 * does.
 */
public final class GraphServer {
  private GraphServer() {}

  /**
   * Serves a Maildir.
   *
   * @param arguments the user's name and the Maildir
   */
  public static void main(String[] arguments) throws IOException {
    GraphSettings settings =
        GraphSettings.plain()
            .validated(GraphSettings.Validation.OFF)
            .compressed(GraphSettings.Compression.NONE);
    try (GraphServerStub stub = GraphServerStub.start(settings)) {
      GraphMailbox mailbox = stub.mailbox(arguments[0]);
      for (Path message : messages(Path.of(arguments[1], "cur"))) {
        Instant received = Files.getLastModifiedTime(message).toInstant();
        mailbox.deliver("Inbox", Files.readAllBytes(message), received);
      }
      stub.client("benchmark", "secret");
      System.out.println(stub.url() + " " + stub.tokenUrl());
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
