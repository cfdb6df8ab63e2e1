package org.mailpromoter.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.stream.IntStream;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mailpromoter.core.access.Role;
import org.mailpromoter.core.message.UnseenCharacters;
import org.mailpromoter.installation.OpenInstallation;
import org.mailpromoter.installation.permission.Identity;

/** Mail cannot turn the text of the page around it, nor hide what it says. */
class UnseenTextTest {
  private static final String HEBREW = "\u05E9\u05DC\u05D5\u05DD";

  /** Turns the direction, hides, or breaks lines; each between two letters. */
  private static final String HARMFUL =
      IntStream.of(
              0x1, 0x1B, 0x85, 0xAD, 0x34F, 0x61C, 0x180E, 0x200B, 0x200E, 0x200F, 0x2028, 0x2029,
              0x202A, 0x202B, 0x202C, 0x202D, 0x202E, 0x2060, 0x2066, 0x2067, 0x2068, 0x2069,
              0x206A, 0x3164, 0xFEFF, 0xFFFB, 0xE0041)
          .mapToObj(each -> "a" + Character.toString(each))
          .reduce("", String::concat);

  @TempDir private Path folder;
  private OpenInstallation open;

  @BeforeEach
  void synchronize() throws Exception {
    String text = HARMFUL + "exe.fdp " + HEBREW;
    String word =
        "=?utf-8?B?"
            + Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8))
            + "?=";
    open =
        SampleInstallation.in(folder)
            .raw(
                Duration.ofMinutes(20),
                "turned@contoso.example",
                """
                From: %s <anna@contoso.example>
                To: Christopher Reed <christopher@adventure-works.example>
                Cc: %s <kim@proseware.example>
                Subject: %s
                In-Reply-To: <offer@adventure-works.example>
                MIME-Version: 1.0
                Content-Type: multipart/mixed; boundary=m

                --m
                Content-Type: text/plain; charset=utf-8
                Content-Transfer-Encoding: 8bit

                Hello, %s
                --m
                Content-Type: application/pdf
                Content-Disposition: attachment; filename="%s"

                x
                --m--
                """
                    .formatted(word, word, word, text, word))
            .withMail()
            .synchronize()
            .parts()
            .openToSynchronize();
  }

  @AfterEach
  void close() {
    open.close();
  }

  @Test
  void noPageShowsAnyOfIt() throws Exception {
    Desk desk = new Desk(open, Identity.of("maria", Role.ADMINISTRATOR));
    int turned = 0;
    for (String address :
        List.of(
            "/",
            "/messages",
            "/activities",
            "/reports",
            "/audit",
            "/privacy?address=a@b.example",
            "/addresses?of=anna@contoso.example",
            "/messages?text=exe",
            "/what-if")) {
      turned += check(desk, address);
    }
    for (int i = 1; i <= 9; i++) {
      turned += check(desk, "/messages/" + i);
      if (desk.get("/activities/" + i).status() == 200) {
        turned += check(desk, "/activities/" + i);
        turned += check(desk, "/conversations/" + i);
      }
    }
    assertThat(turned).as("pages that show the mail").isGreaterThan(4);
  }

  /** How often the mail is shown. */
  private static int check(Desk desk, String address) throws Exception {
    Document page = PageCheck.page(desk.console(), desk.get(address));
    for (Element each : page.getAllElements()) {
      assertVisible(address, each.wholeOwnText());
      for (String name : List.of("title", "aria-label", "alt", "placeholder")) {
        assertVisible(address, each.attr(name));
      }
    }
    List<Element> right =
        page.getAllElements().stream()
            .filter(each -> each.ownText().contains(HEBREW) && !each.is("title"))
            .toList();
    assertThat(right).as(address).allMatch(each -> each.is("bdi"));
    return right.size();
  }

  private static void assertVisible(String address, String text) {
    assertThat(text.codePoints().filter(each -> each != '\n' && UnseenCharacters.isOne(each)))
        .as(address + ": " + text)
        .isEmpty();
  }
}
