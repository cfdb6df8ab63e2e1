package org.mailpromoter.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mailpromoter.core.access.Role;
import org.mailpromoter.core.decision.Reason;
import org.mailpromoter.core.decision.SubReason;
import org.mailpromoter.installation.OpenInstallation;
import org.mailpromoter.installation.permission.Identity;

/** Help is in the same place on each page, and complete. */
class HelpPagesTest {
  @TempDir private Path folder;
  private OpenInstallation open;
  private Desk desk;

  @BeforeEach
  void open() throws Exception {
    open = SampleInstallation.in(folder).parts().openToSynchronize();
    desk = new Desk(open, Identity.of("maria", Role.USER));
  }

  @AfterEach
  void close() {
    open.close();
  }

  @Test
  void eachReasonAndEachPreciseReasonIsExplained() throws Exception {
    Document page = desk.page("/help");
    for (Reason each : Reason.values()) {
      assertThat(page.select("h2#" + each.title())).hasSize(1);
    }
    assertThat(page.select(".help .mono")).hasSize(SubReason.values().length);
    assertThat(page.select(".help td:nth-child(2)").eachText()).doesNotContain("");
    for (String each : page.select(".index a").eachAttr("href")) {
      assertThat(page.select(each)).as(each).hasSize(1);
    }
  }

  /** WCAG 2.2, 3.2.6: consistent help. */
  @Test
  void theLinkToHelpIsTheLastPlaceOfEachPage() throws Exception {
    for (String each : List.of("/", "/messages", "/mailboxes", "/jobs", "/alerts", "/about")) {
      assertThat(desk.page(each).select(".side .places a").last().attr("href"))
          .as(each)
          .isEqualTo("/help");
    }
    assertThat(desk.page("/nowhere").select("main a").last().attr("href")).isEqualTo("/help");
  }

  @Test
  void theProgramIsDescribed() throws Exception {
    Document page = desk.page("/about");
    assertThat(page.select(".facts").text()).contains("1.2.3", "Apache License 2.0", "0BSD");
    assertThat(page.select("tbody").text()).contains("sqlite", "jsonl");
  }

  @Test
  void theApiIsDescribedFromItsContract() throws Exception {
    Document page = desk.page("/help/api");
    assertThat(page.select(".prose p").eachText())
        .containsExactly(
            "Every use case.",
            "Log in with Authorization, or another way.",
            "Each call may also answer with 503, while a command has the storage or too much work"
                + " waits, or with another status and a problem.");
    assertThat(page.select("h2").eachText()).containsExactly("Sinks");
    assertThat(page.select("details.call summary").text()).isEqualTo("POST /sinks/{sink} Retry");
    assertThat(page.select(".call p").eachText())
        .containsExactly("Delivers all again.", "A token needs the scope admin.");
    assertThat(page.select(".call table").first().select("tbody tr").eachText())
        .containsExactly(
            "sink path, required string The name of a sink",
            "events body, required list of integer or null");
    assertThat(page.select(".call table").last().select("tbody tr").eachText())
        .containsExactlyInAnyOrder("200 A sink Sink", "404 There is none");
  }
}
