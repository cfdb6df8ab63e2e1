package org.mailpromoter.connectors.graph.server;

/** A cloud of Microsoft: each has its own servers, and logins of one are void in the others. */
public enum Cloud {
  /** For everybody, and for the American government's moderate level. */
  GLOBAL("graph.microsoft.com", "login.microsoftonline.com", Reading.DELTA),
  /** For American authorities (GCC High). */
  GCC_HIGH("graph.microsoft.us", "login.microsoftonline.us", Reading.DELTA),
  /** For the American department of defense. */
  DOD("dod-graph.microsoft.us", "login.microsoftonline.us", Reading.DELTA),
  /** In China, run by 21Vianet; it does not list changes of folders. */
  CHINA("microsoftgraph.chinacloudapi.cn", "login.chinacloudapi.cn", Reading.LIST);

  private final String graph;
  private final String login;
  private final Reading reading;

  Cloud(String graph, String login, Reading reading) {
    this.graph = graph;
    this.login = login;
    this.reading = reading;
  }

  /** Where Graph is, without a version. */
  String graph() {
    return "https://" + graph;
  }

  /** Where tokens are. */
  String login() {
    return "https://" + login;
  }

  /** How folders are read there. */
  Reading reading() {
    return reading;
  }
}
