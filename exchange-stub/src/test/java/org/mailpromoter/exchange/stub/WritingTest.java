package org.mailpromoter.exchange.stub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mailpromoter.testkit.MailBuilder.mail;

import java.io.IOException;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Items as they are found, changed, moved, made and sent. */
class WritingTest {
  private final ExchangeServerStub stub = ExchangeServerStub.start();
  private final ExchangeMailbox anna = stub.mailbox("anna");
  private final EwsClient client = new EwsClient(stub.url(), "anna");

  @AfterEach
  void stop() {
    stub.close();
  }

  private String find(String view, String restriction) throws IOException {
    return client.ask(
        """
        <m:FindItem Traversal="Shallow">
          <m:ItemShape><t:BaseShape>IdOnly</t:BaseShape></m:ItemShape>
          %s %s
          <m:SortOrder>
            <t:FieldOrder Order="Ascending"><t:FieldURI FieldURI="item:Subject"/></t:FieldOrder>
          </m:SortOrder>
          <m:ParentFolderIds><t:DistinguishedFolderId Id="inbox"/></m:ParentFolderIds>
        </m:FindItem>
        """
            .formatted(view, restriction));
  }

  private static List<String> ids(String answer) {
    return EwsClient.all("<t:ItemId Id=\"([^\"]+)\"", answer);
  }

  private String categorize(String id, String... categories) throws IOException {
    StringBuilder strings = new StringBuilder();
    for (String each : categories) {
      strings.append("<t:String>").append(each).append("</t:String>");
    }
    return client.ask(
        """
        <m:UpdateItem ConflictResolution="AlwaysOverwrite" MessageDisposition="SaveOnly">
          <m:ItemChanges><t:ItemChange><t:ItemId Id="%s"/><t:Updates>
            <t:SetItemField><t:FieldURI FieldURI="item:Categories"/>
              <t:Message><t:Categories>%s</t:Categories></t:Message>
            </t:SetItemField>
          </t:Updates></t:ItemChange></m:ItemChanges>
        </m:UpdateItem>
        """
            .formatted(id, strings));
  }

  @Test
  void itemsAreFoundByACategoryWhateverItsCase() throws Exception {
    String tracked = anna.deliver(mail().subject("b").bytes());
    String other = anna.deliver(mail().subject("a").bytes());
    categorize(tracked, "Tracked", "Red");
    String equal =
        """
        <m:Restriction><t:Or>
          <t:IsEqualTo><t:FieldURI FieldURI="item:Categories"/>
            <t:FieldURIOrConstant><t:Constant Value="tracked"/></t:FieldURIOrConstant>
          </t:IsEqualTo>
          <t:Contains ContainmentMode="FullString" ContainmentComparison="IgnoreCase">
            <t:FieldURI FieldURI="item:Categories"/><t:Constant Value="Green"/>
          </t:Contains>
        </t:Or></m:Restriction>
        """;
    assertThat(ids(find("", equal))).containsExactly(tracked);
    assertThat(ids(find("", ""))).containsExactly(other, tracked);
  }

  @Test
  void itemsAreFoundPageByPage() throws Exception {
    List<String> delivered =
        List.of(
            anna.deliver(mail().subject("a").bytes()),
            anna.deliver(mail().subject("b").bytes()),
            anna.deliver(mail().subject("c").bytes()));
    String page =
        "<m:IndexedPageItemView MaxEntriesReturned=\"2\" Offset=\"%d\" BasePoint=\"Beginning\"/>";
    String first = find(page.formatted(0), "");
    String second = find(page.formatted(2), "");
    assertThat(ids(first)).isEqualTo(delivered.subList(0, 2));
    assertThat(first).contains("IncludesLastItemInRange=\"false\"", "TotalItemsInView=\"3\"");
    assertThat(ids(second)).isEqualTo(delivered.subList(2, 3));
    assertThat(second).contains("IncludesLastItemInRange=\"true\"");
  }

  @Test
  void bodiesAreNotFoundByFindItem() throws Exception {
    String answer =
        client.ask(
            """
            <m:FindItem Traversal="Shallow">
              <m:ItemShape>
                <t:BaseShape>IdOnly</t:BaseShape>
                <t:AdditionalProperties><t:FieldURI FieldURI="item:Body"/></t:AdditionalProperties>
              </m:ItemShape>
              <m:ParentFolderIds><t:DistinguishedFolderId Id="inbox"/></m:ParentFolderIds>
            </m:FindItem>
            """);
    assertThat(answer).contains("ErrorInvalidPropertyRequest");
  }

  @Test
  void aMovedItemHasAnotherId() throws Exception {
    String before = anna.deliver(mail().subject("moved").bytes());
    String answer =
        client.ask(
            """
            <m:MoveItem>
              <m:ToFolderId><t:DistinguishedFolderId Id="deleteditems"/></m:ToFolderId>
              <m:ItemIds><t:ItemId Id="%s"/></m:ItemIds>
            </m:MoveItem>
            """
                .formatted(before));
    assertThat(anna.messages("Inbox")).isEmpty();
    assertThat(anna.messages("Deleted Items"))
        .singleElement()
        .satisfies(
            each -> assertThat(each.id()).isEqualTo(ids(answer).get(0)).isNotEqualTo(before));
  }

  @Test
  void sentMailArrivesWithoutItsBlindCopies() throws Exception {
    ExchangeMailbox bob = stub.mailbox("bob");
    byte[] message =
        mail()
            .from("anna@stub.example")
            .to("bob@stub.example")
            .field("Bcc", "secret@x.example")
            .subject("Hello")
            .bytes();
    String answer =
        client.ask(
            """
            <m:CreateItem MessageDisposition="SendAndSaveCopy">
              <m:SavedItemFolderId><t:DistinguishedFolderId Id="sentitems"/></m:SavedItemFolderId>
              <m:Items><t:Message><t:MimeContent>%s</t:MimeContent></t:Message></m:Items>
            </m:CreateItem>
            """
                .formatted(Base64.getEncoder().encodeToString(message)));
    assertThat(answer).contains("NoError");
    assertThat(bob.messages("Inbox"))
        .singleElement()
        .satisfies(
            each -> assertThat(each.mime()).contains("Subject: Hello").doesNotContain("secret@"));
    assertThat(anna.messages("Sent Items")).hasSize(1);
  }

  @Test
  void othersMayLookInWhenTheOwnerOrTheServerLetsThem() throws Exception {
    stub.mailbox("bob").deliver(mail().subject("for Bob").bytes());
    String request =
        """
        <m:GetFolder>
          <m:FolderShape><t:BaseShape>Default</t:BaseShape></m:FolderShape>
          <m:FolderIds><t:DistinguishedFolderId Id="inbox">
            <t:Mailbox><t:EmailAddress>bob@stub.example</t:EmailAddress></t:Mailbox>
          </t:DistinguishedFolderId></m:FolderIds>
        </m:GetFolder>
        """;
    assertThat(client.ask(request)).contains("ErrorFolderNotFound");
    stub.mailbox("bob").delegate("anna@stub.example");
    assertThat(client.ask(request)).contains("<t:TotalCount>1</t:TotalCount>");
    String header =
        """
        <t:ExchangeImpersonation><t:ConnectingSID>
          <t:PrimarySmtpAddress>bob@stub.example</t:PrimarySmtpAddress>
        </t:ConnectingSID></t:ExchangeImpersonation>
        """;
    assertThat(client.send(header, request).body()).contains("ErrorImpersonateUserDenied");
    stub.impersonator("service", "secret");
    assertThat(new EwsClient(stub.url(), "service").send(header, request).body())
        .contains("<t:TotalCount>1</t:TotalCount>");
  }

  @Test
  void idsAreConvertedAndNamesResolved() throws Exception {
    String id = anna.deliver(mail().bytes());
    String converted =
        client.ask(
            """
            <m:ConvertId DestinationFormat="HexEntryId"><m:SourceIds>
              <t:AlternateId Format="EwsId" Id="%s" Mailbox="anna@stub.example"/>
            </m:SourceIds></m:ConvertId>
            """
                .formatted(id));
    String resolved =
        client.ask(
            """
            <m:ResolveNames ReturnFullContactData="false">
              <m:UnresolvedEntry>anna</m:UnresolvedEntry>
            </m:ResolveNames>
            """);
    assertThat(EwsClient.first(" Id=\"([0-9A-F]+)\"", converted)).hasSize(228);
    assertThat(resolved).contains("<t:EmailAddress>anna@stub.example</t:EmailAddress>");
  }

  @Test
  void foldersThatComeChangeAndGoAreTold() throws Exception {
    String request =
        """
        <m:SyncFolderHierarchy>
          <m:FolderShape><t:BaseShape>Default</t:BaseShape></m:FolderShape>%s
        </m:SyncFolderHierarchy>
        """;
    String state = state(client.ask(request.formatted("")));
    anna.folder("Customers");
    String created = client.ask(request.formatted(state));
    anna.rename("Customers", "Clients");
    String renamed = client.ask(request.formatted(state(created)));
    anna.removeFolder("Clients");
    String removed = client.ask(request.formatted(state(renamed)));
    assertThat(created).contains("<t:Create>", "Customers").doesNotContain("Inbox");
    assertThat(renamed).contains("<t:Update>", "Clients");
    assertThat(removed).contains("<t:Delete>").doesNotContain("<t:Update>");
  }

  private static String state(String answer) {
    return "<m:SyncState>" + EwsClient.first("<m:SyncState>(.*?)<", answer) + "</m:SyncState>";
  }
}
