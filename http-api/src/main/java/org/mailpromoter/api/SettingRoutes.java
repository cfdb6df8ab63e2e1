package org.mailpromoter.api;

import static org.mailpromoter.installation.permission.Operation.CHOOSE_SETTINGS;
import static org.mailpromoter.installation.permission.Operation.COMPARE_SETTINGS;
import static org.mailpromoter.installation.permission.Operation.SEE_SETTINGS;
import static org.mailpromoter.web.Method.DELETE;
import static org.mailpromoter.web.Method.GET;
import static org.mailpromoter.web.Method.PUT;

import java.io.IOException;
import java.util.List;
import org.mailpromoter.access.Entry;
import org.mailpromoter.access.StaleException;
import org.mailpromoter.access.WrongInputException;
import org.mailpromoter.core.policy.PolicyText;
import org.mailpromoter.deployment.ConfigurationException;
import org.mailpromoter.documents.ComparisonDocuments;
import org.mailpromoter.documents.Document;
import org.mailpromoter.documents.SettingDocuments;
import org.mailpromoter.installation.NotFoundException;
import org.mailpromoter.installation.NotFoundException.Kind;
import org.mailpromoter.installation.OpenInstallation;
import org.mailpromoter.installation.ask.SettingsHistory;
import org.mailpromoter.installation.change.SettingChoices;
import org.mailpromoter.installation.comparison.PolicyComparisons;
import org.mailpromoter.web.Response;
import org.mailpromoter.web.Route;

/** The settings of the organization. */
final class SettingRoutes {
  private static final String ORGANIZATION = "organization";

  private final Object changes = new Object();

  List<Route<Entry>> routes() {
    return List.of(
        Call.route(GET, "/settings", SEE_SETTINGS, SettingRoutes::list),
        Call.route(GET, "/settings/history", SEE_SETTINGS, SettingRoutes::history),
        Call.route(
            GET, "/policy-sources/{source}/comparison", COMPARE_SETTINGS, SettingRoutes::compare),
        Call.route(GET, "/settings/{key}", SEE_SETTINGS, SettingRoutes::show),
        Call.route(PUT, "/settings/{key}", CHOOSE_SETTINGS, this::set),
        Call.route(DELETE, "/settings/{key}", CHOOSE_SETTINGS, this::reset));
  }

  private static Response list(Call call) throws WrongInputException {
    call.parameters().finish();
    return Answers.page(
        call.request(),
        SettingDocuments.inForce(new SettingsHistory(call.open()).inForce()),
        "settings");
  }

  private static Response history(Call call) throws WrongInputException {
    call.parameters().finish();
    return Answers.of(SettingDocuments.history(new SettingsHistory(call.open())));
  }

  private static Response compare(Call call) throws NotFoundException, WrongInputException {
    call.parameters().finish();
    OpenInstallation open = call.open();
    return Answers.of(
        ComparisonDocuments.of(
            new PolicyComparisons(open).compare(open.parts().policySource(call.text("source")))));
  }

  /** The setting in the path as it is in force. */
  private static Document found(Call call) throws NotFoundException {
    String key = call.text("key");
    List<PolicyText.Line> all =
        new SettingsHistory(call.open())
            .inForce().stream().filter(each -> each.scope().equals(ORGANIZATION)).toList();
    return all.stream()
        .filter(each -> each.key().equals(key))
        .findFirst()
        .map(SettingDocuments::one)
        .orElseThrow(
            () ->
                NotFoundException.among(
                    Kind.SETTING, key, all.stream().map(PolicyText.Line::key).toList()));
  }

  private static Response show(Call call) throws NotFoundException {
    return Answers.versioned(found(call));
  }

  private Response set(Call call)
      throws NotFoundException,
          ConfigurationException,
          WrongInputException,
          StaleException,
          IOException {
    JsonObject body = call.body();
    String given = body.demandedSetting("value");
    body.finish();
    String key = call.text("key");
    String value;
    synchronized (changes) {
      call.demandVersion(found(call));
      value = new SettingChoices(call.open()).set(call.requester(), key, given);
    }
    return changed(call, SettingDocuments.set(key, value, call.passing()));
  }

  private Response reset(Call call)
      throws NotFoundException, ConfigurationException, StaleException {
    String key = call.text("key");
    boolean removed;
    synchronized (changes) {
      call.demandVersion(found(call));
      removed = new SettingChoices(call.open()).reset(call.requester(), key);
    }
    return changed(call, SettingDocuments.reset(key, removed, call.passing()));
  }

  private static Response changed(Call call, Document document) throws NotFoundException {
    return Answers.of(document).header("ETag", Versions.of(found(call)));
  }
}
