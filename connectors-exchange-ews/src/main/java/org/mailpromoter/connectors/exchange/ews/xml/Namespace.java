package org.mailpromoter.connectors.exchange.ews.xml;

import java.util.Map;
import java.util.Set;

/** The namespaces of Exchange Web Services and the prefixes they have in requests. */
public final class Namespace {
  /** SOAP 1.1 envelopes, prefix {@code s}. */
  public static final String SOAP = "http://schemas.xmlsoap.org/soap/envelope/";

  /** Operations and their answers, prefix {@code m}. */
  public static final String MESSAGES =
      "http://schemas.microsoft.com/exchange/services/2006/messages";

  /** Items, folders and their properties, prefix {@code t}. */
  public static final String TYPES = "http://schemas.microsoft.com/exchange/services/2006/types";

  /** Details of SOAP faults. */
  public static final String ERRORS = "http://schemas.microsoft.com/exchange/services/2006/errors";

  /** Namespaces of elements in an answer; the parts of a SOAP fault have no namespace. */
  public static final Set<String> OF_ANSWERS = Set.of(SOAP, MESSAGES, TYPES, ERRORS, "");

  static final Map<String, String> BY_PREFIX = Map.of("s", SOAP, "m", MESSAGES, "t", TYPES);

  private Namespace() {}
}
