package org.mailpromoter.graph.stub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mailpromoter.graph.stub.GraphClient.deltaLink;
import static org.mailpromoter.graph.stub.GraphClient.ids;
import static org.mailpromoter.graph.stub.GraphClient.nextLink;
import static org.mailpromoter.graph.stub.GraphClient.subjects;
import static org.mailpromoter.testkit.MailBuilder.mail;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.mailpromoter.graph.stub.fault.DeltaExpiry;
import org.mailpromoter.graph.stub.fault.Profile;
import org.mailpromoter.graph.stub.fault.Quirk;

/** Rounds of delta: all that is there, then all that changes. */
class DeltaTest {
  private static final Instant MORNING = Instant.parse("2026-03-01T08:00:00Z");
  private static final String DELTA =
      "/mailFolders/inbox/messages/delta?$select=subject,receivedDateTime,internetMessageHeaders";
  private static final String PAGE_OF_FIVE = "odata.maxpagesize=5";

  private final GraphServerStub stub = GraphServerStub.start();
  private final GraphMailbox anna = stub.mailbox("anna");
  private final GraphClient client = GraphClient.of(stub, "anna");

  @AfterEach
  void stop() {
    stub.close();
  }

  private String deliver(String folder, int minute) {
    return anna.deliver(
        folder, mail().subject("No " + minute).bytes(), MORNING.plusSeconds(60L * minute));
  }

  private void deliverMany(int count) {
    for (int minute = 1; minute <= count; minute++) {
      deliver("Inbox", minute);
    }
  }

  /** What a round tells, page by page; the last page ends it. */
  private List<String> round(String first) throws IOException, InterruptedException {
    List<String> pages = new ArrayList<>();
    for (String link = first; !link.isEmpty(); ) {
      String page = client.ask(link, "Prefer", PAGE_OF_FIVE);
      pages.add(page);
      link = nextLink(page);
    }
    return pages;
  }

  private static String end(List<String> pages) {
    return deltaLink(pages.get(pages.size() - 1));
  }

  @Test
  void theFirstRoundTellsAllInPages() throws Exception {
    deliverMany(12);
    List<String> pages = round(DELTA);
    assertThat(pages.stream().map(page -> subjects(page).size())).containsExactly(5, 5, 2);
    assertThat(String.join("", pages)).contains("\"No 1\"", "\"No 12\"", "{\"name\":\"Subject\"");
    assertThat(subjects(String.join("", round(end(pages))))).isEmpty();
  }

  @Test
  void aLinkThatIsAskedForAgainGivesTheSamePage() throws Exception {
    deliverMany(12);
    String link = nextLink(client.ask(DELTA, "Prefer", PAGE_OF_FIVE));
    String once = client.ask(link, "Prefer", PAGE_OF_FIVE);
    assertThat(client.ask(link, "Prefer", PAGE_OF_FIVE)).isEqualTo(once);
  }

  @Test
  void laterRoundsTellWhatCameChangedAndWent() throws Exception {
    String kept = deliver("Inbox", 1);
    String gone = deliver("Inbox", 2);
    String link = end(round(DELTA));
    deliver("Inbox", 3);
    anna.categorize(kept, "Tracked");
    String elsewhere = anna.move(gone, "Archive");
    String told = String.join("", round(link));
    assertThat(ids(told)).hasSize(3).contains(kept, gone).doesNotContain(elsewhere);
    assertThat(told)
        .contains("\"id\":\"" + gone + "\",\"@removed\":{\"reason\":\"deleted\"}")
        .contains("\"No 1\"", "\"No 3\"");
  }

  @Test
  void whatComesAndChangesInMidRoundIsNotLost() throws Exception {
    deliverMany(7);
    String first = client.ask(DELTA, "Prefer", PAGE_OF_FIVE);
    String late = deliver("Inbox", 8);
    String last = client.ask(nextLink(first), "Prefer", PAGE_OF_FIVE);
    anna.read(late);
    assertThat(subjects(last)).containsExactly("No 6", "No 7");
    assertThat(subjects(String.join("", round(deltaLink(last))))).containsExactly("No 8");
  }

  @Test
  void whatWasNeverToldIsNeverSparse() throws Exception {
    stub.faults().profile(Profile.OBSERVED);
    String link = end(round(DELTA));
    List<String> delivered = new ArrayList<>();
    for (int minute = 1; minute <= 7; minute++) {
      delivered.add(deliver("Inbox", minute));
    }
    String first = client.ask(link, "Prefer", PAGE_OF_FIVE);
    anna.read(delivered.get(6));
    String rest = String.join("", round(nextLink(first)));
    assertThat(subjects(rest)).containsExactly("No 6", "No 7");
  }

  @Test
  void aFilterChoosesByTimeAndTellsAtMostFiveThousand() throws Exception {
    byte[] message = mail().subject("one of many").bytes();
    for (int number = 0; number < 5_010; number++) {
      anna.deliver("Inbox", message, MORNING);
    }
    deliver("Inbox", 0);
    Set<String> seen = new TreeSet<>();
    String link =
        "/mailFolders/inbox/messages/delta?$select=id&$filter=receivedDateTime ge 2026-03-01";
    String page = client.ask(link, "Prefer", "odata.maxpagesize=500");
    while (true) {
      seen.addAll(ids(page));
      if (nextLink(page).isEmpty()) {
        break;
      }
      page = client.ask(nextLink(page), "Prefer", "odata.maxpagesize=500");
    }
    assertThat(seen).hasSize(5_000);
    assertThat(client.get(link.replace("ge 2026-03-01", "lt 2026-03-01")).statusCode())
        .isEqualTo(400);
  }

  @Test
  void theNewestComeFirstWhereThatIsWanted() throws Exception {
    deliverMany(7);
    List<String> pages = round(DELTA + "&$orderby=receivedDateTime desc");
    assertThat(subjects(String.join("", pages)))
        .containsExactly("No 7", "No 6", "No 5", "No 4", "No 3", "No 2", "No 1");
    assertThat(client.get(DELTA + "&$orderby=receivedDateTime").statusCode()).isEqualTo(400);
  }

  @Test
  void laterRoundsTellOneKindOfChangeWhereThatIsWanted() throws Exception {
    String old = deliver("Inbox", 1);
    String link = end(round(DELTA + "&changeType=created"));
    anna.categorize(old, "Tracked");
    deliver("Inbox", 2);
    assertThat(subjects(String.join("", round(link)))).containsExactly("No 2");
  }

  @Test
  void topCapsTheRoundAsWasObserved() throws Exception {
    deliverMany(12);
    String documented = client.ask(DELTA + "&$top=3");
    stub.faults().quirk(Quirk.TOP_CAPS_DELTA);
    String observed = client.ask(DELTA + "&$top=3");
    assertThat(subjects(documented)).hasSize(3);
    assertThat(nextLink(documented)).isNotEmpty();
    assertThat(subjects(observed)).hasSize(3);
    assertThat(deltaLink(observed)).isNotEmpty();
  }

  @Test
  void rowsAreSparseAndMovedMailComesTwiceAsWasObserved() throws Exception {
    stub.faults().profile(Profile.OBSERVED);
    String read = deliver("Inbox", 1);
    String other = deliver("Archive", 2);
    String link = end(round(DELTA));
    anna.read(read);
    String moved = anna.move(other, "Inbox");
    String told = String.join("", round(link));
    assertThat(ids(told)).containsExactly(read, moved, moved);
    assertThat(told).contains("\"isRead\":true").doesNotContain("No 1");
    assertThat(subjects(told)).containsExactly("No 2", "No 2");
  }

  @Test
  void extendedPropertiesBreakDeltaAsWasObserved() throws Exception {
    String expand = DELTA + "&$expand=singleValueExtendedProperties($filter=id eq 'String 0x007D')";
    assertThat(client.get(expand).statusCode()).isEqualTo(200);
    stub.faults().quirk(Quirk.EXPAND_BREAKS_DELTA);
    assertThat(client.get(expand).statusCode()).isEqualTo(500);
  }

  @Test
  void chinaHasNoDelta() throws Exception {
    stub.faults().profile(Profile.CHINA);
    HttpResponse<String> answer = client.get(DELTA);
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("ErrorInvalidIdMalformed");
  }

  @ParameterizedTest
  @EnumSource(
      value = Profile.class,
      names = {"DOCUMENTED", "OBSERVED", "HOSTILE"})
  void everyProfileTellsEverything(Profile profile) throws Exception {
    stub.faults().profile(profile);
    deliverMany(27);
    List<String> pages = round(DELTA);
    anna.categorizeLast("Inbox", "Tracked");
    anna.removeFirst("Inbox");
    assertThat(new TreeSet<>(subjects(String.join("", pages)))).hasSize(27);
    assertThat(new TreeSet<>(ids(String.join("", round(end(pages)))))).hasSize(2);
  }

  @ParameterizedTest
  @EnumSource(DeltaExpiry.class)
  void linksExpire(DeltaExpiry how) throws Exception {
    String link = end(round(DELTA));
    anna.expireDelta(how);
    HttpResponse<String> answer = client.get(link);
    assertThat(answer.statusCode()).isEqualTo(how.refusal().status());
    assertThat(answer.body()).contains(how.refusal().code());
    assertThat(answer.headers().firstValue("Location").isPresent())
        .isEqualTo(how == DeltaExpiry.GONE);
    assertThat(client.get(link.replaceFirst("token=.*", "token=abc")).body())
        .contains("SyncStateInvalid");
  }

  @Test
  void aFolderThatIsGoneIsSaidToBe() throws Exception {
    String archive = "/mailFolders/" + anna.folderId("Archive") + "/messages/delta";
    anna.removeFolder("Archive");
    assertThat(client.ask(archive)).contains("ErrorSyncFolderNotFound");
  }
}
