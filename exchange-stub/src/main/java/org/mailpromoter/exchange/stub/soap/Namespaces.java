package org.mailpromoter.exchange.stub.soap;

/** The namespaces of Exchange Web Services and of SOAP 1.1. */
public final class Namespaces {
  /** SOAP 1.1. */
  public static final String SOAP = "http://schemas.xmlsoap.org/soap/envelope/";

  /** Requests and answers. */
  public static final String MESSAGES =
      "http://schemas.microsoft.com/exchange/services/2006/messages";

  /** The elements of requests and answers. */
  public static final String TYPES = "http://schemas.microsoft.com/exchange/services/2006/types";

  /** Details of a SOAP fault. */
  public static final String ERRORS = "http://schemas.microsoft.com/exchange/services/2006/errors";

  private Namespaces() {}
}
