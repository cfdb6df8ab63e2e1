package org.mailpromoter.senders.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** When commands are said, against a server that answers none before it has heard all of them. */
class SmtpChannelTest {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @Test
  void aServerThatPipelinesHearsAllCommandsBeforeItAnswersTheFirst() throws Exception {
    List<String> commands = List.of("MAIL FROM:<a@b.example>", "RCPT TO:<c@d.example>", "DATA");
    SmtpChannel channel = new SmtpChannel();
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      CompletableFuture<List<String>> heard =
          CompletableFuture.supplyAsync(() -> heard(server, commands.size()));
      channel.connect("localhost", server.getLocalPort(), PATIENCE);
      CommandGroup group = new CommandGroup(channel, PATIENCE, true, commands);
      for (int i = 0; i < commands.size(); i++) {
        assertThat(group.next().code()).isEqualTo(250 + i);
      }
      assertThat(heard.get()).isEqualTo(commands);
      assertThat(group.isEnded()).isTrue();
    } finally {
      channel.cut();
    }
  }

  private static List<String> heard(ServerSocket server, int count) {
    try (Socket client = server.accept();
        BufferedReader in =
            new BufferedReader(
                new InputStreamReader(client.getInputStream(), StandardCharsets.US_ASCII))) {
      List<String> heard = new ArrayList<>();
      while (heard.size() < count) {
        heard.add(in.readLine());
      }
      for (int i = 0; i < count; i++) {
        client.getOutputStream().write((250 + i + " Ok\r\n").getBytes(StandardCharsets.US_ASCII));
      }
      return heard;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
