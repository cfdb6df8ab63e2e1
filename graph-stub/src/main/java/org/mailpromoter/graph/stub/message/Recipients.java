package org.mailpromoter.graph.stub.message;

import org.mailpromoter.testkit.mime.Address;
import org.mailpromoter.testkit.mime.Mail;
import tools.jackson.core.JsonGenerator;

/** Addresses as the type recipient. */
final class Recipients {
  private Recipients() {}

  static void one(JsonGenerator json, String name, Mail mail, String field) {
    mail.addresses(field).stream()
        .limit(1)
        .forEach(
            each -> {
              json.writeName(name);
              write(json, each);
            });
  }

  /** Who sent it, which is the author where nobody else is named. */
  static void sender(JsonGenerator json, String name, Mail mail) {
    one(json, name, mail, mail.addresses("Sender").isEmpty() ? "From" : "Sender");
  }

  static void many(JsonGenerator json, String name, Mail mail, String field) {
    json.writeArrayPropertyStart(name);
    mail.addresses(field).forEach(each -> write(json, each));
    json.writeEndArray();
  }

  private static void write(JsonGenerator json, Address address) {
    json.writeStartObject();
    json.writeObjectPropertyStart("emailAddress");
    json.writeStringProperty("name", address.name().isEmpty() ? address.address() : address.name());
    json.writeStringProperty("address", address.address());
    json.writeEndObject();
    json.writeEndObject();
  }
}
