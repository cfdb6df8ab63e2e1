package org.mailpromoter.senders.smtp;

import java.io.IOException;
import java.time.Duration;
import java.util.List;

/**
 * Commands whose replies are read in order. A server that offers PIPELINING (RFC 2920) hears many
 * at once, so that a far server costs a round trip for all of them. Used once.
 */
final class CommandGroup {
  /** So many replies fit into the buffers of any connection, so that nobody waits for the other. */
  private static final int TOGETHER = 100;

  private final SmtpChannel channel;
  private final Duration patience;
  private final int together;
  private final List<String> commands;
  private int said;
  private int answered;

  CommandGroup(SmtpChannel channel, Duration patience, boolean pipelined, List<String> commands) {
    this.channel = channel;
    this.patience = patience;
    this.together = pipelined ? TOGETHER : 1;
    this.commands = List.copyOf(commands);
  }

  /** The reply to the next command. */
  SmtpReply next() throws IOException {
    if (said == answered) {
      int end = Math.min(commands.size(), said + together);
      channel.say(commands.subList(said, end));
      said = end;
    }
    answered++;
    return channel.reply(patience);
  }

  /**
   * Reads the replies to commands that were said, which nobody wants any more.
   *
   * @return whether the server then waits for a command: it may have taken the last one, DATA
   */
  boolean isEnded() {
    try {
      boolean ended = true;
      for (; answered < said; answered++) {
        ended = channel.reply(patience).isNegative();
      }
      return ended;
    } catch (IOException gone) {
      return false;
    }
  }
}
