package org.mailpromoter.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Mail of an attacker, on every page that shows it: nothing of it runs or leaves. */
@ExtendWith(Suite.Needed.class)
class HostileMailIT {
  private static final HostileMail MAIL = new HostileMail();

  private static RunningConsole console;

  @BeforeAll
  static void deliver() throws IOException {
    Path folder = Suite.samples().folder("hostile");
    MAIL.writeTo(Files.createDirectories(folder.resolve("mail")));
    Files.writeString(
        folder.resolve("mailpromoter.yaml"),
        """
        storage: {file: test.db}
        servers: {here: {connector: file}}
        mailboxes:
          hostile: {server: here, owner: christopher, path: mail}
        users:
          christopher: {addresses: [christopher@adventure-works.example], track: all}
        console: {listen: ["127.0.0.1:0"], reveal: always}
        """);
    Command.run(folder, "sync");
    console = Suite.samples().of(folder);
  }

  @Test
  void thereIsEnoughOfIt() {
    assertThat(Payloads.all()).hasSizeGreaterThanOrEqualTo(500).doesNotHaveDuplicates();
  }

  @Test
  void nothingOfItRunsOrLeaves() {
    List<String> findings = new ArrayList<>();
    try (Tab tab = Tab.loggedIn(console)) {
      tab.open("/messages/1");
      assertThat(tab.page().locator("main").innerText()).contains("<script>alert(document.domain)");
      addresses()
          .forEach(
              each -> {
                tab.open(each);
                tab.findings().forEach(found -> findings.add(each + ": " + found));
              });
    }
    assertThat(findings).isEmpty();
  }

  /** The pages that links lead to, and each route of one message, activity or conversation. */
  private static Stream<String> addresses() {
    List<String> pages = SiteMap.small(console).pages();
    assertThat(pages).contains("/messages").anyMatch(each -> each.startsWith("/messages/"));
    Stream<String> numbered =
        ConsoleRoutes.templates().stream()
            .filter(each -> each.matches("/(messages|activities|conversations)/\\{[^}]*}.*"))
            .filter(each -> each.indexOf('{') == each.lastIndexOf('{'))
            .flatMap(
                each ->
                    IntStream.rangeClosed(1, MAIL.messages())
                        .mapToObj(number -> each.replaceFirst("\\{[^}]*}", "" + number)));
    return Stream.concat(pages.stream(), numbered).distinct();
  }
}
