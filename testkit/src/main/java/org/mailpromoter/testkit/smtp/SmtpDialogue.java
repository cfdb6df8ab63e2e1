package org.mailpromoter.testkit.smtp;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

/** One session of a scripted server. */
final class SmtpDialogue {
  private final ScriptedSmtpServer server;
  private final Socket wire;
  private Socket channel;
  private InputStream in = InputStream.nullInputStream();
  private OutputStream out = OutputStream.nullOutputStream();
  private boolean encrypted;
  private String sender = "";
  private final List<String> recipients = new ArrayList<>();

  SmtpDialogue(ScriptedSmtpServer server, Socket wire) {
    this.server = server;
    this.wire = wire;
    this.channel = wire;
  }

  void talk(Socket over, boolean tls) throws IOException, InterruptedException {
    use(over, tls);
    act(SmtpMoment.GREETING, "220 scripted ESMTP");
    while (true) {
      String line = line();
      server.hear(line);
      String command = line.toUpperCase(Locale.ROOT);
      if (command.startsWith("EHLO")) {
        act(SmtpMoment.EHLO, ehlo());
      } else if (command.equals("STARTTLS")) {
        act(SmtpMoment.STARTTLS, "220 Go ahead");
        use(server.encrypted(channel), true);
      } else if (command.startsWith("AUTH")) {
        logIn();
      } else if (command.startsWith("MAIL FROM:")) {
        sender = line.substring("MAIL FROM:".length());
        recipients.clear();
        act(SmtpMoment.MAIL, "250 2.1.0 Ok");
      } else if (command.startsWith("RCPT TO:")) {
        if (act(SmtpMoment.RCPT, "250 2.1.5 Ok").startsWith("250")) {
          recipients.add(line.substring("RCPT TO:".length()));
        }
      } else if (command.equals("DATA")) {
        if (act(SmtpMoment.DATA, "354 Go ahead").startsWith("354")) {
          content();
        }
      } else if (command.equals("RSET")) {
        act(SmtpMoment.RSET, "250 2.0.0 Ok");
      } else if (command.equals("QUIT")) {
        act(SmtpMoment.QUIT, "221 2.0.0 Bye");
        return;
      } else {
        say("502 5.5.2 What?");
      }
    }
  }

  private void use(Socket over, boolean tls) throws IOException {
    channel = over;
    encrypted = tls;
    in = new BufferedInputStream(over.getInputStream());
    out = new BufferedOutputStream(over.getOutputStream());
  }

  private String ehlo() {
    List<String> lines = new ArrayList<>(List.of("250 scripted"));
    server.extensions(encrypted).forEach(each -> lines.add("250 " + each));
    return String.join("\n", lines);
  }

  /** A challenge is answered with one more line. */
  private void logIn() throws IOException, InterruptedException {
    while (act(SmtpMoment.AUTH, "235 2.7.0 Welcome").startsWith("334")) {
      server.hear("AUTH-ANSWER " + line());
    }
  }

  private void content() throws IOException, InterruptedException {
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    boolean first = true;
    while (true) {
      String line = line();
      if (first) {
        perform(server.scripted(SmtpMoment.CONTENT).orElse(SmtpAction.says("")));
      }
      first = false;
      if (line.equals(".")) {
        break;
      }
      String shown = line.startsWith(".") ? line.substring(1) : line;
      content.write((shown + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
    }
    SmtpMail mail = new SmtpMail(sender, recipients, content.toString(StandardCharsets.ISO_8859_1));
    Optional<SmtpAction> scripted = server.scripted(SmtpMoment.DOT);
    if (scripted.isEmpty() || scripted.get().keeps()) {
      server.receive(mail);
    }
    perform(scripted.orElseGet(() -> SmtpAction.says("250 2.0.0 Ok: queued as SCRIPTED")));
  }

  /** What is scripted, otherwise what is usual. */
  private String act(SmtpMoment moment, String usual) throws IOException, InterruptedException {
    SmtpAction action = server.scripted(moment).orElseGet(() -> SmtpAction.says(usual));
    perform(action);
    return action.words();
  }

  private void perform(SmtpAction action) throws IOException, InterruptedException {
    action.await();
    if (!action.words().isEmpty()) {
      say(action.words());
    }
    end(action.then());
  }

  private void end(SmtpAction.Then then) throws IOException, InterruptedException {
    switch (then) {
      case GOES_ON -> {}
      case CLOSES -> {
        channel.close();
        throw new EOFException("scripted");
      }
      case RESETS -> {
        wire.setSoLinger(true, 0);
        wire.close();
        throw new EOFException("scripted");
      }
      case IS_SILENT -> new CountDownLatch(1).await(); // the thread is a daemon
    }
  }

  /** Lines of one reply: all but the last with a hyphen (RFC 5321, 4.2.1). */
  private void say(String words) throws IOException {
    String[] lines = words.split("\n", -1);
    for (int i = 0; i < lines.length; i++) {
      boolean more = i < lines.length - 1 && lines[i].length() > 3;
      String line = more ? lines[i].substring(0, 3) + '-' + lines[i].substring(4) : lines[i];
      out.write((line + "\r\n").getBytes(StandardCharsets.UTF_8));
    }
    out.flush();
  }

  /** A line without its end, in ISO 8859-1. */
  private String line() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    int before = -1;
    for (int b = in.read(); b != -1; b = in.read()) {
      if (b == '\n' && before == '\r') {
        byte[] bytes = line.toByteArray();
        return new String(bytes, 0, bytes.length - 1, StandardCharsets.ISO_8859_1);
      }
      line.write(b);
      before = b;
    }
    throw new EOFException("the client has left");
  }
}
