package org.mailpromoter.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mailpromoter.dataverse.stub.DataverseServerStub;

/**
 * What the guide shows of settings of Dynamics 365 is what is printed. {@code -Dguides.write=true}
 * writes it again.
 */
class DynamicsOutputTest {
  private static final Path GUIDE =
      Path.of("").toAbsolutePath().getParent().resolve("docs/user-guide.md");
  private static final UUID MARIA = UUID.fromString("0f8fad5b-d9cb-469f-a165-70867728950e");
  private static final UUID SUPPORT = UUID.fromString("7c9e6679-7425-40de-944b-e07fc1f90ae7");

  @TempDir private Path folder;
  private final DataverseServerStub stub = DataverseServerStub.start();
  private CommandRun commands;

  @BeforeEach
  void fill() throws Exception {
    commands = new CommandRun(folder);
    String root = stub.url().toString();
    commands.configure(
        """
        storage: {file: data/test.db}
        servers: {files: {connector: file}}
        mailboxes: {maria: {server: files, owner: maria, path: mail}}
        users: {maria: {name: Maria, addresses: [maria@ours.example]}}
        policy-sources:
          dynamics: {kind: dataverse, url: "%s", insecure-plain: yes, token-url: "%s", client-id: app, client-secret: secret}
        """
            .formatted(root.substring(0, root.indexOf("/api/")), stub.tokenUrl()));
    stub.put(
        "systemuser",
        MARIA,
        Map.of(
            "fullname",
            "Maria Garcia",
            "internalemailaddress",
            "maria@ours.example",
            "isdisabled",
            false));
    stub.put("usersettings", MARIA, Map.of("incomingemailfilteringmethod", 2));
    stub.put(
        "queue",
        SUPPORT,
        Map.of(
            "name",
            "Support",
            "emailaddress",
            "support@ours.example",
            "incomingemailfilteringmethod",
            0,
            "ownerid",
            "systemuser:" + MARIA));
    stub.settings(organization());
  }

  private static Map<String, Object> organization() {
    Map<String, Object> values = new HashMap<>();
    values.put("trackingprefix", "CRM:");
    values.put("trackingtokenidbase", 0);
    values.put("trackingtokeniddigits", 3);
    values.put("maximumtrackingnumber", 999);
    values.put("hashfilterkeywords", "^[\\s]*([\\w]+\\s?:[\\s]*)+");
    values.put("hashmaxcount", 20);
    values.put("hashdeltasubjectcount", 0);
    values.put("hashminaddresscount", 3);
    values.put("ignoreinternalemail", true);
    values.put("requireapprovalforuseremail", true);
    values.put("isfolderbasedtrackingenabled", true);
    values.put(
        "blockedattachments",
        "ade;adp;app;asa;ashx;asmx;asp;bas;bat;cdx;cer;chm;class;cmd;com;config;cpl;crt;csh;dll;exe;fxp;hlp;hta;htr;htw;ida;idc;idq;inf;ins;isp;its;jar;js;jse;ksh;lnk;mad;maf;mag;mam;maq;mar;mas;mat;mau;mav;maw;mda;mdb;mde;mdt;mdw;mdz;msc;msh;msh1;msh1xml;msh2;msh2xml;mshxml;msi;msp;mst;ops;pcd;pif;prf;prg;printer;pst;reg;rem;scf;scr;sct;shb;shs;shtm;shtml;soap;stm;tmp;url;vb;vbe;vbs;vsmacros;vss;vst;vsw;ws;wsc;wsf;wsh");
    return values;
  }

  @AfterEach
  void stop() {
    stub.close();
  }

  /** The model answers at another address than the guide has. */
  private static String shown(String output) {
    return output.replace("localhost", "contoso.crm4.dynamics.com");
  }

  @Test
  void theGuideShowsWhatAnImportPrints() throws Exception {
    CommandRun.Result result = commands.run("settings", "import", "dynamics");
    assertThat(result.code()).as(result.text()).isZero();
    shows("settings import dynamics", shown(result.out()));
  }

  @Test
  void theGuideShowsThePolicyFile() throws Exception {
    Path file = folder.resolve("dynamics-policy.yaml");
    assertThat(commands.run("settings", "import", "dynamics", "--to", file.toString()).code())
        .isZero();
    String text =
        shown(Files.readString(file)).replaceAll("at \\d{4}-[^ ]+Z\\.", "at 2026-11-29T16:30:00Z.");
    List<String> lines = text.lines().toList();
    int organization = lines.indexOf("organization:");
    int users = lines.indexOf("users:");
    shows(
        "dynamics-policy.yaml",
        String.join("\n", lines.subList(0, organization + 7))
            + "\n  ...\n\n"
            + String.join("\n", lines.subList(users, users + 8))
            + "\n...\n");
  }

  @Test
  void theGuideShowsADisagreement() throws Exception {
    commands.mail("offer");
    assertThat(commands.run("sync").code()).isZero();
    stub.incomingEmailReason(5);
    String output = commands.run("explain", "1", "--ask-dynamics").out();
    shows("explain 1 --ask-dynamics", "...\n" + output.substring(output.indexOf("Decision 1: ")));
  }

  private static void shows(String name, String expected) throws Exception {
    String guide = Files.readString(GUIDE);
    Matcher block =
        Pattern.compile(
                "(<!-- output: " + Pattern.quote(name) + " -->\n```\\w*\n)(.*?)```\n",
                Pattern.DOTALL)
            .matcher(guide);
    assertThat(block.find()).as("a block for the output of " + name).isTrue();
    if (Boolean.getBoolean("guides.write")) {
      Files.writeString(
          GUIDE, guide.substring(0, block.start(2)) + expected + guide.substring(block.end(2)));
    } else {
      assertThat(block.group(2))
          .as("bring it up to date with -Dguides.write=true")
          .isEqualTo(expected);
    }
  }
}
