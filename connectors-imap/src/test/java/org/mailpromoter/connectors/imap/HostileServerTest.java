package org.mailpromoter.connectors.imap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.mailpromoter.core.mailbox.Capability;
import org.mailpromoter.core.mailbox.Cursor;
import org.mailpromoter.core.mailbox.FolderId;
import org.mailpromoter.core.mailbox.MailAccessException;
import org.mailpromoter.core.mailbox.MailboxSession;
import org.mailpromoter.core.mailbox.Mark;
import org.mailpromoter.core.mailbox.MessageRef;
import org.mailpromoter.core.mailbox.PageLimit;

/** Malicious or broken servers: the message is clear and never contains the password. */
class HostileServerTest {
  private static final String GREETING = "* OK [CAPABILITY IMAP4rev1] ready\r\n";

  private static final FolderId INBOX = new FolderId("INBOX");
  private static final List<MessageRef> MESSAGES =
      List.of(
          new MessageRef(INBOX, "7", "3"),
          new MessageRef(INBOX, "7", "1"),
          new MessageRef(INBOX, "6", "9"),
          new MessageRef(INBOX, "7", "2"));

  private Work work = HostileServerTest::read;
  private final List<String> heard = Collections.synchronizedList(new ArrayList<>());

  /** Says a greeting, and answers each command that begins with a word. */
  private MailAccessException failure(String security, String greeting, Map<String, String> answers)
      throws Exception {
    return failure(security, greeting, answers, Map.of());
  }

  private MailAccessException failure(
      String security, String greeting, Map<String, String> answers, Map<String, String> more)
      throws Exception {
    try (ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      Thread thread = new Thread(() -> serve(server, greeting, answers), "hostile-server");
      thread.setDaemon(true);
      thread.start();
      Map<String, String> profile = new HashMap<>();
      profile.put("host", "localhost");
      profile.put("port", String.valueOf(server.getLocalPort()));
      profile.put("security", security);
      profile.put("read-timeout", "2s");
      profile.putAll(more);
      return Assertions.catchThrowableOfType(MailAccessException.class, () -> readAll(profile));
    }
  }

  private void readAll(Map<String, String> profile) throws MailAccessException {
    Map<String, String> login =
        Map.of("username", "anna", "password", "s3cret-word", "token", "t0ken");
    try (MailboxSession session = Imap.source(profile, login).open()) {
      work.on(session);
    }
  }

  /** An operation of a test on the session. */
  @FunctionalInterface
  private interface Work {
    void on(MailboxSession session) throws MailAccessException;
  }

  private static void read(MailboxSession session) throws MailAccessException {
    session.changesSince(INBOX, Cursor.START, new PageLimit(10, 4096));
  }

  private void serve(ServerSocket server, String greeting, Map<String, String> answers) {
    while (!server.isClosed()) {
      try (Socket socket = server.accept()) {
        talk(socket, greeting, answers);
      } catch (IOException e) {
        heard.add("closed");
      }
    }
  }

  private void talk(Socket socket, String greeting, Map<String, String> answers)
      throws IOException {
    OutputStream out = socket.getOutputStream();
    out.write(greeting.getBytes(StandardCharsets.US_ASCII));
    BufferedReader in =
        new BufferedReader(
            new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      heard.add(line);
      String[] words = line.split(" ", 3);
      String command = words.length > 1 ? words[1] : "";
      String answer = answers.getOrDefault(command, "TAG OK done\r\n");
      if (command.equals("CAPABILITY") && !answers.containsKey(command)) {
        answer = "* CAPABILITY IMAP4rev1 AUTH=PLAIN\r\nTAG OK done\r\n";
      }
      if (answer.isEmpty()) {
        return;
      }
      out.write(answer.replace("TAG", words[0]).getBytes(StandardCharsets.US_ASCII));
    }
  }

  private void neverSentThePassword() {
    assertThat(String.join("\n", heard)).doesNotContain("LOGIN", "AUTHENTICATE", "s3cret-word");
  }

  @Test
  void starttlsThatIsNotOfferedEndsBeforeTheLogin() throws Exception {
    MailAccessException e = failure("starttls", GREETING, Map.of());
    assertThat(e.code()).isEqualTo(ImapError.STARTTLS_NOT_OFFERED);
    neverSentThePassword();
  }

  @Test
  void aGreetingThatSkipsTheLoginDoesNotSkipEncryption() throws Exception {
    MailAccessException e =
        failure("starttls", "* PREAUTH [CAPABILITY IMAP4rev1] welcome\r\n", Map.of());
    assertThat(e).isNotNull();
    neverSentThePassword();
  }

  @Test
  void aHugeLiteralIsRefusedBeforeMemoryIsSetAside() throws Exception {
    MailAccessException e =
        failure(
            "insecure-plain",
            GREETING,
            Map.of(
                "EXAMINE",
                "* 1 EXISTS\r\n* OK [UIDVALIDITY 7]\r\n* OK [UIDNEXT 2]\r\nTAG OK done\r\n",
                "UID",
                "* SEARCH 1\r\n* 1 FETCH (UID 1 BODY[HEADER]<0> {2000000000}\r\n"));
    assertThat(e.code()).isEqualTo(ImapError.ANSWER_TOO_LARGE);
    assertThat(e.sentence()).contains("INBOX").doesNotContain("s3cret-word");
  }

  @Test
  void aRefusedLoginNamesTheUserAndNotThePassword() throws Exception {
    MailAccessException e =
        failure(
            "insecure-plain",
            GREETING,
            Map.of(
                "LOGIN", "TAG NO [AUTHENTICATIONFAILED] no\r\n",
                "AUTHENTICATE", "TAG NO [AUTHENTICATIONFAILED] no\r\n"));
    assertThat(e.code()).isEqualTo(ImapError.AUTHENTICATION_REFUSED);
    assertThat(e.sentence()).contains("'anna'").doesNotContain("s3cret-word");
  }

  @Test
  void aConnectionThatBreaksOffIsSaidSo() throws Exception {
    MailAccessException e = failure("insecure-plain", GREETING, Map.of("EXAMINE", ""));
    assertThat(e.code()).isIn(ImapError.CONNECTION_LOST, ImapError.PROTOCOL_VIOLATION);
    assertThat(e.sentence()).contains("localhost", "INBOX");
  }

  @Test
  void anAccessTokenIsSentThroughXoauth2() throws Exception {
    failure(
        "insecure-plain",
        "* OK [CAPABILITY IMAP4rev1 SASL-IR AUTH=XOAUTH2] ready\r\n",
        Map.of("CAPABILITY", "* CAPABILITY IMAP4rev1 SASL-IR AUTH=XOAUTH2\r\nTAG OK done\r\n"),
        Map.of("authentication", "oauth2-token"));
    String sent =
        heard.stream()
            .filter(line -> line.contains("AUTHENTICATE XOAUTH2 "))
            .findFirst()
            .orElseThrow();
    byte[] token = Base64.getDecoder().decode(sent.substring(sent.lastIndexOf(' ') + 1));
    assertThat(new String(token, StandardCharsets.US_ASCII))
        .isEqualTo("user=anna\u0001auth=Bearer t0ken\u0001\u0001");
  }

  @Test
  void aHostThatDoesNotExistIsSaidSo() {
    MailAccessException e =
        Assertions.catchThrowableOfType(
            MailAccessException.class, () -> readAll(Map.of("host", "nowhere.invalid")));
    assertThat(e.code()).isEqualTo(ImapError.HOST_NOT_FOUND);
    assertThat(e.sentence()).contains("nowhere.invalid:993");
  }

  private static String selected(String permanentFlags) {
    return "* 3 EXISTS\r\n* OK [UIDVALIDITY 7]\r\n* OK [UIDNEXT 9]\r\n"
        + "* OK [PERMANENTFLAGS ("
        + permanentFlags
        + ")]\r\nTAG OK [READ-WRITE] done\r\n";
  }

  private List<String> heardUids() {
    return heard.stream()
        .filter(line -> line.contains(" UID "))
        .map(line -> line.substring(line.indexOf(" UID ") + 1))
        .toList();
  }

  @Test
  void aServerThatKeepsNoKeywordsIsNotAskedToKeepOne() throws Exception {
    work = session -> session.mark(MESSAGES, Mark.set("$Tracked"));
    MailAccessException e =
        failure("insecure-plain", GREETING, Map.of("SELECT", selected("\\Seen \\Deleted $Other")));
    assertThat(e.code()).isEqualTo(ImapError.KEYWORDS_NOT_KEPT);
    assertThat(e.sentence()).contains("INBOX", "$Tracked");
    assertThat(heardUids()).isEmpty();
  }

  @Test
  void aMarkThatIsNoKeywordIsRefusedBeforeTheServerIsAsked() throws Exception {
    work = session -> session.mark(MESSAGES, Mark.set("Tracked to CRM) DELETED"));
    MailAccessException e = failure("insecure-plain", GREETING, Map.of());
    assertThat(e.code()).isEqualTo(ImapError.NO_KEYWORD);
    assertThat(heard).noneMatch(line -> line.contains("SELECT") || line.contains("CRM"));
  }

  @Test
  void marksTouchNoOtherFlagAndNoMessageOfAnotherNumbering() throws Exception {
    work = session -> session.mark(MESSAGES, Mark.set("$Tracked"));
    assertThat(failure("insecure-plain", GREETING, Map.of("SELECT", selected("\\Seen \\*"))))
        .isNull();
    assertThat(heardUids()).containsExactly("UID STORE 1:3 +FLAGS.SILENT ($Tracked)");
  }

  @Test
  void withoutMoveMessagesAreCopiedAndThoseAloneExpunged() throws Exception {
    work = session -> session.move(MESSAGES, new FolderId("Bin"));
    MailAccessException e =
        failure(
            "insecure-plain",
            GREETING,
            Map.of(
                "CAPABILITY",
                "* CAPABILITY IMAP4rev1 AUTH=PLAIN UIDPLUS\r\nTAG OK done\r\n",
                "SELECT",
                selected("\\Seen \\Deleted")));
    assertThat(e).isNull();
    assertThat(heardUids())
        .containsExactly(
            "UID COPY 1:3 Bin", "UID STORE 1:3 +FLAGS.SILENT (\\Deleted)", "UID EXPUNGE 1:3");
  }

  @Test
  void aServerThatOffersNeitherMovingNorIdlingIsSaidToOfferTheRest() throws Exception {
    Set<Capability> offered = EnumSet.noneOf(Capability.class);
    work = session -> offered.addAll(session.capabilities());
    failure("insecure-plain", GREETING, Map.of());
    assertThat(offered)
        .containsExactlyInAnyOrder(Capability.MARKS, Capability.FINDS, Capability.APPENDS);
  }
}
