package org.mailpromoter.exchange.stub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mailpromoter.testkit.MailBuilder.mail;

import java.io.IOException;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** Folders and items as they are read. */
class ReadingTest {
  private final ExchangeServerStub stub = ExchangeServerStub.start();
  private final ExchangeMailbox anna = stub.mailbox("anna");
  private final EwsClient client = new EwsClient(stub.url(), "anna");

  @AfterEach
  void stop() {
    stub.close();
  }

  private String sync(String state, int most) throws IOException {
    return client.ask(
        """
        <m:SyncFolderItems>
          <m:ItemShape><t:BaseShape>IdOnly</t:BaseShape></m:ItemShape>
          <m:SyncFolderId><t:DistinguishedFolderId Id="inbox"/></m:SyncFolderId>
          %s
          <m:MaxChangesReturned>%d</m:MaxChangesReturned>
        </m:SyncFolderItems>
        """
            .formatted(state.isEmpty() ? "" : "<m:SyncState>" + state + "</m:SyncState>", most));
  }

  private static String state(String answer) {
    return EwsClient.first("<m:SyncState>(.*?)</m:SyncState>", answer);
  }

  private static List<String> ids(String element, String answer) {
    return EwsClient.all("<t:" + element + ">.{0,20}<t:ItemId Id=\"([^\"]+)\"", answer);
  }

  private static List<String> creates(String answer) {
    return ids("Create><t:Message", answer);
  }

  private String item(String id, String shape) throws IOException {
    return client.ask(
        """
        <m:GetItem>
          <m:ItemShape>%s</m:ItemShape>
          <m:ItemIds><t:ItemId Id="%s"/></m:ItemIds>
        </m:GetItem>
        """
            .formatted(shape, id));
  }

  @Test
  void changesComeInPagesAndOnlyOnce() throws Exception {
    List<String> delivered =
        List.of(
            anna.deliver(mail().bytes()),
            anna.deliver(mail().bytes()),
            anna.deliver(mail().bytes()));
    String first = sync("", 2);
    String second = sync(state(first), 2);
    assertThat(creates(first)).isEqualTo(delivered.subList(0, 2));
    assertThat(first).contains("<m:IncludesLastItemInRange>false<");
    assertThat(creates(second)).isEqualTo(delivered.subList(2, 3));
    assertThat(second).contains("<m:IncludesLastItemInRange>true<");
    assertThat(creates(sync(state(second), 2))).isEmpty();
  }

  @Test
  void updatesReadFlagsAndDeletionsAreTold() throws Exception {
    String gone = anna.deliver(mail().bytes());
    String changed = anna.deliver(mail().bytes());
    String state = state(sync("", 512));
    anna.readLast("Inbox");
    String read = sync(state, 512);
    anna.categorizeLast("Inbox", "Tracked");
    String categorized = sync(state(read), 512);
    anna.removeFirst("Inbox");
    String removed = sync(state(categorized), 512);
    assertThat(ids("ReadFlagChange", read)).containsExactly(changed);
    assertThat(ids("Update><t:Message", categorized)).containsExactly(changed);
    assertThat(ids("Delete", removed)).containsExactly(gone);
  }

  @Test
  void aStateThatWasForgottenOrNeverGivenIsRefused() throws Exception {
    anna.deliver(mail().bytes());
    String state = state(sync("", 512));
    anna.forgetSyncStates();
    assertThat(sync(state, 512)).contains("ErrorInvalidSyncStateData");
    assertThat(sync("bm9uc2Vuc2U=", 512)).contains("ErrorInvalidSyncStateData");
  }

  @Test
  void aMessageComesBackAsItWasDelivered() throws Exception {
    byte[] message = mail().from("Tom <tom@x.example>").subject("Grüße").bytes();
    String answer =
        item(
            anna.deliver(message),
            "<t:BaseShape>AllProperties</t:BaseShape>"
                + "<t:IncludeMimeContent>true</t:IncludeMimeContent>");
    String content = EwsClient.first("<t:MimeContent[^>]*>([^<]+)<", answer);
    assertThat(Base64.getDecoder().decode(content)).isEqualTo(message);
    assertThat(answer).contains("<t:Subject>Grüße</t:Subject>", "tom@x.example");
  }

  @Test
  void propertiesOfMapiAreFoundByTheirTag() throws Exception {
    byte[] message =
        mail().id("<a@b>").inReplyTo("<c@d>").field("References", "<e@f> <c@d>").bytes();
    String answer =
        item(
            anna.deliver(message),
            """
            <t:BaseShape>IdOnly</t:BaseShape>
            <t:AdditionalProperties>
              <t:FieldURI FieldURI="message:ConversationIndex"/>
              <t:ExtendedFieldURI PropertyTag="0x1035" PropertyType="String"/>
              <t:ExtendedFieldURI PropertyTag="0x1042" PropertyType="String"/>
              <t:ExtendedFieldURI PropertyTag="0x1039" PropertyType="String"/>
              <t:ExtendedFieldURI PropertyTag="0x007D" PropertyType="String"/>
            </t:AdditionalProperties>
            """);
    assertThat(EwsClient.all("<t:Value>(.*?)</t:Value>", answer))
        .startsWith("&lt;a@b&gt;", "&lt;c@d&gt;", "&lt;e@f&gt; &lt;c@d&gt;")
        .hasSize(4);
    assertThat(answer).contains("PropertyTag=\"0x7d\"", "<t:ConversationIndex>");
  }

  @Test
  void oneItemThatIsGoneDoesNotHarmTheOthers() throws Exception {
    String gone = anna.deliver(mail().bytes());
    String here = anna.deliver(mail().bytes());
    anna.removeFirst("Inbox");
    String answer =
        client.ask(
            """
            <m:GetItem>
              <m:ItemShape><t:BaseShape>IdOnly</t:BaseShape></m:ItemShape>
              <m:ItemIds>
                <t:ItemId Id="%s"/><t:ItemId Id="nonsense"/><t:ItemId Id="%s"/>
              </m:ItemIds>
            </m:GetItem>
            """
                .formatted(gone, here));
    assertThat(EwsClient.all("<m:ResponseCode>(\\w+)<", answer))
        .containsExactly("ErrorItemNotFound", "ErrorInvalidIdMalformed", "NoError");
    assertThat(answer).contains(here);
  }

  @Test
  void foldersAreFoundAtAnyDepth() throws Exception {
    anna.folder("Inbox/Customers/Berlin");
    String answer =
        client.ask(
            """
            <m:FindFolder Traversal="Deep">
              <m:FolderShape><t:BaseShape>AllProperties</t:BaseShape></m:FolderShape>
              <m:IndexedPageFolderView MaxEntriesReturned="100" Offset="0" BasePoint="Beginning"/>
              <m:ParentFolderIds><t:DistinguishedFolderId Id="msgfolderroot"/></m:ParentFolderIds>
            </m:FindFolder>
            """);
    assertThat(EwsClient.all("<t:DisplayName>(.*?)</t:DisplayName>", answer))
        .contains("Inbox", "Sent Items", "Customers", "Berlin");
  }

  @Test
  void requestsThatBreakTheSchemaAreRefusedAndRemembered() throws Exception {
    Assumptions.assumeTrue(stub.validates(), "no schema on this machine");
    String answer = client.ask("<m:GetItem><m:Nonsense/></m:GetItem>");
    assertThat(answer).contains("ErrorSchemaValidation");
    assertThat(stub.takeViolations()).singleElement().asString().contains("Nonsense");
  }

  @Test
  void nobodyGetsInWithAWrongPassword() throws Exception {
    anna.password("another");
    assertThat(client.send("", "<m:GetFolder/>").status()).isEqualTo(401);
  }
}
