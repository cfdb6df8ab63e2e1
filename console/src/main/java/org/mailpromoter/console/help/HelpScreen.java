package org.mailpromoter.console.help;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.mailpromoter.access.Entry;
import org.mailpromoter.access.Visit;
import org.mailpromoter.console.frame.Frame;
import org.mailpromoter.console.frame.Link;
import org.mailpromoter.console.frame.Pages;
import org.mailpromoter.console.frame.Screen;
import org.mailpromoter.console.frame.Section;
import org.mailpromoter.console.frame.Words;
import org.mailpromoter.console.template.help.JteaboutGenerated;
import org.mailpromoter.console.template.help.JteapiGenerated;
import org.mailpromoter.console.template.help.JtehelpGenerated;
import org.mailpromoter.console.twin.CommandTwins;
import org.mailpromoter.console.twin.Program;
import org.mailpromoter.core.decision.SubReason;
import org.mailpromoter.core.diagnosis.english.EnglishFinding;
import org.mailpromoter.core.diagnosis.english.Resolution;
import org.mailpromoter.core.fault.EnumWords;
import org.mailpromoter.core.policy.TrackOption;
import org.mailpromoter.installation.permission.Operation;
import org.mailpromoter.spi.loading.LoadedPlugin;
import org.mailpromoter.spi.loading.PluginProblem;
import org.mailpromoter.web.Response;
import org.mailpromoter.web.Route;

/** Help: reasons and what to do, what the program consists of, its API. */
public final class HelpScreen implements Screen {
  private static final String PATH = "/help";
  private static final String ABOUT = "/about";
  private static final String API = PATH + "/api";

  private static final List<String> OF_OWNERS = List.of("accepts ", "wants ", "is addressed ");

  private final CommandTwins twins;
  private final Program program;

  /** Help for a program. */
  public HelpScreen(CommandTwins twins, Program program) {
    this.twins = Objects.requireNonNull(twins, "twins");
    this.program = Objects.requireNonNull(program, "program");
  }

  @Override
  public List<Route<Entry>> routes() {
    return List.of(
        Screen.page(PATH, Operation.SEE_PLUGINS, HelpScreen::help),
        Screen.page(API, Operation.SEE_PLUGINS, this::api),
        Screen.page(ABOUT, Operation.SEE_PLUGINS, this::about));
  }

  private static Response help(Visit visit) {
    HelpPage page =
        new HelpPage(
            Frame.of(visit, Section.HELP, "Help"),
            Stream.of(TrackOption.values())
                .map(each -> new HelpPage.Option(each.number(), each.label()))
                .toList(),
            Stream.of(Topic.values()).map(HelpScreen::section).toList());
    return Pages.of(output -> JtehelpGenerated.render(output, null, page));
  }

  private static HelpPage.Section section(Topic topic) {
    String list =
        topic
            .reason()
            .map(each -> "/messages?reason=" + each.title())
            .orElse("/messages?outcome=out-of-scope");
    return new HelpPage.Section(
        topic.id(),
        topic.title(),
        topic.meaning(),
        topic.findings().stream().map(HelpScreen::finding).toList(),
        new Link(
            topic
                .reason()
                .map(each -> "Messages with " + each.title())
                .orElse("Messages that were left alone"),
            list));
  }

  private static HelpPage.Finding finding(SubReason finding) {
    return new HelpPage.Finding(
        EnumWords.of(finding), sentence(EnglishFinding.of(finding)), Resolution.of(finding));
  }

  /** Clauses about a user or queue begin with what it does. */
  private static String sentence(String clause) {
    boolean about = OF_OWNERS.stream().anyMatch(clause::startsWith);
    return (about ? "The user or queue " + clause : Words.capitalized(clause)) + ".";
  }

  private Response api(Visit visit) {
    Frame frame =
        Frame.of(visit, Section.HELP, "The API")
            .under("Help", PATH)
            .twin(List.of(), "/api/v1/openapi.json");
    ApiPage page = new ApiDocs(program.contract().get()).page(frame);
    return Pages.of(output -> JteapiGenerated.render(output, null, page));
  }

  private Response about(Visit visit) {
    AboutPage page =
        new AboutPage(
            Frame.of(visit, Section.HELP, "About Mailpromoter")
                .under("Help", PATH)
                .twin(List.of(twins.plugins()), "/api/v1/plugins"),
            program.version(),
            Runtime.version().toString(),
            program.plugins().plugins().stream().flatMap(HelpScreen::offers).toList(),
            program.plugins().problems().stream().map(PluginProblem::toString).toList());
    return Pages.of(output -> JteaboutGenerated.render(output, null, page));
  }

  private static Stream<AboutPage.Plugin> offers(LoadedPlugin plugin) {
    return plugin.offers().stream()
        .map(
            each ->
                new AboutPage.Plugin(
                    plugin.info().name(),
                    plugin.info().version(),
                    plugin.place(),
                    each.kind().words(),
                    each.name(),
                    each.description()));
  }
}
