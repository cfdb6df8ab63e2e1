package org.mailpromoter.exchange.stub.operation;

import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import org.mailpromoter.exchange.stub.soap.Element;
import org.mailpromoter.exchange.stub.soap.EwsError;
import org.mailpromoter.exchange.stub.store.Ids;

/** ConvertId: the same id in Base64, Base64 for URLs, or hexadecimal digits. */
final class ConvertId implements Operation {
  @Override
  public void answer(Call call, ResponseMessages messages) {
    String destination = call.request().attribute("DestinationFormat");
    for (Element source : call.request().need("SourceIds").children()) {
      messages.add(() -> content(source, destination));
    }
  }

  private static Content content(Element source, String destination) {
    byte[] id = read(source.attribute("Id"), source.attribute("Format"));
    Ids.decode(Base64.getEncoder().encodeToString(id));
    String mailbox = source.attribute("Mailbox");
    return xml ->
        xml.start("m:AlternateId")
            .attribute("xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance")
            .attribute("xsi:type", "t:AlternateIdType")
            .attribute("Format", destination)
            .attribute("Id", write(id, destination))
            .attribute("Mailbox", mailbox)
            .end();
  }

  private static byte[] read(String id, String format) {
    try {
      return switch (format) {
        case "HexEntryId" -> HexFormat.of().parseHex(id.toLowerCase(Locale.ROOT));
        case "OwaId" -> Base64.getUrlDecoder().decode(id);
        default -> Base64.getDecoder().decode(id);
      };
    } catch (IllegalArgumentException e) {
      throw EwsError.malformedId();
    }
  }

  private static String write(byte[] id, String format) {
    return switch (format) {
      case "HexEntryId" -> HexFormat.of().withUpperCase().formatHex(id);
      case "OwaId" -> Base64.getUrlEncoder().encodeToString(id);
      default -> Base64.getEncoder().encodeToString(id);
    };
  }
}
