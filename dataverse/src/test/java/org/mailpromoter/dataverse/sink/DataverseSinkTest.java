package org.mailpromoter.dataverse.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mailpromoter.core.activity.ActivityEvent;
import org.mailpromoter.core.activity.ActivityId;
import org.mailpromoter.core.activity.ActivityParty;
import org.mailpromoter.core.activity.ActivitySink;
import org.mailpromoter.core.activity.CorrelationMethod;
import org.mailpromoter.core.activity.Delivery;
import org.mailpromoter.core.activity.EmailActivity;
import org.mailpromoter.core.activity.EventId;
import org.mailpromoter.core.message.Attachment;
import org.mailpromoter.core.message.Body;
import org.mailpromoter.core.message.Content;
import org.mailpromoter.core.message.Direction;
import org.mailpromoter.core.message.EmailAddress;
import org.mailpromoter.core.message.MessageId;
import org.mailpromoter.core.message.MessageIdentity;
import org.mailpromoter.core.message.NamedAddress;
import org.mailpromoter.core.party.RecordId;
import org.mailpromoter.core.party.RecordKind;
import org.mailpromoter.core.party.Role;
import org.mailpromoter.dataverse.stub.DataverseServerStub;
import org.mailpromoter.dataverse.stub.fault.DataverseFaults;
import org.mailpromoter.dataverse.stub.fault.HttpFaults;
import org.mailpromoter.dataverse.stub.fault.SeenRequest;

/** How an activity becomes an e-mail of Dynamics 365. */
class DataverseSinkTest {
  private static final Instant SENT = Instant.parse("2026-01-05T11:59:00Z");

  private final DataverseServerStub stub = DataverseServerStub.start();
  private final Configured configured = Configured.over(stub).with("directory", "crm");
  private final UUID anna = stub.add("contact", Map.of("fullname", "Anna"));
  private final UUID contoso = stub.add("account", Map.of("name", "Contoso"));
  private final UUID christopher = stub.add("systemuser", Map.of("fullname", "Christopher"));
  private final EmailActivity.Builder mail = mail(1);

  @AfterEach
  void stop() {
    stub.close();
  }

  private EmailActivity.Builder mail(long number) {
    return EmailActivity.builder(
            new ActivityId(number), Direction.INCOMING, new MessageIdentity("<k" + number + ">", 1))
        .messageId(new MessageId("n" + number + "@customer.example"))
        .subject("Offer")
        .sentAt(SENT)
        .parties(
            List.of(
                ActivityParty.resolved(
                    Role.SENDER,
                    NamedAddress.of("anna@customer.example"),
                    new RecordId(RecordKind.CONTACT, "crm/" + anna)),
                ActivityParty.resolved(
                    Role.TO,
                    NamedAddress.of("christopher@ours.example"),
                    RecordId.user(christopher.toString())),
                ActivityParty.unresolved(
                    Role.CC, new NamedAddress("Who", new EmailAddress("who@else.example")))))
        .regarding(new RecordId(RecordKind.ACCOUNT, "crm/" + contoso))
        .owner(RecordId.user(christopher.toString()))
        .body(new Body("Line <one>\nline two\u0000", "", List.of(), Set.of()));
  }

  private static ActivityEvent event(ActivityEvent.Kind kind, EmailActivity.Builder mail) {
    EmailActivity activity = mail.build();
    return new ActivityEvent(
        new EventId("storage_1", 100 + activity.id().value()),
        kind,
        SENT,
        new ActivityId(1),
        activity);
  }

  private static ActivityEvent created(EmailActivity.Builder mail) {
    return event(ActivityEvent.Kind.CREATED, mail);
  }

  private static void isDone(Delivery delivery) {
    assertThat(delivery).isEqualTo(Delivery.done());
  }

  private Map<String, Object> row() {
    assertThat(stub.rows("email")).hasSize(1);
    return stub.rows("email").get(0);
  }

  private List<String> operations() {
    return stub.requests().stream().map(SeenRequest::operation).toList();
  }

  @Test
  void anActivityIsOneRequestAfterTheFirstThatAsksForTheTables() throws Exception {
    ActivitySink sink = configured.sink();
    isDone(sink.deliver(created(mail)));
    assertThat(stub.requests()).hasSize(2);
    assertThat(stub.requests().get(1).parts()).containsExactly("POST emails", "PATCH emails");
    isDone(sink.deliver(created(mail(2))));
    assertThat(stub.requests()).hasSize(3);
  }

  @Test
  void theRowHasWhatCanBeWritten() throws Exception {
    isDone(configured.sink().deliver(created(mail)));
    assertThat(row())
        .containsEntry("activityid", RowIds.email("storage", new ActivityId(1)).toString())
        .containsEntry("subject", "Offer")
        .containsEntry("description", "Line &lt;one&gt;<br>\nline two")
        .containsEntry("messageid", "<n1@customer.example>")
        .containsEntry("directioncode", false)
        .containsEntry("statecode", 1L)
        .containsEntry("statuscode", 4L)
        .containsEntry("actualend", SENT.toString())
        .containsEntry("sender", "anna@customer.example")
        .containsEntry("torecipients", "christopher@ours.example")
        .containsEntry("regardingobjectid", "account:" + contoso)
        .containsEntry("ownerid", "systemuser:" + christopher)
        .containsEntry("notifications", 0L);
    assertThat(stub.rows("activityparty"))
        .extracting(
            each -> each.get("participationtypemask"),
            each -> each.get("addressused"),
            each -> each.get("partyid"),
            each -> each.get("unresolvedpartyname"))
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(
                1L, "anna@customer.example", "contact:" + anna, null),
            org.assertj.core.groups.Tuple.tuple(
                2L, "christopher@ours.example", "systemuser:" + christopher, null),
            org.assertj.core.groups.Tuple.tuple(3L, "who@else.example", null, "Who"));
  }

  @Test
  void sentMailIsOutgoingAndSent() throws Exception {
    EmailActivity.Builder sent =
        EmailActivity.builder(new ActivityId(1), Direction.OUTGOING, new MessageIdentity("<k>", 1));
    isDone(configured.with("mail", "outgoing").sink().deliver(created(sent)));
    isDone(configured.sink().deliver(created(mail(2))));
    assertThat(row()).containsEntry("directioncode", true).containsEntry("statuscode", 3L);
  }

  @Test
  void textsAreAsLongAsTheirColumns() throws Exception {
    mail.subject("\ud83d\ude00".repeat(500));
    mail.messageId(new MessageId("x".repeat(330)));
    isDone(configured.sink().deliver(created(mail)));
    assertThat(row()).containsEntry("subject", "\ud83d\ude00".repeat(400));
    assertThat(row()).as("half an id is a wrong id").doesNotContainKey("messageid");
  }

  @Test
  void aReplyIsLinkedToItsParent() throws Exception {
    ActivitySink sink = configured.sink();
    isDone(sink.deliver(created(mail)));
    EmailActivity.Builder reply =
        mail(2).correlated(new ActivityId(1), CorrelationMethod.IN_REPLY_TO, true);
    isDone(sink.deliver(created(reply)));
    assertThat(stub.rows("email").get(1))
        .containsEntry("parentactivityid", "email:" + RowIds.email("storage", new ActivityId(1)))
        .containsEntry("correlatedsubjectchanged", true);
  }

  @Test
  void whatNoLongerExistsIsNotLinked() throws Exception {
    stub.remove("contact", anna);
    stub.remove("account", contoso);
    mail.correlated(new ActivityId(77), CorrelationMethod.IN_REPLY_TO, false);
    isDone(configured.sink().deliver(created(mail)));
    assertThat(row()).doesNotContainKeys("regardingobjectid", "parentactivityid");
    assertThat(stub.rows("activityparty").get(0))
        .doesNotContainKey("partyid")
        .containsEntry("addressused", "anna@customer.example");
  }

  @Test
  void recordsOfOtherDirectoriesAreAddresses() throws Exception {
    mail.regarding(new RecordId(RecordKind.ACCOUNT, "company/" + contoso));
    mail.owner(RecordId.user("christopher"));
    String row = "user:christopher = " + christopher;
    isDone(configured.sink().deliver(created(mail)));
    assertThat(row())
        .doesNotContainKey("regardingobjectid")
        .containsEntry("ownerid", "systemuser:" + stub.user());
    EmailActivity.Builder second = mail(2).owner(RecordId.user("christopher"));
    isDone(configured.with("records", row).sink().deliver(created(second)));
    assertThat(stub.rows("email").get(1)).containsEntry("ownerid", "systemuser:" + christopher);
  }

  @Test
  void whatOnlyDynamicsWritesGoesIntoColumnsOfTheCustomer() throws Exception {
    configured.with("columns", "correlation-method = new_method", "sent-on = new_senton");
    mail.correlated(new ActivityId(1), CorrelationMethod.TRACKING_TOKEN, false);
    ActivitySink sink = configured.sink();
    Delivery missing = sink.deliver(created(mail));
    assertThat(missing).isInstanceOf(Delivery.Later.class);
    assertThat(missing.toString()).contains("new_method", "Create it");
    stub.column("email", "new_method", 5);
    stub.column("email", "new_senton", 100);
    isDone(sink.deliver(created(mail)));
    assertThat(row())
        .containsEntry("new_method", "Track")
        .containsEntry("new_senton", SENT.toString());
  }

  /** Bytes that are made when they are read. */
  private record Made(long size) implements Content {
    @Override
    public InputStream open() {
      byte[] bytes = new byte[(int) size];
      Arrays.fill(bytes, (byte) 7);
      return new ByteArrayInputStream(bytes);
    }
  }

  private static Attachment attachment(String name, int size) {
    return new Attachment(name, "application/pdf", size).with(new Made(size));
  }

  private EmailActivity.Builder with(Attachment... attachments) {
    return mail.body(new Body("", "<p>Hi</p>", List.of(attachments), Set.of()));
  }

  private List<Object> files(String column) {
    List<Object> all = new ArrayList<>();
    stub.rows("activitymimeattachment").forEach(each -> all.add(each.get(column)));
    return all;
  }

  @Test
  void smallAttachmentsGoWithTheRow() throws Exception {
    with(attachment("a.pdf", 100_001), attachment("", 0), attachment("c \"q\".pdf", 2));
    isDone(configured.sink().deliver(created(mail)));
    assertThat(operations()).hasSize(2);
    assertThat(files("filename")).containsExactly("a.pdf", "attachment", "c \"q\".pdf");
    assertThat(files("filesize")).containsExactly(100_001L, 0L, 2L);
    assertThat(files("body").get(2))
        .isEqualTo(Base64.getEncoder().encodeToString(new byte[] {7, 7}));
  }

  @Test
  void largeAttachmentsGoInBlocksAndTheRowIsClosedAfterwards() throws Exception {
    stub.largestAttachment(20 << 20);
    with(attachment("large.bin", (7 << 20) + 1), attachment("small.txt", 3));
    isDone(configured.sink().deliver(created(mail)));
    assertThat(operations())
        .containsExactly(
            "POST $batch",
            "POST $batch",
            "POST InitializeAttachmentBlocksUpload",
            "POST UploadBlock",
            "POST UploadBlock",
            "POST UploadBlock",
            "POST CommitAttachmentBlocksUpload",
            "PATCH emails");
    assertThat(files("filesize")).containsExactly(3L, (7L << 20) + 1);
    assertThat(row()).containsEntry("statecode", 1L);
  }

  /** Before the server works, and after it has worked and before its answer arrives. */
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void whatADeadProcessLeftUndoneIsFinishedOnce(boolean worked) throws Exception {
    stub.largestAttachment(20 << 20);
    with(attachment("large.bin", 5 << 20));
    for (int good = 1; good <= 7; good++) {
      stub.faults().after(good, worked ? HttpFaults.cut() : HttpFaults.dropped());
      assertThat(configured.sink().deliver(created(mail))).isNotInstanceOf(Delivery.Rejected.class);
      stub.faults().clear();
    }
    isDone(configured.sink().deliver(created(mail)));
    assertThat(row()).containsEntry("statecode", 1L).containsEntry("attachmentcount", 1L);
    assertThat(stub.rows("activityparty")).hasSize(3);
    assertThat(files("filesize")).containsExactly(5L << 20);
  }

  /** The server works, and its answer is lost: the worst moment for a process to die. */
  @Test
  void anAnswerThatIsLostChangesNothing() throws Exception {
    ActivitySink sink = configured.sink();
    isDone(sink.deliver(created(mail(2))));
    stub.faults().once(HttpFaults.cut());
    assertThat(sink.deliver(created(mail))).isInstanceOf(Delivery.Later.class);
    isDone(configured.sink().deliver(created(mail)));
    assertThat(stub.rows("email")).hasSize(2);
  }

  @Test
  void tooLargeAttachmentsAreLeftOutAndTheRowSaysSo() throws Exception {
    with(
        attachment("a", 6 << 20),
        new Attachment("b", "text/plain", 3),
        attachment("c", 3).with(Attachment.Fate.BLOCKED));
    isDone(configured.sink().deliver(created(mail)));
    assertThat(stub.rows("activitymimeattachment")).isEmpty();
    assertThat(row()).containsEntry("notifications", 1L);
  }

  @Test
  void anotherMailUnderTheSameNumberIsNotTakenForThisOne() throws Exception {
    ActivitySink sink = configured.sink();
    isDone(sink.deliver(created(mail)));
    mail.messageId(new MessageId("other@customer.example"));
    Delivery delivery = sink.deliver(created(mail));
    assertThat(delivery).isInstanceOf(Delivery.Rejected.class);
    assertThat(delivery.toString()).contains("<n1@customer.example>", "gone back in time");
  }

  @Test
  void besideServerSideSynchronizationAMailIsWrittenOnce() throws Exception {
    stub.add("email", Map.of("messageid", "<N1@customer.example>", "directioncode", false));
    ActivitySink sink = configured.with("beside-server-side-sync", "yes").sink();
    isDone(sink.deliver(created(mail)));
    assertThat(stub.rows("email")).hasSize(1);
    isDone(sink.deliver(created(mail(2))));
    isDone(sink.deliver(created(mail(2))));
    assertThat(stub.rows("email")).hasSize(2);
    isDone(configured.with("beside-server-side-sync", "no").sink().deliver(created(mail)));
    assertThat(stub.rows("email")).hasSize(3);
  }

  @Test
  void linksFollowAChange() throws Exception {
    ActivitySink sink = configured.with("reopen", "yes").sink();
    isDone(sink.deliver(created(mail.withoutRegarding())));
    int before = stub.requests().size();
    isDone(sink.deliver(event(ActivityEvent.Kind.CHANGED, mail)));
    assertThat(stub.requests()).as("nothing changed").hasSize(before + 1);
    mail.regarding(new RecordId(RecordKind.CONTACT, "crm/" + anna));
    isDone(sink.deliver(event(ActivityEvent.Kind.CHANGED, mail)));
    assertThat(row())
        .containsEntry("regardingobjectid", "contact:" + anna)
        .containsEntry("statecode", 1L)
        .containsEntry("statuscode", 4L);
    isDone(sink.deliver(event(ActivityEvent.Kind.CHANGED, mail.withoutRegarding())));
    assertThat(row()).as("a person may have linked it").containsKey("regardingobjectid");
  }

  @Test
  void aChangeToARecordThatNoLongerExistsIsNone() throws Exception {
    ActivitySink sink = configured.with("reopen", "yes").sink();
    isDone(sink.deliver(created(mail)));
    stub.remove("contact", anna);
    mail.regarding(new RecordId(RecordKind.CONTACT, "crm/" + anna));
    isDone(sink.deliver(event(ActivityEvent.Kind.CHANGED, mail)));
    assertThat(row())
        .containsEntry("regardingobjectid", "account:" + contoso)
        .containsEntry("statecode", 1L);
  }

  @Test
  void aChangeOfAnUnknownRowCreatesIt() throws Exception {
    isDone(configured.sink().deliver(event(ActivityEvent.Kind.CHANGED, mail)));
    assertThat(row()).containsEntry("statecode", 1L);
  }

  @Test
  void aChangeThatTheTableRefusesNamesTheKey() throws Exception {
    ActivitySink sink = configured.sink();
    isDone(sink.deliver(created(mail)));
    mail.regarding(new RecordId(RecordKind.CONTACT, "crm/" + anna));
    Delivery delivery = sink.deliver(event(ActivityEvent.Kind.CHANGED, mail));
    assertThat(delivery).isInstanceOf(Delivery.Rejected.class);
    assertThat(delivery.toString()).contains("reopen: yes");
    assertThat(row()).containsEntry("regardingobjectid", "account:" + contoso);
  }

  @Test
  void aPluginOfTheCustomerIsAskedSomeTimesAndThenQuoted() throws Exception {
    stub.plugin("Create", "email", "No mail on Sundays");
    ActivitySink sink = configured.sink();
    assertThat(sink.deliver(created(mail))).isInstanceOf(Delivery.Later.class);
    assertThat(sink.deliver(created(mail))).isInstanceOf(Delivery.Later.class);
    Delivery last = sink.deliver(created(mail));
    assertThat(last).isInstanceOf(Delivery.Rejected.class);
    assertThat(last.toString()).contains("plug-in", "No mail on Sundays", "0x80040265");
    stub.withoutPlugins();
    isDone(sink.deliver(created(mail)));
  }

  @Test
  void aPluginThatRefusesToCloseLeavesNothing() throws Exception {
    stub.plugin("Update", "email", "Not closed");
    assertThat(configured.sink().deliver(created(mail))).isInstanceOf(Delivery.Later.class);
    assertThat(stub.rows("email")).isEmpty();
    assertThat(stub.rows("activityparty")).isEmpty();
  }

  @Test
  void aBusyServiceIsWaitedFor() throws Exception {
    ActivitySink sink = configured.sink();
    isDone(sink.deliver(created(mail)));
    stub.faults().once(DataverseFaults.throttled(Duration.ofSeconds(7)));
    Delivery later = sink.deliver(created(mail(2)));
    assertThat(later)
        .isInstanceOfSatisfying(
            Delivery.Later.class, each -> assertThat(each.pause()).contains(Duration.ofSeconds(7)));
    stub.faults().once(DataverseFaults.missingPrivilege("prvAppendActivity"));
    Delivery rejected = sink.deliver(created(mail(2)));
    assertThat(rejected).isInstanceOf(Delivery.Rejected.class);
    assertThat(rejected.toString()).contains("prvAppendActivity", "security role");
  }

  @Test
  void hostileTextsAreTextsAndNothingElse() throws Exception {
    mail.subject("\"}\r\n--batch\r\n\r\nDELETE emails HTTP/1.1 $1 '\\ \ud83d");
    mail.messageId(new MessageId("a'b$1\"@x"));
    with(attachment("../../\"}]}\r\n--changeset", 1));
    ActivitySink sink = configured.with("beside-server-side-sync", "yes").sink();
    isDone(sink.deliver(created(mail)));
    isDone(sink.deliver(created(mail)));
    assertThat(String.valueOf(row().get("subject"))).startsWith("\"}\r\n--batch").endsWith("?");
    assertThat(stub.rows("activitymimeattachment")).hasSize(1);
  }

  @Test
  void wrongKeysAreRefused() {
    for (List<String> each :
        List.of(
            List.of("records", "christopher = 1"),
            List.of("records", "user:christopher = 1"),
            List.of("columns", "colour = new_colour"),
            List.of("columns", "remarks = inreplyto"))) {
      assertThatThrownBy(() -> Configured.over(stub).with(each.get(0), each.get(1)).sink())
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("expected");
    }
  }
}
